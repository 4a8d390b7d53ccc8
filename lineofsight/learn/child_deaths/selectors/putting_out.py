"""What can be put out of tables about many deaths: the whole blocks of years that have ended since the last time."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from lineofsight.core.access.models import Partnership
from lineofsight.kernel import clock
from lineofsight.learn.child_deaths.models import PutOut
from lineofsight.learn.child_deaths.rules.hiding import POLICY, TOTAL, Key
from lineofsight.learn.child_deaths.rules.pictures import NOTIFIED, Layout, Tally, hiding, laid_out, tallied
from lineofsight.learn.child_deaths.rules.timing import spread
from lineofsight.learn.child_deaths.selectors import counting
from lineofsight.learn.child_deaths.selectors.pictures import counted_of, hidden_of, last_ended, within


@dataclass(frozen=True)
class Next:
    """Years whose tables can be put out now: what is counted of them, as it will stand from then on."""

    population: str
    layout: Layout
    until: int
    counts: dict[str, list[tuple[str, str, int, int]]]
    took: dict[str, dict[str, str]]

    @property
    def years(self) -> str:
        """Which years they are."""
        return ", ".join(block.label for block in self.layout.blocks(self.until) if block.key in self.fresh)

    @property
    def fresh(self) -> frozenset[str]:
        """The blocks that were not put out before."""
        return frozenset(self.took)


def next_tables(partnership: Partnership, today: date | None = None) -> list[Next]:
    """What can be put out: of each population the years of every whole block that has ended since the last time."""
    last = last_ended(today or clock.today())
    reviews = counting.completed_in(partnership)
    gone = counting.years_erased(partnership)
    made = (
        next_of(partnership, population, tallied(each, population, last), last)
        for population, each in counting.every_row(partnership).items()
    )
    return [timed(each, reviews, gone) for each in made if each]


def next_of(partnership: Partnership, population: str, counted: dict[str, Tally], last: int) -> Next | None:
    """The same of one population; none where no block has ended. The first time settles how years are put together."""
    before = PutOut.objects.filter(partnership=partnership, population=population).last()
    layout = Layout(before.first, before.length) if before else laid_out(counted, last)
    whole = layout.blocks(last) if layout else ()
    fresh = [block for block in whole if before is None or block.first > before.until]
    if layout is None or not fresh:
        return None
    counts = {
        name: [(*key, count) for key, count in sorted(each.items()) if fresh[0].first <= key[2] <= fresh[-1].last]
        for name, each in counted.items()
    }
    return Next(population, layout, fresh[-1].last, counts, {block.key: {} for block in fresh})


def hidden_with(partnership: Partnership, each: Next) -> dict[str, list[Key]]:
    """Which cells of tables that can be put out are not shown, beside all that was put out before."""
    before = list(PutOut.objects.filter(partnership=partnership, population=each.population))
    counted, earlier = counted_of([*(one.counts for one in before), each.counts]), hidden_of(before)
    hidden = hiding(counted, each.layout, each.until, earlier, before[-1].until if before else None)
    return {name: sorted(keys - earlier[name]) for name, keys in hidden.items()}


def timed(each: Next, reviews: list[counting.Review], gone: Collection[int]) -> Next:
    """The same with how long its reviews took, in words that may leave; of years of which some were erased nothing."""
    if each.population == NOTIFIED:
        return each
    taken_each = counting.taken_in(reviews)
    panels = [TOTAL, *sorted({one.panel for one in taken_each})]
    took = {
        block.key: {
            panel: POLICY.symbol if any(within(block, year) for year in gone) else spread(
                one for one in taken_each if within(block, one.year) and panel in (TOTAL, one.panel)
            ).protected
            for panel in panels
        }
        for block in each.layout.blocks(each.until) if block.key in each.fresh
    }  # fmt: skip
    return replace(each, took=took)
