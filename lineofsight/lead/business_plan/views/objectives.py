"""Objectives: one with its actions and measures, and what became of it."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.paging import page_of
from lineofsight.core.people.record_pages import ask, asked, buttons, history_of, since
from lineofsight.core.records import selectors as records
from lineofsight.core.thread.selectors import follow, lists
from lineofsight.kernel import clock
from lineofsight.lead.business_plan.forms import ObjectiveForm, ShownForm, StrategyObjectiveForm
from lineofsight.lead.business_plan.selectors.measures import read_measures
from lineofsight.lead.business_plan.services import objectives as services
from lineofsight.lead.business_plan.views.frame import own_address, plan_crumbs

NOT_PRESSED = {"record_objective"}


def way(request: Visit, objective) -> dict:
    """Where every move of an objective leads back to."""
    return {
        "back": own_address(objective),
        "crumbs": plan_crumbs(request, objective.plan, objective.priority, objective),
    }


@may("business_plan.see_objective")
def objective(request: Visit, objective) -> HttpResponse:
    """One objective: who does what about it, how one will know, and what became of it."""
    measures = list(objective.measures.select_related("objective", "found_by"))
    moved = records.moves_made((each.ref for each in measures), "move_measure")
    about = {
        "objective": objective,
        "since": since(objective),
        "actions": page_of(request, lists.actions_in(request.actor, request.partnership, of=[objective.ref])),
        "points": page_of(request, follow.points_taught(request.actor, objective.ref), key="learned"),
        "measures": [
            (read, buttons(request, read.measure, "business_plan"), moved.get(read.measure.ref))
            for read in read_measures(request.actor, request.partnership, measures)
        ],
        "works": objective.state == "open" and permitted(request.actor, "business_plan.add_measure", objective),
        "proposes": objective.state == "open"
        and permitted(request.actor, "thread.propose_action", request.partnership),
        "before": objective.carried_from,
        "after": objective.carried_into.first(),
        "moves": buttons(request, objective, "business_plan", but=NOT_PRESSED),
        "history": history_of(objective),
        "today": clock.today(),
        "crumbs": plan_crumbs(request, objective.plan, objective.priority),
    }
    return render(request, "business_plan/objective.html", about)


@may("business_plan.add_objective")
def add_objective(request: Visit, priority) -> HttpResponse:
    """Write an objective under a priority."""
    return asked(
        request, ObjectiveForm(request.POST or None),
        lambda **given: services.add_objective(request.actor, priority=priority, **given),
        heading="What is to be reached?", lede=priority.question, submit="Write it down", at=own_address,
        done="It is written down. Say below who does what, and how one will know.", back=own_address(priority),
        crumbs=plan_crumbs(request, priority.plan, priority),
    )  # fmt: skip


@may("business_plan.add_plan_objective")
def add_plan_objective(request: Visit, plan) -> HttpResponse:
    """Write an objective of a strategy."""
    return asked(
        request, StrategyObjectiveForm(request.POST or None, aims=plan.aims.all()),
        lambda **given: services.add_plan_objective(request.actor, plan=plan, **given),
        heading="What is to be reached?", lede=plan.name, submit="Write it down", at=own_address,
        done="It is written down. Say below who does what, and how one will know.", back=own_address(plan),
        crumbs=plan_crumbs(request, plan),
    )  # fmt: skip


@may("business_plan.edit_objective")
def edit_objective(request: Visit, objective) -> HttpResponse:
    """Say an objective otherwise."""
    first = {"text": objective.text, "aim": objective.aim.ref if objective.aim else ""}
    if objective.priority:
        form = ObjectiveForm(request.POST or None, initial=first)
    else:
        form = StrategyObjectiveForm(request.POST or None, initial=first, aims=objective.plan.aims.all())
    return asked(
        request, form, lambda **given: services.edit_objective(request.actor, objective=objective, **given),
        heading="Say this objective otherwise", submit="Save it", done="It is saved.", **way(request, objective),
    )  # fmt: skip


@may("business_plan.meet_objective")
def meet_objective(request: Visit, objective) -> HttpResponse:
    """Say that an objective is met."""
    return asked(
        request, ShownForm(request.POST or None),
        lambda **given: services.meet_objective(request.actor, objective=objective, **given),
        heading="What shows that it is met?", lede=objective.text, submit="It is met", done="It is met.",
        **way(request, objective),
    )  # fmt: skip


@may("business_plan.miss_objective")
def miss_objective(request: Visit, objective) -> HttpResponse:
    """Say that an objective was not met."""
    return ask(
        request, lambda **given: services.miss_objective(request.actor, objective=objective, **given),
        heading="Was this not met?", consequence="It ends here, with your reason. It can be opened again.",
        confirm="It was not met", done="It is written down as not met.", reason=True,
        **way(request, objective),
    )  # fmt: skip


@may("business_plan.carry_objective")
def carry_objective(request: Visit, objective) -> HttpResponse:
    """Say that an objective is carried on elsewhere."""
    return ask(
        request, lambda **given: services.carry_objective(request.actor, objective=objective, **given),
        heading="Is this carried on elsewhere?", consequence="It ends here. Say where it goes on, and whose it is.",
        confirm="It is carried on elsewhere", done="It is written down.", reason=True,
        **way(request, objective),
    )  # fmt: skip


@may("business_plan.reopen_objective")
def reopen_objective(request: Visit, objective) -> HttpResponse:
    """Open an objective again."""
    return ask(
        request, lambda **given: services.reopen_objective(request.actor, objective=objective, **given),
        heading="Open this objective again?", consequence="It is to be reached once more.", confirm="Open it again",
        done="It is open again.", reason=True, **way(request, objective),
    )  # fmt: skip
