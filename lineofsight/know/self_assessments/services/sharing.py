"""What a parent answers once for its sites: begun, saved, and taken to each site, which says whether it is true."""

from collections.abc import Mapping

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.jobs import later
from lineofsight.core.access.operations import operation
from lineofsight.core.access.scope import current_partnership
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Organisation
from lineofsight.core.questions import library
from lineofsight.core.questions.rules import carried
from lineofsight.core.questions.selectors import answers_of, given_of
from lineofsight.core.questions.services import Saved, Sent, carry_again, carry_over, save_answers
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.self_assessments.models import Assessment, SharedSheet, SharedUse
from lineofsight.know.self_assessments.rules.sharing import reaching
from lineofsight.know.self_assessments.selectors import own
from lineofsight.know.self_assessments.selectors import sharing as selectors

ELSEWHERE = "{parent} shares these answers from {home}. Whoever leads for it there changes them."


@operation("self_assessments.begin_shared", on="organisation")
def begin_shared(actor: Actor, *, organisation: Organisation, question_set: str) -> SharedSheet:
    """Begin to share answers by the newest edition of a question set, with those shared by the edition before: the
    parent says of each that it is still true before it reaches a site.

    Raises:
        MoveRefused: the parent shares them from another partnership.
    """
    newest, home = library.newest(question_set), current_partnership()
    before = selectors.latest_shared(organisation, question_set)
    if before and home and before.home_id != home.pk:
        raise MoveRefused(ELSEWHERE.format(parent=organisation.name, home=before.home.name))
    if before and before.edition == newest.edition:
        return before
    made = SharedSheet.objects.create(
        organisation=organisation, home=home, question_set=question_set, edition=newest.edition
    )
    if before:
        carry_over(made, carried(before.questions, given_of(answers_of(before)), newest))
    return made


@operation("self_assessments.save_shared", on="sheet")
def save_shared(actor: Actor, *, sheet: SharedSheet, sent: Mapping[str, Sent]) -> Saved:
    """Save what a parent shares, and have it taken to its sites by the worker."""
    saved = save_answers(sheet, sent)
    if saved.kept:
        later("self_assessments.share_answers", sheet_ref=sheet.ref)
    return saved


@operation("self_assessments.share_answers", kinds=("system",))
def share_answers(actor: Actor, *, sheet_ref: str) -> int:
    """Take what a parent shares to each of its sites that is answering; again it changes nothing. Returns how many
    answers were filled in or changed."""
    sheet = SharedSheet.objects.select_related("organisation").get(ref=sheet_ref)
    return sum(map(take_shared, answering(sheet)))


@operation("self_assessments.share_all", kinds=("system",))
def share_all(actor: Actor) -> int:
    """Take what the parents of this partnership share to sites that came to them since, or answer again.

    Run daily; run twice it changes nothing more. Strength: local. Returns how many answers were filled in or changed.
    """
    sheets = SharedSheet.objects.filter(home=current_partnership()).select_related("organisation")
    return sum(take_shared(each) for sheet in sheets for each in answering(sheet))


def answering(sheet: SharedSheet) -> list[Assessment]:
    """The assessments of a parent's sites that are being answered by the same questions."""
    sites = people.sites_of([sheet.organisation])
    found = Assessment.objects.filter(
        organisation__in=sites.values("pk"), question_set=sheet.question_set, state="in_progress"
    )
    return [each for each in found.select_related("organisation") if not own.followed(each)]


def take_shared(assessment: Assessment) -> int:
    """Fill in, in one site's assessment, what its parent shares: where nothing stands, and in the place of what the
    parent shared before and nobody has said is true. Called inside an operation."""
    sheet, shared = selectors.shared_with(assessment)
    if sheet is None:
        return 0
    Assessment.objects.select_for_update().get(pk=assessment.pk)
    found = reaching(shared, selectors.standing_in(assessment, sheet))
    carry_over(assessment, found.fresh)
    carry_again(assessment, found.anew)
    for key in (*found.fresh, *found.anew):
        SharedUse.objects.update_or_create(assessment=assessment, item=key, defaults={"shared": sheet})
    return len(found.fresh) + len(found.anew)
