"""Pages of access itself: what was kept after a sign-out, and the pages for what cannot be shown."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from lineofsight.core.access import lost_posts
from lineofsight.core.access.doors import public


@public
@require_GET
def kept(request: HttpRequest) -> HttpResponse:
    """Offer back what was typed before a sign-out, in the browser it was typed in."""
    found = lost_posts.kept_for(request)
    fields = list(lost_posts.fields_of(found).lists()) if found else []
    return render(request, "access/kept.html", {"kept": found, "fields": fields})


@public
@require_POST
def forget_kept(request: HttpRequest) -> HttpResponse:
    """Forget what was kept: it was shown again, or is not wanted."""
    found = lost_posts.kept_for(request)
    response = redirect("/")
    return lost_posts.drop(found, response) if found else response


def answer(request: HttpRequest, status: int, heading: str, sentence: str, ask: str = "") -> HttpResponse:
    """A page that says what went wrong and what to do."""
    about = {"heading": heading, "sentence": sentence, "ask": ask}
    return render(request, "access/problem.html", about, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return answer(request, 400, "This address cannot be read", "Go back and try again from the page you were on.")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return answer(request, 403, "You cannot open this page", "It is not open to you.", "Ask your business manager.")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return answer(
        request, 404, "Page not found", "If you typed the address, check it. If you followed a link, it may be old."
    )


def failed(request: HttpRequest) -> HttpResponse:
    return answer(
        request, 500, "Something went wrong here", "Nothing you sent before was lost. Try again in a few minutes."
    )


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token did not match: its page was open too long, or cookies are off. What was typed is kept."""
    response = answer(
        request,
        403,
        "The form was open too long",
        "Go back to the page, and send it again. What you typed has been kept for an hour.",
    )
    if request.POST:
        lost_posts.keep(request, response)
    return response
