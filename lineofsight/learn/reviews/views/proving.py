"""Proving who came by a link, before a name is shown: a code sent to the registered address, good for one browser."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lineofsight.core.access import lost_posts
from lineofsight.core.access import selectors as access
from lineofsight.core.access import services as access_services
from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.moves import ConfirmForm
from lineofsight.core.notices import services as notices
from lineofsight.core.sealed.doors import lacks_second_step, set_up_first
from lineofsight.kernel import clock
from lineofsight.learn.reviews.forms import CodeForm

CODES_AN_HOUR = 10
# In the session: for which grant a code was confirmed, and when.
PROVEN = "reviews_proven"
LASTS = timedelta(hours=4)


def proven(view: Callable) -> Callable:
    """Whoever came by a link proves first that they read the registered address: a letter is easily passed on. Whoever
    signed in did so with a second step, whatever the installation asks of its other pages."""

    @wraps(view)
    def guarded(request: Visit, row, **parts) -> HttpResponse:
        asked = getattr(row, "account", row)
        if request.actor.kind == "grant" and not is_proven(request):
            return ask_code(request, asked)
        if request.actor.kind != "grant" and lacks_second_step(request):
            return set_up_first(request)
        return view(request, row, **parts)

    return guarded


def ask_code(request: Visit, asked) -> HttpResponse:
    """Send somebody to the door; what they had typed when their code lapsed is kept, and offered once they are in."""
    response = redirect(door_of(asked))
    if request.method == "POST" and lost_posts.keep(request, response):
        messages.info(
            request, "Your code had lapsed. What you typed is kept: enter a new one, and we will show it to you."
        )
    return response


def goes_on_to(request: Visit, asked) -> str:
    """Where somebody goes once they are proven: to what they had typed, else to what they were asked for."""
    return reverse("access:kept") if lost_posts.kept_for(request) else page_of(asked)


def door_of(asked) -> str:
    """The page that asks for the code, of what somebody was asked for."""
    return address(f"reviews:{'prove_accuracy' if is_check(asked) else 'prove_account'}", ref=asked.ref)


def page_of(asked) -> str:
    """The page of what somebody was asked for."""
    return address(f"reviews:{'accuracy_check' if is_check(asked) else 'account'}", ref=asked.ref)


def is_check(asked) -> bool:
    """Whether it is a check of facts, and no account."""
    return asked.KIND == "reviews.accuracy_check"


def grant_of(request: Visit) -> str:
    """The grant somebody came by; nothing for whoever signed in."""
    return getattr(request.actor, "grant_ref", "")


def is_proven(request: Visit) -> bool:
    """Whether a code of this very grant was confirmed in this browser, a short while ago."""
    grant_ref, at = request.session.get(PROVEN, ("", 0))
    return grant_ref == grant_of(request) and at > (clock.now() - LASTS).timestamp()


def prove(request: Visit, asked, title: str, again: str) -> HttpResponse:
    """Ask for the code. Nothing but the key stands on this page.

    Args:
        again: the address that sends another code.
    """
    if request.actor.kind != "grant" or is_proven(request):
        return redirect(page_of(asked))
    form = CodeForm(request.POST or None)
    if form.is_bound and form.is_valid():
        if access_services.confirm_code(request.actor, digits=form.cleaned_data["code"]):
            request.session[PROVEN] = (grant_of(request), clock.now().timestamp())
            return redirect(goes_on_to(request, asked))
        form.add_error("code", "This code is wrong, too old or was tried too often. Check it, or ask for a new one")
    told = {"title": title, "again": again, "form": form, "submit": "Continue", "crumbs": []}
    return render(request, "reviews/prove_account.html", told)


def send(request: Visit, asked) -> HttpResponse:
    """Send a code to the registered address of whoever came by link."""
    grant = access.grant_of(request.actor)
    if ConfirmForm(request.POST if request.method == "POST" else None).is_valid() and grant:
        if access.codes_sent(grant) < CODES_AN_HOUR:
            notices.send_code(request.actor, grant=grant)
            messages.info(request, "We have written a code to your registered e-mail address.")
        else:
            messages.error(request, "You have asked for many codes. Use the latest, or wait an hour.")
    return redirect(door_of(asked))


@may("reviews.see_account")
def prove_account(request: Visit, account) -> HttpResponse:
    """Ask for the code before an account is shown."""
    return prove(request, account, account.incident.title, address("reviews:send_code", ref=account.ref))


@may("reviews.see_account")
def send_code(request: Visit, account) -> HttpResponse:
    """Send a code for an account."""
    return send(request, account)


@may("reviews.see_accuracy")
def prove_accuracy(request: Visit, check) -> HttpResponse:
    """Ask for the code before facts are shown."""
    return prove(request, check, check.local_review.title, address("reviews:send_accuracy_code", ref=check.ref))


@may("reviews.see_accuracy")
def send_accuracy_code(request: Visit, check) -> HttpResponse:
    """Send a code for a check of facts."""
    return send(request, check)
