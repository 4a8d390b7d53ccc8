"""Reads of plans: lists, what stands in one, and the facts its moves are judged by."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.thread.models import Evidence, ImpactTest
from lineofsight.core.thread.selectors.lists import evidence_for
from lineofsight.kernel import clock
from lineofsight.lead.business_plan.models import Aim, Judgement, Measure, Objective, Plan, Priority
from lineofsight.lead.business_plan.models.measure import SHOWS_CHANGE
from lineofsight.lead.business_plan.rules.plans import PlanFacts
from lineofsight.lead.business_plan.selectors.rights import plans_seen


def plans_in(actor: Actor, partnership: Partnership) -> QuerySet[Plan]:
    """A partnership's plans, the latest first, each with how many priorities were chosen and how many have ended."""
    # What was chosen, whatever became of it.
    chosen = Q(priorities__state__in=("chosen", "finished", "carried_forward", "handed_on", "recorded"))
    return (
        plans_seen(actor)
        .filter(partnership=partnership)
        .annotate(
            chosen=Count("priorities", filter=chosen, distinct=True),
            running=Count("priorities", filter=Q(priorities__state="chosen"), distinct=True),
            aims_count=Count("aims", distinct=True),
            objectives_count=Count("objectives", distinct=True),
        )
        .order_by("-start", "-id")
    )


def plans_being_written(plan: Plan) -> QuerySet[Plan]:
    """The plans that a priority of another can be carried into."""
    return Plan.objects.filter(partnership=plan.partnership_id, state="draft").exclude(pk=plan.pk)


def priorities_of(plan: Plan) -> list[Priority]:
    """A plan's priorities with their owners and what other boards' they go with."""
    return list(
        plan.priorities.select_related("owner", "plan")
        .prefetch_related("themes", "goes_with")
        .annotate(objectives_count=Count("objectives"))
        .order_by("id")
    )


def objectives_of(plan: Plan) -> QuerySet[Objective]:
    """The objectives that belong to a strategy itself, in the order in which they were written."""
    return plan.objectives.filter(priority=None).select_related("aim").order_by("id")


@dataclass(frozen=True)
class Judged:
    """An aim with what was said of it: the latest judgement, and the evidence for it."""

    aim: Aim
    latest: Judgement | None = None
    evidence: list[Evidence] = field(default_factory=list)


def aims_of(plan: Plan) -> list[Judged]:
    """A plan's aims, each with how far it was reached."""
    every = Judgement.objects.select_related("said_by").order_by("id")
    aims = list(plan.aims.prefetch_related(Prefetch("judgements", every)))
    backed = evidence_for(aim.ref for aim in aims)
    return [Judged(aim, next(iter([*aim.judgements.all()][::-1]), None), backed.get(aim.ref, [])) for aim in aims]


def plan_facts(plan: Plan) -> PlanFacts:
    """What must be known to judge a move of a plan."""
    return PlanFacts(
        today=clock.today(),
        start=plan.start,
        strategy=plan.is_strategy,
        chosen=plan.priorities.filter(state="chosen").count(),
        aims=plan.aims.count(),
        change_due=tuple(change_due(plan)),
        running=tuple(left_running(plan)),
        unjudged=tuple(plan.aims.filter(judgements=None).values_list("text", flat=True)),
    )


def left_running(plan: Plan) -> Iterable[str]:
    """What nobody has said what became of: the chosen priorities; of a strategy, its own open objectives."""
    yield from plan.priorities.filter(state="chosen").values_list("question", flat=True)
    yield from plan.objectives.filter(priority=None, state="open").values_list("text", flat=True)


def change_due(plan: Plan) -> Iterable[date]:
    """The days on which something in a plan is to show change: a measure that can, or a test of an action's effect."""
    objectives = working(plan)
    asked = Measure.objects.filter(objective__in=objectives, state="planned", asks__in=SHOWS_CHANGE)
    yield from asked.values_list("due", flat=True)
    raised = ImpactTest.objects.filter(
        state="planned", action__source_ref__in=objectives.values("ref"), tests__in=("practice", "experience")
    )
    yield from raised.values_list("planned_on", flat=True)


def working(plan: Plan) -> QuerySet[Objective]:
    """The objectives of what was chosen; those of the strategy itself."""
    return plan.objectives.filter(Q(priority=None) | Q(priority__state="chosen"), state="open")
