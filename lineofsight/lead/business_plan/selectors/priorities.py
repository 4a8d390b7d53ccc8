"""Reads of priorities and objectives: what hangs on one, the records its thread follows, the facts of its moves."""

from collections.abc import Collection, Iterable

from django.db.models import Count, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.design.addresses import address
from lineofsight.core.design.text import day
from lineofsight.core.thread.selectors.follow import Thread, Unshown, whole
from lineofsight.core.thread.selectors.hanging import Hanging, on_records
from lineofsight.core.thread.selectors.lists import evidence_for
from lineofsight.kernel import clock
from lineofsight.lead.business_plan.models import Challenge, Measure, Objective, Plan, Priority
from lineofsight.lead.business_plan.rules.priorities import PriorityFacts
from lineofsight.lead.business_plan.selectors.challenges import challenges_seen


def priority_facts(priority: Priority, actor: Actor | None = None, **said: str) -> PriorityFacts:
    """What must be known to judge a move of a priority.

    Args:
        said: what the move itself says: what was shown, who has it now, the state of the plan it goes into.
    """
    return PriorityFacts(
        plan=priority.plan.state,
        evidence=len(evidence_for([priority.ref]).get(priority.ref, [])),
        mine=actor is not None and priority.owner is not None and priority.owner.ref == actor.ref,
        running=tuple(priority.objectives.filter(state="open").values_list("text", flat=True)),
        **said,
    )


def objectives_under(priority: Priority) -> list[Objective]:
    """A priority's objectives, each with how many measures it has."""
    return list(priority.objectives.annotate(measures_count=Count("measures")).order_by("id"))


def before(priority: Priority) -> list[Priority]:
    """The priorities it was carried forward from, the latest first."""
    found: list[Priority] = []
    earlier = priority.carried_from
    while earlier is not None:
        found.append(earlier)
        earlier = earlier.carried_from
    return found


def refs_of(*priorities: Priority) -> list[str]:
    """The records whose thread is that of some priorities: themselves, what they were carried forward from, and every
    objective of any of these, so that a carry-forward does not cut the line."""
    every = [one for priority in priorities for one in (priority, *before(priority))]
    objectives = Objective.objects.filter(priority__in=every).values_list("ref", flat=True)
    return [*(one.ref for one in every), *objectives]


def hanging_on_priority(actor: Actor, priority: Priority) -> Hanging:
    """Evidence → learning → actions → impact of a priority."""
    return on_records(actor, refs_of(priority), themes=priority.themes.all())


def thread_of_priority(actor: Actor, priority: Priority) -> Thread:
    """The whole of it, for a file."""
    return whole(hanging_on_priority(actor, priority))


def hanging_on_plan(actor: Actor, plan: Plan) -> Hanging:
    """The same of a strategy: of its own objectives and aims."""
    refs = [plan.ref, *plan.aims.values_list("ref", flat=True), *plan.objectives.values_list("ref", flat=True)]
    return on_records(actor, refs, themes=plan.themes.all())


def thread_of_plan(actor: Actor, plan: Plan) -> Thread:
    """The whole of it, for a file."""
    return whole(hanging_on_plan(actor, plan))


def measures_of(objectives: Iterable[Objective]) -> QuerySet[Measure]:
    """The measures of some objectives, the soonest due first."""
    found = Measure.objects.filter(objective__in=list(objectives)).exclude(state="dropped")
    return found.select_related("objective", "found_by").order_by("due", "id")


def challenges_on(actor: Actor, refs: Iterable[str]) -> QuerySet[Challenge]:
    """The challenges an actor may see about some records, the latest sent first."""
    found = challenges_seen(actor).filter(about_ref__in=list(refs))
    return found.select_related("organisation").order_by("-issued_on", "-id")


def left_open(objectives: Iterable[Objective], acted: Collection[str]) -> list[Unshown]:
    """What a plan's own rows have not shown: objectives nobody acts on, and measures whose day has passed.

    Args:
        acted: the refs of those somebody acts on.
    """
    open_ones = [each for each in objectives if each.state == "open"]
    idle = [each for each in open_ones if each.ref not in acted]
    late = measures_of(open_ones).filter(state="planned", due__lt=clock.today())
    return [
        *(Unshown(each.text, page_of(each), "Nobody has been asked to act on it") for each in idle),
        *(Unshown(each.text, page_of(each.objective), f"Due {day(each.due)}, and not measured") for each in late),
    ]


def page_of(objective: Objective) -> str:
    """An objective's page."""
    return address("business_plan:objective", ref=objective.ref)
