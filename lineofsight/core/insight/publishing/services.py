"""Making figures public, and taking that back: each a row with a name, and a line of the trail."""

from collections.abc import Iterable

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.insight.publishing.models import Publication
from lineofsight.core.insight.publishing.selectors import publications
from lineofsight.core.insight.rules import Indicator
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.kernel.periods import Period

Tables = Iterable[tuple[Indicator, Period]]


@operation("insight.publish_figures", on="partnership")
def publish_figures(actor: Actor, *, partnership: Partnership, tables: Tables) -> list[Publication]:
    """Let everybody read what is known now of some indicators, each in its period: with the whole of each its parts.
    What is hidden from readers inside stays hidden; what comes in later is not public until somebody makes it so."""
    moment = clock.now()
    return [
        Publication.objects.create(
            partnership=partnership, indicator=indicator.key, start=period.start, end=period.end, made_by=actor.ref,
            made_at=moment,
        )
        for indicator, period in tables
    ]  # fmt: skip


@operation("insight.withdraw_figures", on="partnership")
def withdraw_figures(actor: Actor, *, partnership: Partnership, tables: Tables, reason: str) -> list[Publication]:
    """Close again what was made public, with the reason. Who has read it has read it: both rows stay.

    Raises:
        MoveRefused: one of them is not public by anybody's making, such as what its owner has published.
    """
    tables = list(tables)
    stands = publications(partnership, {indicator.key for indicator, _ in tables})
    for indicator, period in tables:
        if (indicator.key, period) not in stands:
            raise MoveRefused(f"Nobody made “{indicator.name}” public for {period.label}, so nobody can take it back.")
    return [
        Publication.objects.create(
            partnership=partnership, indicator=indicator.key, start=period.start, end=period.end, shown=False,
            reason=reason.strip(), made_by=actor.ref,
        )
        for indicator, period in tables
    ]  # fmt: skip
