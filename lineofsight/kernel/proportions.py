"""Disproportionality: how often a group is among those counted, beside its share of a population that is named.

Without a population, its name and its vintage there is no ratio: "twice as often" says nothing until one knows than
whom. The interval is that of the share among those counted (Wilson); the population's own share is taken as known.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from lineofsight.kernel.intervals import Interval, share_interval
from lineofsight.kernel.numbers import number_text, percent_text, share

PLACES = 2


@dataclass(frozen=True)
class Population:
    """Whom a group is set beside: its name, of which day and publication, everybody in it, and its parts by code."""

    name: str
    when: str
    vintage: str
    total: Decimal
    parts: Mapping[str, Decimal]
    note: str = ""

    def __post_init__(self) -> None:
        if not (self.name.strip() and self.when.strip() and self.vintage.strip()):
            raise ValueError("A population is named, with its day and its vintage, or nothing is set beside it.")
        if self.total <= 0 or any(not 0 <= part <= self.total for part in self.parts.values()):
            raise ValueError(f"{self.name}: its parts must be parts of it.")

    def __str__(self) -> str:
        """As it is printed, always whole: "children in need in England, 31 March 2019 (DfE 2024 publication)"."""
        return f"{self.name}, {self.when} ({self.vintage})"


@dataclass(frozen=True)
class Proportion:
    """A group's share among those counted, over its share of a population. Made by `proportion` alone."""

    share: Decimal
    whole_share: Decimal
    ratio: Decimal
    interval: Interval
    population: Population

    @property
    def beyond_chance(self) -> bool:
        """Whether chance alone would not have made the two shares differ so."""
        return not self.interval[0] <= 1 <= self.interval[1]

    @property
    def text(self) -> str:
        """The ratio as it is read, with whom it is a ratio to: there is no shorter way."""
        low, high = (number_text(end, PLACES) for end in self.interval)
        judged = "" if self.beyond_chance else "; chance alone could make the difference"
        return (
            f"{percent_text(self.share)} here, {percent_text(self.whole_share)} of {self.population}: "
            f"{number_text(self.ratio, PLACES)} times its share there (95% interval {low} to {high}{judged})"
        )


def proportion(group: str, counted: Decimal, whole: Decimal, population: Population) -> Proportion | None:
    """A group's disproportionality; none where nobody was counted, or the population has nobody of the group.

    ValueError where the population does not have the group at all, or more were counted than there are.
    """
    if group not in population.parts:
        raise ValueError(f"{population.name} is not divided by “{group}”.")
    there, own, reach = share(population.parts[group], population.total), share(counted, whole), None
    if own is not None:
        reach = share_interval(counted, whole)
    if own is None or reach is None or not there:
        return None
    return Proportion(own, there, own / there, (reach[0] / there, reach[1] / there), population)
