"""The moves of a meeting, from planning it to agreeing its minutes."""

from collections.abc import Callable

from django.http import HttpResponse

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.text import day, listed
from lineofsight.core.people.record_pages import ask, asked
from lineofsight.kernel import clock
from lineofsight.lead.governance.forms.meetings import AgreedForm, MeetingForm, PostponeForm
from lineofsight.lead.governance.selectors import meetings as selectors
from lineofsight.lead.governance.services import meetings as services
from lineofsight.lead.governance.views.frame import about_meeting, body_address, crumbs, meeting_address


@may("governance.plan_meeting")
def plan_meeting(request: Visit, body) -> HttpResponse:
    """Plan a meeting."""
    return asked(
        request, MeetingForm(request.POST or None),
        lambda **given: services.plan_meeting(request.actor, body=body, **given), heading="Plan a meeting",
        lede=body.name, submit="Plan it", done="It is planned. Begin its agenda.", back=body_address(body),
        at=meeting_address, crumbs=crumbs(request, body),
    )  # fmt: skip


def pressed(
    request: Visit, meeting, service: Callable, heading: str, consequence: str, confirm: str, done: str, **more
) -> HttpResponse:
    """Ask about a move of a meeting, and make it."""
    return ask(
        request, lambda **given: service(request.actor, meeting=meeting, **given), heading=heading,
        consequence=consequence, confirm=confirm, done=done, **about_meeting(request, meeting), **more,
    )  # fmt: skip


@may("governance.open_agenda")
def open_agenda(request: Visit, meeting) -> HttpResponse:
    """Begin the agenda."""
    return pressed(
        request, meeting, services.open_agenda, "Begin the agenda?",
        "You can put things on it, ask for papers, and take up what it is offered.", "Begin it", "It is begun.",
    )  # fmt: skip


@may("governance.close_agenda")
def close_agenda(request: Visit, meeting) -> HttpResponse:
    """Close the agenda."""
    return pressed(
        request, meeting, services.close_agenda, "Close the agenda?",
        f"Papers are waited for, and go out on {day(meeting.papers_due)} at the latest.", "Close it",
        "It is closed.",
    )  # fmt: skip


@may("governance.send_papers")
def send_papers(request: Visit, meeting) -> HttpResponse:
    """Send the papers, after showing who gets them and which are missing."""
    missing = [p.title for each in selectors.agenda_of(meeting) for p in each.papers if p.state == "asked"]
    readers = listed([f"{person.name} ({person.email})" for person in selectors.readers_of(meeting)])
    lacks = f" Not here yet, and shown as late: {listed(missing)}." if missing else ""
    late = " They leave fewer than five clear working days." if clock.today() > meeting.papers_due else ""
    return pressed(
        request, meeting, services.send_papers, "Send the papers?",
        f"{f'They go to {readers}.' if readers else 'Nobody sits in this body, so nobody is written to.'}{late}{lacks}",
        "Send them", "They are sent.",
    )  # fmt: skip


@may("governance.hold_meeting")
def hold_meeting(request: Visit, meeting) -> HttpResponse:
    """Say that it was held."""
    return pressed(
        request, meeting, services.hold_meeting, "Was this meeting held?",
        "Its agenda stays as it is. The minutes are owed ten working days after it.", "It was held", "It is noted.",
    )  # fmt: skip


@may("governance.draft_minutes")
def draft_minutes(request: Visit, meeting) -> HttpResponse:
    """Say that the minutes are drafted."""
    return pressed(
        request, meeting, services.draft_minutes, "Are the minutes drafted?",
        "Whoever chairs the body checks them; everybody who may see the meeting can read them.",
        "They are drafted", "The chair is asked to check them.",
    )  # fmt: skip


@may("governance.check_minutes")
def check_minutes(request: Visit, meeting) -> HttpResponse:
    """Say that the minutes are right."""
    return pressed(
        request, meeting, services.check_minutes, "Are these minutes right?",
        "The body agrees them when it next meets.", "They are right", "Thank you. They wait to be agreed.",
    )  # fmt: skip


@may("governance.send_minutes_back")
def send_minutes_back(request: Visit, meeting) -> HttpResponse:
    """Send the minutes back."""
    return pressed(
        request, meeting, services.send_minutes_back, "Send the minutes back?",
        "They can be changed again, and are drafted and checked anew.", "Send them back", "They are sent back.",
        reason=True,
    )  # fmt: skip


@may("governance.agree_minutes")
def agree_minutes(request: Visit, meeting) -> HttpResponse:
    """Say when the minutes were agreed."""
    return asked(
        request, AgreedForm(request.POST or None),
        lambda **given: services.agree_minutes(request.actor, meeting=meeting, **given),
        heading="When were the minutes agreed?", lede="From then on nothing of them changes.", submit="Save it",
        done="They are agreed.", **about_meeting(request, meeting),
    )  # fmt: skip


@may("governance.postpone_meeting")
def postpone_meeting(request: Visit, meeting) -> HttpResponse:
    """Move it to another day."""
    return asked(
        request, PostponeForm(request.POST or None),
        lambda **given: services.postpone_meeting(request.actor, meeting=meeting, **given),
        heading="Move this meeting to another day", submit="Move it", done="It is moved.",
        lede="Its agenda stays and can be changed. Papers not here yet are owed by the new day.",
        **about_meeting(request, meeting),
    )  # fmt: skip


@may("governance.cancel_meeting")
def cancel_meeting(request: Visit, meeting) -> HttpResponse:
    """Cancel it."""
    return pressed(
        request, meeting, services.cancel_meeting, "Cancel this meeting?",
        "Nobody owes a paper for it any more. It stays to be seen.", "Cancel it", "It is cancelled.", reason=True,
        grave=True,
    )  # fmt: skip
