"""What groups of the partnership ask about an indicator, and the answers."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import Crumb
from lineofsight.core.insight import library
from lineofsight.core.insight.meeting import groups
from lineofsight.core.people import selectors as people
from lineofsight.core.people.record_pages import asked as asked_with
from lineofsight.know.performance import selectors
from lineofsight.know.performance.forms import FollowUpAnswerForm, FollowUpForm
from lineofsight.know.performance.services import follow_ups as services
from lineofsight.know.performance.views.asked import found_indicator
from lineofsight.know.performance.views.indicator import crumbs_below


@may("performance.ask_follow_up")
def ask_follow_up(request: Visit, key: str) -> HttpResponse:
    """Write down what a group asked about an indicator, and ask the agency."""
    measure, partnership = found_indicator(key), request.partnership
    form = FollowUpForm(
        request.POST or None,
        groups=groups(request.actor, partnership),
        periods=selectors.periods_with_values(partnership, measure) or selectors.periods_known(partnership),
        agencies=selectors.could_answer(partnership, measure),
        initial={"period": request.GET.get("period", "")},
    )
    return asked_with(
        request, form,
        lambda **given: services.ask_follow_up(request.actor, partnership=partnership, indicator=measure, **given),
        heading=f"What was asked about “{measure.name}”?",
        lede="The agency gets the question by letter, answers it by its day, and the next pack shows both.",
        submit="Ask the agency", done="The agency is asked.", crumbs=crumbs_below(measure),
        back=address("performance:indicator", key=key),
        at=lambda made: address("performance:follow_up", ref=made.ref),
    )  # fmt: skip


@may("performance.see_follow_up")
def follow_up(request: Visit, asked) -> HttpResponse:
    """One question of a group, and its answer."""
    about = {
        "asked": asked,
        "indicator": library.indicator(asked.indicator),
        "names": people.names([asked.asked_by, asked.answered_by]),
        "answers": asked.state == "open" and permitted(request.actor, "performance.answer_follow_up", asked),
        "reads": reads(request),
        "crumbs": crumbs_of(request, asked),
    }
    return render(request, "performance/follow_up.html", about)


def reads(request: Visit) -> bool:
    """Whether the indicator's own page is open to whoever looks."""
    return permitted(request.actor, "performance.view_scorecard", request.partnership)


def crumbs_of(request: Visit, asked) -> list[Crumb]:
    """The way back to the indicator, for whoever may read its page."""
    return crumbs_below(library.indicator(asked.indicator)) if reads(request) else []


@may("performance.answer_follow_up")
def answer_follow_up(request: Visit, asked) -> HttpResponse:
    """Answer what a group asked."""
    measure, page = library.indicator(asked.indicator), address("performance:follow_up", ref=asked.ref)
    return asked_with(
        request, FollowUpAnswerForm(request.POST or None),
        lambda answer: services.answer_follow_up(request.actor, follow_up=asked, answer=answer),
        heading=f"Answer {asked.body} about {measure.name[0].lower()}{measure.name[1:]}",
        lede=asked.question, submit="Send the answer", done="Your answer is sent. The next pack shows it.", back=page,
        crumbs=crumbs_of(request, asked),
    )  # fmt: skip
