"""An organisation: what it is, what it was, and what it became part of."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.paging import page_of
from lineofsight.core.design.shell import Crumb
from lineofsight.core.people import selectors, services
from lineofsight.core.people.forms import GovernanceForm, MergeForm, OrganisationsFilter, ParentForm, RenameForm
from lineofsight.core.people.models import Organisation
from lineofsight.core.people.record_pages import asked


def organisation_address(organisation: Organisation) -> str:
    """An organisation's own page."""
    return address("people:organisation", ref=organisation.ref)


def organisation_crumbs(*steps: Crumb) -> list[Crumb]:
    return [
        Crumb("People", address("people:people")), Crumb("Organisations", address("people:organisations")), *steps,
    ]  # fmt: skip


@may("people.see_people")
def organisations(request: Visit) -> HttpResponse:
    """The organisations that belong here, or once did; found by any name they have or had."""
    form = OrganisationsFilter(request.GET)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    page = page_of(request, selectors.organisations_listed(request.partnership, words))
    return render(
        request, "people/organisations.html", {"form": form, "page": page, "crumbs": organisation_crumbs()[:1]}
    )


@may("people.see_organisation")
def organisation_page(request: Visit, organisation: Organisation) -> HttpResponse:
    """One organisation."""
    about = {
        "organisation": organisation,
        "entry": selectors.entry_of(organisation),
        "history": selectors.history_of(organisation),
        "appointments": selectors.appointments_in(request.partnership).filter(organisation=organisation),
        "parent": selectors.parent_of(organisation),
        "sites": selectors.sites_of([organisation]),
        "keeps": permitted(request.actor, "people.rename_organisation", organisation),
        "crumbs": organisation_crumbs(),
    }
    return render(request, "people/organisation.html", about)


@may("people.rename_organisation")
def rename_organisation(request: Visit, organisation: Organisation) -> HttpResponse:
    """Give it the name it has now."""
    return asked(
        request, RenameForm(request.POST or None, initial={"name": organisation.name}),
        lambda **given: services.rename_organisation(request.actor, organisation=organisation, **given),
        heading=f"Rename {organisation.name}", lede="It is still found by the name it had, and keeps all it did.",
        submit="Rename it", done="Renamed.", back=organisation_address(organisation),
        crumbs=organisation_crumbs(Crumb(organisation.name, organisation_address(organisation))),
    )  # fmt: skip


@may("people.merge_organisations")
def merge_organisations(request: Visit, organisation: Organisation) -> HttpResponse:
    """Make it part of another."""
    others = selectors.organisations_in(request.partnership).exclude(pk=organisation.pk)

    return asked(
        request, MergeForm(request.POST or None, organisations=others),
        lambda **given: services.merge_organisations(request.actor, organisation=organisation, **given),
        heading=f"What did {organisation.name} become part of?",
        lede="Nothing that refers to it is rewritten: what it handed in stays its own, and is listed with the other’s.",
        submit="Make it part of the other", done="Noted. What it was is kept.", back=organisation_address(organisation),
        crumbs=organisation_crumbs(Crumb(organisation.name, organisation_address(organisation))),
    )  # fmt: skip


@may("people.change_governance")
def change_governance(request: Visit, organisation: Organisation) -> HttpResponse:
    """Note who answers for a school now."""
    entry = selectors.entry_of(organisation)
    if entry is None:
        raise Http404("It is no school of the register.")
    others = selectors.organisations_in(request.partnership).exclude(pk=organisation.pk)
    before = {
        "governance": entry.governance, "urn": entry.urn, "parent": entry.parent.ref if entry.parent else "",
    }  # fmt: skip
    return asked(
        request, GovernanceForm(request.POST or None, initial=before, organisations=others),
        lambda **given: services.change_governance(request.actor, organisation=organisation, **given),
        heading=f"Who answers for {organisation.name} now?",
        lede="It stays the same organisation. Who answered for it before, and its number then, are kept.",
        submit="Save", done="Saved. What it was before is kept.", back=organisation_address(organisation),
        crumbs=organisation_crumbs(Crumb(organisation.name, organisation_address(organisation))),
    )  # fmt: skip


@may("people.set_parent")
def set_parent(request: Visit, organisation: Organisation) -> HttpResponse:
    """Note whose site it is."""
    others = selectors.organisations_in(request.partnership).exclude(pk=organisation.pk)
    parent = selectors.parent_of(organisation)
    before = {"parent": parent.ref if parent else ""}
    return asked(
        request, ParentForm(request.POST or None, initial=before, organisations=others),
        lambda **given: services.set_parent(request.actor, organisation=organisation, **given),
        heading=f"Is {organisation.name} a site of another organisation?",
        lede="Whoever leads for the parent sees how far its sites are with what they are asked, and may share answers "
        "with them. Each site still answers and signs for itself.",
        submit="Save", done="Saved. Whose it was before is kept.", back=organisation_address(organisation),
        crumbs=organisation_crumbs(Crumb(organisation.name, organisation_address(organisation))),
    )  # fmt: skip
