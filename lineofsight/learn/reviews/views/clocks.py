"""The clocks: their rules, what was settled, days put right, waits."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import Crumb
from lineofsight.core.people.record_pages import ask, asked
from lineofsight.core.sealed.doors import in_room
from lineofsight.kernel import clock
from lineofsight.learn.reviews.forms import ClockForm, DayPlanForm, PauseForm, TriggerForm
from lineofsight.learn.reviews.rules import clocks as known
from lineofsight.learn.reviews.selectors.clocks import plan_on, plans_settled, rules_shown
from lineofsight.learn.reviews.services import clocks as services
from lineofsight.learn.reviews.views.frame import about, crumbs


@may("reviews.list_incidents")
def rules(request: Visit) -> HttpResponse:
    """Every clock: how long, from what, under which rule, how strongly it binds, from which day on."""
    told = {
        "rules": rules_shown(request.partnership, clock.today()), "starts": known.STARTS, "day_one": known.DAY_ONE,
        "settles": permitted(request.actor, "reviews.set_clock", request.partnership), "crumbs": crumbs(request),
        "plan": plan_on(request.partnership, clock.today()), "plans": plans_settled(request.partnership),
    }  # fmt: skip
    return render(request, "reviews/clocks.html", told)


@may("reviews.set_clock")
def set_clock(request: Visit) -> HttpResponse:
    """Write down what the partners settled about a clock."""
    own = address("reviews:clocks")
    return asked(
        request, ClockForm(request.POST or None, clocks=known.clocks(), initial={"start": clock.today()}),
        lambda **given: services.set_clock(request.actor, partnership=request.partnership, **given),
        heading="What did the partners settle?", submit="Write it down", back=own,
        done="It is written down, and holds from its day on.", crumbs=[*crumbs(request), Crumb("Clocks", own)],
    )  # fmt: skip


@may("reviews.set_day_plan")
def set_day_plan(request: Visit) -> HttpResponse:
    """Write down the day plan the partners settled."""
    own, today = address("reviews:clocks"), clock.today()
    form = DayPlanForm(request.POST or None, plan=plan_on(request.partnership, today), initial={"start": today})
    return asked(
        request, form,
        lambda **_: services.set_day_plan(request.actor, partnership=request.partnership, **form.told),
        heading="The day plan of your rapid reviews", submit="Write it down", back=own,
        lede="Each step, and who is reminded, by the working days of the review’s clock.",
        done="It is written down, and holds from its day on.", crumbs=[*crumbs(request), Crumb("Clocks", own)],
    )  # fmt: skip


@may("reviews.correct_trigger")
@in_room
def correct_trigger(request: Visit, incident, opened) -> HttpResponse:
    """Put right the day that started a clock."""
    first = {"trigger": "aware", "on": incident.aware_on, "at_time": incident.aware_time}
    return asked(
        request, TriggerForm(request.POST or None, initial=first),
        lambda **given: services.correct_trigger(request.actor, incident=incident, **given),
        heading="Put the day right", submit="Put it right", **about(request, incident),
        lede="What the day started is computed anew. The former day, and when it was due, stay in the history.",
        done="It is put right, and the clock is computed anew.",
    )  # fmt: skip


@may("reviews.pause_clock")
@in_room
def pause_clock(request: Visit, incident, opened) -> HttpResponse:
    """Note what work waits for."""
    return asked(
        request, PauseForm(request.POST or None, initial={"from_on": clock.today()}),
        lambda **given: services.pause_clock(request.actor, incident=incident, **given),
        heading="Note a wait", submit="Note it", done="It is noted.", **about(request, incident),
        lede="It is noted beside the clock. The day it is due does not move.",
    )  # fmt: skip


@may("reviews.end_pause")
@in_room
def end_pause(request: Visit, pause, opened) -> HttpResponse:
    """Note that a wait is over."""
    return ask(
        request, lambda: services.end_pause(request.actor, pause=pause), heading="Is this wait over?",
        consequence="It stays in the history with its two days.", confirm="It is over", done="It is noted.",
        **about(request, pause.incident),
    )  # fmt: skip
