"""Control charts on real monthly series: referrals of twelve years, with limits worked out again the plain way."""

from itertools import pairwise
from statistics import fmean

import pytest

from lineofsight.core.insight.benchmarks.areas import ENGLAND
from lineofsight.core.insight.benchmarks.published import lines_of
from lineofsight.core.insight.benchmarks.sets import shipped_sets
from lineofsight.kernel.spc import Kind, xmr

pytestmark = pytest.mark.once

MONTHS = ("april", "may", "june", "july", "august", "september", "october", "november", "december", "january",
          "february", "march")  # fmt: skip
LEEDS = "E08000035"
# Those that were an authority all the time.
BEGAN_LATER = {"E06000058"}
AREAS = sorted({ENGLAND, LEEDS, *(code for found in shipped_sets(LEEDS) for code in found.members)} - BEGAN_LATER)


@pytest.fixture(scope="module")
def monthly():
    """Each area's referrals month by month from April 2012, as the department's table c6 has them."""
    found: dict[tuple[str, str], dict[str, int]] = {}
    for key, year, cells in lines_of("dfe_cin_2024"):
        if key.startswith("dfe_cin_2024.c6.") and key.rpartition(".")[2] in MONTHS:
            found[year, key.rpartition(".")[2]] = cells
    ordered = [found[str(year), month] for year in range(2013, 2025) for month in MONTHS]
    return {area: [int(cells[area]) if cells[area].isdecimal() else None for cells in ordered] for area in AREAS}


def plainly(values):
    """The mean and limits in binary fractions: ranges between neighbours, without those 3.267 times their mean."""
    mean = fmean(value for value in values if value is not None)
    ranges = [abs(after - before) for before, after in pairwise(values) if None not in (before, after)]
    kept = [each for each in ranges if each < 3.267 * fmean(ranges)]
    reach = 2.66 * fmean(kept)
    return mean, mean - reach, mean + reach


@pytest.mark.parametrize("area", AREAS)
def test_limits_of_twelve_years_are_what_plain_arithmetic_makes_them(monthly, area):
    values = monthly[area]
    assert len(values) == 144
    mean, low, high = plainly(values)
    for value, point in zip(values, xmr(values).points, strict=True):
        if value is not None:
            assert (point.centre, point.lower, point.upper) == pytest.approx((mean, low, high))
            assert (point.kind in (Kind.ABOVE_UPL, Kind.BELOW_LPL)) == (not low <= value <= high)
