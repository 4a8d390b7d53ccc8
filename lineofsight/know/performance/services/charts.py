"""Choosing the chart that an indicator's run is drawn as, with a reason and a name."""

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.insight.rules import Indicator
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.performance.models import ChosenChart
from lineofsight.know.performance.rules.charts import Drawn
from lineofsight.know.performance.selectors.charts import charts_open, drawn_now


@operation("performance.choose_chart", on="partnership")
def choose_chart(
    actor: Actor, *, partnership: Partnership, indicator: Indicator, drawn: str, reason: str
) -> ChosenChart:
    """Draw an indicator's run as another chart, or as the usual one again: on its page, in the pack, for everybody.

    Raises:
        MoveRefused: it is drawn so already, or its values do not allow it.
    """
    if drawn == drawn_now(partnership, indicator):
        raise MoveRefused("It is drawn as that already.")
    why_not = charts_open(partnership, indicator).get(Drawn(drawn))
    if why_not:
        raise MoveRefused(why_not)
    return ChosenChart.objects.create(
        partnership=partnership, indicator=indicator.key, drawn=drawn, reason=reason.strip(), chosen_by=actor.ref
    )
