"""What the agency's desk protects, the server's own check lets pass; and it finds what the desk would have hidden."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lineofsight.agency.measures import MEASURES, Counted
from lineofsight.agency.measures.cin import census_tables  # noqa: F401 (registers the census's measures)
from lineofsight.agency.protect import protected_values
from lineofsight.agency.protect.folded import Folded, fold
from lineofsight.agency.request import Asked, Division
from lineofsight.core.insight import library
from lineofsight.kernel.periods import Period
from lineofsight.kernel.signed_returns import SignedValue
from lineofsight.know.performance.rules.answers import parts_of
from lineofsight.know.performance.rules.desk_together import given_away

pytestmark = pytest.mark.once
DAY = Period.snapshot(Period.financial_year(2023).end)
KEYS = ("plans", "plans_by_category", "plans_by_age", "long_plans", "repeat_plans_local", "plan_rate")
ASKED = {f"protection.{key}": (library.house_newest().indicators[f"protection.{key}"], DAY) for key in KEYS}
CATEGORIES = ("neglect", "emotional", "physical", "sexual", "multiple", "")
AGES = ("under_10", "10_to_15", "16_and_over")


def asked(key: str) -> Asked:
    it, _ = ASKED[key]
    divisions = tuple(Division(d.key, dict(d.codes), d.not_classified, d.overlaps) for d in parts_of(it))
    return Asked(key, it.name, "", "", "", "", it.kind, it.places, DAY, it.measure, it.policy, divisions)


def items(categories: list[int], young: int, long: int, again: int) -> list[Folded]:
    """Everything the library asks about plans on a day."""
    total = sum(categories)
    parts = {f"category={code}": count for code, count in zip(CATEGORIES, categories, strict=True)}
    parts |= dict(zip((f"age={age}" for age in AGES), (min(young, total), total - min(young, total), 0), strict=True))
    whole = Counted(total, total, parts)
    other = {"long_plans": Counted(total, min(long, total)), "open_repeat_plans": Counted(total, min(again, total))}
    made = (asked(key) for key in ASKED)
    return [fold(a, MEASURES[a.measure], other.get(a.measure, whole), Decimal(170_000)) for a in made]


small = st.integers(0, 12)
returns = st.builds(items, st.lists(small, min_size=6, max_size=6), small, small, small)


@settings(max_examples=25)
@given(returns)
def test_what_the_desk_protects_passes(folded):
    assert list(given_away(protected_values(folded), ASKED)) == []


@settings(max_examples=25)
@given(returns, st.randoms(use_true_random=False))
def test_what_one_indicator_hides_another_of_the_same_children_may_not_show(folded, random):
    """One part that the desk hid is put back in one of two indicators that hide it."""
    values = {value.indicator: value for value in protected_values(folded)}
    one, two = values["protection.plans"], values["protection.plans_by_category"]
    both = sorted(one.hidden.keys() & two.hidden.keys() - {"category=not_classified"})
    assume(both)
    part = random.choice(both)
    true = next(item for item in folded if item.asked.key == one.indicator).counted.parts[part]
    shown: SignedValue = replace(
        one, parts={**one.parts, part: Decimal(true)}, hidden={p: why for p, why in one.hidden.items() if p != part}
    )
    assert list(given_away((values | {one.indicator: shown}).values(), ASKED))
