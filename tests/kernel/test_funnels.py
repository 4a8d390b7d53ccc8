"""Funnels: an area is outside exactly where its own interval does not hold the common value."""

import math
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineofsight.kernel.funnels import RATE, SHARE, Counted, funnel_of, holds, interval_of, limits, told_apart
from lineofsight.kernel.intervals import Z_WIDE, Z, difference_interval, rate_interval, share_interval

pytestmark = pytest.mark.once

COUNTS = st.lists(st.tuples(st.integers(0, 3000), st.integers(1, 200_000)), min_size=3, max_size=12)
WIDTHS = st.sampled_from([Z, Z_WIDE])


def counted(pairs) -> list[Counted]:
    """Areas of the numbers drawn: each numerator a part of its denominator."""
    return [Counted(str(at), Decimal(min(pair)), Decimal(max(pair))) for at, pair in enumerate(pairs)]


def rounded(interval, places=4):
    return tuple(round(float(end), places) for end in interval)


def test_a_difference_as_the_textbook_has_it():
    # 56 of 70 less 48 of 80: 0.2, from 0.0524 to 0.3339 (Newcombe 1998, method 10).
    one, other = (Counted("", Decimal(part), Decimal(whole)) for part, whole in ((56, 70), (48, 80)))
    made = difference_interval(one.value, interval_of(SHARE, one), other.value, interval_of(SHARE, other))
    assert rounded(made) == (0.0524, 0.3339)


@pytest.mark.parametrize(("z", "tail"), [(Z, 0.025), (Z_WIDE, 0.001)])
@pytest.mark.parametrize("count", [30, 100, 600])
def test_the_ends_of_a_rate_against_exact_poisson_tails(count, z, tail):
    """Were the true number at an end, what was counted, or further off, would come by chance as often as it should."""
    low, high = (float(end) for end in rate_interval(Decimal(count), Decimal(1), z))
    assert 1 - below(count - 1, low) == pytest.approx(tail, rel=0.06)
    assert below(count, high) == pytest.approx(tail, rel=0.06)


def below(most: int, expected: float) -> float:
    """How often so many or fewer come where so many are expected, added up term by term."""
    return sum(math.exp(n * math.log(expected) - expected - math.lgamma(n + 1)) for n in range(most + 1))


def test_a_wide_share_as_its_formula_has_it():
    # 50 of 100 with z = 3.0902: (0.5 + z²/200 ± z √(0.25/100 + z²/40000)) / (1 + z²/100).
    assert rounded(share_interval(Decimal(50), Decimal(100), Z_WIDE)) == (0.3524, 0.6476)


def test_limits_of_a_share_are_the_score_tests():
    # 0.2 of 400: 0.2 ± 1.96 × 0.02.
    assert rounded(limits(SHARE, Decimal("0.2"), Decimal(400))) == (0.1608, 0.2392)


@settings(max_examples=60)
@given(COUNTS, st.sampled_from([SHARE, RATE]), WIDTHS)
def test_outside_the_limits_is_an_interval_without_the_common_value(pairs, kind, z):
    funnel = funnel_of(kind, counted(pairs))
    near = Decimal("1E-9")
    for area in funnel.areas:
        low, high = funnel.limits(area.denominator, z)
        if min(abs(area.value - low), abs(area.value - high)) > near * max(area.value, near):
            assert (low <= area.value <= high) == (area not in funnel.outside(z))


@settings(max_examples=60)
@given(COUNTS, st.sampled_from([SHARE, RATE]))
def test_the_common_value_lies_among_the_areas_and_wide_limits_hold_the_narrow(pairs, kind):
    funnel = funnel_of(kind, counted(pairs))
    values = [area.value for area in funnel.areas]
    assert min(values) <= funnel.centre + Decimal("1E-20")
    assert funnel.centre <= max(values) + Decimal("1E-20")
    assert set(funnel.outside(Z_WIDE)) <= set(funnel.outside(Z))
    narrow, wide = funnel.limits(Decimal(5000)), funnel.limits(Decimal(5000), Z_WIDE)
    assert wide[0] <= narrow[0] <= narrow[1] <= wide[1]


@given(st.integers(1, 500), st.integers(1, 40))
def test_limits_narrow_as_areas_grow(count, times):
    people = Decimal(10_000)
    small, large = (limits(RATE, Decimal(count) / people, people * size) for size in (1, times + 1))
    assert large[1] - large[0] < small[1] - small[0]


@given(st.tuples(st.integers(0, 500), st.integers(500, 9000)), st.tuples(st.integers(0, 500), st.integers(500, 9000)))
def test_telling_two_apart_is_the_same_from_either_side(one, other):
    first, second = (Counted("", Decimal(a), Decimal(b)) for a, b in (one, other))
    for kind in (SHARE, RATE):
        assert told_apart(kind, first, second) == -told_apart(kind, second, first)
        apart = told_apart(kind, first, second)
        assert apart == 0 or (apart > 0) == (first.value > second.value)


def test_areas_that_overlap_may_still_be_told_apart():
    """Their intervals share a stretch, and yet the difference is beyond chance: overlap is no test."""
    one, other = Counted("a", Decimal(600), Decimal(10_000)), Counted("b", Decimal(675), Decimal(10_000))
    assert interval_of(RATE, one)[1] > interval_of(RATE, other)[0]
    assert told_apart(RATE, one, other) == -1


def test_most_outside_is_over_dispersion():
    alike = [Counted(str(n), Decimal(100), Decimal(1000)) for n in range(4)]
    apart = [Counted(f"x{n}", Decimal(50 + 100 * (n % 2)), Decimal(1000)) for n in range(6)]
    assert not funnel_of(SHARE, alike).spread
    assert funnel_of(SHARE, [*alike, *apart]).spread


def test_what_makes_no_funnel():
    assert funnel_of(RATE, [Counted("", Decimal(0), Decimal(0))]) is None
    with pytest.raises(ValueError, match="share or of a rate"):
        funnel_of("count", [])
    with pytest.raises(ValueError, match="nobody"):
        interval_of(RATE, Counted("Nowhere", Decimal(0), Decimal(0)))
    assert holds((Decimal(1), Decimal(2)), Decimal(2))
