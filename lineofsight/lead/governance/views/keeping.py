"""Keeping bodies, seats and delegations: what the business manager writes down."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.documents.services import FileRefused
from lineofsight.core.people import selectors as people
from lineofsight.core.people.record_pages import asked
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.governance.forms.bodies import (
    AppointForm,
    BodyForm,
    ChangeBodyForm,
    DelegationForm,
    EndForm,
    HandOverForm,
    LastDayForm,
    ReportForm,
    SeatForm,
    TermsForm,
)
from lineofsight.lead.governance.selectors import bodies as selectors
from lineofsight.lead.governance.selectors.outside import side_refused
from lineofsight.lead.governance.services import bodies as services
from lineofsight.lead.governance.services import handing_over, seats
from lineofsight.lead.governance.views.frame import body_address, crumbs


def others(request: Visit, body=None):
    """The bodies that stand, but for one."""
    found = selectors.standing(request.partnership)
    return found.exclude(pk=body.pk) if body else found


def people_here(request: Visit) -> list:
    """Everybody appointed to anything here, by name, each once."""
    held = {a.person.pk: a.person for a in people.appointments_in(request.partnership)}
    return sorted(held.values(), key=lambda person: person.name)


def with_file(make: Callable[..., Any]) -> Callable[..., Any]:
    """A file that cannot be taken is said on the page that asked."""

    def made(**given: Any) -> Any:
        try:
            return make(**given)
        except FileRefused as refused:
            raise MoveRefused(str(refused)) from None

    return made


@may("governance.add_body")
def add_body(request: Visit) -> HttpResponse:
    """Add a body."""
    form = BodyForm(request.POST or None, rows={"above": others(request)})
    return asked(
        request, form, lambda **given: services.add_body(request.actor, partnership=request.partnership, **given),
        heading="Add a body", submit="Add it", done="It is added. Give it its seats.", at=body_address,
        lede="A group of the partnership, or one outside it with which it works.",
        back=address("governance:bodies"), crumbs=crumbs(request),
    )  # fmt: skip


@may("governance.edit_body")
def edit_body(request: Visit, body) -> HttpResponse:
    """Change what a body is."""
    first = {"name": body.name, "kind": body.kind, "purpose": body.purpose}
    form = ChangeBodyForm(request.POST or None, initial=first, refused=lambda kind: side_refused(body, kind))
    return asked(
        request, form,
        lambda **given: services.edit_body(request.actor, body=body, **given), heading="Change what it is",
        submit="Save it", done="It is saved.", back=body_address(body), crumbs=crumbs(request, body),
    )  # fmt: skip


@may("governance.report_to")
def report_to(request: Visit, body) -> HttpResponse:
    """Say to which body it reports."""
    form = ReportForm(request.POST or None, rows={"above": others(request, body)})
    return asked(
        request, form, lambda **given: services.report_to(request.actor, body=body, **given),
        heading="To which body does it report?", lede=body.name, submit="Save it", back=body_address(body),
        done="It is saved. What was so before stays to be seen as at any day.", crumbs=crumbs(request, body),
    )  # fmt: skip


@may("governance.agree_terms")
def agree_terms(request: Visit, body) -> HttpResponse:
    """Write down new terms of reference."""
    latest = next(iter(selectors.terms_of(body)), None)
    form = TermsForm(request.POST or None, request.FILES or None, initial={"text": latest.text} if latest else None)
    return asked(
        request, form, with_file(lambda **given: services.agree_terms(request.actor, body=body, **given)),
        heading="Terms of reference, as they were agreed", lede=body.name, submit="Keep them",
        done="They are kept. Earlier versions can still be read.", back=body_address(body),
        crumbs=crumbs(request, body),
    )  # fmt: skip


@may("governance.end_body")
def end_body(request: Visit, body) -> HttpResponse:
    """End a body."""
    return asked(
        request, EndForm(request.POST or None), lambda **given: services.end_body(request.actor, body=body, **given),
        heading=f"End {body.name}?", submit="End it", done="It has ended. It can still be read as at its days.",
        lede="Its seats, whoever sits there and what was delegated to it end on the same day.",
        back=body_address(body), crumbs=crumbs(request, body),
    )  # fmt: skip


@may("governance.hand_over_body")
def hand_over_body(request: Visit, body) -> HttpResponse:
    """Hand a body over to another."""
    form = HandOverForm(request.POST or None, rows={"successor": others(request, body)})
    return asked(
        request, form, lambda **given: handing_over.hand_over_body(request.actor, body=body, **given),
        heading=f"Hand {body.name} over to another body", submit="Hand it over", back=body_address(body),
        lede="Its meetings ahead and its open risks go with their history. What was decided stays its own.",
        done="It is handed over.", crumbs=crumbs(request, body),
    )  # fmt: skip


@may("governance.add_seat")
def add_seat(request: Visit, body) -> HttpResponse:
    """Add a seat."""
    form = SeatForm(request.POST or None, rows={"organisation": people.organisations_in(request.partnership)})
    return asked(
        request, form, lambda **given: seats.add_seat(request.actor, body=body, **given), heading="Add a seat",
        lede=body.name, submit="Add it", done="It is added, and vacant until somebody is appointed to it.",
        back=body_address(body), crumbs=crumbs(request, body),
    )  # fmt: skip


@may("governance.end_seat")
def end_seat(request: Visit, seat) -> HttpResponse:
    """Take a seat away."""
    return asked(
        request, LastDayForm(request.POST or None),
        lambda **given: seats.end_seat(request.actor, seat=seat, **given), heading="Take this seat away?",
        lede=f"{seat.called}. Whoever sits there goes with it.", submit="Take it away", done="It is taken away.",
        back=body_address(seat.body), crumbs=crumbs(request, seat.body),
    )  # fmt: skip


@may("governance.appoint_to_seat")
def appoint_to_seat(request: Visit, seat) -> HttpResponse:
    """Write down who was appointed to a seat."""
    form = AppointForm(request.POST or None, rows={"person": people_here(request)})
    return asked(
        request, form, lambda **given: seats.appoint_to_seat(request.actor, seat=seat, **given),
        heading="Who sits there?", lede=seat.called, submit="Save it", done="It is saved.",
        back=body_address(seat.body), crumbs=crumbs(request, seat.body),
    )  # fmt: skip


@may("governance.end_holding")
def end_holding(request: Visit, holding) -> HttpResponse:
    """Say when somebody's time in a seat ends."""
    body = holding.seat.body
    return asked(
        request, EndForm(request.POST or None),
        lambda **given: seats.end_holding(request.actor, holding=holding, **given),
        heading=f"When does {holding.who} leave this seat?", lede=holding.seat.called, submit="Save it",
        done="It is saved.", back=body_address(body), crumbs=crumbs(request, body),
    )  # fmt: skip


@may("governance.give_delegation")
def give_delegation(request: Visit) -> HttpResponse:
    """Write down what was delegated."""
    rows = {
        "organisation": people.organisations_in(request.partnership), "person": people_here(request),
        "body": others(request),
    }  # fmt: skip
    return asked(
        request, DelegationForm(request.POST or None, rows=rows),
        lambda **given: seats.give_delegation(request.actor, partnership=request.partnership, **given),
        heading="Write down a delegation", submit="Save it", done="It is saved.",
        lede="So that a decision of today can be read in years to come with who held authority for it.",
        back=address("governance:authority"), crumbs=crumbs(request),
    )  # fmt: skip


@may("governance.end_delegation")
def end_delegation(request: Visit, delegation) -> HttpResponse:
    """Say when a delegation ends."""
    return asked(
        request, EndForm(request.POST or None),
        lambda **given: seats.end_delegation(request.actor, delegation=delegation, **given),
        heading="When does this delegation end?", lede=f"{delegation.given_by} to {delegation.to}: {delegation.what}",
        submit="Save it", done="It is saved.", back=address("governance:authority"), crumbs=crumbs(request),
    )  # fmt: skip
