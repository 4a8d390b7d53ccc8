"""Proving who came by a link, before a name is shown: a code sent to the registered address, good for one browser."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access import selectors as access
from lineofsight.core.access import services as access_services
from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.moves import ConfirmForm
from lineofsight.core.notices import services as notices
from lineofsight.kernel import clock
from lineofsight.learn.reviews.forms import CodeForm

CODES_AN_HOUR = 10
# In the session: for which grant a code was confirmed, and when.
PROVEN = "reviews_proven"
LASTS = timedelta(hours=4)


def proven(view: Callable) -> Callable:
    """Whoever came by a link proves first that they read the registered address: a letter is easily passed on."""

    @wraps(view)
    def guarded(request: Visit, row, **parts) -> HttpResponse:
        account = getattr(row, "account", row)
        if request.actor.kind == "grant" and not is_proven(request):
            return redirect(address("reviews:prove_account", ref=account.ref))
        return view(request, row, **parts)

    return guarded


def grant_of(request: Visit) -> str:
    """The grant somebody came by; nothing for whoever signed in."""
    return getattr(request.actor, "grant_ref", "")


def is_proven(request: Visit) -> bool:
    """Whether a code of this very grant was confirmed in this browser, a short while ago."""
    grant_ref, at = request.session.get(PROVEN, ("", 0))
    return grant_ref == grant_of(request) and at > (clock.now() - LASTS).timestamp()


@may("reviews.see_account")
def prove_account(request: Visit, account) -> HttpResponse:
    """Ask for the code. Nothing but the key stands on this page."""
    if request.actor.kind != "grant" or is_proven(request):
        return redirect(address("reviews:account", ref=account.ref))
    form = CodeForm(request.POST or None)
    if form.is_bound and form.is_valid():
        if access_services.confirm_code(request.actor, digits=form.cleaned_data["code"]):
            request.session[PROVEN] = (grant_of(request), clock.now().timestamp())
            return redirect(address("reviews:account", ref=account.ref))
        form.add_error("code", "This code is wrong, too old or was tried too often. Check it, or ask for a new one")
    told = {"account": account, "form": form, "submit": "Continue", "crumbs": []}
    return render(request, "reviews/prove_account.html", told)


@may("reviews.see_account")
def send_code(request: Visit, account) -> HttpResponse:
    """Send a code to the registered address of whoever came by link."""
    grant = access.grant_of(request.actor)
    if ConfirmForm(request.POST if request.method == "POST" else None).is_valid() and grant:
        if access.codes_sent(grant) < CODES_AN_HOUR:
            notices.send_code(request.actor, grant=grant)
            messages.info(request, "We have written a code to your registered e-mail address.")
        else:
            messages.error(request, "You have asked for many codes. Use the latest, or wait an hour.")
    return redirect(address("reviews:prove_account", ref=account.ref))
