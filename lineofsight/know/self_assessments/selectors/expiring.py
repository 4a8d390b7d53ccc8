"""Reads of documents about whose expiry nobody has been written to yet."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from lineofsight.core.access.models import Partnership
from lineofsight.core.people.models import Organisation
from lineofsight.kernel import clock
from lineofsight.know.self_assessments.models import Assessment, Attachment
from lineofsight.know.self_assessments.models.attachments import Described
from lineofsight.know.self_assessments.rules.attachments import Expiry, expiry_of, letter_due, warned_days
from lineofsight.know.self_assessments.selectors.attachments import used_for


@dataclass(frozen=True)
class Expiring:
    """A document a letter is about: which letter, until when it holds, and the questions it shows the answers of, by
    the title of their set."""

    attachment: Attachment
    letter: str
    expiry: Expiry | None
    used: dict[str, list[str]]

    @property
    def document(self) -> Described:
        """What is said of it."""
        return self.attachment


def to_write_about(partnership: Partnership) -> dict[Organisation, list[Expiring]]:
    """By organisation at home in a partnership, the documents it is to be written to about today."""
    today = clock.today()
    held = Attachment.objects.filter(
        home=partnership, ended_at=None, expires_on__lte=today + timedelta(days=warned_days())
    )
    held = held.select_related("organisation").prefetch_related("warnings").order_by("expires_on", "title", "id")
    due = [(each, letter) for each in held if (letter := letter_of(each))]
    used = used_for(each for each, _ in due)
    found: dict[Organisation, list[Expiring]] = defaultdict(list)
    for each, letter in due:
        found[each.organisation].append(
            Expiring(each, letter, expiry_of(each.expires_on, today), used.get(each.pk, {}))
        )
    return dict(found)


def letter_of(attachment: Attachment) -> str:
    """Which letter about a document is due today; none where there is none."""
    sent = {each.letter for each in attachment.warnings.all()}
    added = clock.london(attachment.added_at).date()
    return letter_due(added, attachment.expires_on, clock.today(), sent) if attachment.expires_on else ""


def assessment_with(documents: Iterable[Expiring]) -> Assessment | None:
    """The assessment from whose pages an organisation keeps some documents: of one they show an answer of, or any."""
    documents = list(documents)
    first = documents[0].attachment
    own = Assessment.objects.filter(organisation=first.organisation_id, home=first.home_id).order_by("-n", "id")
    sets = {use.question_set for each in documents for use in each.attachment.uses.all()}
    return own.filter(question_set__in=sets).first() or own.first()
