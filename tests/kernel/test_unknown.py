"""Tables of which some counts are not known here: counts that fit say as much of them as the true ones do."""

from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineofsight.kernel.suppression import Table, audit_sums, fitted
from lineofsight.kernel.suppression.outsider import intervals

pytestmark = pytest.mark.once
ROWS, COLUMNS = "abc", "xyz"


@st.composite
def tables(draw):
    """A table of two dimensions with its margins, and which of its cells above 0 are not known."""
    cells = {(row, column): draw(st.integers(0, 9)) for row in ROWS for column in COLUMNS}
    sums = []
    for row in ROWS:
        cells[row, ""] = sum(cells[row, column] for column in COLUMNS)
        sums.append({**{(row, column): 1 for column in COLUMNS}, (row, ""): -1})
    for column in COLUMNS:
        cells["", column] = sum(cells[row, column] for row in ROWS)
        sums.append({**{(row, column): 1 for row in ROWS}, ("", column): -1})
    above = sorted(key for key, count in cells.items() if count)
    return cells, sums, set(draw(st.lists(st.sampled_from(above), unique=True)) if above else ())


@settings(max_examples=60)
@given(tables())
def test_counts_that_fit_leave_an_outsider_what_the_true_ones_do(made):
    cells, sums, gone = made
    known = {key: count for key, count in cells.items() if key not in gone}
    counts, kept = fitted(known, dict.fromkeys(gone, (1, inf)), sums)
    assert all(count >= 1 for count in counts.values())
    table = Table(known | counts, tuple(kept), linked=True)
    assert len(kept) == len(sums)
    assert not any(sum(factor * table.cells[key] for key, factor in each.items()) for each in kept)
    assert intervals(table, gone) == intervals(Table(cells, tuple(sums), linked=True), gone)
    asked = audit_sums({key: None if key in gone else count for key, count in cells.items()}, sums)
    assert asked.hidden == intervals(table, gone)


def test_a_sum_that_was_corrected_since_binds_nobody():
    known = {("jan",): 10, ("quarter",): 9, ("half",): 30}
    months = {("jan",): 1, ("feb",): 1, ("quarter",): -1}
    quarters = {("quarter",): 1, ("feb",): 1, ("half",): -1}
    counts, kept = fitted(known, {("feb",): (1, inf)}, [months, quarters])
    assert (counts, kept) == ({("feb",): 21}, [quarters])


def test_a_sum_with_a_cell_that_is_nowhere_is_none():
    assert fitted({("jan",): 10}, {}, [{("jan",): 1, ("feb",): 1}, {("jan",): 1}]) == ({}, [])


def test_a_count_above_0_is_preferred_and_0_is_taken_where_nothing_else_fits():
    share = {("numerator",): 1, ("rest",): 1, ("whole",): -1}
    either = {("numerator",): (0, inf), ("rest",): (0, inf)}
    assert sorted(fitted({("whole",): 2}, either, [share])[0].values()) == [1, 1]
    assert sorted(fitted({("whole",): 1}, either, [share])[0].values()) == [0, 1]
