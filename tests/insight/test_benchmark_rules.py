"""What a set of areas makes of its values: one rounding, one place, and a sentence wherever there is no comparison."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.insight.benchmarks.rules import MEAN, MEDIAN, Measured, compare, ordinal, place_of, set_value
from lineofsight.core.insight.benchmarks.words import comparison_sentence

pytestmark = pytest.mark.once

NAMES = ("Ashmere", "Brookby", "Coldham", "Dunmere", "Easthay", "Fernley")
TENTHS = st.decimals(0, 1000, places=1)


def area(name: str, value: str | Decimal | None, **options) -> Measured:
    number = None if value is None else Decimal(value)
    return Measured(name, name, number, "protection.plan_rate", "v1", reason=options.pop("reason", ""), **options)


def areas(*values) -> list[Measured]:
    return [area(name, value) for name, value in zip(NAMES[1:], values, strict=False)]


HOME = area("Ashmere", "20.0")


def test_halves_go_up_and_only_once():
    """52.45 is 52.5; rounded to even, or from a value rounded before, it would not be."""
    made = compare(HOME, areas("52.4", "52.4", "52.5", "52.5"))
    assert (made.value, made.text) == (Decimal("52.45"), "52.5")


@pytest.mark.parametrize(
    ("function", "home_in", "value"),
    [(MEAN, False, "40"), (MEAN, True, "35"), (MEDIAN, False, "30"), (MEDIAN, True, "25")],
)
def test_the_four_ways_a_set_becomes_one_value(function, home_in, value):
    assert compare(HOME, areas("20", "30", "70"), function=function, home_in=home_in).value == Decimal(value)


def test_a_mean_counts_each_area_once_and_the_home_area_never_twice():
    members = [*areas("30", "40"), HOME]
    assert compare(HOME, members, home_in=True).value == Decimal(30)
    with_home_left_out = compare(HOME, [*members, area("Dunmere", "50")])
    assert [each.name for each in with_home_left_out.counted] == ["Brookby", "Coldham", "Dunmere"]


def test_another_function_is_refused():
    with pytest.raises(ValueError, match="mean or its median"):
        set_value("mode", [Decimal(1)])


@pytest.mark.parametrize(
    ("home", "others", "text"),
    [
        ("10", ("20", "30", "40"), "lowest of 4"),
        ("25", ("20", "30", "40"), "2nd lowest of 4"),
        ("35", ("20", "30", "40"), "2nd highest of 4"),
        ("50", ("20", "30", "40"), "highest of 4"),
        ("20", ("20", "30", "40"), "lowest of 4, shared with Brookby"),
        ("40", ("20", "40", "40"), "highest of 4, shared with Coldham and Dunmere"),
        ("20.04", ("19.96", "30", "40"), "lowest of 4, shared with Brookby"),
    ],
)
def test_the_place_is_from_the_nearer_end_and_shared_where_values_read_alike(home, others, text):
    assert compare(area("Ashmere", home), areas(*others)).place.text == text


def test_the_home_area_has_a_place_though_its_value_is_not_counted():
    made = compare(HOME, areas("10", "30", "40"))
    assert made.home not in made.counted
    assert (made.place.number, made.place.of) == (2, 4)


def test_a_missing_value_is_never_nought():
    without = compare(HOME, [*areas("10", "30", "50"), area("Easthay", None, reason="suppressed")])
    assert without.value == Decimal(30)
    assert [(each.name, each.reason) for each in without.missing] == [("Easthay", "suppressed")]
    assert compare(HOME, areas("10", "30", "50", "0")).value == Decimal("22.5")


def test_a_home_area_without_a_value_has_no_place_and_is_not_counted():
    made = compare(area("Ashmere", None, reason="suppressed"), areas("10", "20", "60"), home_in=True)
    assert (made.value, made.place) == (Decimal(30), None)
    assert comparison_sentence(made) == (
        "Ashmere has no value (suppressed). The areas range from 10.0 to 60.0 (mean 30.0, Ashmere not included)."
    )


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((None, None, None), "None of these areas has a value"),
        (("1", None, None), "Only one of these areas has a value"),
        (("1", "2", None), "Only 2 of these areas have a value"),
    ],
)
def test_fewer_than_three_values_are_no_set(values, words):
    made = compare(HOME, areas(*values))
    assert made.refusal.startswith(words)
    assert (made.value, made.place, made.text) == (None, None, "")
    assert comparison_sentence(made).startswith(words)


def test_three_values_are_enough():
    assert compare(HOME, areas("1", "2", "3")).refusal == ""


@pytest.mark.parametrize("change", [{"vintage": "v2"}, {"indicator": "protection.section_47_rate"}])
def test_values_of_different_publications_or_indicators_are_not_mixed(change):
    others = areas("10", "20", "30", "40")
    made = compare(HOME, [*others[:3], replace(others[3], **change)])
    assert "not set side by side" in made.refusal
    assert made.value is None
    made = compare(replace(HOME, **change), others)
    assert "not set side by side" in made.refusal


def test_a_value_counted_another_way_is_not_set_beside_others():
    made = compare(replace(HOME, apart_from="looking back two years"), areas("10", "20", "30"))
    assert made.refusal == (
        "Ashmere counts this another way (looking back two years), so it is not set beside other areas."
    )
    made = compare(HOME, [*areas("10", "20", "30"), area("Easthay", "4", apart_from="another count")])
    assert "another way" in made.refusal


def test_the_sentence_says_place_range_function_and_the_home_rule():
    made = replace(
        compare(HOME, areas("10", "30", "40.25"), home_in=True),
        unit="per 10,000", noun="areas nearby", vintage_label="DfE 2025 publication",
    )  # fmt: skip
    assert comparison_sentence(made) == (
        "Ashmere, 20.0 per 10,000, is 2nd lowest of 4 areas nearby (10.0 to 40.3; mean 25.1, Ashmere included), "
        "DfE 2025 publication."
    )


def test_the_sentence_names_what_is_missing_by_its_reason():
    members = [*areas("10", "30", "40"), area("Easthay", None, reason="suppressed")]
    members.append(area("Fernley", None, reason="suppressed"))
    made = replace(compare(HOME, members), unit="%", noun="neighbours")
    assert comparison_sentence(made) == (
        "Ashmere, 20.0%, is 2nd lowest of 4: itself and 3 neighbours (10.0 to 40.0; mean 26.7, Ashmere not included). "
        "No value for Easthay and Fernley (suppressed)."
    )


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st"),
        (112, "112th"),
    ],
)  # fmt: skip
def test_ordinals(number, text):
    assert ordinal(number) == text


@given(st.lists(TENTHS, min_size=3, max_size=30))
def test_a_sets_value_lies_in_its_range(values):
    for function in (MEAN, MEDIAN):
        assert min(values) <= set_value(function, values) <= max(values)
        assert set_value(function, values) == set_value(function, sorted(values, reverse=True))


@given(TENTHS, st.lists(TENTHS, min_size=1, max_size=30))
def test_places_from_both_ends_and_ties_make_the_whole(home, values):
    """Those below, those above, those that share and the home area itself are everybody."""
    place = place_of(area("Ashmere", home), [area(str(n), v) for n, v in enumerate(values)], places=1)
    below, above = sum(v < home for v in values), sum(v > home for v in values)
    assert place.of == len(values) + 1 == below + above + len(place.shared_with) + 1
    assert place.number == (below if place.lowest else above) + 1
    assert place.number <= (place.of + 1) // 2
