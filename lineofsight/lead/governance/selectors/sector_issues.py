"""Reads of what sectors raised: who may see, raise and move an issue, and the facts its moves are judged by."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.notices.models import Due, DueChange
from lineofsight.core.notices.selectors import due as dues
from lineofsight.core.people.models import Person
from lineofsight.core.people.roles import INSIDE
from lineofsight.core.people.selectors import holding, inside
from lineofsight.kernel import clock
from lineofsight.lead.governance.lifecycle import AHEAD, UNTOLD
from lineofsight.lead.governance.models import Body, Decision, Meeting, Seat, SectorIssue
from lineofsight.lead.governance.rules.sector_issues import IssueFacts
from lineofsight.lead.governance.selectors.permissions import KEEPER, seated

# What is owed of an issue in turn.
PUT, ANSWER, TELL = "put_issue", "answer_issue", "tell_issue_back"


@permission("governance.list_issues")
def issue_lists(actor: Actor) -> QuerySet[Partnership]:
    """The partnerships in which an actor has a list of issues: its own people, and whoever sits in a body."""
    sits = seated(actor).values_list("partnership", flat=True)
    return Partnership.objects.filter(Q(pk__in=actor.partnerships_as(*INSIDE)) | Q(pk__in=list(sits)))


@permission("governance.see_issue")
def issues_seen(actor: Actor) -> QuerySet[SectorIssue]:
    """The issues of the partnership an actor works inside, and of the bodies in which they sit or that took them up."""
    sits = seated(actor).values("seat__body")
    return SectorIssue.objects.filter(
        Q(partnership__in=inside(actor)) | Q(seat__body__in=sits) | Q(item__meeting__body__in=sits)
    )


@permission("governance.raise_issue", ask="Ask whoever sits for the sector.")
def seats_spoken_for(actor: Actor) -> QuerySet[Seat]:
    """The seats of a sector that an actor holds today; all of them for the business manager, on their behalf."""
    sectors = Seat.objects.filter(holding(clock.today()), body__state="standing").exclude(sector="")
    mine = Q(pk__in=seated(actor).values("seat"))
    return sectors.filter(Q(partnership__in=actor.partnerships_as(KEEPER)) | mine)


@permission("governance.withdraw_issue", ask="Ask whoever sits for the sector.")
@permission("governance.tell_issue_back", ask="Ask whoever sits for the sector.")
def issues_spoken_for(actor: Actor) -> QuerySet[SectorIssue]:
    """The issues of the seats an actor holds today; all of them for the business manager, on their behalf."""
    mine = Q(seat__in=seated(actor).values("seat"))
    return SectorIssue.objects.filter(Q(partnership__in=actor.partnerships_as(KEEPER)) | mine)


@permission("governance.put_issue")
@permission("governance.move_answer")
@permission("governance.answer_issue")
def issues_carried(actor: Actor) -> QuerySet[SectorIssue]:
    """The issues the business manager carries to meetings and brings answers to."""
    return SectorIssue.objects.filter(partnership__in=actor.partnerships_as(KEEPER))


def sits_in(actor: Actor, seat: Seat) -> bool:
    """Whether an actor sits in a seat today, or stands in."""
    return seated(actor).filter(seat=seat).exists()


def spoken_for_here(actor: Actor, partnership: Partnership, body: Body | None = None) -> QuerySet[Seat]:
    """The seats of sectors for which an actor may raise something in a partnership, perhaps in one body."""
    found = seats_spoken_for(actor).filter(partnership=partnership).select_related("body")
    return (found.filter(body=body) if body else found).order_by("sector", "body__name", "title")


def issues_in(
    actor: Actor, partnership: Partnership, *, state: str = "", sector: str = "", body: str = "", late: bool = False
) -> QuerySet[SectorIssue]:
    """A partnership's issues that an actor may see, the latest first, perhaps only some.

    Args:
        state: one state, or "open" for all that are not told back or withdrawn. body: the ref of the body in which the
            sector has its seat. late: only those whose answer is late, or came late.
    """
    found = issues_seen(actor).filter(partnership=partnership)
    if state:
        states = UNTOLD if state == "open" else (state,)
        found = found.filter(state__in=states)
    if sector:
        found = found.filter(seat__sector=sector)
    if body:
        found = found.filter(seat__body__ref=body)
    if late:
        past = Q(answered_on=None, state="put", answer_by__lt=clock.today())
        found = found.filter(past | Q(answered_on__gt=F("answer_by")))
    related = ("seat__body", "seat__organisation", "item__meeting__body", "decision", "raised_by")
    return found.distinct().select_related(*related)


def sectors_in(actor: Actor, partnership: Partnership) -> list[str]:
    """The sectors that raised something an actor may see, by name."""
    found = issues_seen(actor).filter(partnership=partnership).order_by()
    return sorted(set(found.values_list("seat__sector", flat=True)))


def unanswered_by(partnership: Partnership, day: date) -> QuerySet[SectorIssue]:
    """What a meeting on a day may take up: what was raised, and what an earlier meeting left unanswered."""
    left = Q(state="put", item__meeting__on__lte=day) & ~Q(item__meeting__state__in=AHEAD)
    found = SectorIssue.objects.filter(Q(state="raised") | left, partnership=partnership)
    return found.select_related("seat__body").order_by("raised_on", "id")


def meetings_ahead(issue: SectorIssue) -> list[Meeting]:
    """The meetings an issue may be put to, its own body's first, then by day."""
    found = Meeting.objects.filter(partnership=issue.partnership, state__in=AHEAD).select_related("body")
    return sorted(found, key=lambda each: (each.body_id != issue.seat.body_id, each.on, each.pk))


def decisions_since(issue: SectorIssue) -> QuerySet[Decision]:
    """The decisions that may answer an issue: those of the meeting it was put to, and of later ones of its body."""
    if issue.item is None:
        return Decision.objects.none()
    meeting = issue.item.meeting
    found = Decision.objects.filter(item__meeting__body=meeting.body, decided_on__gte=meeting.on, state="made")
    return found.order_by("-year", "-number")


def issue_facts(issue: SectorIssue, *, meeting: Meeting | None = None, on: date | None = None, says: bool = False):
    """What must be known to judge a move of an issue; what the move itself says is told."""
    before = issue.item.meeting if issue.item else None
    held = before is not None and before.state not in (*AHEAD, "cancelled")
    return IssueFacts(
        today=clock.today(), ahead=meeting is not None and meeting.ahead,
        on_agenda=issue.state == "put" and before is not None and before.ahead,
        met_on=before.on if before and held else None, answered_on=issue.answered_on, on=on, says=says,
    )  # fmt: skip


def holder_today(seat: Seat) -> Person | None:
    """Who sits in a seat today; nobody, where it is vacant."""
    held = seat.holdings.filter(holding(clock.today()), substitute=False, person__isnull=False)
    first = held.select_related("person").first()
    return first.person if first else None


@dataclass(frozen=True)
class Slipped:
    """An issue as a list shows it: with the days its answer was owed by before."""

    issue: SectorIssue
    was: list[date]


def with_slips(issues) -> list[Slipped]:
    """Issues with the days from which their answers were moved, the first day first."""
    found = list(issues)
    rows = {due.record_ref: due for due in Due.objects.filter(record_ref__in=[i.ref for i in found], what=ANSWER)}
    moved: dict[int, list[DueChange]] = dues.slips(rows.values())
    return [
        Slipped(each, [c.was for c in moved.get(rows[each.ref].pk, ()) if c.was] if each.ref in rows else [])
        for each in found
    ]
