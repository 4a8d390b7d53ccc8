"""Agendas: what stands on them, and what was said of each item."""

from collections.abc import Collection

from django.db.models import Max

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.people.models import Person
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.governance.models import Item, Meeting, SectorIssue
from lineofsight.lead.governance.selectors import offering
from lineofsight.lead.governance.services.papers import lift_paper
from lineofsight.lead.governance.services.sector_issues import came_off, carry_up

# While its agenda may change; while what was said may be written.
OPEN, MINUTED = ("planned", "agenda", "papers_due", "out"), ("out", "held")


@operation("governance.add_item", on="meeting")
def add_item(
    actor: Actor, *, meeting: Meeting, title: str, purpose: str, owner: Person | None = None, private: bool = False,
    about_ref: str = "",
) -> Item:  # fmt: skip
    """Put something on a meeting's agenda, after what stands on it."""
    hold_open(meeting)
    return Item.objects.create(
        partnership=meeting.partnership, meeting=meeting, position=next_position(meeting), title=title,
        purpose=purpose, owner=owner, private=private, about_ref=about_ref,
    )  # fmt: skip


def hold_open(meeting: Meeting) -> None:
    if meeting.state not in OPEN:
        raise MoveRefused("This meeting was held or cancelled, so that its agenda stays as it is.")


def next_position(meeting: Meeting) -> int:
    return (meeting.items.aggregate(last=Max("position"))["last"] or 0) + 1


@operation("governance.put_on_agenda", on="meeting")
def put_on_agenda(actor: Actor, *, meeting: Meeting, refs: Collection[str]) -> list[Item]:
    """Put what the agenda was offered on it: matters arising, what sectors raised, what is overdue, what waits."""
    hold_open(meeting)
    first = next_position(meeting)
    chosen = [each for group in offering.offered_to(actor, meeting) for each in group.offered if each.ref in refs]
    made = Item.objects.bulk_create(offering.item_of(each, first + place, meeting) for place, each in enumerate(chosen))
    about = {item.about_ref: item for item in made}
    for issue in SectorIssue.objects.filter(ref__in=about).select_related("seat", "item__meeting"):
        carry_up(issue, about[issue.ref])
    return made


@operation("governance.put_issue", on="issue")
def put_issue(actor: Actor, *, issue: SectorIssue, meeting: Meeting) -> Item:
    """Put what a sector raised on the agenda of a meeting that is ahead."""
    hold_open(meeting)
    offered = offering.of_issue(issue)
    item = offering.item_of(offered, next_position(meeting), meeting)
    item.save(force_insert=True)
    carry_up(issue, item)
    return item


@operation("governance.edit_item", on="item")
def edit_item(
    actor: Actor, *, item: Item, title: str, purpose: str, position: int, owner: Person | None = None,
    private: bool = False,
) -> Item:  # fmt: skip
    """Change an item, or its place on the agenda."""
    hold_open(item.meeting)
    others = list(item.meeting.items.filter(dropped=False).exclude(pk=item.pk))
    others.insert(max(position - 1, 0), item)
    for place, each in enumerate(others, 1):
        Item.objects.filter(pk=each.pk).update(position=place)
    Item.objects.filter(pk=item.pk).update(title=title, purpose=purpose, owner=owner, private=private)
    item.refresh_from_db()
    return item


@operation("governance.drop_item", on="item")
def drop_item(actor: Actor, *, item: Item) -> Item:
    """Take an item off the agenda; nobody owes its papers any more."""
    hold_open(item.meeting)
    Item.objects.filter(pk=item.pk).update(dropped=True)
    for paper in item.papers.all():
        lift_paper(paper)
    came_off([item], f"Taken off the agenda: {item.meeting.title}")
    item.refresh_from_db()
    return item


@operation("governance.write_minutes", on="item")
def write_minutes(actor: Actor, *, item: Item, minutes: str) -> Item:
    """Write down what was said of an item, until the minutes are drafted."""
    if item.meeting.state not in MINUTED:
        raise MoveRefused("Minutes are written once the papers are out, and until they are drafted.")
    Item.objects.filter(pk=item.pk).update(minutes=minutes)
    item.refresh_from_db()
    return item
