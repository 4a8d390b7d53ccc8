"""A figure's parts beside a population: each group's share over its share there, always with whom it is set beside."""

from dataclasses import dataclass
from decimal import Decimal

from lineofsight.core.insight.benchmarks.populations import is_of_children, population_on
from lineofsight.core.insight.figures import Figure
from lineofsight.core.insight.rules import COUNT, PERCENTAGE, Dimension
from lineofsight.kernel.numbers import percent_text, share
from lineofsight.kernel.proportions import Population, proportion
from lineofsight.know.performance.selectors import Reading

NO_POPULATION = (
    "No share is set beside a population’s: none is published for these children in these parts, and another would "
    "mislead."
)
NOT_COUNTED = "How many were counted is not known, so no ratio is made."
KEPT_BACK = "There is no figure for this part."


@dataclass(frozen=True)
class Proportions:
    """One breakdown beside a population, by part; or the sentence of why there is none."""

    population: str
    rows: tuple[tuple[str, str], ...]
    sentence: str


def proportions_of(reading: Reading) -> dict[str, Proportions]:
    """Each breakdown that says something of a child, by its label."""
    own = [each for each in reading.indicator.breakdowns if is_of_children(each.key)]
    return {dimension.label: made for dimension in own if (made := beside_population(reading, dimension))}


def beside_population(reading: Reading, dimension: Dimension) -> Proportions | None:
    """A breakdown's parts beside their population; none where no part is given."""
    parts = {part.label: part.figure for part in reading.breakdown(dimension).parts}
    if not parts:
        return None
    population = population_on(reading.indicator.domain, dimension.key, reading.period)
    if population is None:
        return Proportions("", (), NO_POPULATION)
    known = [(code, label) for code, label in dimension.codes if label in parts and code in population.parts]
    rows = tuple((label, said(code, parts[label], reading.figure, population)) for code, label in known)
    return Proportions(str(population), rows, population.note)


def said(code: str, part: Figure, whole: Figure, population: Population) -> str:
    """One part beside its population, or why it is not."""
    if part.value is None:
        return KEPT_BACK
    counted, everybody = counts_of(part, whole)
    if counted is None or everybody is None or not 0 <= counted <= everybody:
        return both_shares(code, part, population)
    made = proportion(code, counted, everybody, population)
    return made.text if made else NOT_COUNTED


def both_shares(code: str, part: Figure, population: Population) -> str:
    """A percentage without its counts, and the population's: two shares with their names, and no ratio."""
    there = share(population.parts[code], population.total)
    if part.indicator.kind != PERCENTAGE or there is None:
        return NOT_COUNTED
    return f"{part.text} here, {percent_text(there)} of {population}. {NOT_COUNTED}"


def counts_of(part: Figure, whole: Figure) -> tuple[Decimal | None, Decimal | None]:
    """How many are in a part, and of how many: a count's own values, or the counts behind a percentage."""
    return (part.value, whole.value) if part.indicator.kind == COUNT else part.counts
