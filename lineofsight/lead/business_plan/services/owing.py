"""What plans make people owe: a measure's result to whoever owns the priority, and a look at a plan on its day."""

from lineofsight.core.design.addresses import address
from lineofsight.core.notices import services as notices
from lineofsight.core.people.models import Person
from lineofsight.core.people.roles import Role
from lineofsight.core.thread.services.owing import shortened
from lineofsight.lead.business_plan.models import Measure, Objective, Plan, Priority, ReviewPoint
from lineofsight.lead.business_plan.selectors.plans import working

MEASURE, HOLD = "record_measure", "hold_review_point"


def owe_measure(measure: Measure) -> None:
    """The result is owed on its day, once the plan is agreed: by the priority's owner, or else whoever keeps it."""
    if measure.state != "planned" or not measure.objective.runs:
        return
    owner = measure.objective.priority.owner if measure.objective.priority else None
    notices.owe(
        record_ref=measure.ref, what=MEASURE, title=shortened(f"Say what it showed: {measure.text}"), on=measure.due,
        rule="The plan, local",
        address=address("business_plan:objective", ref=measure.objective.ref), **by(owner),
    )  # fmt: skip


def owe_look(point: ReviewPoint) -> None:
    """A look at a plan is owed on its day, once the plan is agreed."""
    if point.state != "planned" or point.plan.state != "agreed":
        return
    notices.owe(
        record_ref=point.ref, what=HOLD, title=shortened(f"Look at “{point.plan.name}”: {point.about}"), on=point.on,
        rule="The plan, local",
        address=address("business_plan:plan", ref=point.plan.ref), role=Role.BUSINESS_MANAGER,
    )  # fmt: skip


def by(owner: Person | None) -> dict:
    """Who owes something: its owner, or whoever keeps the plan."""
    return {"person": owner} if owner else {"role": Role.BUSINESS_MANAGER}


def owe_everything(plan: Plan) -> None:
    """From the day a plan is agreed: every measure of what was chosen, and every look on the way."""
    for measure in Measure.objects.filter(objective__in=working(plan)).select_related("objective__priority__owner"):
        owe_measure(measure)
    for point in plan.review_points.select_related("plan"):
        owe_look(point)


def hand_measures_over(priority: Priority) -> None:
    """Whoever owns a priority now owes what whoever owned it before did."""
    for measure in Measure.objects.filter(objective__priority=priority).select_related("objective__priority__owner"):
        owe_measure(measure)


def lift_objectives(*objectives: Objective) -> None:
    """Nobody owes the measures of some objectives any more."""
    for ref in Measure.objects.filter(objective__in=objectives).values_list("ref", flat=True):
        notices.lift(record_ref=ref)


def lift_plan(plan: Plan) -> None:
    """Nobody owes anything of a plan any more."""
    lift_objectives(*plan.objectives.all())
    for ref in plan.review_points.values_list("ref", flat=True):
        notices.lift(record_ref=ref)
