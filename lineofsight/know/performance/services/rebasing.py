"""Setting an indicator's control limits anew from a period, with a reason and a name, and taking that back."""

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.insight.rules import Indicator
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.kernel.periods import Period
from lineofsight.know.performance.models import Rebase
from lineofsight.know.performance.selectors.limits import rebases_of


@operation("performance.rebase_limits", on="partnership")
def rebase_limits(
    actor: Actor, *, partnership: Partnership, indicator: Indicator, period: Period, reason: str
) -> Rebase:
    """Set an indicator's limits anew from a period on: what came before keeps its own. A stated cause is needed: limits
    that follow every change say nothing.

    Raises:
        MoveRefused: they were set anew from that period already, and that stands.
    """
    if any(each.start == period.start for each in rebases_of(partnership, [indicator.key])):
        raise MoveRefused(f"The limits were set anew from {period.label} already. Take that back first.")
    return Rebase.objects.create(
        partnership=partnership, indicator=indicator.key, start=period.start, end=period.end, reason=reason.strip(),
        set_by=actor.ref,
    )  # fmt: skip


@operation("performance.withdraw_rebase", on="rebase")
def withdraw_rebase(actor: Actor, *, rebase: Rebase, reason: str) -> Rebase:
    """Take back that limits were set anew: from now on they are drawn as before, and both rows stay."""
    return Rebase.objects.create(
        partnership=rebase.partnership, indicator=rebase.indicator, start=rebase.start, end=rebase.end,
        reason=reason.strip(), withdraws=rebase, set_by=actor.ref,
    )  # fmt: skip
