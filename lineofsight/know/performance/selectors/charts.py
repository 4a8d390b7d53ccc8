"""Which chart was chosen for an indicator, which ones its values allow, and who may choose."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight.figures import PUBLISHED
from lineofsight.core.insight.rules import Indicator
from lineofsight.core.people.roles import Role
from lineofsight.kernel import clock
from lineofsight.know.performance.models import ChosenChart
from lineofsight.know.performance.rules.charts import Drawn, why_not_drawn_as


@permission("performance.choose_chart")
def may_choose_chart(actor: Actor) -> QuerySet[Partnership]:
    """The analyst, who answers for what is called a signal, and nobody else."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(Role.ANALYST))


def charts_chosen(
    partnership: Partnership, keys: Iterable[str], as_at: datetime | None = None
) -> dict[str, ChosenChart]:
    """The chart that was chosen last for each indicator by a moment (none: now), by key."""
    moment = as_at or clock.now()
    rows = ChosenChart.objects.filter(partnership=partnership, indicator__in=list(keys), chosen_at__lte=moment)
    return {row.indicator: row for row in rows}


def drawn_now(partnership: Partnership, indicator: Indicator) -> str:
    """The chart an indicator is drawn as."""
    chosen = charts_chosen(partnership, [indicator.key]).get(indicator.key)
    return chosen.drawn if chosen else Drawn.XMR


def charts_open(partnership: Partnership, indicator: Indicator) -> dict[Drawn, str | None]:
    """Each chart, and why its values, as everybody reads them, do not allow it; none where they do."""
    book = insight.book(partnership, [indicator.key], audience=PUBLISHED)
    figures = [book.figure(indicator, period) for period in book.periods(indicator)]
    counts = [figure.counts for figure in figures if figure.value is not None]
    return {drawn: why_not_drawn_as(drawn, indicator.kind, counts) for drawn in Drawn}
