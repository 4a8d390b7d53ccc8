"""Intervals: against values worked out elsewhere, and never without the value they are about."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel.intervals import rate_interval, share_interval

pytestmark = pytest.mark.once


def rounded(interval, places):
    return tuple(round(float(end), places) for end in interval)


def test_a_share_as_the_textbook_has_it():
    # 81 of 263: 0.308, from 0.255 to 0.366 (Newcombe 1998, table I, method 3).
    assert rounded(share_interval(Decimal(81), Decimal(263)), 4) == (0.2553, 0.3662)
    assert rounded(share_interval(Decimal(0), Decimal(20)), 4) == (0.0, 0.1611)


def test_a_rate_as_byar_has_it():
    # 65 events: exact Poisson limits are 50.17 and 82.85; Byar's are within a hundredth or so of them.
    low, high = rate_interval(Decimal(65), Decimal(1))
    assert abs(low - Decimal("50.16")) < Decimal("0.02")
    assert abs(high - Decimal("82.85")) < Decimal("0.02")
    assert rate_interval(Decimal(0), Decimal(10))[0] == 0


def test_nothing_to_be_a_part_of_has_none():
    assert share_interval(Decimal(0), Decimal(0)) is None
    assert rate_interval(Decimal(5), Decimal(0)) is None


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_share_lies_inside_its_interval(part, rest):
    low, high = share_interval(Decimal(part), Decimal(part + rest))
    assert 0 <= low <= Decimal(part) / (part + rest) <= high <= 1


@given(st.integers(0, 10**6), st.integers(1, 10**7))
def test_a_rate_lies_inside_its_interval_which_narrows_with_more_events(count, people):
    low, high = rate_interval(Decimal(count), Decimal(people))
    assert 0 <= low <= Decimal(count) / people <= high
    wide = rate_interval(Decimal(count + 1), Decimal(people))
    assert (wide[1] - wide[0]) / (count + 1) < (high - low) / max(count, 1) or count == 0


@pytest.mark.parametrize(("part", "whole"), [(Decimal(-1), Decimal(5)), (Decimal(6), Decimal(5))])
def test_what_is_not_a_part_is_refused(part, whole):
    with pytest.raises(ValueError, match="part"):
        share_interval(part, whole)
    with pytest.raises(ValueError, match="below"):
        rate_interval(Decimal(-1), whole)
