"""The installation's own pages: partnerships and their first accounts, and none of their content."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lineofsight.core.access import selectors as access
from lineofsight.core.access import services as access_services
from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.moves import ConfirmForm
from lineofsight.core.design.shell import Crumb
from lineofsight.core.notices import services as notices_services
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Person
from lineofsight.core.people.roles import Role
from lineofsight.journeys.forms import PartnershipForm


@may("access.administer")
def installation(request: Visit) -> HttpResponse:
    """The administrator's page: partnerships and their first accounts, and none of their content; work that failed."""
    rows = [
        (each, permitted(request.actor, "people.load_people", each), people.appointed(each, Role.BUSINESS_MANAGER))
        for each in access.partnerships()
    ]
    about = {"rows": rows, "failed": access.failed_jobs(), "server": settings.EMAIL_HOST, "crumbs": []}
    return render(request, "journeys/installation.html", about)


@may("access.administer")
def create_partnership(request: Visit) -> HttpResponse:
    """Make a partnership, and go on to load its agencies and people."""
    form = PartnershipForm(request.POST or None)
    if form.is_bound and form.is_valid():
        made = access_services.create_partnership(request.actor, **form.cleaned_data)
        messages.success(request, f"{made.name} is made. Load its agencies and people next.")
        return redirect(reverse("people:load_people", kwargs={"partnership": made.slug}))
    about = {
        "heading": "Make a partnership", "form": form, "submit": "Make it",
        "crumbs": [Crumb("Installation", reverse("site:installation"))],
    }  # fmt: skip
    return render(request, "design/form.html", about)


@may("notices.invite_manager")
def invite_manager(request: Visit, person: Person) -> HttpResponse:
    """Invite a partnership's first business manager, and show the administrator the link to hand over."""
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    about = {
        "heading": f"Invite {person.name}?",
        "consequence": f"We will write to {person.email} with a personal link, which lasts 14 days.",
        "confirm": "Invite",
        "form": form,
        "cancel_url": reverse("site:installation"),
        "crumbs": [Crumb("Installation", reverse("site:installation"))],
    }
    if not form.is_valid():
        return render(request, "design/move.html", about)
    message = notices_services.invite_manager(request.actor, person=person)
    if settings.EMAIL_HOST:
        messages.success(request, f"The invitation to {person.name} is on its way.")
        return redirect("site:installation")
    shown = {"person": person, "text": notices_services.text_of(message), "crumbs": about["crumbs"]}
    return render(request, "journeys/invited.html", shown)
