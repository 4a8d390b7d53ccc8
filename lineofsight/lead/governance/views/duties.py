"""What comes round each year: the year's duties, and one."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import Crumb
from lineofsight.core.insight import meeting as meeting_point
from lineofsight.core.people.record_pages import ask, asked, buttons, history_of, offered, since
from lineofsight.kernel import clock
from lineofsight.lead.governance.forms.arrangements import MetForm, MoveDutyForm
from lineofsight.lead.governance.rules.duties import year_of
from lineofsight.lead.governance.selectors import arrangements as selectors
from lineofsight.lead.governance.services import duties as services


def duty_address(duty) -> str:
    """A duty's page."""
    return address("governance:duty", ref=duty.ref)


def about_duty(duty) -> dict:
    """Where everything done on a duty leads back to."""
    way = [Crumb("The year’s duties", address("governance:list_duties")), Crumb(duty.title, duty_address(duty))]
    return {"back": duty_address(duty), "crumbs": way}


@may("governance.list_duties")
def list_duties(request: Visit) -> HttpResponse:
    """The duties of a year from April: what is owed, what is late, what was met."""
    years = selectors.duty_years(request.actor, request.partnership)
    told = request.GET.get("year", "")
    this = year_of(clock.today())
    year = int(told) if told.isascii() and told.isdecimal() and int(told[:5]) in years else this
    found = selectors.duties_in(request.actor, request.partnership, year)
    about = {
        "duties": found, "year": year, "others": [each for each in years if each != year], "today": clock.today(),
        "owed": sum(each.state == "owed" for each in found), "crumbs": [],
        "late": sum(each.state == "owed" and each.late_on(clock.today()) > 0 for each in found),
    }  # fmt: skip
    return render(request, "governance/duties.html", about)


@may("governance.see_duty")
def duty(request: Visit, duty) -> HttpResponse:
    """One duty of one year."""
    but = set() if duty.duty.own_day else {"move_duty"}
    about = {
        "duty": duty, "since": since(duty), "late": duty.late_on(clock.today()), "history": history_of(duty),
        "moves": buttons(request, duty, "governance", but=but),
        "offers": offered(meeting_point.offers_on(request.actor, duty.ref)),
        "crumbs": about_duty(duty)["crumbs"][:1],
    }  # fmt: skip
    return render(request, "governance/duty.html", about)


@may("governance.meet_duty")
def meet_duty(request: Visit, duty) -> HttpResponse:
    """Say that it was met."""
    return asked(
        request, MetForm(request.POST or None), lambda **given: services.meet_duty(request.actor, duty=duty, **given),
        heading="When was it met, and what shows it?", lede=duty.title, submit="It is met", done="It is noted.",
        **about_duty(duty),
    )  # fmt: skip


@may("governance.move_duty")
def move_duty(request: Visit, duty) -> HttpResponse:
    """Change its day."""
    return asked(
        request, MoveDutyForm(request.POST or None),
        lambda **given: services.move_duty(request.actor, duty=duty, **given), heading="Change the day of this duty",
        lede=duty.title, submit="Change it", done="It is changed for this year.", **about_duty(duty),
    )  # fmt: skip


@may("governance.set_duty_aside")
def set_duty_aside(request: Visit, duty) -> HttpResponse:
    """Say that it is not ours this year."""
    return ask(
        request, lambda **given: services.set_duty_aside(request.actor, duty=duty, **given),
        heading="Is this not yours this year?", consequence="Nobody owes it this year. Next year it is owed again.",
        confirm="It is not ours this year", done="It is set aside.", reason=True, **about_duty(duty),
    )  # fmt: skip


@may("governance.reopen_duty")
def reopen_duty(request: Visit, duty) -> HttpResponse:
    """Say that it is owed after all."""
    return ask(
        request, lambda **given: services.reopen_duty(request.actor, duty=duty, **given),
        heading="Is this owed after all?", consequence="The business manager owes it again.", confirm="It is owed",
        done="It is owed again.", reason=True, **about_duty(duty),
    )  # fmt: skip
