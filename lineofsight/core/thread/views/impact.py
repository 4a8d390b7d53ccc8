"""Impact tests: planned, told, dropped."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.people.record_pages import ask, asked, buttons, history_of, since
from lineofsight.core.thread.forms import ResultForm, TestForm
from lineofsight.core.thread.models import Action, ImpactTest
from lineofsight.core.thread.services import impact as services
from lineofsight.core.thread.views.frame import crumbs, own_address, testers


@may("thread.plan_test")
def plan_test(request: Visit, action: Action) -> HttpResponse:
    """Plan a test of an action's effect."""
    return asked(
        request, TestForm(request.POST or None, testers=testers(request)),
        lambda **given: services.plan_test(request.actor, action=action, **given),
        heading="How will its effect be tested?", lede=action.text, submit="Plan the test", done="The test is planned.",
        back=own_address(action), crumbs=crumbs(request, action),
    )  # fmt: skip


@may("thread.see_impact_test")
def impact_test(request: Visit, test: ImpactTest) -> HttpResponse:
    """One test: what it tests, how, when, by whom, and what it found."""
    about = {
        "test": test,
        "since": since(test),
        "moves": buttons(request, test, "thread", grave=("drop_test",)),
        "history": history_of(test),
        "crumbs": crumbs(request, test.action),
    }
    return render(request, "thread/impact_test.html", about)


@may("thread.record_result")
def record_result(request: Visit, test: ImpactTest) -> HttpResponse:
    """Say what a test found."""
    return asked(
        request, ResultForm(request.POST or None),
        lambda **given: services.record_result(request.actor, test=test, **given), heading="What did the test find?",
        lede=test.expected_change, submit="Say so", done="The result is kept.", back=own_address(test),
        crumbs=crumbs(request, test.action, test),
    )  # fmt: skip


@may("thread.drop_test")
def drop_test(request: Visit, test: ImpactTest) -> HttpResponse:
    """Make a planned test no longer."""
    return ask(
        request, lambda **given: services.drop_test(request.actor, test=test, **given), heading="Drop this test?",
        consequence="It is not made. That it was planned stays to be seen, with your reason.", confirm="Drop it",
        done="It is dropped.", reason=True, grave=True, back=own_address(test),
        crumbs=crumbs(request, test.action, test),
    )  # fmt: skip
