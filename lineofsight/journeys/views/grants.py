"""Who can see what by a grant, and stopping one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access import selectors as access
from lineofsight.core.access import services as access_services
from lineofsight.core.access.doors import may
from lineofsight.core.access.models import Grant
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.moves import ConfirmForm
from lineofsight.core.design.shell import Crumb
from lineofsight.core.people import selectors as people
from lineofsight.core.records import selectors as records


@may("access.see_grants")
def grants(request: Visit) -> HttpResponse:
    """Who can see what by a grant, and until when."""
    held = list(access.grants_in(request.partnership))
    names = people.names([grant.holder_ref for grant in held] + [grant.granted_by for grant in held])
    cards = records.cards(grant.record_ref for grant in held)
    rows = [
        (grant, names[grant.holder_ref], cards.get(grant.record_ref), names[grant.granted_by], access.who_ends(grant))
        for grant in held
    ]
    return render(request, "journeys/grants.html", {"rows": rows, "crumbs": []})


@may("access.stop_grant")
def stop_grant(request: Visit, grant: Grant) -> HttpResponse:
    """Stop a grant: its links open nothing from now on."""
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        access_services.stop_grant(request.actor, grant=grant)
        messages.success(request, "Stopped. Its links open nothing from now on.")
        return redirect(address("journeys:grants"))
    holder = people.names([grant.holder_ref])[grant.holder_ref]
    about = {
        "heading": f"Stop the access of {holder}?",
        "consequence": f"“{grant.why}” ends now, and so does what {holder} passed on. What they sent stays.",
        "confirm": "Stop it",
        "form": form,
        "cancel_url": address("journeys:grants"),
        "crumbs": [Crumb("Who can see what", address("journeys:grants"))],
    }
    return render(request, "design/move.html", about)
