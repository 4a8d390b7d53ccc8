"""The pages shown when a page cannot be: Django's error handlers, and `refuse` for a view that knows why."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

BUSINESS_UNIT = "If you think you should be able to see it, ask your partnership’s business unit."
RUNS_IT = "If it keeps happening, tell whoever looks after Line of Sight for you, and say what you were doing."


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a status means for the reader: a heading, a sentence, and whom to ask."""

    heading: str
    sentence: str
    ask: str = ""


REFUSALS = {
    400: Refusal(
        "That request could not be understood", "Go back, and try again from the page you came from.", RUNS_IT
    ),
    403: Refusal("You cannot see this page", "It belongs to people with other duties than yours.", BUSINESS_UNIT),
    404: Refusal(
        "Page not found", "If you typed the address, check it. If you followed a link, it may be out of date.", ""
    ),
    410: Refusal(
        "This link no longer works",
        "It was for something that is finished, or it was withdrawn.",
        "Ask whoever sent it to you for a new one.",
    ),
    429: Refusal("Too many attempts", "Wait a few minutes, then try again.", ""),
    500: Refusal("Sorry, something went wrong", "Nothing you had saved is lost. Try again in a few minutes.", RUNS_IT),
    503: Refusal("Sorry, this is not available just now", "Work is being done on it. Try again later.", RUNS_IT),
}


def refuse(request: HttpRequest, status: int, sentence: str = "", ask: str = "", heading: str = "") -> HttpResponse:
    """The page for `status`, in its standing words unless the caller knows better ones.

    Raises KeyError for a status that has no page.
    """
    known = REFUSALS[status]
    words = {"heading": heading or known.heading, "sentence": sentence or known.sentence, "ask": ask or known.ask}
    return render(request, "design/error.html", words, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler400."""
    return refuse(request, 400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler403: says the sentence a refusal carries, when it was raised with one."""
    return refuse(request, 403, sentence=str(exception))


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler404; what the exception says is for programmers and stays out."""
    return refuse(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500. Drawn without the request: whatever failed may be what surrounds every page."""
    known = REFUSALS[500]
    words = {"heading": known.heading, "sentence": known.sentence, "ask": known.ask}
    return HttpResponse(render_to_string("design/error.html", words), status=500)
