"""What is decided about one table of small counts: properties that hold whatever stands in it."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lineofsight.core.insight.disclosure import Decision, decide, dimension_of
from lineofsight.core.insight.models import Absence, Cause, Observation, Origin
from lineofsight.core.insight.protecting import Standing, open_to_hiding
from lineofsight.core.insight.rules import Dimension, read_library
from lineofsight.kernel.definitions import load_edition
from lineofsight.kernel.numbers import half_up
from lineofsight.kernel.suppression import attack
from lineofsight.kernel.suppression.outsider import intervals
from lineofsight.kernel.suppression.tables import Ratio, Table

pytestmark = pytest.mark.once

HOUSE = Path(__file__).parents[2] / "lineofsight"
LIBRARY = read_library(load_edition(HOUSE / "know" / "performance" / "definitions" / "indicators" / "2018.toml"))
COUNT = LIBRARY.indicators["front_door.contacts"]
NHS = LIBRARY.indicators["front_door.health_contacts"]
SHARE = LIBRARY.indicators["front_door.re_referrals"]
ROUNDED = replace(COUNT, disclosure="nhs_1_7")
PARTS = tuple(COUNT.labels)
ORIGINS = (Origin.RETURNED, Origin.ENTERED, Origin.AS_PUBLISHED)


def cell(breakdown="", value=None, origin=Origin.RETURNED, absence="", numerator=None, denominator=None):
    """One value that stands in a table; an absence has none."""
    held = None if absence else Decimal(value if value is not None else 1)
    counts = {"numerator": numerator, "denominator": denominator}
    return Observation(breakdown=breakdown, value=held, origin=origin, absence=absence, **counts)


counts = st.one_of(st.integers(0, 10), st.integers(0, 10**6))


@st.composite
def tables(draw):
    """A table of a count: its whole and some of its parts, returned, entered, published or absent."""
    breakdowns = draw(st.lists(st.sampled_from(("", *PARTS)), min_size=1, unique=True))
    return {
        each: cell(
            each, draw(counts), draw(st.sampled_from(ORIGINS)),
            draw(st.sampled_from(("", "", "", Absence.NOT_AVAILABLE))),
        )
        for each in breakdowns
    }  # fmt: skip


@st.composite
def shares(draw):
    """A table of a percentage, in which some counts may not be known."""
    breakdowns = draw(st.lists(st.sampled_from(("", "sex=girls", "sex=boys")), min_size=1, unique=True))
    known = st.one_of(st.none(), counts.map(Decimal))
    table = {}
    for each in breakdowns:
        denominator, part = draw(known), draw(counts)
        numerator = None if denominator is None else min(Decimal(part), denominator)
        table[each] = cell(each, 50, draw(st.sampled_from(ORIGINS)), numerator=numerator, denominator=denominator)
    return table


def decided(indicator, table) -> dict[str, Decision]:
    """The decisions by breakdown."""
    return {decision.observation.breakdown: decision for decision in every(indicator, table)}


def every(indicator, table) -> list[Decision]:
    return decide({"it": indicator}, {("it", breakdown): standing for breakdown, standing in table.items()})


@given(tables())
def test_a_true_nought_is_never_hidden(table):
    assert all(decision.observation.value for decision in every(COUNT, table))


@given(tables())
def test_what_its_owner_published_is_never_hidden(table):
    assert all(decision.shown for decision in every(COUNT, table) if decision.observation.origin == "as_published")


@given(shares())
def test_no_share_its_owner_published_is_hidden_either(table):
    assert all(decision.shown for decision in every(SHARE, table) if decision.observation.origin == "as_published")


@given(tables())
def test_only_what_was_published_is_flagged_and_only_where_it_is_small(table):
    for decision in every(COUNT, table):
        if decision.shown:
            assert decision.observation.origin == "as_published"
            assert 1 <= decision.observation.value <= 5


@given(tables())
def test_parts_that_do_not_add_up_are_refused_together(table):
    found = decided(COUNT, table)
    for name in {dimension_of(each) for each in table if each}:
        parts = {each: standing for each, standing in table.items() if dimension_of(each) == name}
        said = [standing.value for standing in parts.values() if not standing.absence]
        if "" in table and not table[""].absence and sum(said) == table[""].value:
            continue
        small = {each for each in parts if each in found and found[each].cause == Cause.SMALL}
        if any(not found[each].shown for each in small):
            others = {each for each, standing in parts.items() if open_to_hiding(standing) and standing.value}
            assert {each for each in others if found[each].shown} == set()


@st.composite
def whole_tables(draw):
    """A table whose parts by source make up its whole, as an agency returns it."""
    number = st.one_of(st.integers(0, 8), st.integers(0, 60))
    parts = {each: draw(number) for each in PARTS if dimension_of(each) == "source"}
    return {"": sum(parts.values()), **parts}


def outsider(states, hiddens):
    """What somebody can work out who has read a table as it was and as it is: of each hidden number, least and most.

    A number that was printed at any time is known; one that has not changed is one number."""
    numbers, equations, known = {}, [], set()
    for when, (cells, hidden) in enumerate(zip(states, hiddens, strict=True)):
        names = {each: (each, str(first_seen(states, each, when))) for each in cells}
        numbers |= {names[each]: count for each, count in cells.items()}
        known |= {names[each] for each in cells if each not in hidden}
        equations.append({**{names[each]: 1 for each in cells if each}, names[""]: -1})
    return intervals(Table(numbers, tuple(equations), linked=True), numbers.keys() - known)


def first_seen(states, each, when):
    while when and states[when - 1][each] == states[when][each]:
        when -= 1
    return when


@settings(max_examples=25)
@given(whole_tables())
def test_no_small_part_of_what_adds_up_can_be_worked_out(table):
    found = decided(COUNT, {each: cell(each, count) for each, count in table.items()})
    assert {each for each, count in table.items() if 1 <= count <= 5} <= found.keys()
    for (each, _), (low, high) in outsider([table], [found]).items():
        assert low < high, f"{each} can be worked out"


@settings(max_examples=25)
@given(st.lists(whole_tables(), min_size=2, max_size=3))
def test_nor_with_what_was_read_before_it_was_corrected(tables):
    """Whoever keeps every issue of a scorecard knows no more."""
    kept: dict[tuple[str, int], Observation] = {}
    before: list[Standing] = []
    hiddens = []
    for when, table in enumerate(tables):
        cells = {
            ("it", each): kept.setdefault((each, first_seen(tables, each, when)), cell(each, count))
            for each, count in table.items()
        }
        found = decide({"it": COUNT}, cells, before)
        hidden = {decision.observation.breakdown for decision in found}
        if any(decision.cause == Cause.BEFORE for decision in found):
            return
        before.append(Standing(cells, frozenset(("it", each) for each in hidden)))
        hiddens.append(hidden)
    for (each, _), (low, high) in outsider(tables, hiddens).items():
        assert low < high, f"{each} can be worked out"


SENT = {"": cell("", 40), "source=other": cell("source=other", 20)}
KEPT = {each: cell(each, absence=Absence.SUPPRESSED) for each in ("source=police", "source=education")}


def hides(now, before=()) -> set[str]:
    """What the server hides of a table, besides what its agency did."""
    tables = [{("it", each): standing for each, standing in table.items()} for table in (now, *before)]
    found = decide({"it": COUNT}, tables[0], [Standing(table, frozenset()) for table in tables[1:]])
    return {decision.observation.breakdown for decision in found}


def test_what_its_agency_hid_is_not_given_back_by_a_later_figure():
    """20 are hidden in two parts. Once the 20 others and the whole were read, neither part may be printed."""
    first = SENT | KEPT
    assert hides(first) == set()
    later = first | {"source=education": cell("source=education", 15)}
    assert hides(later, [first]) == {"source=education"}
    assert hides(later) == {"source=education"}, "nor without anything before"


@st.composite
def corrected(draw):
    """A table, and the same with some counted in another part: the whole is what it was."""
    table = draw(whole_tables())
    one, other = draw(st.permutations([each for each in table if each]))[:2]
    some = draw(st.integers(0, table[one]))
    return [table, {**table, one: table[one] - some, other: table[other] + some}]


@settings(max_examples=60)
@given(corrected())
def test_what_agencies_hid_themselves_is_not_worked_out_of_what_was_read_before(tables):
    """Each table comes in with what its agency hid alone; the server lays it over the one before."""
    gone = [{d.observation.breakdown for d in decide({"it": COUNT}, tabled(table))} for table in tables]
    unchanged = {each for each in tables[0] if tables[0].get(each) == tables[1].get(each)}
    assume(gone[0] & unchanged == gone[1] & unchanged)
    kept: dict[tuple, Observation] = {}
    before: list[Standing] = []
    hiddens = []
    for when, (table, away) in enumerate(zip(tables, gone, strict=True)):
        cells = {}
        for each, count in table.items():
            made = cell(each, absence=Absence.SUPPRESSED) if each in away else cell(each, count)
            cells["it", each] = kept.setdefault((each, first_seen(tables, each, when)), made)
        found = decide({"it": COUNT}, cells, before)
        if any(decision.cause == Cause.BEFORE for decision in found):
            return
        hidden = {decision.observation.breakdown for decision in found}
        before.append(Standing(cells, frozenset(("it", each) for each in hidden)))
        hiddens.append(hidden | away)
    for (each, _), (low, high) in outsider(tables, hiddens).items():
        assert low < high, f"{each} can be worked out"


def tabled(table) -> dict:
    return {("it", each): cell(each, count) for each, count in table.items()}


def test_what_was_read_before_can_leave_nothing_to_protect_with():
    """20 = 8 + 12 was read. Then the 12 became 3: with the 8 that is known the new whole would give it away. Where the
    whole has been made public too, nothing helps, and all of it is refused."""
    one = cell("source=police", 8)
    was = {"": cell("", 20), "source=police": one, "source=other": cell("source=other", 12)}
    now = {"": cell("", 11), "source=police": one, "source=other": cell("source=other", 3)}
    before = [Standing({("it", each): standing for each, standing in was.items()}, frozenset())]

    def said(**more):
        table = {("it", each): standing for each, standing in {**now, **more}.items()}
        return {made.observation.breakdown: made.cause for made in decide({"it": COUNT}, table, before)}

    assert said() == {"source=other": Cause.SMALL, "": Cause.BESIDE}
    now[""] = cell("", 11, Origin.AS_PUBLISHED)
    assert said() == {"source=other": Cause.SMALL, "source=police": Cause.BEFORE}


def test_a_table_and_a_share_of_the_same_children_keep_each_others_secrets():
    """Plans by category, and the share of each. The share of health, 8, is public already: it hides nothing in the
    numbers either, where it would else have been the cheapest to go with the 3."""
    counts = {"source=police": 3, "source=education": 9, "source=health": 8, "source=other": 40}
    plans = {("n", each): cell(each, count) for each, count in {"": 60, **counts}.items()}
    shares = {
        ("s", each): cell(
            each, 50, Origin.AS_PUBLISHED if each == "source=health" else Origin.RETURNED,
            numerator=Decimal(count), denominator=Decimal(100),
        )
        for each, count in {"": 60, **counts}.items()
    }  # fmt: skip
    apart = replace(COUNT, key="s", kind="percentage", denominator="plans")
    for kin, beside in ((apart, "source=health"), (replace(apart, same_counts_as="n"), "source=education")):
        found = decide({"n": replace(COUNT, key="n"), "s": kin}, plans | shares)
        numbers = {d.observation.breakdown for d in found if d.observation.numerator is None}
        assert numbers == {"source=police", beside}


POPULATION = 12_345
PART, OTHER = "source=police", "source=other"


@settings(max_examples=25)
@given(whole_tables(), st.sampled_from(("rate", "percentage", "average")), st.integers(1, 4))
def test_what_ratios_are_printed_beside_hidden_counts_gives_none_of_them_back(table, kind, printed_before):
    """Counts of some children and, as another indicator, a ratio of each count: whoever reads both, knows what each is
    over, and does the sums, is left two numbers or more for each small count. Some parts are public already."""
    kin = replace(COUNT, key="r", kind=kind, denominator="people", same_counts_as="n", places=1)
    over = {each: POPULATION + place for place, each in enumerate(table)}

    def ratio(each, count):
        own = (Decimal(over[each]), Decimal(count)) if kind == "average" else (Decimal(count), Decimal(over[each]))
        return cell(each, 1, numerator=own[0], denominator=own[1])

    public = {each for each in [*table][1 : 1 + printed_before] if table[each] > 5}
    cells = {
        ("n", each): cell(each, count, Origin.AS_PUBLISHED if each in public else Origin.RETURNED)
        for each, count in table.items()
    }
    cells |= {("r", each): ratio(each, count) for each, count in table.items()}
    indicators = {"n": replace(COUNT, key="n"), "r": kin}
    names = {id(standing): place for place, standing in cells.items()}
    found = decide(indicators, cells)
    hidden = {names[id(each.observation)] for each in found if not each.shown}
    counts = {(each or "total", "people"): count for each, count in table.items()}
    known = {(each or "total", "over"): size for each, size in over.items()}
    ends = [("people", "over"), ("over", "people")][kind == "average"]
    printed = [
        Ratio((each or "total", ends[0]), (each or "total", ends[1]), 10_000, 1)
        for each, count in table.items() if ("r", each) not in hidden and (count or kind != "average")
    ]  # fmt: skip
    gone = {(each or "total", "people") for each in table if ("n", each) in hidden}
    sums = {**{key: 1 for key in counts if key[0] != "total"}, ("total", "people"): -1}
    left = intervals(Table(counts | known, (sums,), linked=True, ratios=tuple(printed)), gone)
    nothing_helps = any(each.cause == Cause.BEFORE for each in found)
    assert nothing_helps or all(low < high for key, (low, high) in left.items() if counts[key] <= 5)


def test_where_a_whole_is_hidden_for_a_parts_sake_so_is_its_rate():
    """8 is public and 3 is small, so that 11 is hidden; 11 of so many people would be read off its rate."""
    table = {"": cell("", 11), PART: cell(PART, 8, Origin.AS_PUBLISHED), OTHER: cell(OTHER, 3)}
    rate = replace(COUNT, key="r", kind="rate", denominator="people", same_counts_as="n")
    cells = {("n", each): standing for each, standing in table.items()}
    cells["r", ""] = cell("", 1, numerator=Decimal(11), denominator=Decimal(POPULATION))
    found = decide({"n": replace(COUNT, key="n"), "r": rate}, cells)
    assert [(each.observation.breakdown, each.cause) for each in found if each.observation.numerator] == [
        ("", Cause.BESIDE)
    ]


def test_whoever_knows_which_hidden_count_is_the_small_one_may_know_both():
    """So pages tell everybody one reason for either. Of 1 + 6 + 20, the 1 is hidden and the 6 goes with it."""
    hidden = [("a",), ("b",)]
    cells = {("a",): 1, ("b",): 6, ("c",): 20, ("total",): 27}
    left = attack(cells, hidden)
    assert left == {("a",): (0, 7), ("b",): (0, 7)}
    told = [a for a in range(8) if 1 <= a <= 5 and 7 - a > 5]
    assert told == [1]


@given(tables())
def test_a_breakdown_without_a_small_part_is_shown_whole(table):
    found = decided(COUNT, table)
    if any(decision.cause in {Cause.SMALL, Cause.BESIDE} and not decision.shown for decision in found.values()):
        return
    assert not any(each and not decision.shown for each, decision in found.items())


@given(st.one_of(tables(), shares()), st.randoms(use_true_random=False))
def test_deciding_does_not_depend_on_the_order(table, random):
    indicator = COUNT if all(each.numerator is None and each.denominator is None for each in table.values()) else SHARE
    turned = list(table.items())
    random.shuffle(turned)
    assert set(map(told, every(indicator, table))) == set(map(told, every(indicator, dict(turned))))


def told(decision: Decision) -> tuple:
    return decision.observation.breakdown, decision.cause, decision.shown


@given(shares())
def test_one_thing_is_decided_about_a_value(table):
    breakdowns = [decision.observation.breakdown for decision in every(SHARE, table)]
    assert len(breakdowns) == len(set(breakdowns))


@given(shares())
def test_a_share_whose_counts_are_not_known_is_hidden_unless_it_was_published(table):
    found = decided(SHARE, table)
    for breakdown, standing in table.items():
        unknown = standing.numerator is None or standing.denominator is None
        if unknown and standing.origin != "as_published":
            assert (found[breakdown].cause, found[breakdown].shown) == (Cause.UNKNOWN, False)


@given(shares())
def test_a_share_is_hidden_where_its_count_or_the_rest_of_its_whole_is_small(table):
    found = decided(SHARE, table)
    for breakdown, standing in table.items():
        if standing.numerator is None or standing.denominator is None:
            continue
        rest = standing.denominator - standing.numerator
        small = 1 <= standing.numerator <= 5 or 1 <= rest <= 5
        own = breakdown in found and found[breakdown].cause in {Cause.SMALL, Cause.SMALL_REST}
        whole = found.get("")
        with_its_whole = breakdown and whole and whole.cause == Cause.SMALL_REST and not whole.shown
        assert own if small else not own or with_its_whole


@given(tables())
def test_an_absence_is_nothing_to_hide(table):
    assert not any(decision.observation.absence for decision in every(COUNT, table))


@given(st.integers(0, 20))
def test_each_indicator_has_the_threshold_of_its_own_policy(value):
    assert bool(every(NHS, {"": cell(value=value)})) == (1 <= value <= 7)
    assert bool(every(COUNT, {"": cell(value=value)})) == (1 <= value <= 5)


def test_the_whole_refuses_no_breakdown_and_one_breakdown_no_other():
    table = {
        "": cell(value=30), "source=police": cell("source=police", 20), "outcome=referral": cell("outcome=referral", 2),
        "outcome=other": cell("outcome=other", 40),
    }  # fmt: skip
    assert set(decided(COUNT, table)) == {"outcome=referral", "outcome=other"}


def test_a_whole_of_which_little_is_left_cannot_be_added_up_from_its_parts():
    """97 of 100 are shown nowhere, since 3 are left; nor are two parts that make 97."""
    hundred = Decimal(100)
    about = replace(SHARE, breakdowns=(Dimension("sex", (("girls", "Girls"), ("boys", "Boys")), False),))
    table = {
        each: cell(each, count, numerator=Decimal(count), denominator=hundred)
        for each, count in (("", 97), ("sex=girls", 50), ("sex=boys", 47))
    }
    causes = {each: decision.cause for each, decision in decided(about, table).items()}
    assert causes == {"": Cause.SMALL_REST, "sex=boys": Cause.BESIDE}


def test_rounding_that_leaves_a_small_part_a_single_number_hides_the_parts_beside_it():
    """13, 13 and 1 print as 15, 15 and nothing of 25: they are 13 to 17 each and 27 at most, so that 1 is left."""
    parts = {"source=police": 13, "source=education": 13, "source=health": 1, "source=other": 0}
    found = decided(ROUNDED, {each: cell(each, count) for each, count in {"": 27, **parts}.items()})
    assert {each: made.cause for each, made in found.items()} == {
        "source=health": Cause.SMALL, "source=police": Cause.BESIDE, "source=education": Cause.BESIDE,
    }  # fmt: skip
    # One more leaves 1 or 2: nothing need go with it.
    eased = decided(ROUNDED, {each: cell(each, count) for each, count in {"": 28, **parts, "source=health": 2}.items()})
    assert set(eased) == {"source=health"}


@settings(max_examples=200)
@given(st.lists(st.sampled_from([0, 1, 2, 7, 8, 12, 13, 13, 17, 18]), min_size=4, max_size=4))
def test_rounding_leaves_no_small_part_a_single_number(counts):
    """Whoever tries every small count against every number that what is printed may stand for finds two that fit."""
    parts = dict(zip((each for each in PARTS if dimension_of(each) == "source"), counts, strict=False))
    table = {"": sum(parts.values()), **parts}
    found = decided(ROUNDED, {each: cell(each, count) for each, count in table.items()})
    hidden = [each for each in parts if each in found]
    if len(hidden) != 1 or "" in found:
        return
    shown = [stands_for(count) for each, count in parts.items() if each not in found]
    least, most = sum(map(min, shown)), sum(map(max, shown))
    fits = [n for n in range(1, 8) if any(least <= whole - n <= most for whole in stands_for(table[""]))]
    assert len(fits) > 1


def stands_for(count: int) -> list[int]:
    """The counts that print as this one does: to the nearest 5, halves up; nought as itself, small ones not at all."""
    if not count:
        return [0]
    return [each for each in range(8, count + 6) if half_up(Decimal(each) / 5, 0) == half_up(Decimal(count) / 5, 0)]
