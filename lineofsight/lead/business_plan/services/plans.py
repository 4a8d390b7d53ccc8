"""Plans: written, agreed, ended; what other boards have chosen beside them; a strategy's shape for another subject."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.design.addresses import address
from lineofsight.core.insight import meeting
from lineofsight.core.records import services as records
from lineofsight.core.thread.models import Theme
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.business_plan.models import BoardPriority, Plan, Priority
from lineofsight.lead.business_plan.selectors.plans import plan_facts
from lineofsight.lead.business_plan.services.aims import set_aims
from lineofsight.lead.business_plan.services.owing import lift_plan, owe_everything


@dataclass(frozen=True)
class Written:
    """What a plan says of itself: what it is called, from when to when, what it is for, and its aims in order."""

    name: str
    start: date
    end: date
    purpose: str = ""
    aims: tuple[str, ...] = ()
    themes: Iterable[Theme] = field(default_factory=tuple)


@operation("business_plan.draft_plan", on="partnership")
def draft_plan(actor: Actor, *, partnership: Partnership, kind: str, written: Written) -> Plan:
    """Begin a business plan or a strategy (`PlanKind`)."""
    return begin(partnership, kind, written)


def begin(partnership: Partnership, kind: str, written: Written, **more) -> Plan:
    """Begin a plan. Called inside the operation that begins it."""
    plan = Plan(
        partnership=partnership, kind=kind, name=written.name, start=written.start, end=written.end,
        purpose=written.purpose, **more,
    )  # fmt: skip
    records.open_record(
        plan, label=written.name, address=address("business_plan:plan", ref=plan.ref), words=written.purpose
    )
    plan.themes.set(written.themes)
    set_aims(plan, written.aims)
    return plan


@operation("business_plan.edit_plan", on="plan")
def edit_plan(actor: Actor, *, plan: Plan, written: Written) -> Plan:
    """Change what a plan says of itself, while it is being written.

    Raises:
        MoveRefused: it is agreed, or an aim that objectives hang on would go.
    """
    records.move(plan, "edit_plan")
    Plan.objects.filter(pk=plan.pk).update(
        name=written.name, start=written.start, end=written.end, purpose=written.purpose
    )
    plan.refresh_from_db()
    plan.themes.set(written.themes)
    set_aims(plan, written.aims)
    records.describe(plan, label=written.name, words=written.purpose)
    return plan


@operation("business_plan.agree_plan", on="plan")
def agree_plan(actor: Actor, *, plan: Plan, where: str) -> Plan:
    """Write down that a plan was agreed, and where. From then on its measures and looks are owed.

    Args:
        where: which meeting agreed it, such as "Executive, 3 March 2026".
    """
    records.move(plan, "agree_plan", facts=plan_facts(plan), reason=where)
    owe_everything(plan)
    return plan


@operation("business_plan.end_plan", on="plan")
def end_plan(actor: Actor, *, plan: Plan) -> Plan:
    """End a plan, once somebody has said what became of each priority and how far each aim was reached."""
    records.move(plan, "end_plan", facts=plan_facts(plan))
    lift_plan(plan)
    return plan


@operation("business_plan.withdraw_plan", on="plan")
def withdraw_plan(actor: Actor, *, plan: Plan, reason: str) -> Plan:
    """Do without a plan that was never agreed, and say why."""
    return records.move(plan, "withdraw_plan", reason=reason)


@operation("business_plan.add_board_priority", on="plan")
def add_board_priority(
    actor: Actor, *, plan: Plan, priority: str, period: str, board: str = "", body_ref: str = ""
) -> BoardPriority:
    """Write down what another board has chosen, beside a plan that is being written.

    Args:
        board: what it is called, where it is none of the bodies kept here. body_ref: which of them it is.
    """
    while_written(plan)
    if body_ref:
        known = {card.ref: card.label for card in meeting.boards(actor, plan.partnership)}
        if body_ref not in known:
            raise MoveRefused("There is no such board that you may see.")
        board = known[body_ref]
    return BoardPriority.objects.create(
        partnership=plan.partnership, plan=plan, board=board, body_ref=body_ref, priority=priority, period=period
    )


@operation("business_plan.remove_board_priority", on="board_priority")
def remove_board_priority(actor: Actor, *, board_priority: BoardPriority) -> None:
    """Take out what another board has not chosen after all."""
    while_written(board_priority.plan)
    for priority in Priority.objects.filter(goes_with=board_priority):
        priority.goes_with.remove(board_priority)
    BoardPriority.objects.filter(pk=board_priority.pk).delete()


def while_written(plan: Plan) -> None:
    if plan.state != "draft":
        raise MoveRefused("The plan is not being written any more. What stood beside it when it was agreed stands.")
