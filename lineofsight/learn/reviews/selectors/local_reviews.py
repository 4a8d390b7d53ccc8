"""Reads of local reviews: what stands, what is still lacking, and the facts their moves are judged by."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from lineofsight.core.access.models import Partnership
from lineofsight.core.design.text import day as day_words
from lineofsight.core.people.models import Organisation
from lineofsight.core.sealed.selectors import admitted
from lineofsight.core.sealed.values import Opened
from lineofsight.kernel import clock
from lineofsight.learn.reviews.models import (
    AccuracyCheck,
    AccuracyPoint,
    Draft,
    Incident,
    LocalReview,
    Publication,
    PublicText,
    TakenBack,
    Tick,
)
from lineofsight.learn.reviews.rules.local_review import (
    BEGINS,
    OPEN,
    OVER,
    PROCEEDINGS,
    Item,
    ReviewFacts,
    earliest,
    edition,
    refused_to_begin,
)
from lineofsight.learn.reviews.selectors.left import erased_rooms
from lineofsight.learn.reviews.selectors.partners import KINDS, partners
from lineofsight.learn.reviews.selectors.pointing import public_wording

TERMS = {
    "terms": "Terms of reference", "lines": "Key lines of enquiry", "period": "Period looked at",
    "panel": "Members of the panel", "contract": "Contract", "independence": "Independence and conflicts",
}  # fmt: skip


def reviews_of(incident: Incident) -> QuerySet[LocalReview]:
    """The local reviews of an incident, the latest first."""
    return incident.local_reviews.select_related("room")


def may_answer(incident: Incident) -> bool:
    """Whether another area's request may be answered of an incident of which no local review follows by itself."""
    open_now = incident.local_reviews.exclude(state__in=OVER).exists()
    return incident.state in BEGINS["request"] and not open_now and not may_begin(incident)


def may_begin(incident: Incident) -> bool:
    """Whether a local review may follow what was decided of an incident, and none is open."""
    offered = set(kinds_offered(incident)) - {"request"}
    return bool(offered) and not incident.local_reviews.exclude(state__in=OVER).exists()


def open_review(incident: Incident) -> LocalReview | None:
    """The local review of an incident that goes on; none where none does."""
    return incident.local_reviews.filter(state__in=OPEN).first()


def kinds_offered(incident: Incident) -> list[str]:
    """The kinds of review that may follow what was decided of an incident."""
    last = incident.decisions.last()
    alternative = last.alternative if last else ""
    return [kind for kind in BEGINS if not refused_to_begin(kind, incident.state, alternative)]


def open_reviews(partnership: Partnership) -> list[tuple[LocalReview, tuple[str, ...]]]:
    """Every open local review with what holds it, by key: the one that is due first stands first."""
    found = LocalReview.objects.filter(partnership=partnership, state__in=OPEN).exclude(room__in=erased_rooms())
    found = found.select_related("room")
    return [(each, holding(each)) for each in found.prefetch_related("proceedings").order_by("due_on", "id")]


def published(partnership: Partnership) -> QuerySet[Publication]:
    """What reviews of a partnership published and did not take back, the latest first."""
    return Publication.objects.filter(partnership=partnership, taken_back=None).select_related("file")


def publications(review: LocalReview) -> list[Publication]:
    """What a review published, the earliest first, with what became of each."""
    return list(review.publications.select_related("text", "taken_back__set_by").order_by("id"))


def standing(review: LocalReview) -> Publication | None:
    """What a review published and did not take back."""
    return review.publications.filter(taken_back=None).first()


def last_back(review: LocalReview) -> TakenBack | None:
    """The last time what a review published was taken back."""
    return TakenBack.objects.filter(publication__local_review=review).last()


def lacking(review: LocalReview) -> tuple[str, ...]:
    """What of the terms is not agreed yet. What answers another area's review has nobody to lead it, and no price."""
    if review.kind == "request":
        asked = {TERMS["terms"]: review.terms, TERMS["period"]: review.period, "Methods": review.methods}
        return tuple(label for label, there in asked.items() if not there)
    texts = [label for name, label in TERMS.items() if not getattr(review, name)]
    more = {
        "Methods": bool(review.methods), "The reviewer": review.reviewer_id is not None,
        "The price": review.price is not None,
        "The other boards": review.kind != "joint" or review.boards.exists(),
    }  # fmt: skip
    return (*texts, *(label for label, there in more.items() if not there))


def last_draft(review: LocalReview) -> Draft | None:
    """The draft that stands."""
    return review.drafts.last()


def kept_on(draft: Draft | None) -> date | None:
    """The day a draft was kept: nobody had it before."""
    return clock.london(draft.created_at).date() if draft else None


def unsigned(review: LocalReview) -> tuple[str, ...]:
    """Which safeguarding partners, and which other boards, have not signed the draft that stands."""
    signed = review.endorsements.filter(draft=last_draft(review))
    kinds = set(signed.exclude(organisation=None).values_list("organisation__kind", flat=True))
    called = {each.organisation.kind: each.organisation.name for each in partners(review.partnership)}
    boards = review.boards.exclude(pk__in=signed.exclude(board=None).values("board"))
    return (*(called.get(kind, name) for kind, name in KINDS.items() if kind not in kinds),
            *(board.name for board in boards))  # fmt: skip


def counts_from(review: LocalReview) -> int:
    """The number of the first draft whose checks of facts count for the draft that stands: the last of which nobody
    said that the checks before it stand."""
    first = review.drafts.filter(checks_stand=False).last()
    return first.number if first else 1


def latest_checks(review: LocalReview) -> list[AccuracyCheck]:
    """The last check of facts by each agency that was asked of the draft that stands, or of one whose checks stand."""
    return by_agency(review.checks.filter(draft__number__gte=counts_from(review)))


def earlier_checks(review: LocalReview) -> list[AccuracyCheck]:
    """The last check of each agency of a draft whose checks do not count any more: they are history."""
    return by_agency(review.checks.filter(draft__number__lt=counts_from(review)))


def by_agency(checks: QuerySet[AccuracyCheck]) -> list[AccuracyCheck]:
    rows = checks.select_related("organisation", "lead", "draft").order_by("id")
    return sorted({each.organisation_id: each for each in rows}.values(), key=lambda each: each.organisation.name)


def asked_anew(review: LocalReview) -> tuple[Organisation, ...]:
    """The agencies that were asked of an earlier draft, and are still to be asked of the one that stands."""
    asked = {each.organisation_id for each in latest_checks(review)}
    earlier = [each for each in earlier_checks(review) if each.state != "withdrawn"]
    return tuple(each.organisation for each in earlier if each.organisation_id not in asked)


def holding(review: LocalReview) -> tuple[str, ...]:
    """What holds publication."""
    standing = [each for each in review.proceedings.all() if each.holds and each.ended_on is None]
    return tuple(PROCEEDINGS[each.kind] for each in standing)


@dataclass(frozen=True)
class Line:
    """One line of the checklist, and the day it was done."""

    item: Item
    tick: Tick | None


def agencies_told(review: LocalReview) -> list[Organisation]:
    """The agencies that are told before anything is published: whoever gave an account or checked the facts."""
    asked = {*review.incident.accounts.values_list("organisation", flat=True),
             *review.checks.values_list("organisation", flat=True)}  # fmt: skip
    return list(Organisation.objects.filter(pk__in=asked).order_by("name"))


def checklist(review: LocalReview) -> list[Line]:
    """The checklist of a review, agencies among it, each with its last day: what was done for an earlier draft, with
    other words in it, does not count for the one that stands, nor what was done before a publication that was taken
    back."""
    made, back = review.ticks.filter(draft=last_draft(review)), last_back(review)
    done = {each.what: each for each in (made.filter(created_at__gt=back.created_at) if back else made)}
    items = list(edition(review.edition).items_of(review.kind))
    items += [
        Item(f"agency_{each.ref}", f"{each.name} has been told", (), "local", "The partnership’s own checklist", False)
        for each in agencies_told(review)
    ]
    return [Line(item, done.get(item.key)) for item in items]


def first_day(review: LocalReview) -> date | None:
    """The first day it may be published, as far as those who need notice were told."""
    told = [line.tick.on for line in checklist(review) if line.item.notice and line.tick]
    return earliest(review.kind, told, review.edition)


def public_text(review: LocalReview) -> PublicText | None:
    """The text that stands to be published."""
    return review.public_texts.select_related("written_by", "checked_by").last()


def is_current(text: PublicText) -> bool:
    """Whether a text was written of the draft that stands, and was not published before."""
    return text.draft == last_draft(text.local_review) and not text.publications.exists()


def notice_since(review: LocalReview) -> date | None:
    """The day before which nobody had notice of what is to be published: the draft that stands was kept on it, or what
    was published before was taken back."""
    kept, back = kept_on(last_draft(review)), last_back(review)
    return max(kept, back.on) if kept and back else kept


def checked_text(review: LocalReview, opened: Opened) -> PublicText | None:
    """The text that may be published: of the draft that stands, checked, and pointing to no child as far as is known
    now, but for what was let stand; none where it is not."""
    text = public_text(review)
    if text is None or not text.checked_by_id or not is_current(text):
        return None
    return None if public_wording(text, opened).open else text


def facts(review: LocalReview, text: PublicText | None = None, on: date | None = None) -> ReviewFacts:
    """What must be known to judge a move.

    Args:
        text: the text that is to be published, where it was found to be checked.
    """
    checks = latest_checks(review)
    first = first_day(review)
    points = AccuracyPoint.objects.filter(accuracy_check__local_review=review, taken=None)
    return ReviewFacts(
        lacking=lacking(review), drafts=review.drafts.count(), asked=len(checks),
        waiting=tuple(each.organisation.name for each in checks if each.state == "asked"),
        unasked=tuple(each.name for each in asked_anew(review)), unanswered=points.count(),
        unsigned=unsigned(review), holding=holding(review),
        undated=tuple(line.item.title for line in checklist(review) if line.tick is None),
        checked=text is not None,
        early=day_words(first) if first and (on or clock.today()) < first else "",
        unpublished=review.kind in ("local", "joint") and review.state == "signed",
        stands=standing(review) is not None,
    )  # fmt: skip


def reviewer_until(review: LocalReview) -> date | None:
    """Until when the reviewer is let in to the room; none where they are not."""
    if review.reviewer is None:
        return None
    grant = admitted(review.room).filter(holder_ref=review.reviewer.ref).last()
    return clock.london(grant.until).date() if grant and grant.until else None
