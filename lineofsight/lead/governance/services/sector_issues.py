"""What sectors raise: put to a meeting, answered by a day, told back; or withdrawn."""

from collections.abc import Iterable
from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.design.addresses import address
from lineofsight.core.notices import services as notices
from lineofsight.core.people import selectors as people
from lineofsight.core.people.roles import Role
from lineofsight.core.records import services as records
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import OutsideCalendar, add_working_days
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.governance.models import Decision, Item, Meeting, Seat, SectorIssue
from lineofsight.lead.governance.rules.sector_issues import ANSWERED_WITHIN, PUT_WITHIN, TOLD_WITHIN
from lineofsight.lead.governance.selectors import sector_issues as selectors
from lineofsight.lead.governance.selectors.sector_issues import ANSWER, PUT, TELL
from lineofsight.lead.governance.services.bodies import refuse


@operation("governance.raise_issue", on="seat")
def raise_issue(
    actor: Actor, *, seat: Seat, title: str, text: str, organisations: int, gathered: str
) -> SectorIssue:  # fmt: skip
    """Raise what a sector says, from its seat; the business manager owes it a meeting.

    Whoever does not sit there raises it on behalf of who does, and it is shown so.
    """
    issue = SectorIssue(
        partnership=seat.partnership, seat=seat, title=title, text=text, organisations=organisations,
        gathered=gathered, raised_by=people.person(actor.ref), on_behalf=not selectors.sits_in(actor, seat),
    )  # fmt: skip
    place = address("governance:issue", ref=issue.ref)
    records.open_record(issue, label=f"{seat.sector}: {title}"[:200], address=place, words=text)
    owe_meeting(issue)
    return issue


def owe_meeting(issue: SectorIssue) -> None:
    """The business manager owes an issue a meeting."""
    on = working_day(clock.today(), PUT_WITHIN)
    owe(issue, PUT, "Put to a meeting", on, f"{PUT_WITHIN} working days after it was raised, local")


def owe_answer(issue: SectorIssue, on: date, rule: str = "") -> None:
    """The business manager owes an answer to an issue by a day."""
    SectorIssue.objects.filter(pk=issue.pk).update(answer_by=on)
    issue.refresh_from_db()
    owe(issue, ANSWER, "Bring an answer", on, rule or f"{ANSWERED_WITHIN} working days after the meeting, local")


def owe_telling(issue: SectorIssue) -> None:
    """Whoever sits for the sector owes it the answer; the business manager, where nobody does."""
    holder = selectors.holder_today(issue.seat)
    whose = {"person": holder} if holder else {"role": Role.BUSINESS_MANAGER}
    on = working_day(issue.answered_on, TOLD_WITHIN)
    owe(issue, TELL, "Tell the sector", on, f"{TOLD_WITHIN} working days after the answer, local", **whose)


def owe(issue: SectorIssue, what: str, words: str, on: date, rule: str, **whose) -> None:
    notices.owe(
        record_ref=issue.ref, what=what, title=f"{words}: {issue.title}", on=on, rule=rule,
        address=address("governance:issue", ref=issue.ref), **(whose or {"role": Role.BUSINESS_MANAGER}),
    )  # fmt: skip


def working_day(start: date, days: int) -> date:
    """The day some working days after another.

    Raises:
        MoveRefused: it is not known which days are working days then.
    """
    try:
        return add_working_days(start, days)
    except OutsideCalendar as unknown:
        raise MoveRefused(str(unknown)) from None


def carry_up(issue: SectorIssue, item: Item) -> None:
    """An issue stands on an agenda as an item: its answer is owed some days after the meeting."""
    facts = selectors.issue_facts(issue, meeting=item.meeting)
    SectorIssue.objects.filter(pk=issue.pk).update(item=item)
    owe_answer(issue, working_day(item.meeting.on, ANSWERED_WITHIN))
    records.move(issue, "put_issue", facts=facts, reason=item.meeting.title)
    notices.settle(record_ref=issue.ref, what=PUT)


def came_off(items: Iterable[Item], why: str) -> None:
    """What stood on an agenda as these items is to be put to another meeting."""
    for issue in SectorIssue.objects.filter(item__in=list(items), state="put").select_related("seat"):
        records.move(issue, "take_issue_off", reason=why)
        SectorIssue.objects.filter(pk=issue.pk).update(item=None, answer_by=None)
        issue.refresh_from_db()
        notices.lift(record_ref=issue.ref, what=ANSWER)
        owe_meeting(issue)


def meeting_moved(meeting: Meeting) -> None:
    """A meeting goes to another day, and the answers it owes go with it."""
    for issue in SectorIssue.objects.filter(item__meeting=meeting, state="put"):
        owe_answer(issue, working_day(meeting.on, ANSWERED_WITHIN))


def seat_changed_hands(seat: Seat) -> None:
    """What is to be told back is owed by whoever sits there now."""
    for issue in SectorIssue.objects.filter(seat=seat, state="answered").select_related("seat"):
        owe_telling(issue)


@operation("governance.move_answer", on="issue")
def move_answer(actor: Actor, *, issue: SectorIssue, on: date, reason: str) -> SectorIssue:
    """Say that the answer comes by another day, and why; the day before stays to be seen."""
    records.move(issue, "move_answer", facts=selectors.issue_facts(issue, on=on), reason=reason)
    owe_answer(issue, on, "A day of its own, local")
    return issue


@operation("governance.answer_issue", on="issue")
def answer_issue(
    actor: Actor, *, issue: SectorIssue, answered_on: date, answer: str = "", decision: Decision | None = None
) -> SectorIssue:
    """Write down what an issue was answered, in words or by a decision; whoever sits for the sector tells it."""
    refuse(of_another_body(issue, decision))
    says = bool(answer or (decision and not decision.private))
    facts = selectors.issue_facts(issue, on=answered_on, says=says)
    records.move(issue, "answer_issue", facts=facts)
    SectorIssue.objects.filter(pk=issue.pk).update(answer=answer, decision=decision, answered_on=answered_on)
    issue.refresh_from_db()
    notices.settle(record_ref=issue.ref, what=ANSWER)
    owe_telling(issue)
    return issue


def of_another_body(issue: SectorIssue, decision: Decision | None) -> str | None:
    """An issue is answered by a decision of the body it was put to."""
    if decision is None or selectors.decisions_since(issue).filter(pk=decision.pk).exists():
        return None
    return "That is no decision of the body it was put to, since it was."


@operation("governance.tell_issue_back", on="issue")
def tell_issue_back(actor: Actor, *, issue: SectorIssue, told_on: date, told_by: str, told_how: str) -> SectorIssue:
    """Write down who told the sector what came of it, how and when."""
    records.move(issue, "tell_issue_back", facts=selectors.issue_facts(issue, on=told_on))
    SectorIssue.objects.filter(pk=issue.pk).update(told_on=told_on, told_by=told_by, told_how=told_how)
    issue.refresh_from_db()
    notices.settle(record_ref=issue.ref, what=TELL)
    return issue


@operation("governance.withdraw_issue", on="issue")
def withdraw_issue(actor: Actor, *, issue: SectorIssue, reason: str) -> SectorIssue:
    """Withdraw an issue, and say why; nothing is owed of it any more."""
    records.move(issue, "withdraw_issue", reason=reason)
    notices.lift(record_ref=issue.ref)
    return issue
