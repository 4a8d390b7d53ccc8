import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.documents.plot import plot
from lineofsight.core.documents.tree import Point
from tests.documents.strategies import NUMBERS

pytestmark = pytest.mark.once


def points(*values):
    return tuple(Point(f"p{n}", value, value or "not returned") for n, value in enumerate(values))


@given(st.lists(st.none() | NUMBERS, max_size=40), st.none() | NUMBERS)
def test_every_mark_stands_inside_the_drawing_in_the_order_of_its_value(values, target):
    drawn = plot(points(*values), target)
    assert 2 <= len(drawn.ticks) <= 8
    heights = [drawn.zero, *[tick.at for tick in drawn.ticks], *[mark.y for mark in drawn.marks if mark.y is not None]]
    assert all(0 <= at <= 1 for at in heights + ([drawn.target.at] if drawn.target else []))
    marks = [mark for mark in drawn.marks if mark.y is not None]
    known = [float(value) for value in values if value is not None]
    for (value, mark), (other, beside) in zip(zip(known, marks, strict=True), zip(known[1:], marks[1:], strict=True),
                                              strict=False):  # fmt: skip
        assert (value - other) * (mark.y - beside.y) >= 0
    assert [mark.y is None for mark in drawn.marks] == [value is None for value in values]


def test_the_scale_takes_in_zero_and_ends_on_a_round_number():
    drawn = plot(points("15320", "24629"), "20000")
    assert [tick.text for tick in drawn.ticks] == ["0", "5,000", "10,000", "15,000", "20,000", "25,000"]
    assert (drawn.zero, drawn.target.at, drawn.target.text) == (0, 0.8, "20,000")
    assert drawn.marks[1].y == pytest.approx(24629 / 25000)


def test_values_below_zero_hang_from_it():
    drawn = plot(points("-3", "4.5"))
    assert [tick.text for tick in drawn.ticks] == ["−4", "−2", "0", "2", "4", "6"]
    assert drawn.zero == pytest.approx(0.4)
    assert drawn.marks[0].y < drawn.zero < drawn.marks[1].y


def test_a_missing_value_is_a_gap_that_says_why():
    gap = plot(points("1", None, "3")).marks[1]
    assert (gap.y, gap.text) == (None, "not returned")


def test_few_points_are_columns_with_their_values_and_many_a_line_with_the_last():
    few, many = plot(points(*"12345678")), plot(points(*["1"] * 24))
    assert (few.kind, many.kind) == ("columns", "line")
    assert all(mark.text for mark in few.marks)
    assert [n for n, mark in enumerate(many.marks) if mark.text] == [23]
    assert [n for n, mark in enumerate(many.marks) if mark.label] == list(range(1, 24, 2))
