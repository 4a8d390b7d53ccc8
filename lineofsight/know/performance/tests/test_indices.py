"""Figures made of several: by their method, with how far they rest on each weight; nothing where a part is missing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.insight import library
from lineofsight.core.insight import services as insight
from lineofsight.kernel.periods import Period
from lineofsight.know.performance import selectors
from lineofsight.know.performance.rules.indices import START, gain, indices, made_of, sensitivity
from lineofsight.know.performance.tests import factories

PAGE = "/ashmere/performance/indices/"
PARTS = [part.indicator for part in indices()["secure.safeguarding_index"].parts]
ESTATE = "X99000009"
amounts = st.decimals(Decimal("0.1"), Decimal(1000), places=1)


@pytest.mark.once
def test_its_parts_are_indicators_of_the_library_in_which_a_way_is_better():
    known = library.house_newest().indicators
    for index in indices().values():
        assert all(known[part.indicator].direction in ("higher", "lower") for part in index.parts)
        assert all(part.weight > 0 for part in index.parts)


@pytest.mark.once
@given(st.dictionaries(st.sampled_from("abc"), st.tuples(amounts, amounts), min_size=1))
def test_whatever_its_weights_it_lies_between_its_parts_and_the_first_year_is_100(parts):
    gains = {key: value - Decimal(100) for key, (value, _) in parts.items()}
    weights = {key: weight for key, (_, weight) in parts.items()}
    made = made_of(gains, weights)
    slack = Decimal("0.0001")
    assert START + min(gains.values()) - slack <= made <= START + max(gains.values()) + slack
    assert made_of(dict.fromkeys(gains, Decimal(0)), weights) == START
    for key, (_, halved, doubled) in sensitivity(gains, weights).items():
        assert abs(doubled - START - gains[key]) <= abs(made - START - gains[key]) + slack, (
            "more weight draws it nearer"
        )
        assert abs(halved - START - gains[key]) + slack >= abs(made - START - gains[key])


@pytest.mark.once
def test_less_harm_is_a_gain_and_what_was_nought_cannot_be_compared():
    assert gain(Decimal(8), Decimal(10), "lower") == 20
    assert gain(Decimal(8), Decimal(10), "higher") == -20
    assert gain(Decimal(8), Decimal(0), "lower") is None
    assert gain(Decimal(8), Decimal(10), "neither") is None


def told(world, *years: tuple[int, int, int]) -> Period:
    """Each year's parts, for the estate as a whole, as they were published."""
    insight.declare_area(world.analyst, partnership=world.partnership, code=ESTATE, name="The secure estate")
    for ago, values in enumerate(years):
        for key, value in zip(PARTS, values, strict=True):
            period = factories.YEAR.shifted(12 * ago)
            factories.published(world, key, value, period=period, area=ESTATE)
    return period


def test_it_is_worked_out_year_by_year_for_the_area_that_is_known(world):
    last = told(world, (20, 50, 40), (10, 50, 60))
    [read] = selectors.indices_read(world.partnership)
    # +50%, 0, −50%: the three weigh alike.
    assert [year.value for year in read.known] == [100, 100]
    assert read.area == "The secure estate"
    assert [[round(value, 1) for value in each.values] for each in read.tried] == [
        [Decimal(75), Decimal(90), Decimal("112.5")], [100, 100, 100], [Decimal(125), Decimal(110), Decimal("87.5")],
    ]  # fmt: skip
    html = world.client("chair").get(PAGE).content.decode()
    assert f"100.0 for {last.label}, against 100 for" in html
    assert "between 75.0 and 125.0, and that turns round where one weight is changed" in html


def test_a_year_with_a_part_missing_has_none_and_before_there_is_any_it_says_so(world):
    assert "It cannot be worked out yet" in world.client("chair").get(PAGE).content.decode()
    told(world, (20, 50, 40))
    factories.published(world, PARTS[0], 18, period=factories.YEAR.shifted(12), area=ESTATE)
    [read] = selectors.indices_read(world.partnership)
    assert [year.value for year in read.years] == [100, None]
    assert "It takes another year" in world.client("chair").get(PAGE).content.decode()
