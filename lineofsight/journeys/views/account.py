"""A person's own account."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.moves import ConfirmForm
from lineofsight.core.design.shell import Crumb
from lineofsight.core.notices import selectors as notices
from lineofsight.core.notices import services as notices_services


@may("access.own_account")
def account(request: Visit) -> HttpResponse:
    """A person's own account."""
    about = {
        "email": request.user.email,
        "digest": notices.wants_digest(request.actor),
        "feeds": feeds(request),
        "crumbs": [],
    }
    return render(request, "journeys/account.html", about)


def feeds(request: Visit) -> list[tuple]:
    """A person's partnerships, each with their calendar feed and where it is made and ended."""
    return [
        (each, *(reverse(f"notices:{name}", kwargs={"partnership": each.partnership.slug}) for name in FEED))
        for each in notices.feeds_of(request.actor)
    ]


FEED = ("renew_feed", "end_feed")


@may("access.own_account")
def choose_digest(request: Visit) -> HttpResponse:
    """Choose to get the weekly digest, or not to."""
    wanted = not notices.wants_digest(request.actor)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        notices_services.choose_digest(request.actor, wanted=wanted)
        messages.success(request, "You get the weekly digest again." if wanted else "You get no digest any more.")
        return redirect("site:account")
    about = {
        "heading": "Get the weekly digest?" if wanted else "Stop the weekly digest?",
        "consequence": "One e-mail a week, in weeks in which anything is due from you.",
        "confirm": "Get it" if wanted else "Stop it",
        "form": form,
        "cancel_url": reverse("site:account"),
        "crumbs": [Crumb("Your account", reverse("site:account"))],
    }
    return render(request, "design/move.html", about)
