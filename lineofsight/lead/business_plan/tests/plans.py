"""Plans, priorities, objectives and measures in each state, made by services."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from lineofsight.core.access.actors import system
from lineofsight.core.access.operations import bound_actor
from lineofsight.core.insight import library
from lineofsight.core.insight import services as insight
from lineofsight.core.insight.models import Observation, Origin
from lineofsight.core.thread.models import Action
from lineofsight.core.thread.rules.given import Source
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.lead.business_plan.models import Highlight, Measure, Objective, Plan, Priority, ReviewPoint
from lineofsight.lead.business_plan.selectors.highlights import WHOLE, subjects_of
from lineofsight.lead.business_plan.services import (
    highlights,
    measures,
    objectives,
    plans,
    priorities,
    review_points,
)
from tests.thread import factories as thread
from tests.world import World

QUESTION = "Children who go missing are spoken with within three days, and what they say is acted on."
KEY = "front_door.re_referrals"


def day(ahead: int = 0) -> date:
    """A day so many days ahead of today."""
    return clock.today() + timedelta(days=ahead)


def written(name: str = "Business plan", **given) -> plans.Written:
    """What a plan says of itself."""
    return plans.Written(**{"name": name, "start": day(-30), "end": day(335), **given})


def drafted(world: World, kind: str = "business_plan", **given) -> Plan:
    """A plan that is being written, by the business manager."""
    return plans.draft_plan(world.manager, partnership=world.partnership, kind=kind, written=written(**given))


def candidate(world: World, plan: Plan | None = None, *, owner: str = "lead", **given) -> Priority:
    """A priority that was put forward with its evidence, owned by the council's lead."""
    said = priorities.PutForward(
        **{"question": QUESTION, "owner": world.person(owner), "body": "Exploitation sub-group", **given}
    )
    priority = priorities.add_priority(world.chair, plan=plan or drafted(world), said=said)
    priorities.add_priority_evidence(world.chair, priority=priority, seen=thread.seen(says="Half are not spoken with"))
    return priority


def chosen(world: World, plan: Plan | None = None, **given) -> Priority:
    """A priority that was chosen into a plan that is being written."""
    return priorities.choose_priority(world.manager, priority=candidate(world, plan, **given))


def objective(world: World, priority: Priority | None = None, text: str = "Return interviews within 72 hours"):
    """An objective of a priority."""
    priority = priority or chosen(world)
    return objectives.add_objective(world.manager, priority=priority, text=text)


def audit(world: World, under: Objective, *, ahead: int = 120, **given) -> Measure:
    """A measure by an audit, of what difference something makes."""
    told = {"kind": "audit", "asks": "difference", "due": day(ahead), "text": "20 records: was it acted on?", **given}
    return measures.add_measure(world.manager, objective=under, looked=measures.Looked(**told))


def by_indicator(world: World, under: Objective, target: str = "20.0", **given) -> Measure:
    """A measure by an indicator with its target."""
    told = {"kind": "indicator", "asks": "how_well", "due": day(200), "indicator": KEY, **given}
    looked = measures.Looked(target=Decimal(target), **told)
    return measures.add_measure(world.manager, objective=under, looked=looked)


def running(world: World, **given) -> Priority:
    """A chosen priority of an agreed plan, with an objective that an audit measures."""
    priority = chosen(world, **given)
    audit(world, objective(world, priority))
    agreed(world, priority.plan)
    return Priority.objects.get(pk=priority.pk)


def agreed(world: World, plan: Plan) -> Plan:
    """A plan that the Executive agreed."""
    return plans.agree_plan(world.manager, plan=plan, where="Executive")


def strategy(world: World, name: str = "Neglect strategy", **given) -> Plan:
    """A strategy that is being written: two aims, an objective for the first, a measure of it."""
    plan = drafted(world, "strategy", name=name, aims=("Recognise", "Respond"), **given)
    made = objectives.add_plan_objective(
        world.manager, plan=plan, text="Every practitioner knows the signs", aim=plan.aims.first()
    )
    audit(world, made, kind="survey", text="Practitioners: how sure are you?")
    return plan


def running_strategy(world: World, **given) -> Plan:
    """A strategy that runs."""
    return agreed(world, strategy(world, **given))


def look(world: World, plan: Plan, ahead: int = 60) -> ReviewPoint:
    """A look at a plan on the way."""
    return review_points.set_review_point(world.manager, plan=plan, on=day(ahead), about="Is the toolkit used?")


def acted(world: World, under: Objective, **given) -> Action:
    """An action on an objective that the council agreed to."""
    return thread.agreed(world, source=Source(ref=under.ref, said="Objective"), **given)


def reported(world: World, plan: Plan, decide: str = "Whether to pay for a second worker.") -> Highlight:
    """A report on a plan that was sent to the Executive, by the chair."""
    subject = subjects_of(plan)[WHOLE]
    return highlights.send_highlight(world.chair, plan=plan, subject=subject, since=day(-20), decide=decide)


def known(world: World, value: str, year: int) -> Observation:
    """What the council published of re-referrals for a financial year."""
    reading = insight.Reading(library.indicator(KEY), Period.financial_year(year), value=Decimal(value))
    told = insight.Told(
        source=world.organisation("Council"), origin=Origin.AS_PUBLISHED, document="Its report", place="page 4",
        known_from=datetime(year + 1, 6, 1, tzinfo=UTC),
    )  # fmt: skip
    return insight.load_published(system("tests"), partnership=world.partnership, values=[(reading, told)])[0]


def small_count(world: World) -> Observation:
    """A count so small that nobody but its supplier and whoever checks it is shown it."""
    token = bound_actor.set(system("tests"))
    try:
        reading = insight.Reading(library.indicator("protection.plans"), Period.snapshot(day(-90)), value=Decimal(3))
        told = insight.Told(source=world.organisation("Council"), origin=Origin.RETURNED)
        return insight.observe(world.partnership, [(reading, told)])[0]
    finally:
        bound_actor.reset(token)
