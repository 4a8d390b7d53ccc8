"""What is owed, as a reader sees it: whose it is, by when, under which rule, and how late."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.notices import selectors as notices
from lineofsight.core.notices.models import Due, DueChange
from lineofsight.kernel import clock

SEALED = "Sealed"


@dataclass(frozen=True)
class Line:
    """One thing owed. A sealed one is, for whoever does not owe it, a day and nothing else."""

    due: Due
    hidden: bool
    title: str
    address: str
    whose: str
    rule: str
    late: int
    moved_from: tuple[date, ...] = ()
    escalated: bool = False

    @property
    def on(self) -> date:
        """By when."""
        return self.due.on


def lines_of(actor: Actor, owed: Iterable[Due]) -> list[Line]:
    """What is owed, for one reader, with the days each thing was moved from."""
    rows = list(owed)
    moved, escalated = notices.slips(rows), notices.escalated_among(actor, rows)
    return [line(actor, due, moved.get(due.pk, []), due.pk in escalated) for due in rows]


def line(actor: Actor, due: Due, moved: Iterable[DueChange], escalated: bool) -> Line:
    """One thing owed, for one reader."""
    hidden = due.sealed and not notices.owes(actor, due)
    whose = "you" if due.person and due.person.ref == actor.ref else due.holder
    return Line(
        due=due,
        hidden=hidden,
        title=SEALED if hidden else due.title,
        address="" if hidden else due.address,
        whose="" if hidden else whose,
        rule="" if hidden else due.rule,
        late=due.late(clock.today()),
        moved_from=tuple(change.was for change in moved),
        escalated=escalated,
    )
