"""Tables protected as a whole: against every table an outsider could imagine, and every other way of hiding."""

import math
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineofsight.kernel.suppression import (
    Past,
    Ratio,
    Unprotectable,
    attack,
    protect,
    protected,
    read_table,
    reasons,
    shown,
)
from lineofsight.kernel.suppression.needs import Needs
from lineofsight.kernel.suppression.outsider import intervals
from lineofsight.kernel.suppression.protection import cheapest_first
from lineofsight.kernel.suppression.tables import TOTAL, Table

pytestmark = pytest.mark.once

THRESHOLD = 3
SHAPES = st.sampled_from([(3,), (2, 2), (3, 2), (2, 3), (2, 2, 2)])
COUNTS = st.sampled_from([0, 0, 1, 2, 3, 5, 7, 9])


def with_margins(inner):
    """Counts by their codes, with every margin there is."""
    cells = {}
    for key, count in inner.items():
        for summed in product((False, True), repeat=len(key)):
            margin = tuple(TOTAL if gone else code for code, gone in zip(key, summed, strict=True))
            cells[margin] = cells.get(margin, 0) + count
    return cells


@st.composite
def tables(draw, counts=COUNTS, shapes=SHAPES):
    keys = list(product(*("abc"[:size] for size in draw(shapes))))
    return with_margins({key: draw(counts) for key in keys})


def imagined(cells, hidden, most):
    """Every table with the same printed cells, none of whose hidden inner cells is above `most`."""
    inner = [key for key in cells if TOTAL not in key]
    choices = [range(most + 1) if key in hidden else [cells[key]] for key in inner]
    for counts in product(*choices):
        table = with_margins(dict(zip(inner, counts, strict=True)))
        if all(table[key] == cells[key] for key in cells if key not in hidden):
            yield table


@settings(max_examples=60)
@given(tables(st.integers(0, 2), st.sampled_from([(3,), (2, 2), (3, 2), (2, 2, 2)])), st.data())
def test_an_outsider_knows_just_what_the_tables_they_can_imagine_share(cells, data):
    hidden = data.draw(st.sets(st.sampled_from(sorted(cells)), max_size=6))
    most = 5
    seen = list(imagined(cells, hidden, most))
    for key, (low, high) in attack(cells, hidden).items():
        assert low == min(table[key] for table in seen)
        reached = max(table[key] for table in seen)
        # Where a cell can grow without end, or past what is imagined here, the highest imagined is the edge of it.
        assert high == reached or (high > reached and any(table[inner] == most for table in seen for inner in hidden))


def losses(cells, small):
    """What each way of hiding loses, where it protects."""
    others = [key for key, count in cells.items() if count and key not in small]
    for chosen in product((False, True), repeat=len(others)):
        hidden = small | {key for key, gone in zip(others, chosen, strict=True) if gone}
        if all(low < high for low, high in attack(cells, hidden).values()):
            yield sum(cells[key] for key in hidden)


@settings(max_examples=8)
@given(tables(shapes=st.sampled_from([(2, 2), (3, 2)])))
def test_no_other_way_of_hiding_loses_less(cells):
    small = {key for key, count in cells.items() if 1 <= count <= THRESHOLD}
    hidden = protect(cells, threshold=THRESHOLD)
    assert sum(cells[key] for key in hidden) == (min(losses(cells, small)) if small else 0)


@settings(max_examples=50)
@given(tables(), st.integers(1, 4))
def test_no_hidden_cell_is_known_and_no_nought_is_hidden(cells, width):
    hidden = protect(cells, threshold=THRESHOLD, width=width)
    assert {key for key, count in cells.items() if 1 <= count <= THRESHOLD} <= hidden
    assert all(cells[key] for key in hidden)
    for low, high in attack(cells, hidden).values():
        assert high - low >= width


@settings(max_examples=30)
@given(tables(), st.integers(1, 4))
def test_one_requirement_at_a_time_protects_as_well(cells, width):
    table = read_table(cells)
    small = {key for key, count in cells.items() if 1 <= count <= THRESHOLD}
    hidden = cheapest_first(table, Needs(frozenset(small), THRESHOLD, width), Past()) if small else set()
    assert all(high - low >= width for low, high in attack(cells, hidden).values())
    best = protect(cells, threshold=THRESHOLD, width=width)
    assert sum(cells[key] for key in hidden) >= sum(cells[key] for key in best)


@settings(max_examples=30)
@given(tables())
def test_a_policy_may_ask_that_nobody_can_tell_that_a_count_is_small(cells):
    hidden = protect(cells, threshold=THRESHOLD, beyond=True)
    for key, (low, high) in attack(cells, hidden).items():
        assert low < high
        if cells[key] <= THRESHOLD:
            assert (low, high > THRESHOLD) == (0, True)


@settings(max_examples=40)
@given(tables(), st.data())
def test_what_is_known_is_never_hidden_and_protects_nothing(cells, data):
    known = data.draw(st.sets(st.sampled_from(sorted(cells)), max_size=4))
    small = {key for key, count in cells.items() if 1 <= count <= THRESHOLD} - known
    try:
        hidden = protect(cells, threshold=THRESHOLD, known=known)
    except Unprotectable:
        # Even with all hidden that can be, one of the small cells can be worked out.
        reach = attack(cells, {key for key, count in cells.items() if count} - known)
        assert any(low == high for key, (low, high) in reach.items() if key in small)
    else:
        assert small <= hidden
        assert not hidden & known
        assert all(low < high for low, high in attack(cells, hidden).values())


@settings(max_examples=30)
@given(tables(), tables(), st.data())
def test_a_table_and_what_was_published_of_it_before_protect_each_other(before, after, data):
    """The same division twice: some counts stayed as they were and are one number, others changed."""
    stayed = {key for key in before.keys() & after.keys() if before[key] == after[key]}
    was, now = ({place(key, when, stayed): n for key, n in cells.items()} for cells, when in ((before, 0), (after, 1)))
    hid = {place(key, 0, stayed) for key in protect(before, threshold=THRESHOLD)}
    past = Past(known=frozenset(was.keys() - hid), hidden=frozenset(hid))
    sums = [
        {place(key, when, stayed): factor for key, factor in equation.items()}
        for cells, when in ((before, 0), (after, 1))
        for equation in read_table(cells).equations
    ]
    both = Table(was | now, tuple(sums), linked=True)
    try:
        hidden = protected(both, threshold=THRESHOLD, past=past)
    except Unprotectable:
        return
    assert hid <= hidden
    assert not hidden & past.known
    assert all(low < high for low, high in intervals(both, hidden).values())


def place(key, when, stayed):
    """A cell of one time; one that stayed as it was is one cell of both."""
    return key if key in stayed else (*key, str(when))


@given(tables(shapes=st.sampled_from([(3,), (2, 2)])), st.data())
def test_a_percentage_bounds_its_counts_and_never_wrongly(cells, data):
    whole = (TOTAL,) * len(next(iter(cells)))
    part = data.draw(st.sampled_from(sorted(cells.keys() - {whole})))
    places = data.draw(st.integers(0, 2))
    if not cells[whole]:
        return
    ratio, hidden = Ratio(part, whole, places=places), protect(cells, threshold=THRESHOLD)
    without, given_it = attack(cells, hidden), attack(cells, hidden, [ratio])
    for key, (low, high) in given_it.items():
        assert without[key][0] <= low <= cells[key] <= high <= without[key][1]
    if part in hidden and whole not in hidden:
        seen = {
            n
            for n in range(cells[whole] + 1)
            if Ratio(part, whole, places=places).printed({**cells, part: n}) == ratio.printed(cells)
        }
        assert min(seen) <= given_it[part][0]
        assert given_it[part][1] <= max(seen)
    assert bool(shown([ratio], hidden)) == (not hidden & {part, whole})


def test_a_percentage_to_a_decimal_place_gives_its_count_back():
    cells = {("a",): 4, ("b",): 96, ("c",): 4, (TOTAL,): 104}
    hidden = {("a",), ("c",)}
    assert attack(cells, hidden) == {("a",): (0, 8), ("c",): (0, 8)}
    assert attack(cells, hidden, [Ratio(("a",), (TOTAL,))]) == {("a",): (4, 4), ("c",): (4, 4)}
    assert attack(cells, hidden, [Ratio(("a",), (TOTAL,), places=0)])[("a",)] == (4, 4)
    with pytest.raises(ValueError, match="no ratio"):
        attack(cells, hidden, [Ratio(("x",), (TOTAL,))])


@settings(max_examples=30)
@given(tables())
def test_each_hidden_cell_can_say_why(cells):
    hidden = protect(cells, threshold=THRESHOLD)
    why = reasons(read_table(cells), hidden, threshold=THRESHOLD)
    assert why.keys() == hidden
    for key in hidden:
        opened = attack(cells, hidden - {key})
        told = {each for each, (low, high) in opened.items() if cells[each] <= THRESHOLD and low == high}
        assert why[key] == (told if cells[key] > THRESHOLD else set())


@given(tables(), st.data())
def test_hiding_more_never_tells_more(cells, data):
    keys = st.sampled_from(sorted(cells))
    hidden = data.draw(st.sets(keys, min_size=1, max_size=5))
    before, after = attack(cells, hidden), attack(cells, hidden | {data.draw(keys)})
    for key, (low, high) in before.items():
        assert after[key][0] <= low <= cells[key] <= high <= after[key][1]


def test_a_line_with_two_holes_is_not_thereby_safe():
    # 1 + 9 is the row's 10, and each column gives its own away.
    cells = with_margins({("a", "x"): 1, ("a", "y"): 9, ("b", "x"): 20, ("b", "y"): 30})
    assert attack(cells, {("a", "x"), ("a", "y")}) == {("a", "x"): (1, 1), ("a", "y"): (9, 9)}
    hidden = protect(cells, threshold=5)
    assert len(hidden) == 4


def test_where_nothing_bounds_a_cell_it_has_no_most():
    cells = with_margins({("a",): 2, ("b",): 0})
    assert protect(cells, threshold=5) == {("a",), (TOTAL,)}
    assert attack(cells, {("a",), (TOTAL,)}) == {("a",): (0, math.inf), (TOTAL,): (0, math.inf)}


def linked(inner):
    """Two tables about the same children, by the first and second code and by the first and third."""
    return {key: count for key, count in with_margins(inner).items() if TOTAL in key[1:]}


def test_tables_that_are_each_safe_can_give_each_other_away():
    counts = {"axp": 2, "axq": 12, "ayp": 0, "ayq": 12, "bxp": 0, "bxq": 0, "byp": 7, "byq": 0}
    cells = linked({tuple(key): count for key, count in counts.items()})
    apart: set = set()
    for axis in (1, 2):
        one = {key: count for key, count in cells.items() if key[3 - axis] == TOTAL}
        hidden = protect(one, threshold=THRESHOLD)
        assert all(low < high for low, high in attack(one, hidden).values())
        apart |= hidden
    assert any(low == high for low, high in attack(cells, apart).values())
    together = protect(cells, threshold=THRESHOLD)
    assert all(low < high for low, high in attack(cells, together).values())


@settings(max_examples=30)
@given(tables(shapes=st.just((2, 2, 2))))
def test_linked_tables_are_protected_together(cells):
    cells = linked({key: count for key, count in cells.items() if TOTAL not in key})
    hidden = protect(cells, threshold=THRESHOLD)
    assert all(low < high for low, high in attack(cells, hidden).values())


def test_tables_read_apart_are_joined_by_their_common_cells():
    one, two = read_table({("a",): 4, ("b",): 40, (TOTAL,): 44}), read_table({("n",): 20, ("s",): 24, (TOTAL,): 44})
    assert protected(one | two, threshold=5) == {("a",), ("b",)}
    with pytest.raises(ValueError, match="in another"):
        one | read_table({(TOTAL,): 45})


@pytest.mark.parametrize(
    ("cells", "problem"),
    [({("a",): 1, (TOTAL,): 2}, "do not add up"), ({("a",): -1}, "whole number"), ({("a",): 1.5}, "whole number"),
     ({("a",): 1, ("a", "b"): 1}, "one length"), ({("a",): True}, "whole number")],
)  # fmt: skip
def test_what_is_no_table_is_refused(cells, problem):
    with pytest.raises(ValueError, match=problem):
        protect(cells, threshold=5)


def test_what_cannot_be_asked_is_refused():
    cells = with_margins({("a",): 1})
    with pytest.raises(ValueError, match="no cell"):
        attack(cells, {("b",)})
    with pytest.raises(ValueError, match="1 or more"):
        protect(cells, threshold=5, width=0)
