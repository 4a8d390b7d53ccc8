"""Invitations, and the arrival of a link."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access import lost_posts
from lineofsight.core.access import services as access
from lineofsight.core.access.doors import by_grant, may
from lineofsight.core.access.models import Grant
from lineofsight.core.access.scope import scope
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import Crumb
from lineofsight.core.notices import services
from lineofsight.core.notices.views.outbox import confirmation
from lineofsight.core.people import selectors as people
from lineofsight.core.people.middleware import GRANT
from lineofsight.core.people.models import Person
from lineofsight.core.records import selectors as records


@may("notices.invite_person")
def invite_person(request: Visit, person: Person) -> HttpResponse:
    """Invite a person to make their account, after showing what they will get."""
    form = confirmation(request)
    if form.is_valid():
        services.invite_person(request.actor, person=person)
        where = "It stands in the outbox." if not settings.EMAIL_HOST else "It is on its way."
        messages.success(request, f"The invitation to {person.name} is written. {where}")
        return redirect(address("people:people"))
    about = {
        "heading": f"Invite {person.name}?",
        "consequence": f"We will write to {person.email} with a personal link, which lasts 14 days. An earlier "
        "invitation stops working.",
        "confirm": "Invite",
        "form": form,
        "cancel_url": address("people:people"),
        "crumbs": [Crumb("People", address("people:people"))],
    }
    return render(request, "design/move.html", about)


@by_grant
def open_link(request: Visit, secret: str) -> HttpResponse:
    """The arrival of a link. Opening it changes nothing; Continue exchanges it for a session of its grant."""
    opened = access.open_link(secret)
    if opened.grant is None or opened.problem:
        return render(request, "notices/link_closed.html", {"problem": opened.problem}, status=410)
    if request.method == "POST" and access.exchange_link(request.actor, secret=secret):
        return exchanged(request, opened.grant)
    holder = people.person(opened.grant.holder_ref)
    about = {"grant": opened.grant, "holder": holder, "signed_in": request.user.is_authenticated}
    return render(request, "notices/open_link.html", about)


def exchanged(request: Visit, grant: Grant) -> HttpResponse:
    """Begin the session of a grant: whoever was signed in here is signed out, so that it can do that and no more."""
    logout(request)
    request.session[GRANT] = grant.ref
    if lost_posts.kept_for(request, whose=grant.holder_ref):
        return redirect("access:kept")
    return redirect(landing(grant))


def landing(grant: Grant) -> str:
    """Where a grant's holder begins: their invitation, or the record's own page. Scope is opened for the look-up."""
    if grant.record_kind == "people.person":
        return address("joining:join", ref=grant.record_ref)
    with scope(grant.partnership):
        return records.card(grant.record_ref).address
