"""What a partnership settles for itself about clocks and panels, from a day on."""

from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import Choice
from lineofsight.learn.child_deaths.rules.choices import choice_refusal


@operation("child_deaths.set_rule", on="partnership")
def set_rule(
    actor: Actor, *, partnership: Partnership, what: str, value: str, start: date, source: str
) -> Choice:  # fmt: skip
    """Write down what the partners settled, from a day on. What began before that day keeps its own rule.

    Raises:
        MoveRefused: it cannot be settled here, or has no such value.
    """
    refusal = choice_refusal(what, value)
    if refusal:
        raise MoveRefused(refusal)
    return Choice.objects.create(
        partnership=partnership, what=what, value=value, start=start, source=source, set_by=actor.ref
    )
