"""Tables about many deaths, put out once for the years they are of."""

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import PutOut
from lineofsight.learn.child_deaths.selectors.putting_out import next_tables

NOTHING = "No years have ended whose tables are not put out yet."


@operation("child_deaths.put_out_tables", on="partnership")
def put_out_tables(actor: Actor, *, partnership: Partnership) -> list[PutOut]:
    """Put out the tables of every whole block of years that has ended. What is counted of them now stands from now on.

    Raises:
        MoveRefused: there is none.
    """
    ready = next_tables(partnership)
    if not ready:
        raise MoveRefused(NOTHING)
    return [
        PutOut.objects.create(
            partnership=partnership, population=each.population, first=each.layout.first, length=each.layout.length,
            until=each.until, counts=each.counts, took=each.took, set_by=actor.ref,
        )
        for each in ready
    ]  # fmt: skip
