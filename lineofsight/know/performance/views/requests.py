"""Asking agencies for figures."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.moves import ConfirmForm
from lineofsight.core.design.shell import Crumb
from lineofsight.core.insight import library
from lineofsight.core.notices.letters import write_letter
from lineofsight.core.people import selectors as people
from lineofsight.core.records import selectors as records
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.performance import selectors
from lineofsight.know.performance.forms import BeginForm, RequestForm
from lineofsight.know.performance.services import requests as services


def crumbs(*more: Crumb) -> list[Crumb]:
    return [Crumb("Requests for figures", address("performance:requests")), *more]


def crumb_of(asked) -> Crumb:
    return Crumb(asked.title, address("performance:request", ref=asked.ref))


@may("performance.create_request")
def requests(request: Visit) -> HttpResponse:
    """Every request, the latest period first, with how many agencies have answered."""
    listed = selectors.requests_in(request.actor, request.partnership)
    about = {"listed": listed, "today": clock.today(), "crumbs": []}
    return render(request, "performance/requests.html", about)


@may("performance.create_request")
def create_request(request: Visit) -> HttpResponse:
    """Choose a period, then a day and indicators; whom that asks is shown next, before anything is sent."""
    last = selectors.last_request(request.partnership)
    asked = request.GET if "period" in request.GET else request.POST or None
    begun = BeginForm(asked, last_title=last.title if last else "")
    if not (begun.is_bound and begun.is_valid()):
        return render(request, "performance/begin_request.html", {"form": begun, "crumbs": crumbs()})
    period, current = begun.cleaned_data["period"], library.current()
    wanted = selectors.to_begin_with(request.partnership, period, begun.cleaned_data["start"], current)
    form = RequestForm(request.POST or None, library=current, initial={"indicators": wanted})
    if form.is_bound and form.is_valid():
        made = services.create_request(
            request.actor, partnership=request.partnership, period=period, **form.cleaned_data
        )
        return redirect(address("performance:request", ref=made.ref))
    about = {"form": form, "period": period, "crumbs": crumbs()}
    return render(request, "performance/create_request.html", about)


@may("performance.see_request")
def request_page(request: Visit, asked) -> HttpResponse:
    """One request: who was asked for what, how far each has come, and what may be done next."""
    returns = selectors.returns_of(asked)
    _, nobody = selectors.whom_to_ask(request.partnership, asked.indicators, asked.edition)
    history = records.history(asked)
    about = {
        "asked": asked,
        "returns": [(each, sum(1 for item in each.items.all() if item.answer.given)) for each in returns],
        "nobody": nobody,
        "today": clock.today(),
        "history": history_rows(asked, history),
        "crumbs": crumbs(),
    }
    return render(request, "performance/request.html", about)


def history_rows(record, history) -> list[dict]:
    """A record's history as the macro draws it, the latest first."""
    names = people.names(moved.actor_ref for moved in history)
    return [
        {
            "when": moved.at,
            "who": names[moved.actor_ref] + (", by link" if moved.by_link else ""),
            "what": "Opened" if moved.move == "open" else record.LIFECYCLE.move(moved.move).told,
            "why": moved.reason,
        }
        for moved in reversed(history)
    ]


@may("performance.issue_request")
def issue_request(request: Visit, asked) -> HttpResponse:
    """Send the request, after showing exactly who gets what."""
    returns = selectors.returns_of(asked)
    form = ConfirmForm(request.POST or None)
    about = {
        "asked": asked,
        "form": form,
        "letters": [(each, letter_to(each)) for each in returns],
        "refused": asked.LIFECYCLE.refusal("issue_request", asked.state, selectors.request_facts(asked)),
        "crumbs": crumbs(crumb_of(asked)),
    }
    if form.is_bound and form.is_valid():
        try:
            services.issue_request(request.actor, request=asked)
            messages.success(request, f"{asked.title} is sent to {len(returns)} agencies.")
            return redirect(address("performance:request", ref=asked.ref))
        except MoveRefused as refused:
            about["refused"] = str(refused)
    return render(request, "performance/issue_request.html", about)


def letter_to(agency_return) -> object:
    """The letter an agency's lead will get, with the place of the link that only they will see."""
    return write_letter(
        "performance/ask",
        person=agency_return.asked,
        link="[their personal link]",
        **services.letter_about(agency_return),
    )


@may("performance.send_link")
def send_link(request: Visit, agency_return) -> HttpResponse:
    """Send the agency's lead a fresh link."""
    asked = agency_return.request
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        services.send_link(request.actor, agency_return=agency_return)
        messages.success(request, f"A fresh link is written to {agency_return.asked.name}.")
        return redirect(address("performance:request", ref=asked.ref))
    about = {
        "heading": f"Send {agency_return.asked.name} a fresh link?",
        "consequence": f"We will write to {agency_return.asked.email} with what is still due and a new personal link. "
        "The link they have still works.",
        "confirm": "Send the link",
        "form": form,
        "cancel_url": address("performance:request", ref=asked.ref),
        "crumbs": crumbs(crumb_of(asked)),
    }
    return render(request, "design/move.html", about)


@may("performance.close_request")
def close_request(request: Visit, asked) -> HttpResponse:
    """Close the request."""
    waiting = [each.organisation.name for each in selectors.returns_of(asked) if each.state != "signed_off"]
    said = f"{', '.join(waiting)} will be marked as not returned." if waiting else "Every agency has signed off."
    form = ConfirmForm(request.POST or None)
    about = {
        "heading": f"Close “{asked.title}”?",
        "consequence": f"{said} Every link to it stops working, and values can no longer be corrected by link.",
        "confirm": "Close the request",
        "form": form,
        "cancel_url": address("performance:request", ref=asked.ref),
        "crumbs": crumbs(crumb_of(asked)),
    }
    if form.is_bound and form.is_valid():
        try:
            services.close_request(request.actor, request=asked)
            messages.success(request, "The request is closed.")
            return redirect(address("performance:request", ref=asked.ref))
        except MoveRefused as refused:
            form.add_error(None, str(refused))
    return render(request, "design/move.html", about)
