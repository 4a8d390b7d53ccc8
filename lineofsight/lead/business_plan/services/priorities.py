"""Priorities: put forward with evidence, chosen, worked on, and ended with what was shown."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.design.addresses import address
from lineofsight.core.people.models import Person
from lineofsight.core.records import services as records
from lineofsight.core.thread.models import Evidence, Theme
from lineofsight.core.thread.rules.given import Seen
from lineofsight.core.thread.selectors.lists import evidence_for
from lineofsight.core.thread.services.evidence import give_evidence, support
from lineofsight.core.thread.services.owing import shortened
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.business_plan.models import BoardPriority, Objective, Plan, Priority
from lineofsight.lead.business_plan.selectors.priorities import priority_facts
from lineofsight.lead.business_plan.services.objectives import carry_over
from lineofsight.lead.business_plan.services.owing import hand_measures_over, lift_objectives


@dataclass(frozen=True)
class PutForward:
    """What a priority says of itself: what will be different for children, who owns it and in which group, its themes,
    and what other boards have chosen that it goes with."""

    question: str
    owner: Person | None = None
    body: str = ""
    themes: Iterable[Theme] = field(default_factory=tuple)
    goes_with: Iterable[BoardPriority] = field(default_factory=tuple)


@operation("business_plan.add_priority", on="plan")
def add_priority(actor: Actor, *, plan: Plan, said: PutForward) -> Priority:
    """Put a candidate forward for a plan that is being written.

    Raises:
        MoveRefused: the plan is agreed, or has ended; or it is a strategy, which has objectives.
    """
    if plan.is_strategy:
        raise MoveRefused("A strategy has aims and objectives. Put a candidate forward for a business plan.")
    if plan.state != "draft":
        raise MoveRefused("The plan is agreed, or has ended. Put a candidate forward for the next one.")
    return put_forward(plan, said)


def put_forward(plan: Plan, said: PutForward, **more) -> Priority:
    """Put a candidate forward. Called inside the operation that does."""
    priority = Priority(
        partnership=plan.partnership, plan=plan, question=said.question, owner=said.owner, body=said.body, **more
    )
    records.open_record(
        priority, label=shortened(said.question), address=address("business_plan:priority", ref=priority.ref),
        words=f"{said.body} {plan.name}",
    )  # fmt: skip
    priority.themes.set(said.themes)
    priority.goes_with.set(said.goes_with)
    return priority


@operation("business_plan.edit_priority", on="priority")
def edit_priority(actor: Actor, *, priority: Priority, said: PutForward) -> Priority:
    """Change what a candidate says of itself."""
    records.move(priority, "edit_priority")
    Priority.objects.filter(pk=priority.pk).update(question=said.question, owner=said.owner, body=said.body)
    priority.refresh_from_db()
    priority.themes.set(said.themes)
    priority.goes_with.set(said.goes_with)
    records.describe(priority, label=shortened(said.question), words=f"{said.body} {priority.plan.name}")
    return priority


@operation("business_plan.add_priority_evidence", on="priority")
def add_priority_evidence(actor: Actor, *, priority: Priority, seen: Seen) -> Evidence:
    """Give evidence for a candidate, or of what a chosen priority has changed.

    Raises:
        MoveRefused: it has ended. FileRefused: its file cannot be taken.
    """
    if not priority.open:
        raise MoveRefused("It has ended: what was shown by then stands.")
    return give_evidence(seen, supports=[priority.ref])


@operation("business_plan.choose_priority", on="priority")
def choose_priority(actor: Actor, *, priority: Priority) -> Priority:
    """Choose a candidate into the plan."""
    return records.move(priority, "choose_priority", facts=priority_facts(priority))


@operation("business_plan.put_back_priority", on="priority")
def put_back_priority(actor: Actor, *, priority: Priority, reason: str) -> Priority:
    """Put a priority back among the candidates, while the plan is being written."""
    return records.move(priority, "put_back_priority", facts=priority_facts(priority), reason=reason)


@operation("business_plan.leave_out_priority", on="priority")
def leave_out_priority(actor: Actor, *, priority: Priority, reason: str) -> Priority:
    """Leave a candidate out, and say why."""
    return records.move(priority, "leave_out_priority", reason=reason)


@operation("business_plan.change_priority_owner", on="priority")
def change_priority_owner(actor: Actor, *, priority: Priority, owner: Person, body: str, reason: str) -> Priority:
    """Give a chosen priority another owner, who owes its measures from now on."""
    told = f"From {priority.owner.name if priority.owner else 'nobody'} to {owner.name}: {reason}"
    records.move(priority, "change_priority_owner", reason=told)
    Priority.objects.filter(pk=priority.pk).update(owner=owner, body=body)
    priority.refresh_from_db()
    hand_measures_over(priority)
    return priority


@operation("business_plan.finish_priority", on="priority")
def finish_priority(actor: Actor, *, priority: Priority, shown: str) -> Priority:
    """End a priority with what was shown."""
    records.move(priority, "finish_priority", facts=priority_facts(priority, actor, shown=shown))
    return ended(priority, shown=shown)


@operation("business_plan.carry_priority", on="priority")
def carry_priority(actor: Actor, *, priority: Priority, shown: str, into: Plan) -> Priority:
    """Carry a priority into a plan that is being written, as a candidate with its owner, its evidence and its open
    objectives. Returns the candidate."""
    facts = priority_facts(priority, actor, shown=shown, into=into.state if into.pk != priority.plan_id else "")
    records.move(priority, "carry_priority", facts=facts)
    said = PutForward(priority.question, priority.owner, priority.body, themes=priority.themes.all())
    candidate = put_forward(into, said, carried_from=priority)
    for one in evidence_for([priority.ref]).get(priority.ref, []):
        support(one, candidate.ref)
    carry_over(open_objectives(priority), candidate)
    ended(priority, shown=shown)
    return candidate


@operation("business_plan.hand_on_priority", on="priority")
def hand_on_priority(actor: Actor, *, priority: Priority, shown: str, to: str) -> Priority:
    """Hand a priority on to a body that has it as its everyday work from now on.

    Args:
        to: the body, and who owns it there.
    """
    records.move(priority, "hand_on_priority", facts=priority_facts(priority, actor, shown=shown, to=to))
    for objective in open_objectives(priority):
        records.move(objective, "carry_objective", reason=f"Handed on to {to}")
    return ended(priority, shown=shown, handed_to=to)


def open_objectives(priority: Priority) -> list[Objective]:
    return list(priority.objectives.filter(state="open"))


def ended(priority: Priority, **said: str) -> Priority:
    """What was shown at the end stands, and nobody owes its measures any more."""
    Priority.objects.filter(pk=priority.pk).update(**said)
    priority.refresh_from_db()
    lift_objectives(*priority.objectives.all())
    return priority
