"""Reporting an incident, and putting right what is known of it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.people.record_pages import ask, asked
from lineofsight.core.sealed.doors import in_room
from lineofsight.core.sealed.selectors import conditions, takes_names
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.reviews.forms import ChildForm, EditForm, ReferForm
from lineofsight.learn.reviews.selectors.incidents import words
from lineofsight.learn.reviews.selectors.partners import kinds_missing
from lineofsight.learn.reviews.services import incident as services
from lineofsight.learn.reviews.views.frame import about, crumbs

KIND = "reviews.incident"


@may("reviews.refer_incident")
def refer_incident(request: Visit) -> HttpResponse:
    """Report a serious incident. A child at risk now is no matter for a form, and the page says so first."""
    form = ReferForm(request.POST or None, takes_names=takes_names(request.partnership, KIND))
    if form.is_bound and form.is_valid():
        try:
            made = services.refer_incident(request.actor, partnership=request.partnership, **split(form.cleaned_data))
            messages.success(request, f"Reported as {made.title}. Now add each child it is about.")
            return redirect(address("reviews:add_child", ref=made.ref))
        except MoveRefused as refused:
            form.add_error(None, str(refused))
    told = {
        "form": form, "submit": "Report it", "cancel_url": address("reviews:incidents"), "crumbs": crumbs(request),
        "nobody": kinds_missing(request.partnership),
    }  # fmt: skip
    return render(request, "reviews/refer_incident.html", told)


def split(given: dict) -> dict:
    """The answers of a report: what starts the clock, and apart from it what is sealed."""
    clear = {name: given.pop(name) for name in ("aware_on", "aware_time")}
    return {**clear, "told": given}


@may("reviews.edit_incident")
@in_room
def edit_incident(request: Visit, incident, opened) -> HttpResponse:
    """Put right what is known of an incident."""
    return asked(
        request, edit_form(request, incident, opened),
        lambda **given: services.edit_incident(request.actor, incident=incident, opened=opened, told=given),
        heading="What is known of this incident", submit="Save", done="It is saved.", **about(request, incident),
    )  # fmt: skip


def edit_form(request: Visit, incident, opened) -> EditForm:
    """What is known of an incident, without what cannot be taken here yet."""
    takes = takes_names(incident.partnership, KIND)
    known = words(incident, opened, *EditForm.base_fields)
    return EditForm(request.POST or None, initial=known, takes_names=takes)


@may("reviews.add_child")
@in_room
def add_child(request: Visit, incident, opened) -> HttpResponse:
    """Add a child an incident is about."""
    return child_page(
        request, incident,
        lambda **given: services.add_child(request.actor, incident=incident, opened=opened, told=given),
        heading="Add a child it is about", initial={},
    )  # fmt: skip


@may("reviews.edit_child")
@in_room
def edit_child(request: Visit, child, opened) -> HttpResponse:
    """Put right what is known of a child."""
    known = words(child, opened, *type(child).SEALED)
    return child_page(
        request, child.incident,
        lambda **given: services.edit_child(request.actor, child=child, opened=opened, told=given),
        heading="What is known of this child", initial=known,
    )  # fmt: skip


def child_page(request: Visit, incident, make, *, heading: str, initial: dict) -> HttpResponse:
    takes = takes_names(incident.partnership, KIND)
    lede = "" if takes else "Names and days of birth cannot be taken here yet. " + lacking(incident)
    return asked(
        request, ChildForm(request.POST or None, initial=initial, takes_names=takes), make, heading=heading,
        lede=lede, submit="Save this child", done="It is saved.", **about(request, incident),
    )  # fmt: skip


def lacking(incident) -> str:
    """What is missing before real names may be taken."""
    return " ".join(each.todo for each in conditions(incident.partnership, KIND) if not each.met)


@may("reviews.drop_child")
@in_room
def drop_child(request: Visit, child, opened) -> HttpResponse:
    """Take out a child who was added by mistake."""
    return ask(
        request, lambda: services.drop_child(request.actor, child=child), heading="Take this child out?",
        consequence="What was written of this child is deleted. It can be done only before the council decides.",
        confirm="Take out", done="The child is taken out.", grave=True, **about(request, child.incident),
    )  # fmt: skip
