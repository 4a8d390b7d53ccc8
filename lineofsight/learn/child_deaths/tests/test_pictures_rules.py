"""Rules of cumulative tables: no small count is shown nor can be worked out, also by who kept last year's table; a base
is never less than its part; deaths notified and reviews completed are never mixed."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise, product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lineofsight.kernel.suppression.outsider import intervals
from lineofsight.kernel.suppression.tables import Table, read_table
from lineofsight.learn.child_deaths.rules import timing
from lineofsight.learn.child_deaths.rules.background import DEPRIVATION, INDEXES
from lineofsight.learn.child_deaths.rules.hiding import POLICY, TOTAL
from lineofsight.learn.child_deaths.rules.pictures import (
    COMPLETED,
    IDENTIFIED,
    NOTIFIED,
    REST,
    Counted,
    Mixed,
    Picture,
    fitted,
    hiding,
    laid_out,
    pictures,
    tallied,
)
from lineofsight.learn.child_deaths.rules.pooling import Block, blocks, pooled

pytestmark = pytest.mark.once
TENTHS = {code for code in DEPRIVATION if "-" in code}
YEARS, PANELS, CATEGORIES = range(2016, 2023), ("cdop", "neonatal"), ("3", "7", "8")
# How many reviews were completed, by year, panel, category and whether factors were found: often few.
COUNTS = st.dictionaries(
    st.tuples(st.sampled_from(YEARS), st.sampled_from(PANELS), st.sampled_from(CATEGORIES),
              st.sampled_from((IDENTIFIED, REST))),
    st.one_of(st.integers(0, 12), st.integers(0, 40)), max_size=30,
)  # fmt: skip


def rows(counts) -> dict[str, list[Counted]]:
    """The same reviews in two dimensions."""
    each = [(year, panel, codes) for (year, panel, *codes), count in counts.items() for _ in range(count)]
    return {
        name: [Counted(COMPLETED, year, panel, codes[at]) for year, panel, codes in each]
        for at, name in enumerate(("category", "modifiable"))
    }


def put_out(each, population: str, *years: int) -> Iterator[dict[str, Picture]]:
    """The tables of some rows as they were put out at the end of some years, the first of which settles how they are
    laid out."""
    layout = laid_out(tallied(each, population, years[0]), years[0])
    hidden, until = {}, None
    for last in years if layout else ():
        counted = tallied(each, population, last)
        hidden, until = hiding(counted, layout, last, hidden, until), last
        yield pictures(counted, population, layout, last, hidden)


def made_of(each, population: str, last: int) -> dict[str, Picture]:
    """The same where they are put out once."""
    return next(put_out(each, population, last), {})


@settings(max_examples=30, deadline=None)
@given(COUNTS)
def test_no_small_count_is_shown_and_a_base_is_never_less_than_its_part(counts):
    for made in made_of(rows(counts), COMPLETED, 2022).values():
        for (code, panel, column), count in made.counts.items():
            assert made.counts[TOTAL, panel, column] >= count
            if 0 < count <= POLICY.threshold:
                assert made.shown(code, panel, column) == POLICY.symbol
                assert "%" not in made.share(code, panel, column)
            elif not count:
                # A nought is told, unless it would give a small count away: then it is hidden with it.
                assert made.shown(code, panel, column) in {"0", POLICY.symbol}


@settings(max_examples=10, deadline=None)
@given(COUNTS)
def test_nobody_works_a_small_count_out_of_this_years_tables_and_last_years(counts):
    """All that was printed at the end of each year, in both dimensions, is one system of sums to an outsider."""
    assert_nothing_is_worked_out(rows(counts))


def assert_nothing_is_worked_out(by_dimension):
    """No small count is worked out of all that was printed of these rows at the end of each year."""
    printed, cells, sums = set(), {}, []
    for tables in put_out(by_dimension, COMPLETED, 2020, 2021, 2022):
        for name, made in tables.items():
            named = {key: key if key[0] == TOTAL else (f"{name} {key[0]}", *key[1:]) for key in made.counts}
            cells |= {named[key]: count for key, count in made.counts.items()}
            printed |= {named[key] for key in made.counts if key not in made.hidden}
            for column in {column for _, _, column in made.counts}:
                own = {key: count for key, count in made.counts.items() if key[2] == column}
                sums += [{named[key]: factor for key, factor in each.items()} for each in read_table(own).equations]
            sums += steps(made, named)
    hidden = set(cells) - printed
    for key, (low, high) in intervals(Table(cells, tuple(sums), linked=True), hidden).items():
        # That there was none is told openly elsewhere, and may be worked out.
        if 0 < cells[key] <= POLICY.threshold:
            assert low < high, (key, low)


# Tenths of two editions of the index, and how long reviews took.
CODES = ("2019-1", "2019-2", "2025-1", "2025-2", "not_known")
BACKGROUNDS = st.dictionaries(
    st.tuples(st.sampled_from(YEARS), st.sampled_from(PANELS), st.sampled_from(CODES),
              st.sampled_from(tuple(timing.BANDS))),
    st.one_of(st.integers(0, 12), st.integers(0, 40)), max_size=20,
)  # fmt: skip


def by_background(counts) -> dict[str, list[Counted]]:
    """The same reviews by deprivation and by how long they took, and by what settles the years."""
    each = [(year, panel, codes) for (year, panel, *codes), count in counts.items() for _ in range(count)]
    return {"modifiable": [Counted(COMPLETED, year, panel, REST) for year, panel, _ in each]} | {
        name: [Counted(COMPLETED, year, panel, codes[at]) for year, panel, codes in each]
        for at, name in enumerate(("deprivation", "took"))
    }


# Bases that are hidden in both tables: each alone leaves six reviews of over a year open, and both together told them.
TWO_THAT_TOLD = {
    (2016, "cdop", "not_known", "under_6"): 9, (2016, "neonatal", "not_known", "under_6"): 2,
    (2017, "cdop", "2019-1", "over_12"): 31, (2018, "cdop", "2019-2", "over_12"): 35,
    (2018, "neonatal", "2019-1", "under_6"): 11, (2018, "neonatal", "2025-1", "over_12"): 20,
    (2019, "neonatal", "2019-1", "6_to_12"): 9, (2020, "cdop", "not_known", "under_6"): 4,
    (2021, "neonatal", "2019-1", "6_to_12"): 29, (2021, "cdop", "2025-1", "over_12"): 17,
    (2022, "neonatal", "not_known", "under_6"): 40, (2022, "neonatal", "2019-2", "under_6"): 31,
    (2022, "neonatal", "not_known", "over_12"): 6, (2022, "cdop", "2025-1", "under_6"): 2,
}  # fmt: skip


@settings(max_examples=5, deadline=None)
@given(BACKGROUNDS)
@example(TWO_THAT_TOLD)
def test_nobody_works_a_small_count_out_of_tables_by_background(counts):
    assert_nothing_is_worked_out(by_background(counts))


@settings(max_examples=5, deadline=None)
@given(BACKGROUNDS)
@example(TWO_THAT_TOLD)
def test_what_was_put_out_stays_as_it_is_whatever_would_be_chosen_now(counts):
    rows = by_background(counts)
    for first, then in pairwise(put_out(rows, COMPLETED, 2020, 2021, 2022)):
        for name, before in first.items():
            assert then[name].hidden & before.counts.keys() == before.hidden
    before, counted = made_of(rows, COMPLETED, 2020), tallied(rows, COMPLETED, 2021)
    layout = laid_out(tallied(rows, COMPLETED, 2020), 2020)
    for chosen in ({name: set() for name in before}, {name: set(each.counts) for name, each in before.items()}):
        then = hiding(counted, layout, 2021, chosen, 2020) if layout else {}
        assert {name: cells & before[name].counts.keys() for name, cells in then.items()} == (chosen if layout else {})


@given(BACKGROUNDS, BACKGROUNDS, st.sampled_from((1, 3, 5)))
def test_tenths_or_fifths_by_one_edition_a_line_whatever_comes_later(counts, later, length):
    """What is counted of an edition stays that edition’s; what comes after the first block changes no code."""
    laid = tuple(blocks(YEARS[0], YEARS[-1], length))

    def made(told):
        each = Counter()
        for (year, panel, code, _), count in told.items():
            each[code, panel, year] += count
        return each, fitted("deprivation", each, laid)

    each, fit = made(counts)
    for index, panel, year in product(INDEXES, PANELS, YEARS):
        of = [sum(n for (code, *at), n in some.items() if code.startswith(index) and at == [panel, year])
              for some in (each, fit)]  # fmt: skip
        assert of[0] == of[1]
    _, then = made({**counts, **{key: count for key, count in later.items() if key[0] > laid[0].last}})
    codes = {code for code, _, _ in fit} | {code for code, _, _ in then}
    assert not (codes & TENTHS and any("fifth" in code for code in codes))


def test_half_of_the_tenths_can_be_shown_or_they_are_put_together():
    def codes(*counted):
        each = [Counted(COMPLETED, 2021, "cdop", code) for code, count in counted for _ in range(count)]
        leads = [Counted(COMPLETED, 2021, "cdop", REST)] * len(each)
        made = made_of({"modifiable": leads, "deprivation": each}, COMPLETED, 2021)
        return {code for code, _, _ in made["deprivation"].counts}

    assert codes(("2019-1", 20), ("2019-2", 10), ("2019-3", 4)) == {TOTAL, "2019-1", "2019-2", "2019-3"}
    assert codes(("2019-1", 20), ("2019-2", 5), ("2025-2", 4)) == {TOTAL, "2019-fifth-1", "2025-fifth-1"}
    assert codes(("not_asked", 40)) == {TOTAL, "not_asked"}


def steps(made, named):
    """What has run up by the end of each block is that of the one before, and the block."""
    columns = [made.blocks[0].key, *(f"to-{block.last}" for block in made.blocks[1:])] if made.blocks else []
    for (before, after), block in zip(pairwise(columns), made.blocks[1:], strict=True):
        for code, panel in {key[:2] for key in made.counts}:
            now, own, then = (code, panel, after), (code, panel, block.key), (code, panel, before)
            yield {named[now]: -1, named[own]: 1, named[then]: 1}


@given(st.integers(2008, 2030), st.integers(0, 20), st.sampled_from((1, 3, 5)))
def test_blocks_follow_one_another_never_overlap_and_have_ended(first, years, length):
    last = first + years - 1
    made = blocks(first, last, length)
    assert all(each.last - each.first + 1 == length and each.last <= last for each in made)
    assert all(then.first == now.last + 1 for now, then in pairwise(made))
    assert len(made) == years // length


def test_years_are_put_together_until_half_of_the_codes_can_be_shown():
    few = {(code, year): 4 for code in "ab" for year in range(2010, 2020)}
    assert pooled(few, 2010, 2019, 9) == 3
    assert pooled(few | {("a", 2010): 30}, 2010, 2019, 9) == 1
    assert pooled({key: 1 for key in few}, 2010, 2019, 9) == 5
    assert pooled(few, 2010, 2011, 9) == 3, "until three years have ended none is shown"
    assert Block(2019, 2021).label == "2019/20 to 2021/22"
    assert Block(1999, 1999).label == "1999/00"


def test_deaths_notified_and_reviews_completed_are_never_put_together():
    death = Counted(NOTIFIED, 2020, TOTAL, "1-4")
    review = Counted(COMPLETED, 2020, "cdop", "1-4")
    for population in (NOTIFIED, COMPLETED):
        with pytest.raises(Mixed):
            tallied({"age": [death, review]}, population, 2022)


def test_the_year_under_way_is_not_counted_and_shares_have_their_base():
    each = [Counted(COMPLETED, 2021, "cdop", IDENTIFIED)] * 10 + [Counted(COMPLETED, 2021, "cdop", REST)] * 30
    made = made_of({"modifiable": [*each, Counted(COMPLETED, 2022, "cdop", REST)]}, COMPLETED, 2021)["modifiable"]
    assert made.share(IDENTIFIED, TOTAL, "2021-2021") == "10 of 40 (25%)"
    assert [label for _, label in made.columns] == ["2021/22"]
    assert made_of({"modifiable": each}, COMPLETED, 2020) == {}


def test_the_middle_of_how_long_reviews_took_leaves_for_ten_and_its_ends_in_months():
    days = [timing.Taken(2020, "cdop", each) for each in (100, 200, 300, 400, 500, 600, 700, 800, 900)]
    assert timing.spread(days).in_days == "500 days (100 to 900), of 9"
    assert timing.spread(days).protected == POLICY.symbol
    ten = [*days, timing.Taken(2020, "cdop", 45)]
    assert timing.spread(ten).protected == "500 days (from 1 to 30 months), of 10"
    assert timing.spread([]).protected == "None"
