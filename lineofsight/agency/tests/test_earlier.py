"""An outsider who keeps every return of an agency learns no more of a small count than each return says."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineofsight.agency.measures import MEASURES, Counted
from lineofsight.agency.measures.cin import census_tables  # noqa: F401 (registers the census's measures)
from lineofsight.agency.protect import protected_values
from lineofsight.agency.protect.earlier import Earlier, over_time
from lineofsight.agency.protect.folded import Folded, fold
from lineofsight.agency.request import Asked, Division
from lineofsight.kernel.periods import Period
from lineofsight.kernel.signed_returns import SignedValue
from lineofsight.kernel.suppression import DFE_1_5, Table
from lineofsight.kernel.suppression.outsider import intervals

pytestmark = pytest.mark.once
QUARTER = Period.parse("2024-01-01/2024-03-31")
MONTHS = QUARTER.months()
CODES = ("neglect", "emotional", "sexual")
BY_CATEGORY = (Division("category", dict.fromkeys(CODES, "x"), False, False),)


def asked(key: str, measure: str, period: Period, kind: str = "count", divisions=()) -> Asked:
    return Asked(key, key, "", "", "", "", kind, 1, period, measure, DFE_1_5, divisions)


def folded(about: Asked, counted: Counted) -> Folded:
    return fold(about, MEASURES[about.measure], counted)


def sent(period: Period, counts: list[int], again: int, earlier: list[Earlier]) -> list[Earlier]:
    """A return about plans that began, by category, and of how many children it is a second one."""
    total = sum(counts)
    parts = {f"category={code}": count for code, count in zip(CODES, counts, strict=True)}
    items = [
        folded(asked("started", "plans_started", period, divisions=BY_CATEGORY), Counted(total, total, parts)),
        folded(asked("again", "repeat_plans", period, "percentage"), Counted(total, again)),
    ]  # fmt: skip
    values = protected_values(items, earlier)
    return [Earlier(item.asked, value) for item, value in zip(items, values, strict=True)]


@st.composite
def months(draw):
    counts = [draw(st.lists(st.integers(0, 11), min_size=3, max_size=3)) for _ in MONTHS]
    return [(each, draw(st.integers(0, sum(each)))) for each in counts]


def truth(counted: dict[Period, tuple[list[int], int]]) -> Table:
    """Every number there is and every sum, written down apart from what protects them."""
    cells, sums = {}, []
    for period, (counts, again) in counted.items():
        at = str(period)
        cells |= {(at, code): count for code, count in zip(CODES, counts, strict=True)}
        cells |= {(at, "all"): sum(counts), (at, "again"): again, (at, "first"): sum(counts) - again}
        sums.append({**{(at, code): 1 for code in CODES}, (at, "all"): -1})
        sums.append({(at, "again"): 1, (at, "first"): 1, (at, "all"): -1})
    for name in (*CODES, "all", "again", "first"):
        sums.append({**{(str(month), name): 1 for month in MONTHS}, (str(QUARTER), name): -1})
    return Table(cells, tuple(sums), linked=True)


def seen(returned: Earlier) -> set[tuple[str, str]]:
    """What anybody reads off one value."""
    value = returned.value
    if value.absence == "suppressed":
        return set()
    if value.absence == "not_applicable":
        return {(value.period, name) for name in (*CODES, "all", "again", "first")}
    if returned.asked.key == "again":
        return {(value.period, name) for name in ("again", "first", "all")}
    return {(value.period, "all"), *((value.period, part.partition("=")[2]) for part in value.parts)}


def worked_out(table: Table, kept: list[Earlier]) -> set[tuple[str, str]]:
    """The small counts that an outsider can tell, who has kept every value and knows every sum."""
    hidden = table.cells.keys() - {key for each in kept for key in seen(each)}
    small = {key for key, count in table.cells.items() if 0 < count <= DFE_1_5.threshold}
    told = {key for key, (low, high) in intervals(table, hidden, hidden & small).items() if low == high}
    return told | (small - hidden)


@settings(max_examples=30)
@given(months(), st.permutations(range(4)))
def test_no_return_gives_a_small_count_away_that_was_not_known_before(by_month, order):
    """In whatever order they are sent: what a quarter sent first leaves of a month is known before the month is."""
    quarter = [sum(counts) for counts in zip(*(counts for counts, _ in by_month), strict=True)]
    counted = dict(zip(MONTHS, by_month, strict=True)) | {QUARTER: (quarter, sum(again for _, again in by_month))}
    table, kept = truth(counted), []
    for place in order:
        period = [*MONTHS, QUARTER][place]
        now = kept + sent(period, *counted[period], kept)
        assert worked_out(table, now) <= worked_out(table, kept)
        kept = now


def test_a_quarter_does_not_give_a_month_back_by_subtraction():
    """March's 3 are hidden; the quarter's 23, less January's and February's 20, would give them back."""
    counted = [[10, 0, 0], [10, 0, 0], [3, 0, 0]]
    kept: list[Earlier] = []
    for month, counts in zip(MONTHS, counted, strict=True):
        kept += sent(month, counts, 0, kept)
    assert [each.value.absence for each in kept if each.asked.key == "started"] == ["", "", "suppressed"]
    quarter = [23, 0, 0]
    alone = sent(QUARTER, quarter, 0, [])
    assert alone[0].value.numerator == 23
    assert sent(QUARTER, quarter, 0, kept)[0].value.absence == "suppressed"


def snapshot(category: list[int], earlier: list[Earlier]) -> SignedValue:
    total = sum(category)
    parts = {f"category={code}": count for code, count in zip(CODES, category, strict=True)}
    day = Period.snapshot(QUARTER.end)
    about = asked("plans", "plans", day, divisions=BY_CATEGORY)
    [value] = protected_values([folded(about, Counted(total, total, parts))], earlier)
    return value


def test_the_same_day_returned_twice_keeps_its_holes():
    """Neglect, 9, went with the 3. Once it has been read, it cannot go again: emotional, 12, would have to."""
    about = asked("plans", "plans", Period.snapshot(QUARTER.end), divisions=BY_CATEGORY)
    first = snapshot([9, 12, 3], [])
    assert first.hidden.keys() == {"category=neglect", "category=sexual"}
    assert snapshot([9, 12, 3], [Earlier(about, first)]).hidden.keys() == first.hidden.keys()
    other = replace(first, parts={"category=neglect": Decimal(9)}, hidden={
        "category=emotional": first.hidden["category=neglect"], "category=sexual": first.hidden["category=sexual"],
    })  # fmt: skip
    assert snapshot([9, 12, 3], [Earlier(about, other)]).hidden.keys() == {"category=emotional", "category=sexual"}


def test_numbers_corrected_since_are_numbers_of_their_own():
    about = asked("plans", "plans", Period.snapshot(QUARTER.end), divisions=BY_CATEGORY)
    assert snapshot([9, 13, 3], [Earlier(about, snapshot([9, 12, 3], []))]).parts == {"category=emotional": 13}


def test_a_year_is_its_quarters_or_its_months():
    year = Period.financial_year(2023)
    keys = [("plans started", str(each), "", "") for each in (year, *year.quarters()[:3], *year.months()[9:])]
    (equation,) = over_time(keys)
    assert list(equation.values()) == [1] * 6 + [-1]
    (short,) = over_time(keys[:-1])
    assert short.keys() == equation.keys(), "the month that is missing is told by the rest"
    assert not list(over_time(keys[:1]))
    assert not list(over_time([("missing children", *key[1:]) for key in keys])), "each child once a month"
