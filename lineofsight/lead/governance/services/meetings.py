"""Meetings: planned, called, held, minuted."""

from datetime import date

from lineofsight.core.access.actors import Actor, PersonActor
from lineofsight.core.access.operations import operation
from lineofsight.core.access.services import end_grants, give_grant
from lineofsight.core.design.addresses import address
from lineofsight.core.notices import services as notices
from lineofsight.core.people import selectors as people
from lineofsight.core.people.roles import Role
from lineofsight.core.records import services as records
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import OutsideCalendar, add_working_days
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.governance.models import Body, Meeting
from lineofsight.lead.governance.rules.clear_days import last_day_for_papers
from lineofsight.lead.governance.rules.meetings import CHECKED_WITHIN, MINUTES_WITHIN, day_lies_ahead
from lineofsight.lead.governance.selectors import meetings as selectors
from lineofsight.lead.governance.services.bodies import refuse
from lineofsight.lead.governance.services.papers import lift_papers, owe_paper
from lineofsight.lead.governance.services.sector_issues import came_off, meeting_moved

HOLD, SEND, MINUTES, CHECK, AGREE = "hold_meeting", "send_papers", "draft_minutes", "check_minutes", "agree_minutes"


@operation("governance.plan_meeting", on="body")
def plan_meeting(actor: Actor, *, body: Body, on: date, starts: str = "", place: str = "") -> Meeting:
    """Plan a meeting of a body."""
    if not body.span.holds_on(on):
        raise MoveRefused("There is no such body on that day.")
    meeting = Meeting(
        partnership=body.partnership, body=body, on=on, starts=starts, place=place, papers_due=papers_due(on)
    )
    refuse(day_lies_ahead(selectors.MeetingFacts(today=clock.today(), on=on)))
    records.open_record(meeting, label=meeting.title, address=address("governance:meeting", ref=meeting.ref))
    owe_meeting(meeting)
    return meeting


def papers_due(on: date) -> date:
    """The last day on which papers for a meeting on a day can go out.

    Raises:
        MoveRefused: it is not known which days are working days then.
    """
    try:
        return last_day_for_papers(on)
    except OutsideCalendar as unknown:
        raise MoveRefused(str(unknown)) from None


def owe_meeting(meeting: Meeting) -> None:
    """The business manager owes the meeting on its day, and its papers to those who read them."""
    owe(meeting, HOLD, f"Meeting: {meeting.title}", meeting.on, role=Role.BUSINESS_MANAGER)
    owe(meeting, SEND, f"Send the papers: {meeting.title}", meeting.papers_due, role=Role.BUSINESS_MANAGER)


def owe(meeting: Meeting, what: str, title: str, on: date, **whose) -> None:
    notices.owe(
        record_ref=meeting.ref, what=what, title=title[:200], on=on, rule="The meeting’s timetable, local",
        address=address("governance:meeting", ref=meeting.ref), **whose,
    )  # fmt: skip


def settle(meeting: Meeting, *words: str) -> None:
    for what in words:
        notices.settle(record_ref=meeting.ref, what=what)


@operation("governance.open_agenda", on="meeting")
def open_agenda(actor: Actor, *, meeting: Meeting) -> Meeting:
    """Begin a meeting's agenda."""
    return records.move(meeting, "open_agenda")


@operation("governance.close_agenda", on="meeting")
def close_agenda(actor: Actor, *, meeting: Meeting) -> Meeting:
    """Close a meeting's agenda; papers are waited for."""
    return records.move(meeting, "close_agenda", facts=selectors.meeting_facts(meeting))


@operation("governance.send_papers", on="meeting")
def send_papers(actor: Actor, *, meeting: Meeting) -> Meeting:
    """Send agenda and papers to everybody who sits in the body or stands in; what is late follows, and is shown."""
    records.move(meeting, "send_papers", facts=selectors.meeting_facts(meeting))
    Meeting.objects.filter(pk=meeting.pk).update(sent_on=clock.today())
    meeting.refresh_from_db()
    settle(meeting, SEND)
    for person in selectors.readers_of(meeting):
        grant = give_grant(
            holder_ref=person.ref, record_kind=Meeting.KIND, record_ref=meeting.ref, verbs=("see_meeting",),
            why=f"To read the papers: {meeting.title}",
        )  # fmt: skip
        notices.send_link("governance/papers", to=person, grant=grant, meeting=meeting, partnership=meeting.partnership)
    return meeting


@operation("governance.hold_meeting", on="meeting")
def hold_meeting(actor: Actor, *, meeting: Meeting) -> Meeting:
    """Say that a meeting was held; its minutes are owed."""
    records.move(meeting, "hold_meeting", facts=selectors.meeting_facts(meeting))
    settle(meeting, HOLD, SEND)
    lift_papers(meeting)
    on = add_working_days(meeting.on, MINUTES_WITHIN)
    owe(meeting, MINUTES, f"Draft the minutes: {meeting.title}", on, role=Role.BUSINESS_MANAGER)
    return meeting


@operation("governance.draft_minutes", on="meeting")
def draft_minutes(actor: PersonActor, *, meeting: Meeting) -> Meeting:
    """Say that the minutes are drafted; whoever chairs the body checks them."""
    records.move(meeting, "draft_minutes", facts=selectors.meeting_facts(meeting))
    Meeting.objects.filter(pk=meeting.pk).update(drafted_by=people.person(actor.ref))
    meeting.refresh_from_db()
    settle(meeting, MINUTES)
    chair, on = selectors.chair_of(meeting.body, clock.today()), add_working_days(clock.today(), CHECKED_WITHIN)
    whose = {"person": chair} if chair else {"role": Role.CHAIR}
    owe(meeting, CHECK, f"Check the minutes: {meeting.title}", on, **whose)
    return meeting


@operation("governance.check_minutes", on="meeting")
def check_minutes(actor: Actor, *, meeting: Meeting) -> Meeting:
    """Say that the minutes are right; the body agrees them when it next meets."""
    records.move(meeting, "check_minutes", facts=selectors.meeting_facts(meeting, actor))
    settle(meeting, CHECK)
    following = Meeting.objects.filter(body=meeting.body, on__gt=meeting.on).exclude(state="cancelled").order_by("on")
    first = following.first()
    on = first.on if first else add_working_days(clock.today(), MINUTES_WITHIN)
    owe(meeting, AGREE, f"Have the minutes agreed: {meeting.title}", on, role=Role.BUSINESS_MANAGER)
    return meeting


@operation("governance.send_minutes_back", on="meeting")
def send_minutes_back(actor: Actor, *, meeting: Meeting, reason: str) -> Meeting:
    """Send the minutes back to be written again, and say why."""
    records.move(meeting, "send_minutes_back", reason=reason)
    settle(meeting, CHECK, AGREE)
    on = add_working_days(clock.today(), CHECKED_WITHIN)
    owe(meeting, MINUTES, f"Put the minutes right: {meeting.title}", on, role=Role.BUSINESS_MANAGER)
    return meeting


@operation("governance.agree_minutes", on="meeting")
def agree_minutes(actor: Actor, *, meeting: Meeting, agreed_on: date) -> Meeting:
    """Say on which day the body agreed the minutes. From then on nothing of them changes."""
    facts = selectors.meeting_facts(meeting, agreed_on=agreed_on)
    records.move(meeting, "agree_minutes", facts=facts)
    Meeting.objects.filter(pk=meeting.pk).update(agreed_on=agreed_on)
    meeting.refresh_from_db()
    settle(meeting, AGREE)
    return meeting


@operation("governance.postpone_meeting", on="meeting")
def postpone_meeting(actor: Actor, *, meeting: Meeting, on: date, reason: str) -> Meeting:
    """Move a meeting to another day, and say why; papers not here yet are owed by the new one."""
    facts = selectors.meeting_facts(meeting, on=on)
    records.move(meeting, "postpone_meeting", facts=facts, reason=reason)
    Meeting.objects.filter(pk=meeting.pk).update(on=on, papers_due=papers_due(on), sent_on=None)
    meeting.refresh_from_db()
    records.describe(meeting, label=meeting.title)
    owe_meeting(meeting)
    for each in selectors.agenda_of(meeting):
        for paper in each.papers:
            type(paper).objects.filter(pk=paper.pk, state="asked").update(due=meeting.papers_due)
            paper.refresh_from_db()
            owe_paper(paper)
    meeting_moved(meeting)
    return meeting


@operation("governance.cancel_meeting", on="meeting")
def cancel_meeting(actor: Actor, *, meeting: Meeting, reason: str) -> Meeting:
    """Cancel a meeting, and say why; nothing is owed of it any more."""
    records.move(meeting, "cancel_meeting", reason=reason)
    notices.lift(record_ref=meeting.ref)
    lift_papers(meeting)
    came_off(meeting.items.all(), f"Cancelled: {meeting.title}")
    end_grants(record_ref=meeting.ref)
    return meeting
