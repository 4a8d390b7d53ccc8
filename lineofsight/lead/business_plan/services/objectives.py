"""Objectives: written under a priority or a strategy, and ended with what became of them."""

from collections.abc import Iterable
from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.design.addresses import address
from lineofsight.core.records import services as records
from lineofsight.core.thread.services.owing import shortened
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.business_plan.models import Aim, Measure, Objective, Plan, Priority
from lineofsight.lead.business_plan.rules.priorities import PriorityFacts
from lineofsight.lead.business_plan.services.measures import copied
from lineofsight.lead.business_plan.services.owing import lift_objectives, owe_measure


@operation("business_plan.add_objective", on="priority")
def add_objective(actor: Actor, *, priority: Priority, text: str) -> Objective:
    """Write an objective under a priority.

    Raises:
        MoveRefused: the priority has ended.
    """
    if not priority.open:
        raise MoveRefused("The priority has ended. Nothing more is to be reached under it.")
    return begin(priority.plan, text, priority=priority)


@operation("business_plan.add_plan_objective", on="plan")
def add_plan_objective(actor: Actor, *, plan: Plan, text: str, aim: Aim | None = None) -> Objective:
    """Write an objective of a strategy, perhaps for one of its aims.

    Raises:
        MoveRefused: it has ended, or is a business plan, whose objectives stand under its priorities.
    """
    if not plan.is_strategy:
        raise MoveRefused("In a business plan objectives stand under a priority.")
    if plan.state not in {"draft", "agreed"}:
        raise MoveRefused("The strategy has ended. Nothing more is to be reached by it.")
    return begin(plan, text, aim=aim)


def begin(plan: Plan, text: str, **more) -> Objective:
    """Open an objective. Called inside the operation that does."""
    objective = Objective(partnership=plan.partnership, plan=plan, text=text, **more)
    place = address("business_plan:objective", ref=objective.ref)
    return records.open_record(objective, label=shortened(text), address=place, words=plan.name)


@operation("business_plan.edit_objective", on="objective")
def edit_objective(actor: Actor, *, objective: Objective, text: str, aim: Aim | None = None) -> Objective:
    """Say an objective otherwise. What it was called stays in its history."""
    records.move(objective, "edit_objective", reason=f"It was: {objective.text}" if text != objective.text else "")
    Objective.objects.filter(pk=objective.pk).update(text=text, aim=aim)
    objective.refresh_from_db()
    records.describe(objective, label=shortened(text), words=objective.plan.name)
    return objective


@operation("business_plan.meet_objective", on="objective")
def meet_objective(actor: Actor, *, objective: Objective, shown: str) -> Objective:
    """Say that an objective is met, and what shows it."""
    records.move(objective, "meet_objective", facts=PriorityFacts(shown=shown))
    Objective.objects.filter(pk=objective.pk).update(shown=shown)
    objective.refresh_from_db()
    lift_objectives(objective)
    return objective


@operation("business_plan.miss_objective", on="objective")
def miss_objective(actor: Actor, *, objective: Objective, reason: str) -> Objective:
    """Say that an objective was not met, and why."""
    records.move(objective, "miss_objective", reason=reason)
    lift_objectives(objective)
    return objective


@operation("business_plan.carry_objective", on="objective")
def carry_objective(actor: Actor, *, objective: Objective, reason: str) -> Objective:
    """Say that an objective is carried on elsewhere, and where."""
    records.move(objective, "carry_objective", reason=reason)
    lift_objectives(objective)
    return objective


@operation("business_plan.reopen_objective", on="objective")
def reopen_objective(actor: Actor, *, objective: Objective, reason: str) -> Objective:
    """Open an objective again, because it was not settled after all. What is waiting to be measured is owed again."""
    records.move(objective, "reopen_objective", reason=reason)
    for measure in objective.measures.filter(state="planned").select_related("objective__priority__owner"):
        owe_measure(measure)
    return objective


def carry_over(objectives: Iterable[Objective], into: Priority) -> None:
    """Carry open objectives into a candidate of another plan, with the measures that still wait."""
    for objective in objectives:
        records.move(objective, "carry_objective", reason=f"Carried into {into.plan.name}")
        again = begin(into.plan, objective.text, priority=into, carried_from=objective)
        for measure in objective.measures.filter(state="planned"):
            copied(measure, again, measure.due, baseline_ref=measure.baseline_ref, target=measure.target)


def copy_shape(plan: Plan, other: Plan) -> None:
    """Give a strategy the objectives of another and the shape of their measures, and nothing of what was found."""
    aims = {aim.position: aim for aim in other.aims.all()}
    for objective in plan.objectives.filter(priority=None).select_related("aim"):
        aim = aims.get(objective.aim.position) if objective.aim else None
        made = begin(other, objective.text, aim=aim)
        for measure in Measure.objects.filter(objective=objective).exclude(state="dropped"):
            copied(measure, made, moved_with(measure.due, plan, other))


def moved_with(day: date, plan: Plan, other: Plan) -> date:
    """A day that lies as far into another plan as it lies into this one, and not beyond its end."""
    return min(max(day + (other.start - plan.start), other.start), other.end)
