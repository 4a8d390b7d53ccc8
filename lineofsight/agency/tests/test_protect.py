"""Nothing small leaves, and nothing hidden can be worked out: of one indicator, or of several read together."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineofsight.agency.measures import MEASURES, Counted
from lineofsight.agency.measures.cin import census_tables  # noqa: F401 (registers the census's measures)
from lineofsight.agency.protect import protected_values
from lineofsight.agency.protect.cells import Cells
from lineofsight.agency.protect.folded import Folded, fold
from lineofsight.agency.protect.words import BESIDE, NONE, SMALL, SMALL_REST
from lineofsight.agency.request import Asked, Division
from lineofsight.kernel.periods import Period
from lineofsight.kernel.suppression import DFE_1_5
from lineofsight.kernel.suppression.outsider import intervals

pytestmark = pytest.mark.once
DAY = Period.parse("2024-03-31/2024-03-31")
CATEGORIES = Division("category", dict.fromkeys(("neglect", "emotional", "sexual"), "x"), True, False)
NARROWER = Division("category", dict.fromkeys(("neglect", "emotional"), "x"), True, False)
AGES = Division("age", dict.fromkeys(("under_10", "10_to_15", "16_and_over"), "x"), True, False)


def asked(key: str, measure: str, *divisions: Division, kind: str = "count") -> Asked:
    return Asked(key, key, "", "", "", "", kind, 1, DAY, measure, DFE_1_5, divisions)


def item(about: Asked, counted: Counted) -> Folded:
    return fold(about, MEASURES[about.measure], counted, Decimal(170_000))


def parts(dimension: str, codes: tuple[str, ...], counts: list[int]) -> dict[str, int]:
    return {f"{dimension}={code}": count for code, count in zip(codes, counts, strict=True)}


small = st.integers(0, 12)


@st.composite
def returns(draw) -> list[Folded]:
    """Plans on a day in four indicators that hang together: by category twice, by age, and how many are long."""
    categories = draw(st.lists(small, min_size=4, max_size=4))
    total = sum(categories)
    first = draw(st.integers(0, total))
    second = draw(st.integers(0, total - first))
    counted = parts("category", ("neglect", "emotional", "sexual", ""), categories)
    counted |= parts("age", ("under_10", "10_to_15", "16_and_over", ""), [first, second, total - first - second, 0])
    whole = Counted(total, total, counted)
    return [
        item(asked("plans", "plans", NARROWER), whole),
        item(asked("by_category", "plans", CATEGORIES, kind="percentage"), whole),
        item(asked("by_age", "plans", AGES, kind="percentage"), whole),
        item(asked("long", "long_plans", kind="percentage"), Counted(total, draw(st.integers(0, total)))),
        item(asked("rate", "plans", kind="rate"), whole),
    ]


@settings(max_examples=40)
@given(returns())
def test_no_small_count_leaves_and_none_can_be_worked_out(items):
    values = {value.indicator: value for value in protected_values(items)}
    cells = Cells(items)
    table, seen = cells.table(), set()
    for each in items:
        value = values[each.asked.key]
        base = (each.measure.population, str(DAY))
        name = "" if each.measure.whole else each.measure.name
        if value.absence:
            assert not [*value.parts, *value.hidden]
            assert value.numerator is value.denominator is None
            continue
        assert value.numerator == 0 or value.numerator > 5
        seen.add((*base, name, ""))
        if each.asked.kind == "percentage":
            assert not 1 <= value.denominator - value.numerator <= 5
            seen.add((*base, "", ""))
        for breakdown, count in value.parts.items():
            assert count == 0 or count > 5
            dimension, _, code = breakdown.partition("=")
            if code == "not_classified":
                code = "not " + " ".join(sorted(each.parts[dimension]))
            seen.add((*base, name, f"{dimension}={code}"))
    seen |= {key for key, count in cells.cells.items() if count == 0}
    hidden = {key for key in table.cells if key not in seen}
    for key, (low, high) in intervals(table, hidden).items():
        if key[-1] != "the rest " or table.cells[key]:
            known = low == high
            assert not (known and 1 <= table.cells[key] <= 5), key


def told(counted: Counted, about: Asked):
    (value,) = protected_values([item(about, counted)])
    return value


def test_a_nought_is_never_hidden_and_never_made():
    value = told(Counted(20, 20, {"category=neglect": 17, "category=sexual": 3}), asked("plans", "plans", CATEGORIES))
    assert value.parts == {"category=emotional": 0, "category=not_classified": 0}
    assert value.hidden == {"category=sexual": SMALL, "category=neglect": BESIDE}


def test_a_small_rest_hides_the_share():
    value = told(Counted(40, 38), asked("long", "long_plans", kind="percentage"))
    assert (value.absence, value.comment, value.numerator) == ("suppressed", SMALL_REST, None)


def test_a_share_of_nobody_is_not_applicable():
    assert told(Counted(0, 0), asked("long", "long_plans", kind="percentage")).comment == NONE


def test_a_breakdown_that_may_not_leave_anything_out_is_left_out_where_something_was_not_classified():
    strict = Division("category", {"neglect": "x"}, False, False)
    assert told(Counted(20, 20, {"category=neglect": 10}), asked("plans", "plans", strict)).parts == {}


def test_a_policy_of_the_partnerships_own_protects_as_it_asks():
    """24 of 28: two small parts leave each other 0 to 4, which tells that both are small. Where the policy asks that
    nobody can tell that, something larger goes with them."""
    codes = ("neglect", "emotional", "sexual", "")
    counted = Counted(28, 28, parts("category", codes, [24, 2, 2, 0]))
    plain = item(asked("plans", "plans", CATEGORIES), counted)
    strict = replace(plain, asked=replace(plain.asked, policy=replace(DFE_1_5, key="own_1_5", beyond=True)))
    both = {"category=emotional", "category=sexual"}
    assert protected_values([plain])[0].hidden.keys() == both
    [value] = protected_values([strict])
    assert value.absence or value.hidden.keys() > both
