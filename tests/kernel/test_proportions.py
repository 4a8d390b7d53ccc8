"""Disproportionality: no ratio without a named population, and its name wherever the ratio is read."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel.proportions import Population, proportion

pytestmark = pytest.mark.once

ABOUT = {"name": "children in need in England", "when": "31 March 2019", "vintage": "DfE 2024 publication"}


def population(total=1000, **parts) -> Population:
    return Population(**ABOUT, total=Decimal(total), parts={code: Decimal(part) for code, part in parts.items()})


def test_a_ratio_as_it_is_read():
    # 30 of 100 are 30%, Wilson's 95% from 21.9% to 39.6%; a fifth of the population: 1.5 times, 1.09 to 1.98.
    assert proportion("black", Decimal(30), Decimal(100), population(black=200)).text == (
        "30.0% here, 20.0% of children in need in England, 31 March 2019 (DfE 2024 publication): "
        "1.50 times its share there (95% interval 1.09 to 1.98)"
    )


def test_what_chance_could_have_made_says_so():
    made = proportion("black", Decimal(3), Decimal(12), population(black=200))
    assert not made.beyond_chance
    assert made.text.endswith("; chance alone could make the difference)")


@pytest.mark.parametrize("missing", ABOUT)
@pytest.mark.parametrize("text", ["", "  "])
def test_no_population_without_a_name_a_day_and_a_vintage(missing, text):
    with pytest.raises(ValueError, match="named, with its day and its vintage"):
        Population(**{**ABOUT, missing: text}, total=Decimal(10), parts={})


def test_no_ratio_without_a_population():
    with pytest.raises(TypeError):
        proportion("black", Decimal(3), Decimal(12))
    with pytest.raises(ValueError, match="not divided by"):
        proportion("black", Decimal(3), Decimal(12), population(white=800))


def test_no_ratio_over_nobody():
    assert proportion("black", Decimal(3), Decimal(12), population(black=0)) is None
    assert proportion("black", Decimal(0), Decimal(0), population(black=200)) is None


@pytest.mark.parametrize("parts", [{"black": 1001}, {"black": -1}])
def test_parts_are_parts_of_the_population(parts):
    with pytest.raises(ValueError, match="parts of it"):
        population(**parts)


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(1, 5000)), min_size=2, max_size=6))
def test_every_ratio_names_its_population_and_together_they_are_one(pairs):
    """Weighted by the population's shares, the ratios of groups that are everybody add up to 1."""
    counted, whole = sum(own for own, _ in pairs), sum(there for _, there in pairs)
    beside = population(whole, **{f"g{at}": there for at, (_, there) in enumerate(pairs)})
    made = [proportion(f"g{at}", Decimal(own), Decimal(counted), beside) for at, (own, _) in enumerate(pairs)]
    if not counted:
        assert made == [None] * len(pairs)
        return
    assert abs(sum(each.ratio * each.whole_share for each in made) - 1) < Decimal("1E-20")
    for each in made:
        assert str(beside) in each.text
        assert each.interval[0] <= each.ratio <= each.interval[1]
