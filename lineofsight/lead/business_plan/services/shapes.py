"""A strategy on another subject, in the shape of one there is."""

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.business_plan.models import Plan
from lineofsight.lead.business_plan.services.objectives import copy_shape
from lineofsight.lead.business_plan.services.plans import Written, begin


@operation("business_plan.clone_plan", on="plan")
def clone_plan(actor: Actor, *, plan: Plan, written: Written) -> Plan:
    """Begin a strategy with the aims and objectives of another and the shape of its measures: nothing of its results,
    and an indicator starts from what it is now. Its measures' days lie as far into it as theirs did.

    Raises:
        MoveRefused: it is a business plan, which is carried forward priority by priority.
    """
    if not plan.is_strategy:
        raise MoveRefused("A business plan is carried forward, priority by priority. Only a strategy is copied.")
    made = begin(plan.partnership, plan.kind, written, shaped_on=plan)
    copy_shape(plan, made)
    return made
