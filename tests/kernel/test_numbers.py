"""One rounding rule, and numbers as they are written."""

from decimal import ROUND_DOWN, Context, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel import numbers

pytestmark = pytest.mark.once

values = st.decimals(min_value=-(10**12), max_value=10**12, allow_nan=False, places=6)
wholes = st.integers(-(10**9), 10**9)
places = st.integers(0, 4)


def half_up_by_hand(value: Decimal, count: int) -> Fraction:
    """Away from zero at the half, by whole-number arithmetic."""
    scaled = abs(Fraction(value)) * 10**count
    size = Fraction(int(scaled + Fraction(1, 2)), 10**count)
    return size if value >= 0 else -size


@pytest.mark.parametrize(
    ("value", "count", "rounded"),
    [
        ("0.25", 1, "0.3"),
        ("-0.25", 1, "-0.3"),
        ("0.35", 1, "0.4"),
        ("2.5", 0, "3"),
        ("3.5", 0, "4"),
        ("1.005", 2, "1.01"),
        ("0.2499999", 1, "0.2"),
        ("7", 1, "7.0"),
        ("-0.04", 1, "0.0"),
    ],
)
def test_halves_go_away_from_zero(value: str, count: int, rounded: str) -> None:
    assert str(numbers.half_up(Decimal(value), count)) == rounded


@given(values, places)
def test_rounding_agrees_with_whole_number_arithmetic(value: Decimal, count: int) -> None:
    rounded = numbers.half_up(value, count)
    assert Fraction(rounded) == half_up_by_hand(value, count)
    assert rounded.as_tuple().exponent == -count
    assert numbers.half_up(rounded, count) == rounded


@given(values, values, places)
def test_rounding_keeps_order(one: Decimal, other: Decimal, count: int) -> None:
    small, large = sorted((one, other))
    assert numbers.half_up(small, count) <= numbers.half_up(large, count)


@given(values, places)
def test_the_callers_context_changes_nothing(value: Decimal, count: int) -> None:
    with localcontext(Context(prec=3, rounding=ROUND_DOWN)):
        narrow = numbers.half_up(value, count), numbers.percent_text(value), numbers.share(value, 7)
    assert narrow == (numbers.half_up(value, count), numbers.percent_text(value), numbers.share(value, 7))


@pytest.mark.parametrize(
    ("value", "count", "text"),
    [
        (Decimal("1266"), None, "1,266"),
        (1234567, None, "1,234,567"),
        (Decimal("-3.20"), None, "−3.20"),
        (Decimal("1E+3"), None, "1,000"),
        (Decimal("-0.0"), None, "0.0"),
        (Decimal("999.95"), 1, "1,000.0"),
        (Decimal("-1234.5"), 0, "−1,235"),
        (Decimal("-0.4"), 0, "0"),
        (0, 1, "0.0"),
    ],
)
def test_numbers_are_written_in_british_style(value: Decimal | int, count: int | None, text: str) -> None:
    assert numbers.number_text(value, count) == text


@given(values)
def test_a_written_number_can_be_read_back(value: Decimal) -> None:
    text = numbers.number_text(value)
    assert Decimal(text.replace(",", "").replace("−", "-")) == value
    assert "-" not in text


@given(values, places)
def test_a_change_shows_its_sign_or_is_nothing(value: Decimal, count: int) -> None:
    text = numbers.signed_text(value, count)
    rounded = numbers.half_up(value, count)
    assert text[0] == ("+" if rounded > 0 else "−" if rounded < 0 else "0")
    assert text.lstrip("+") == numbers.number_text(value, count)


def test_changes_in_words() -> None:
    assert numbers.signed_text(3) == "+3"
    assert numbers.signed_text(Decimal("-3")) == "−3"
    assert numbers.signed_text(0) == "0"
    assert numbers.signed_text(Decimal("0.04"), 1) == "0.0"


def test_points_and_relative_change_are_different() -> None:
    new, old = Decimal("0.254"), Decimal("0.222")
    assert numbers.points_text(numbers.change(new, old)) == "+3.2 percentage points"
    relative = numbers.relative_change(new, old)
    assert relative is not None
    assert numbers.relative_text(relative) == "+14.4%"
    assert numbers.points_text(Decimal("-0.005")) == "−0.5 percentage points"
    assert numbers.points_text(0) == "0.0 percentage points"


def test_percentages_have_one_decimal() -> None:
    assert numbers.percent_text(Decimal("0.144")) == "14.4%"
    assert numbers.percent_text(Decimal("0.1445")) == "14.5%"
    assert numbers.percent_text(1) == "100.0%"
    assert numbers.percent_text(Decimal("0.1445"), 0) == "14%"


@given(wholes, wholes)
def test_a_share_times_its_whole_is_its_part(part: int, whole: int) -> None:
    found = numbers.share(part, whole)
    if whole == 0:
        assert found is None
    else:
        assert found is not None
        assert abs(Fraction(found) - Fraction(part, whole)) < Fraction(1, 10**50)


def test_a_share_is_not_rounded() -> None:
    found = numbers.share(1, 3)
    assert found is not None
    assert len(str(found)) > 50
    assert numbers.share(1, 0) is None
    assert numbers.share(0, 5) == 0


@given(values, values)
def test_change_is_what_must_be_added(new: Decimal, old: Decimal) -> None:
    assert old + numbers.change(new, old) == new
    relative = numbers.relative_change(new, old)
    assert (relative is None) == (old == 0)
    if relative is not None:
        assert (relative > 0) == (new > old)


@pytest.mark.parametrize("wrong", [0.5, True, "1", None, Fraction(1, 2)])
def test_what_is_not_exact_is_refused(wrong: object) -> None:
    for call in (
        lambda: numbers.half_up(wrong, 1),  # type: ignore[arg-type]
        lambda: numbers.number_text(wrong),  # type: ignore[arg-type]
        lambda: numbers.number_text(wrong, 1),  # type: ignore[arg-type]
        lambda: numbers.signed_text(wrong),  # type: ignore[arg-type]
        lambda: numbers.percent_text(wrong),  # type: ignore[arg-type]
        lambda: numbers.points_text(wrong),  # type: ignore[arg-type]
        lambda: numbers.relative_text(wrong),  # type: ignore[arg-type]
        lambda: numbers.share(wrong, 1),  # type: ignore[arg-type]
        lambda: numbers.share(1, wrong),  # type: ignore[arg-type]
        lambda: numbers.change(wrong, 1),  # type: ignore[arg-type]
        lambda: numbers.relative_change(1, wrong),  # type: ignore[arg-type]
    ):
        with pytest.raises(TypeError, match="Decimal or a whole number"):
            call()


@pytest.mark.parametrize("wrong", ["NaN", "Infinity", "-Infinity"])
def test_what_is_not_finite_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="not a number that can be counted with"):
        numbers.number_text(Decimal(wrong))


def test_places_below_zero_are_refused() -> None:
    with pytest.raises(ValueError, match="cannot be below 0"):
        numbers.half_up(Decimal(15), -1)
