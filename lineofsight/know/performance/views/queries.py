"""Questions about values."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import Crumb
from lineofsight.core.insight import library
from lineofsight.core.insight import selectors as insight
from lineofsight.core.people import selectors as people
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.performance import selectors
from lineofsight.know.performance.forms import QueryForm, ReplyForm
from lineofsight.know.performance.services import queries as services
from lineofsight.know.performance.views.returns import crumb_of


@may("performance.ask_query")
def ask_query(request: Visit, observation) -> HttpResponse:
    """Ask the supplier about a value."""
    form = QueryForm(request.POST or None)
    indicator = library.indicator(observation.indicator, observation.edition)
    if form.is_bound and form.is_valid():
        try:
            services.ask_query(request.actor, observation=observation, question=form.cleaned_data["question"])
            messages.success(request, f"The question is written to {observation.source.name}.")
            return redirect(address("performance:indicator", key=observation.indicator))
        except MoveRefused as refused:
            form.add_error(None, str(refused))
    about = {
        "form": form, "observation": observation, "indicator": indicator,
        "text": insight.text_of(request.actor, observation),
        "crumbs": [Crumb(indicator.name, address("performance:indicator", key=indicator.key))],
    }  # fmt: skip
    return render(request, "performance/ask_query.html", about)


@may("performance.see_query")
def query(request: Visit, asked) -> HttpResponse:
    """One question and its answer."""
    signs = permitted(request.actor, "performance.sign_off_return", asked.agency_return)
    about = {
        "asked": asked,
        **what_about(request, asked),
        "sees": permitted(request.actor, "insight.see_figure", asked.observation),
        "corrects": signs and selectors.correctable(asked.agency_return),
        "names": people.names([asked.asked_by, asked.answered_by]),
        "answers": asked.state == "open" and permitted(request.actor, "performance.answer_query", asked),
        "crumbs": [crumb_of(asked.agency_return)],
    }
    return render(request, "performance/query.html", about)


def what_about(request: Visit, asked) -> dict:
    """The figure a question is about, as its reader may see it."""
    indicator = library.indicator(asked.observation.indicator, asked.observation.edition)
    return {"indicator": indicator, "figure": insight.figure_of(request.actor, asked.observation, indicator)}


@may("performance.answer_query")
def answer_query(request: Visit, asked) -> HttpResponse:
    """Answer a question about a value."""
    form = ReplyForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            services.answer_query(request.actor, query=asked, answer=form.cleaned_data["answer"])
            messages.success(request, "Your answer is sent.")
            return redirect(address("performance:return", ref=asked.agency_return.ref))
        except MoveRefused as refused:
            form.add_error(None, str(refused))
    about = {
        "form": form, "asked": asked, **what_about(request, asked),
        "crumbs": [crumb_of(asked.agency_return)],
    }  # fmt: skip
    return render(request, "performance/answer_query.html", about)
