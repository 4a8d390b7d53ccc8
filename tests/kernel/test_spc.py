"""Control charts: against another's results at the edges, and against the rules counted the long way round."""

import math
import tomllib
from fractions import Fraction
from itertools import chain, pairwise, repeat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel import spc
from lineofsight.kernel.spc import Assurance, Good, Kind, Variation, xmr

pytestmark = pytest.mark.once

CASES = tomllib.loads((Path(__file__).parent / "xmr_cases.toml").read_text(encoding="utf-8"))["case"]
# Few different values, so that ties, points on the mean and points at limits are common.
SERIES = st.lists(st.integers(-3, 3), min_size=2, max_size=30) | st.lists(st.integers(0, 200), min_size=2, max_size=30)
MIRRORED = {
    Kind.ABOVE_UPL: Kind.BELOW_LPL, Kind.TREND_UP: Kind.TREND_DOWN, Kind.SEVEN_ABOVE: Kind.SEVEN_BELOW,
    Kind.TWO_IN_THREE_ABOVE: Kind.TWO_IN_THREE_BELOW,
}  # fmt: skip
MIRRORED |= {low: high for high, low in MIRRORED.items()}


def kinds(chart):
    return [point.kind for point in chart.points]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_at_the_edges_it_is_as_the_open_package_has_it(case):
    chart = xmr(case["values"])
    assert kinds(chart) == list(chain.from_iterable(repeat(kind, times) for times, kind in case["kinds"]))
    for point in chart.points:
        assert point.centre == pytest.approx(case["centre"])
        assert point.lower == pytest.approx(case.get("lower"))
        assert point.upper == pytest.approx(case.get("upper"))


def the_long_way(values, run=7, trend=7):
    """Each point's kind, by looking at every window it stands in."""
    mean = Fraction(sum(values), len(values))
    ranges = [abs(b - a) for a, b in pairwise(values)]
    kept = [each for each in ranges if each * len(ranges) < Fraction(3267, 1000) * sum(ranges)]
    reach = Fraction(266, 100) * sum(kept) / len(kept) if kept else None
    sides = [(value > mean) - (value < mean) for value in values]

    def out(n):
        return reach is not None and abs(values[n] - mean) > reach

    def near(n):
        return reach is not None and not out(n) and abs(values[n] - mean) > reach * 2 / 3

    def windows(n, size):
        return [range(a, a + size) for a in range(n - size + 1, n + 1) if a >= 0 and a + size <= len(values)]

    def way_of(n):
        found = 0
        for window in windows(n, trend):
            steps = {(values[b] > values[a]) - (values[b] < values[a]) for a, b in pairwise(window)}
            found = steps.pop() if len(steps) == 1 and 0 not in steps else found
        return found

    def kind(n):
        high = sides[n] > 0
        if out(n):
            return "above_upl" if high else "below_lpl"
        if way_of(n):
            return "trend_up" if way_of(n) > 0 else "trend_down"
        together = [w for w in windows(n, 3) if abs(sum(sides[m] for m in w)) == 3 and sum(map(near, w)) >= 2]
        if near(n) and together:
            return "two_in_three_above" if high else "two_in_three_below"
        if any(abs(sum(sides[m] for m in w)) == run for w in windows(n, run)):
            return "seven_above" if high else "seven_below"
        return "common_cause"

    return [kind(n) for n in range(len(values))]


@given(SERIES)
def test_every_point_is_what_its_windows_say(values):
    assert kinds(xmr(values)) == the_long_way(values)


@given(SERIES, st.integers(2, 9), st.integers(2, 9))
def test_how_many_make_a_run_or_a_trend_can_be_said(values, run, trend):
    assert kinds(xmr(values, run_length=run, trend_length=trend)) == the_long_way(values, run, trend)


@given(SERIES)
def test_a_series_upside_down_shows_the_same_upside_down(values):
    assert kinds(xmr([-value for value in values])) == [MIRRORED.get(kind, kind) for kind in kinds(xmr(values))]


@given(SERIES, st.integers(1, 9), st.integers(-50, 50))
def test_other_units_show_the_same(values, scale, offset):
    assert kinds(xmr([value * scale + offset for value in values])) == kinds(xmr(values))


@given(SERIES)
def test_numbers_are_judged_as_they_were_written(values):
    # As binary fractions, a tenth of each would not lie on the mean of the others.
    assert kinds(xmr([float(f"{value / 10:.1f}") for value in values])) == kinds(xmr(values))


@given(SERIES, SERIES)
def test_a_new_segment_begins_anew(first, second):
    whole = xmr([*first, *second], rebase_at=[len(first)])
    assert whole.points == xmr(first).points + xmr(second).points
    assert whole.starts == (0, len(first))


@given(SERIES, SERIES)
def test_a_baselines_limits_hold_for_what_follows(first, second):
    whole, alone = xmr([*first, *second], baseline=len(first)), xmr(first)
    for point in whole.points:
        assert (point.centre, point.lower, point.upper) == (
            alone.points[0].centre, alone.points[0].lower, alone.points[0].upper
        )  # fmt: skip


def test_a_point_on_a_limit_is_not_outside_it():
    # The mean of 0 and 100 is 50; 2.66 times their range of 100 above it is 316.
    assert kinds(xmr([0, 100, 316, 317, -216], baseline=2)) == [
        "common_cause", "common_cause", "common_cause", "above_upl", "common_cause"
    ]  # fmt: skip


def test_a_missing_value_keeps_its_place_and_breaks_a_trend():
    rising = [1, 2, 3, 4, 5, 6, 7, 8]
    assert Kind.TREND_UP in kinds(xmr(rising))
    holed = xmr([*rising[:4], None, *rising[4:]])
    assert Kind.TREND_UP not in kinds(holed)
    assert (holed.points[4].kind, holed.points[4].value, holed.latest.value) == (Kind.MISSING, None, 8)


def test_screening_can_be_left_out():
    values = [10, 12, 11, 13, 9, 10, 11, 12, 10, 40, 11, 10]
    assert xmr(values, screen_outliers=False).points[0].upper == pytest.approx(13.25 + 2.66 * 74 / 11)
    assert xmr([10, 10, 10], screen_outliers=False).points[0].upper == 10


@pytest.mark.parametrize(
    ("values", "more", "problem"),
    [([1], {}, "needs 2 values"), ([None, 3], {}, "needs 2 values"), ([1, 2], {"baseline": 1}, "two points or more"),
     ([1, 2, 3], {"rebase_at": [3]}, "starts at a point"), ([1, 2, 3], {"rebase_at": [2, 1]}, "starts at a point"),
     ([1, 2, None], {"rebase_at": [2]}, "no value"), ([1, float("nan")], {}, "not a number"),
     ([1, 2, 3], {"run_length": 1}, "two points")],
)  # fmt: skip
def test_what_cannot_be_charted_is_refused(values, more, problem):
    with pytest.raises(ValueError, match=problem):
        xmr(values, **more)


def test_a_word_is_no_value():
    with pytest.raises(TypeError, match="not str"):
        xmr([1, "2"])
    with pytest.raises(TypeError, match="not bool"):
        xmr([1, True])


def test_shares_have_wider_limits_where_there_is_less_to_count_in():
    # By hand: 60 of 200 in all; at 50, three standard deviations are 3 √(0.3 × 0.7 / 50).
    chart = spc.p_chart([15, 30, 15], [50, 100, 50])
    assert chart.points[0].centre == 0.3
    assert chart.points[0].upper == pytest.approx(0.3 + 3 * math.sqrt(0.21 / 50))
    assert chart.points[1].upper == pytest.approx(0.3 + 3 * math.sqrt(0.21 / 100))
    assert spc.p_chart([5, 5], [5, 5]).points[0].upper == 1
    assert spc.p_chart([1, 1, 1], [20, 20, 20]).points[0].lower is None  # it would lie below 0


def test_rates_are_for_one_of_what_they_are_counted_in():
    chart = spc.u_chart([4, None, 8, 3], [10, 10, 20, 0])
    assert [point.kind for point in chart.points][1:4:2] == [Kind.MISSING, Kind.MISSING]
    assert chart.points[0].upper == pytest.approx(0.4 + 3 * math.sqrt(0.4 / 10))
    with pytest.raises(ValueError, match="cannot be counted"):
        spc.p_chart([6, 2], [5, 5])


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 60)), min_size=2, max_size=20))
def test_the_prime_form_is_the_plain_one_where_neighbours_differ_as_chance_has_it(pairs):
    counts, areas = zip(*pairs, strict=True)
    plain, prime = spc.u_chart(counts, areas), spc.u_chart(counts, areas, prime=True)
    assert prime.points[0].centre == plain.points[0].centre
    if plain.points[0].centre:
        centre = plain.points[0].centre
        scores = [(n / a - centre) / math.sqrt(centre / a) for n, a in pairs]
        spread = sum(abs(b - a) for a, b in pairwise(scores)) / (len(scores) - 1) / 1.128
        reach = plain.points[0].upper - centre
        assert prime.points[0].upper - centre == pytest.approx(spread * reach)


def test_rare_events_are_charted_by_what_lies_between():
    cases = spc.g_chart([5, 0, 12, 3])
    assert cases.points[0].upper == pytest.approx(5 + 3 * math.sqrt(5 * 6))
    assert cases.points[0].lower is None
    days = spc.t_chart([30, 21, 44, 60, 12])
    powers = [value ** (1 / 3.6) for value in (30, 21, 44, 60, 12)]
    assert days.points[0].centre == pytest.approx((sum(powers) / 5) ** 3.6)
    assert [point.value for point in days.points] == [30, 21, 44, 60, 12]
    assert days.points[0].lower < 12 < 60 < days.points[0].upper
    for chart, between in ((spc.g_chart, [-1, 2]), (spc.t_chart, [0, 2])):
        with pytest.raises(ValueError, match="Between two events"):
            chart(between)


def test_a_run_chart_knows_one_long_run_and_too_few_crossings():
    # Twenty useful points: the longest run by chance is 7, and six crossings are the fewest (Anhøj and Olesen).
    mixed = [1, 9] * 10
    chart = spc.run_chart(mixed)
    assert (chart.useful, chart.longest_by_chance, chart.crossings_by_chance) == (20, 7, 6)
    assert not chart.is_signal
    assert spc.run_chart([1] * 10 + [9] * 10).is_signal
    assert spc.run_chart([1, 9, 1, 9, 1, 9, 9, 9, 9, 9, 9, 9, 9, 9], baseline=6).longest == 9
    assert spc.run_chart([5, 5, 5]).useful == 0


@pytest.mark.parametrize(
    ("values", "good", "mark"),
    [([10, 12, 11, 13, 9, 12, 10, 11, 12, 10, 11, 40], Good.UP, Variation.IMPROVEMENT_HIGH),
     ([10, 12, 11, 13, 9, 12, 10, 11, 12, 10, 11, 40], Good.DOWN, Variation.CONCERN_HIGH),
     ([10, 12, 11, 13, 9, 12, 10, 11, 12, 10, 11, 40], Good.NEITHER, Variation.NEUTRAL_HIGH),
     ([10, 12, 11, 13, 9, 12, 10, 11, 12, 10, 40, 11], Good.UP, Variation.COMMON_CAUSE),
     # Falling, though still above the average: better where fewer is better.
     ([2, 3, 2, 3, 2, 3, 14, 13, 12, 11, 10, 9, 8], Good.DOWN, Variation.IMPROVEMENT_LOW)],
)  # fmt: skip
def test_the_mark_is_the_latest_points(values, good, mark):
    chart = xmr(values)
    assert spc.variation(chart, good) == mark
    assert spc.sentence(chart).endswith(".")
    assert "range" not in spc.sentence(chart)


def test_every_kind_of_point_has_its_sentence():
    from lineofsight.kernel.spc.marks import SAID

    assert set(SAID) == set(Kind) - {Kind.MISSING}


def test_whether_a_target_is_met_comes_from_the_limits():
    chart = xmr([50, 52, 49, 51, 50, 53, 48, 50, 51, 49, 52, 50])
    assert spc.assurance(chart, Good.UP, 90) == Assurance.FAILING
    assert spc.assurance(chart, Good.DOWN, 90) == Assurance.PASSING
    assert spc.assurance(chart, Good.UP, 20) == Assurance.PASSING
    assert spc.assurance(chart, Good.UP, 51) == Assurance.HIT_OR_MISS
    assert spc.assurance(chart, Good.NEITHER, 90) is spc.assurance(chart, Good.UP, None) is None
    assert spc.assurance(xmr([5, 5, 5]), Good.UP, 4) is None


@pytest.mark.parametrize(
    ("values", "more", "why"),
    [(range(20), {"a_year": 1}, "one value a year"), (range(11), {"a_year": 12}, "11 are there"),
     (range(12), {"a_year": 4, "hidden": 1}, "hidden"), (range(12), {"a_year": 12, "wholes": [6] * 12}, "so few"),
     ([*range(11), None], {"a_year": 12}, "11 are there")],
)  # fmt: skip
def test_limits_are_not_drawn_where_they_would_mislead(values, more, why):
    assert why in spc.why_no_limits(list(values), **more)
    assert spc.why_no_limits(list(range(12)), a_year=12, wholes=[400] * 12) is None
