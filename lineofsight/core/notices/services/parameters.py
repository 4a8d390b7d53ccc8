"""What a partnership decides for itself about reminding and escalating."""

from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.notices.models import Parameter
from lineofsight.core.notices.parameters import SETTINGS
from lineofsight.kernel.lifecycle import MoveRefused


@operation("notices.set_parameter", on="partnership")
def set_parameter(
    actor: Actor, *, partnership: Partnership, key: str, value: int, start: date, source: str
) -> Parameter:
    """Write down what a partnership decided, from a day on. What held before stays written.

    Args:
        source: whose decision it is, such as a meeting and its day.

    Raises:
        MoveRefused: there is no such choice, or the value is none of those it may have.
    """
    setting = SETTINGS.get(key)
    if setting is None or not setting.least <= value <= setting.most:
        raise MoveRefused("That is not one of the values this may have.")
    return Parameter.objects.create(
        partnership=partnership, key=key, value=value, start=start, source=source, set_by=actor.ref
    )
