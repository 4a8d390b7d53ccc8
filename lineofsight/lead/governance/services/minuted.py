"""What a meeting leaves: who came, which interests were declared, what was decided."""

from collections.abc import Iterable, Mapping

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.design.addresses import address
from lineofsight.core.people import selectors as people
from lineofsight.core.records import services as records
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.governance.models import Attendance, Decision, Interest, Item, Meeting, Paper, Seat, Status
from lineofsight.lead.governance.selectors import minuted as selectors

# While who came and what was decided may be written down: until the minutes are checked.
OPEN = ("agenda", "papers_due", "out", "held")


@operation("governance.record_attendance", on="meeting")
def record_attendance(
    actor: Actor, *, meeting: Meeting, seats: Mapping[Seat, tuple[str, str]], guests: Iterable[str] = ()
) -> Meeting:
    """Write down who came to a meeting. Written again, it takes the place of what was written before.

    Args:
        seats: for each seat its status and, in words, who came for it.
    """
    hold_open(meeting)
    for seat, (status, who) in seats.items():
        if status == Status.SUBSTITUTE and not who:
            raise MoveRefused(f"Say who came in place of {seat.called}.")
        Attendance.objects.update_or_create(
            meeting=meeting, seat=seat, defaults={"partnership": meeting.partnership, "status": status, "who": who}
        )
    Attendance.objects.filter(meeting=meeting, seat=None).delete()
    for guest in guests:
        Attendance.objects.create(
            partnership=meeting.partnership, meeting=meeting, seat=None, status=Status.PRESENT, who=guest
        )
    return meeting


def hold_open(meeting: Meeting) -> None:
    if meeting.state not in OPEN:
        raise MoveRefused("The minutes of this meeting are drafted. Send them back before you change them.")


@operation("governance.declare_interest", on="meeting")
def declare_interest(
    actor: Actor, *, meeting: Meeting, who: str, what: str, dealt_with: str, item: Item | None = None
) -> Interest:
    """Write down an interest somebody declared, and what was done about it."""
    hold_open(meeting)
    return Interest.objects.create(
        partnership=meeting.partnership, meeting=meeting, who=who, what=what, dealt_with=dealt_with, item=item
    )


@operation("governance.record_decision", on="item")
def record_decision(
    actor: Actor, *, item: Item, text: str, paper: Paper | None = None, dissent: str = "", private: bool = False
) -> Decision:
    """Write down what was decided, by its own number, apart from the minutes."""
    hold_open(item.meeting)
    year = item.meeting.on.year
    decision = Decision(
        partnership=item.partnership, year=year, number=selectors.next_number(item.partnership, year), item=item,
        paper=paper, text=text, dissent=dissent, private=private or item.private, decided_on=item.meeting.on,
        written_by=people.person(actor.ref),
    )  # fmt: skip
    return records.open_record(
        decision, label=f"Decision {decision.called}", address=address("governance:decision", ref=decision.ref),
        words=text,
    )  # fmt: skip


@operation("governance.set_decision_aside", on="decision")
def set_decision_aside(actor: Actor, *, decision: Decision, reason: str) -> Decision:
    """Say that a decision is no longer in force, and why; it stays to be read."""
    return records.move(decision, "set_decision_aside", reason=reason)
