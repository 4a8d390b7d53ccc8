"""Tables about many deaths, put out once for the years they are of; a wrong one is taken back, and hides as before."""

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import PutOut, TakenBack
from lineofsight.learn.child_deaths.rules.reporting import pointing
from lineofsight.learn.child_deaths.selectors.pictures import pictures_of, whole_tables
from lineofsight.learn.child_deaths.selectors.putting_out import hidden_with, next_tables

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
            until=each.until, counts=each.counts, hidden=hidden_with(partnership, each), took=each.took,
            set_by=actor.ref,
        )
        for each in ready
    ]  # fmt: skip


@operation("child_deaths.take_back_table", on="partnership")
def take_back_table(actor: Actor, *, partnership: Partnership, key: str, reason: str) -> TakenBack:
    """Take back a table that is wrong, of all the years that were put out of it, each panel's with it. It stands on no
    page, in no file and in no report from now on; what is hidden elsewhere stays hidden as if it stood, since somebody
    may have kept it. Its years are not counted again: only later ones stand in it.

    Args:
        key: the table's, of all panels together. reason: what was wrong, which whoever reads the tables reads.

    Raises:
        MoveRefused: no such table stands; or the reason has a day, a postcode or an NHS number in it.
    """
    if key not in whole_tables(pictures_of(partnership)):
        raise MoveRefused("No such table stands.")
    if refusal := pointing([reason]):
        raise MoveRefused(refusal)
    population, _, table = key.partition("-")
    until = PutOut.objects.filter(partnership=partnership, population=population).latest("until").until
    return TakenBack.objects.create(
        partnership=partnership, population=population, table=table, until=until, reason=reason, taken_by=actor.ref
    )
