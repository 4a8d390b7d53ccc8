"""Registrations before the business manager: what each says, whom it may be, and the decision."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.paging import page_of
from lineofsight.core.design.shell import Crumb
from lineofsight.core.people.record_pages import ask, asked, buttons, history_of
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.forms.registering import AdmitForm, MatchForm
from lineofsight.know.self_assessments.selectors import registering as selectors
from lineofsight.know.self_assessments.views.rounds import crumbs


def registration_address(registration) -> str:
    """A registration's own page."""
    return address("self_assessments:registration", ref=registration.ref)


def registration_crumbs(*steps: Crumb) -> list[Crumb]:
    return crumbs(Crumb("Registrations", address("self_assessments:registrations")), *steps)


@may("self_assessments.list_registrations")
def registrations(request: Visit) -> HttpResponse:
    """Who wants to be let in, and what was decided."""
    page = page_of(request, selectors.registrations_in(request.actor, request.partnership))
    about = {"page": page, "waiting": selectors.waiting_in(request.partnership), "crumbs": registration_crumbs()[:-1]}
    return render(request, "self_assessments/registrations.html", about)


@may("self_assessments.see_registration")
def registration_page(request: Visit, registration) -> HttpResponse:
    """What one says of itself, beside the organisations it may be."""
    waits = registration.state == "proved"
    found = selectors.likely(registration) if waits else []
    moves = buttons(request, registration, "self_assessments", grave=("refuse_registration",))
    about = {
        "registration": registration, "waits": waits,
        "likely": [(each, selectors.leads_here(registration, each.organisation)) for each in found],
        # What is most likely stands first.
        "moves": moves if found else [*moves[1:2], *moves[:1], *moves[2:]],
        "history": history_of(registration), "crumbs": registration_crumbs(),
    }  # fmt: skip
    return render(request, "self_assessments/registration.html", about)


@may("self_assessments.match_registration")
def match_registration(request: Visit, registration) -> HttpResponse:
    """Say which organisation it is."""
    offered = {each.ref: (each, leads) for each, leads in selectors.may_be(registration)}
    form = MatchForm(
        request.POST or None, offered=offered, initial={"organisation": request.GET.get("organisation", "")}
    )
    return asked(
        request, form,
        lambda **given: services.admitting.match_registration(request.actor, registration=registration, **given),
        heading=f"Which organisation is “{registration.title}”?",
        lede=f"{registration.name} becomes a lead for it, and is asked what the open round asks. Nothing of the "
        "organisation is changed.",
        submit="Let them in", done="Let in. They have been written to.", back=registration_address(registration),
        crumbs=registration_crumbs(Crumb(registration.title, registration_address(registration))),
    )  # fmt: skip


@may("self_assessments.admit_registration")
def admit_registration(request: Visit, registration) -> HttpResponse:
    """Add it as a new organisation."""
    before = {"name": registration.body, "kind": registration.body_kind}
    number = f" Its number, {registration.number}, is kept with it." if registration.number else ""
    return asked(
        request, AdmitForm(request.POST or None, initial=before),
        lambda **given: services.admitting.admit_registration(request.actor, registration=registration, **given),
        heading=f"Add “{registration.title}” as a new organisation?",
        lede=f"{registration.name} becomes its lead, and is asked what the open round asks.{number}",
        submit="Add it and let them in", done="Added. They have been written to.",
        back=registration_address(registration),
        crumbs=registration_crumbs(Crumb(registration.title, registration_address(registration))),
    )  # fmt: skip


@may("self_assessments.refuse_registration")
def refuse_registration(request: Visit, registration) -> HttpResponse:
    """Refuse it."""
    return ask(
        request,
        lambda **given: services.registering.refuse_registration(request.actor, registration=registration, **given),
        heading=f"Refuse “{registration.title}”?", reason=True, grave=True,
        consequence=f"{registration.name} is written to with what you say here. They may register again.",
        confirm="Refuse it", done="Refused. They have been written to.", back=registration_address(registration),
        crumbs=registration_crumbs(Crumb(registration.title, registration_address(registration))),
    )  # fmt: skip
