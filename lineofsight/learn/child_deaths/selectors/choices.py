"""Reads of what a partnership settled: which length of a clock, and which rule of panels, held on a day."""

from dataclasses import dataclass, replace
from datetime import date

from lineofsight.core.access import selectors as access
from lineofsight.core.access.models import Partnership
from lineofsight.learn.child_deaths.models import Choice
from lineofsight.learn.child_deaths.rules.choices import choosable, said, shipped
from lineofsight.learn.child_deaths.rules.clocks import Clock
from lineofsight.learn.child_deaths.rules.panels import seats_of


@dataclass(frozen=True)
class Rule:
    """Something that can be settled: what holds today in words, and all that was settled, the oldest first."""

    label: str
    holds: str
    usual: str
    settled: tuple[tuple[Choice, str], ...]


def value_on(partnership: Partnership, what: str, day: date) -> str:
    """What held on a day: what was settled, or else what ships."""
    made = access.choice_on(Choice, partnership, what, day)
    return made.value if made else shipped(what)


def clock_from(partnership: Partnership, clock: Clock, begun: date) -> Clock:
    """A clock as it runs that began on a day: of the length that was settled for that day."""
    made = access.choice_on(Choice, partnership, clock.key, begun)
    if made is None:
        return clock
    return replace(clock, length=int(made.value), source=made.source, strength="local", unconfirmed=False)


def fewest_on(partnership: Partnership, day: date) -> int:
    """How many must be at a panel of a day."""
    return int(value_on(partnership, "quorum", day))


def required_on(partnership: Partnership, kind: str, day: date) -> tuple[str, ...]:
    """The seats that must be there; a themed panel asks what the overview panel asks."""
    what = "required_neonatal" if kind == "neonatal" else "required_cdop"
    return seats_of(value_on(partnership, what, day)) or ()


def rules_shown(partnership: Partnership, today: date) -> list[Rule]:
    """Everything that can be settled, with what holds today and what was settled."""
    return [
        Rule(
            label, said(key, value_on(partnership, key, today)), said(key, shipped(key)),
            tuple((row, said(key, row.value)) for row in access.choices_made(Choice, partnership, key)),
        )
        for key, label in choosable().items()
    ]  # fmt: skip
