"""A person's calendar feed: read by their calendar, with the secret in its address for a key."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lineofsight.core.access.doors import by_grant, may
from lineofsight.core.access.services import digest
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.moves import ConfirmForm
from lineofsight.core.design.shell import Crumb
from lineofsight.core.notices import selectors, services
from lineofsight.core.notices.calendars import Day, calendar
from lineofsight.core.notices.letters import full_address, whole_address
from lineofsight.core.notices.models import Due
from lineofsight.core.notices.views.limits import note_unknown, too_often
from lineofsight.kernel import clock

GONE = "This calendar is no longer shown here. Make a new address on your own page.\n"


@by_grant
@require_safe
def feed(request: Visit, secret: str) -> HttpResponse:
    """What is due from one person, as days in their calendar: titles and addresses, and of what is sealed the day."""
    if too_often(request):
        return uncached(HttpResponse("Too many attempts. Wait a few minutes.\n", "text/plain; charset=utf-8", 429))
    opened = selectors.feed_by(secret, request.partnership)
    if opened is None:
        if not selectors.is_feed(secret):
            note_unknown(request)
        return uncached(HttpResponse(GONE, "text/plain; charset=utf-8", 410))
    days = [day_of(due) for due in selectors.shown_in(opened[1])]
    text = calendar(f"Due: {request.partnership.name}", days, now=clock.now())
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'inline; filename="due.ics"'
    return uncached(answer)


def day_of(due: Due) -> Day:
    """One thing owed as a day; of what is sealed nothing else, for calendars are looked at together."""
    uid = f"{digest(f'{due.record_ref}:{due.what}')[:32]}@lineofsight"
    if due.sealed:
        return Day(uid, due.on, "Sealed meeting")
    return Day(uid, due.on, due.title, whole_address(due.address))


def uncached(answer: HttpResponse) -> HttpResponse:
    """An answer that nobody keeps."""
    answer.headers["Cache-Control"] = "no-store, private"
    return answer


@may("access.enter")
def renew_feed(request: Visit) -> HttpResponse:
    """Make the address of one's own feed, and show it once."""
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return asked(
            request, form, "Make an address for your calendar?",
            "Whoever has the address can read what is due from you, so give it to your own calendar alone. An address "
            "you made before stops working.", "Make it",
        )  # fmt: skip
    secret = services.renew_feed(request.actor, partnership=request.partnership)
    shown = {"feed": full_address("notices:feed", secret=secret), "crumbs": crumbs()}
    return render(request, "notices/feed_made.html", shown)


@may("access.enter")
def end_feed(request: Visit) -> HttpResponse:
    """End one's own feed."""
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        consequence = "Its address shows nothing from now on. Your calendar may keep what it has read for a while."
        return asked(request, form, "End your calendar’s address?", consequence, "End it")
    services.end_feed(request.actor, partnership=request.partnership)
    messages.success(request, "Ended. The address shows nothing from now on.")
    return redirect(reverse("site:account"))


def asked(request: Visit, form: ConfirmForm, heading: str, consequence: str, confirm: str) -> HttpResponse:
    about = {
        "heading": heading, "consequence": consequence, "confirm": confirm, "form": form,
        "cancel_url": reverse("site:account"), "crumbs": crumbs(),
    }  # fmt: skip
    return render(request, "design/move.html", about)


def crumbs() -> list[Crumb]:
    return [Crumb("Your account", reverse("site:account"))]
