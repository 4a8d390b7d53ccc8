"""What an outsider works out of tables that others published."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineofsight.kernel.suppression import attack, audit_table
from lineofsight.kernel.suppression.tables import TOTAL

A, B, ALL = ("a",), ("b",), (TOTAL,)
counts = st.integers(0, 12)


def test_one_hole_in_a_line_is_no_hole():
    findings = audit_table([(A, None), (B, 7), (ALL, 10)])
    assert findings.hidden == {A: (3, 3)}
    assert findings.worked_out == {A}
    assert findings.printed == 2


def test_two_holes_that_sum_to_little_say_that_each_is_little():
    findings = audit_table([(A, None), (B, None), (ALL, 3)])
    assert findings.hidden == {A: (0, 3), B: (0, 3)}
    assert findings.worked_out == set()
    assert findings.within(5) == set(), "each may be 0"


def test_what_hangs_on_no_total_is_bounded_by_nothing():
    assert audit_table([(A, None), (B, 7)]).hidden == {A: (0, math.inf)}


def test_a_rounded_total_leaves_as_much_room_as_its_rounding():
    findings = audit_table([(A, None), (B, 98), (ALL, (95, 104))])
    assert findings.hidden == {A: (0, 6)}


def test_what_contradicts_itself_says_nothing_and_the_rest_is_answered():
    rows = [
        (("x", "a"), None),
        (("x", "b"), 9),
        (("x", TOTAL), 4),
        (("y", "a"), None),
        (("y", "b"), 1),
        (("y", TOTAL), 2),
    ]
    findings = audit_table(rows)
    assert findings.contradictory == {("x", "a")}
    assert findings.hidden == {("y", "a"): (1, 1)}


@pytest.mark.parametrize(
    "rows",
    [[(A, -1)], [(A, (5, 4))], [(A, 1), (A, 1)], [(A, 1), (("a", "b"), 1)], [(A, 1.5)]],
    ids=["below nothing", "bounds turned round", "a key twice", "keys of two lengths", "no whole number"],
)
def test_what_is_no_table_is_refused(rows):
    with pytest.raises(ValueError, match=r"must be|comes first|once each|one length"):
        audit_table(rows)


tables = st.tuples(st.integers(1, 3), st.integers(1, 3)).flatmap(
    lambda size: st.lists(st.lists(counts, min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0])
)


def with_margins(inner: list[list[int]]) -> dict:
    cells = {(str(i), str(j)): count for i, row in enumerate(inner) for j, count in enumerate(row)}
    rows = {(str(i), TOTAL): sum(row) for i, row in enumerate(inner)}
    columns = {(TOTAL, str(j)): sum(column) for j, column in enumerate(zip(*inner, strict=True))}
    return cells | rows | columns | {(TOTAL, TOTAL): sum(map(sum, inner))}


@settings(max_examples=60)
@given(tables, st.data())
def test_without_our_counts_the_outsider_learns_what_they_learn_of_ours(inner, data):
    cells = with_margins(inner)
    hidden = data.draw(st.sets(st.sampled_from(sorted(cells))))
    findings = audit_table([(key, None if key in hidden else count) for key, count in cells.items()])
    assert findings.hidden == attack(cells, hidden)
    assert all(low <= cells[key] <= high for key, (low, high) in findings.hidden.items())


@settings(max_examples=30)
@given(tables, st.data())
def test_rounding_never_tells_more(inner, data):
    cells = with_margins(inner)
    hidden = data.draw(st.sets(st.sampled_from(sorted(cells))))
    rounded = data.draw(st.sets(st.sampled_from(sorted(cells))))
    plain = audit_table([(key, None if key in hidden else count) for key, count in cells.items()])
    less = audit_table([
        (key, None if key in hidden else (max(0, count - 5), count + 4) if key in rounded else count)
        for key, count in cells.items()
    ])  # fmt: skip
    for key, (low, high) in plain.hidden.items():
        assert less.hidden[key][0] <= low
        assert less.hidden[key][1] >= high
