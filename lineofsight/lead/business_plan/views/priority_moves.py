"""Choosing a priority, and saying what became of it."""

from django.http import HttpResponse

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.people.record_pages import ask, asked
from lineofsight.lead.business_plan.forms import CarryForm, HandOnForm, ShownForm
from lineofsight.lead.business_plan.rules.plans import few_sentence
from lineofsight.lead.business_plan.selectors.plans import plan_facts, plans_being_written
from lineofsight.lead.business_plan.services import priorities as services
from lineofsight.lead.business_plan.views.frame import own_address, plan_crumbs


def way(request: Visit, priority) -> dict:
    """Where every move of a priority leads back to."""
    return {"back": own_address(priority), "crumbs": plan_crumbs(request, priority.plan, priority)}


@may("business_plan.choose_priority")
def choose_priority(request: Visit, priority) -> HttpResponse:
    """Choose a candidate."""
    return ask(
        request, lambda: services.choose_priority(request.actor, priority=priority), heading="Choose this priority?",
        consequence=f"{priority.question} {few_sentence(plan_facts(priority.plan).chosen)}", confirm="Choose it",
        done="It is chosen.", **way(request, priority),
    )  # fmt: skip


@may("business_plan.put_back_priority")
def put_back_priority(request: Visit, priority) -> HttpResponse:
    """Put a priority back among the candidates."""
    return ask(
        request, lambda **given: services.put_back_priority(request.actor, priority=priority, **given),
        heading="Put this back among the candidates?", consequence="It is no longer chosen. Its objectives stay.",
        confirm="Put it back", done="It is a candidate again.", reason=True, **way(request, priority),
    )  # fmt: skip


@may("business_plan.leave_out_priority")
def leave_out_priority(request: Visit, priority) -> HttpResponse:
    """Leave a candidate out."""
    return ask(
        request, lambda **given: services.leave_out_priority(request.actor, priority=priority, **given),
        heading="Leave this out?", consequence="It stays to be read with your reason, as what was not chosen.",
        confirm="Leave it out", done="It is left out.", reason=True, grave=True, **way(request, priority),
    )  # fmt: skip


@may("business_plan.finish_priority")
def finish_priority(request: Visit, priority) -> HttpResponse:
    """End a priority with what was shown."""
    return asked(
        request, ShownForm(request.POST or None),
        lambda **given: services.finish_priority(request.actor, priority=priority, **given),
        heading="What was shown at its end?", lede=priority.question, submit="Finish it", done="It is finished.",
        **way(request, priority),
    )  # fmt: skip


@may("business_plan.carry_priority")
def carry_priority(request: Visit, priority) -> HttpResponse:
    """Carry a priority into the next plan."""
    return asked(
        request, CarryForm(request.POST or None, plans=plans_being_written(priority.plan)),
        lambda **given: services.carry_priority(request.actor, priority=priority, **given),
        heading="Carry this priority forward", submit="Carry it forward", at=own_address,
        lede="It becomes a candidate of the next plan, with its owner, its evidence and its open objectives.",
        done="It is a candidate of the next plan.", **way(request, priority),
    )  # fmt: skip


@may("business_plan.hand_on_priority")
def hand_on_priority(request: Visit, priority) -> HttpResponse:
    """Hand a priority on to a body that has it as its everyday work."""
    return asked(
        request, HandOnForm(request.POST or None),
        lambda **given: services.hand_on_priority(request.actor, priority=priority, **given),
        heading="Hand this priority on", submit="Hand it on", done="It is handed on.",
        lede="It goes on as a body’s everyday work, and is no longer a priority of the partnership.",
        **way(request, priority),
    )  # fmt: skip
