"""What an agenda is offered: matters arising, what is overdue, and what waits for somebody; through core alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.manifests import manifests
from lineofsight.core.design.paging import rows_of
from lineofsight.core.notices.models import Due
from lineofsight.core.records.search import seen_cards
from lineofsight.core.thread.models import Action
from lineofsight.core.thread.selectors import lists
from lineofsight.lead.governance.models import Item, Meeting, Paper, SectorIssue, Update
from lineofsight.lead.governance.selectors.handed_over import line_of
from lineofsight.lead.governance.selectors.outside import OWED
from lineofsight.lead.governance.selectors.sector_issues import unanswered_by

# Whose actions are still open.
OPEN = ("proposed", "open", "done")
# What is owed about a meeting itself is no matter for its agenda; actions and issues are offered for themselves. What
# passes with a body outside is read by few, and an agenda by many: it is put there in words of the manager's own.
NOT_OFFERED = (Meeting.KIND, Paper.KIND, SectorIssue.KIND, Update.KIND, "thread.action")
BETWEEN_TWO = tuple(OWED.values())
# Of each kind, no more than can be read through.
MOST = 30


@dataclass(frozen=True)
class Offered:
    """Something that may be put on an agenda: the record it is about, in words, and why it is offered."""

    ref: str
    title: str
    why: str
    on: date


@dataclass(frozen=True)
class Group:
    """What is offered for one reason."""

    title: str
    offered: list[Offered]


def offered_to(actor: Actor, meeting: Meeting) -> list[Group]:
    """What a meeting's agenda is offered and does not hold yet."""
    taken = set(meeting.items.filter(dropped=False).values_list("about_ref", flat=True))
    # What is on the agenda, or arises, may be among the first of every other list.
    most = 2 * MOST + len(taken)
    arising = rows_of(matters_arising(actor, meeting), 0, most)
    overdue = rows_of(overdue_actions(actor, meeting), 0, most)
    groups = [
        Group("Matters arising", of_actions(arising, "Raised by this body")),
        Group("Raised by sectors", [of_issue(each) for each in unanswered_by(meeting.partnership, meeting.on)[:most]]),
        Group("Actions past their day", of_actions(overdue, "Not done by its day")),
        *waiting(actor, meeting, most),
    ]
    left: list[Group] = []
    for group in groups:
        fresh = [each for each in group.offered if each.ref not in taken]
        left.append(Group(group.title, fresh[:MOST]))
        taken |= {each.ref for each in left[-1].offered}
    return [group for group in left if group.offered]


def matters_arising(actor: Actor, meeting: Meeting) -> QuerySet[Action]:
    """The open actions that earlier meetings raised, of the body and of those it took over from."""
    earlier = Meeting.objects.filter(body__in=line_of(meeting.body), on__lte=meeting.on).exclude(pk=meeting.pk)
    refs = list(earlier.values_list("ref", flat=True))
    return lists.actions_in(actor, meeting.partnership, states=OPEN, of=refs)


def overdue_actions(actor: Actor, meeting: Meeting) -> QuerySet[Action]:
    """The actions of the whole partnership whose day will have passed when the body meets."""
    undone = lists.actions_in(actor, meeting.partnership, states=("proposed", "open"))
    return undone.filter(due__lt=meeting.on)


def of_actions(actions: Iterable[Action], why: str) -> list[Offered]:
    return [Offered(a.ref, a.text, f"{why}: {a.owner.name}, {a.organisation.name}", a.due) for a in actions]


def of_issue(issue: SectorIssue) -> Offered:
    """What a sector raised, with how many organisations say so."""
    said = f"{issue.organisations} organisation{'' if issue.organisations == 1 else 's'}"
    title = f"{issue.sector}: {issue.title}"
    return Offered(issue.ref, title, f"Raised in {issue.seat.body.name}, {said}", issue.raised_on)


def waiting(actor: Actor, meeting: Meeting, most: int) -> list[Group]:
    """What is owed by the day of the meeting, of what an actor may see: challenges, risks and duties, kind by kind.

    Args:
        most: of each kind the first so many.
    """
    owed = Due.objects.filter(partnership=meeting.partnership, done_at=None, lifted_at=None, on__lte=meeting.on)
    owed = owed.filter(sealed=False).exclude(what__in=BETWEEN_TWO)
    place = Window(RowNumber(), partition_by=F("record_kind"), order_by=["on", "id"])
    first = owed.exclude(record_kind__in=NOT_OFFERED).annotate(place=place).filter(place__lte=most)
    rows = list(first.order_by("on", "id"))
    cards, kinds = (
        seen_cards(actor, {due.record_ref for due in rows}),
        {k: v for m in manifests() for k, v in m.kinds.items()},
    )
    groups: dict[str, list[Offered]] = {}
    for due in rows:
        card = cards.get(due.record_ref)
        if card and card.kind in kinds and card.kind not in NOT_OFFERED:
            groups.setdefault(kinds[card.kind], []).append(Offered(due.record_ref, due.title, card.label, due.on))
    return [Group(f"Owed: {kind.lower()}", found) for kind, found in sorted(groups.items())]


def item_of(offered: Offered, position: int, meeting: Meeting) -> Item:
    """What is offered, as an item."""
    return Item(
        partnership=meeting.partnership, meeting=meeting, position=position, title=offered.title[:200],
        purpose="assure", about_ref=offered.ref,
    )  # fmt: skip
