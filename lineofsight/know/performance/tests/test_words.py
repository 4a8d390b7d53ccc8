"""Sentences: no word claims more than the figures, and what differs is said to the last one."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.insight.figures import NOT_RETURNED, SUPPRESSED, VALUE, Change, Figure
from lineofsight.core.insight.rules import COUNT, PERCENTAGE, RATE, Gap, Indicator, Source, Target
from lineofsight.kernel.periods import Period
from lineofsight.know.performance.selectors import Lateness, Row, breakdown_of
from lineofsight.know.performance.views import words

pytestmark = pytest.mark.once
YEAR = Period.financial_year(2018)
BEFORE = YEAR.previous()
NOW = datetime(2026, 11, 26, tzinfo=UTC)
amounts = st.decimals(0, 10**6, places=0)


def indicator(kind=COUNT, direction="higher", target=None, places=0) -> Indicator:
    unit = {COUNT: "visits", PERCENTAGE: "%", RATE: "per 10,000"}[kind]
    return Indicator(
        "a.b", "1", "a", "Visits", "?", "d", "n", "m", unit, kind, places, "flow", "year", direction, "o", "police",
        Decimal(15), "none", Source("i", "local", False, ""), target=target,
    )  # fmt: skip


def figure(value, about=None, period=YEAR, status="") -> Figure:
    known = None if value is None else Decimal(value)
    return Figure(about or indicator(), period, "", NOW, status or (NOT_RETURNED if known is None else VALUE), known)


def line(new, old, about=None, **more) -> Row:
    about = about or indicator()
    return Row(about, figure(new, about), figure(old, about, BEFORE), **more)


@pytest.mark.parametrize(
    ("about", "new", "old", "text", "judged"),
    [
        (indicator(), 24629, 21534, "+3,095 visits", "better"),
        (indicator(PERCENTAGE, "lower", places=1), "27.9", "24.9", "+3.0 points", "worse"),
        (indicator(RATE, "neither", places=1), "23.8", "31.4", "−7.6 per 10,000", ""),
        (indicator(PERCENTAGE, places=1), "50.04", "50.01", "no change", ""),
    ],
)
def test_a_change_is_in_its_own_unit(about, new, old, text, judged):
    found = words.moved(line(new, old, about))
    assert (found.text, found.judged, found.periods) == (text, judged, "2017/18 to 2018/19")


@given(amounts, amounts)
def test_a_change_is_the_difference_one_can_see(new, old):
    found = words.moved(line(new, old))
    told = found.amount.replace(",", "").replace("−", "-")
    assert (Decimal(0) if found.way == "same" else Decimal(told)) == new - old
    assert found.way == ("up" if new > old else "down" if new < old else "same")


def test_why_there_is_no_change_is_said():
    assert words.moved(line(5, None)).text == "nothing to compare: 2017/18 not returned"
    assert words.moved(line(None, 5)).text == ""
    broken = line(5, 4, broken=Change("a.b", date(2018, 9, 1), "New form"))
    assert words.moved(broken).text == "not compared: counting changed"


@pytest.mark.parametrize(
    ("direction", "value", "met"),
    [
        ("higher", 90, True),
        ("higher", "89.99", False),
        ("lower", 90, True),
        ("lower", 91, False),
        ("neither", 90, None),
    ],
)
def test_a_target_is_met_at_its_value_and_not_short_of_it(direction, value, met):
    about = indicator(PERCENTAGE, direction, Target(Decimal(90), "local", "s"))
    aim = words.aim_of(figure(value, about))
    assert (aim.met, aim.whose, aim.text) == (met, "local", "90%")


def test_a_target_without_a_value_is_neither_met_nor_missed():
    about = indicator(target=Target(Decimal(90), "law", "s"))
    assert words.aim_of(figure(None, about)).words == ""
    assert words.aim_of(figure(5)) is None


def test_the_page_says_what_it_found():
    aimed = indicator(target=Target(Decimal(10), "local", "s"))
    lines = [
        line(12, 10, aimed), line(8, 10, aimed), line(7, 7), line(None, 5), line(9, None),
        line(3, 2, broken=Change("a.b", date(2018, 9, 1), "x")), line(4, 5, indicator(direction="neither")),
    ]  # fmt: skip
    assert words.scorecard_sentence(lines, YEAR, date(2026, 11, 26)) == (
        "7 indicators for 2018/19, as known on 26 November 2026. "
        "1 rose, 2 fell and 1 did not change since the time before: 1 for the better and 1 for the worse. "
        "1 cannot be compared, because counting changed. 1 has no earlier value to compare with. "
        "1 of the 2 with a target is off it. 1 has no value."
    )


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ([], ""),
        ([5], "The one with a target is off it."),
        ([15], "The one with a target meets it."),
        ([5, 5], "Both with a target are off it."),
        ([15, 15, 15], "All 3 with a target meet it."),
        ([15, 5, 5], "2 of the 3 with a target are off it."),
    ],
)
def test_targets_together(values, sentence):
    about = indicator(target=Target(Decimal(10), "local", "s"))
    assert words.off_target_sentence([line(value, None, about) for value in values]) == sentence


@given(st.lists(st.tuples(st.none() | amounts, st.none() | amounts), max_size=12))
def test_every_line_is_counted_once_in_the_sentence(pairs):
    lines = [line(new, old) for new, old in pairs]
    said = words.domain_sentence(lines)
    kinds = {
        "rose": sum(1 for n, o in pairs if n is not None and o is not None and n > o),
        "fell": sum(1 for n, o in pairs if n is not None and o is not None and n < o),
        "did not change": sum(1 for n, o in pairs if n is not None and n == o),
        "no earlier value": sum(1 for n, o in pairs if n is not None and o is None),
        "no value": sum(1 for n, _ in pairs if n is None),
    }
    assert sum(kinds.values()) == len(pairs)
    for word, count in kinds.items():
        assert (f"{count} {word}" in said or f"{count} has {word}" in said or f"{count} have {word}" in said) == (
            count > 0
        )


@given(amounts, st.lists(amounts, min_size=1, max_size=8))
def test_a_remainder_is_said_to_the_last_one(whole, parts):
    said = words.remainder_words(whole, parts)
    over = sum(parts) - whole
    if not over:
        assert said == ""
    else:
        count, word = said.split()[:2]
        assert int(count.replace(",", "")) * (1 if word == "more" else -1) == over


def test_parts_that_do_not_add_up_say_by_how_many():
    total = figure(100)
    parts = breakdown_of("source", total, [("Police", figure(60)), ("Schools", figure(42))])
    assert (parts.beyond, [words.share_text(each.share) for each in parts.parts]) == (2, ["60.0%", "42.0%"])
    assert words.remainder_words(total.value, [Decimal(60), Decimal(42)]) == "2 more than the total"


def test_a_part_that_is_kept_back_cannot_be_worked_out_from_the_remainder():
    hidden = figure(None, status=SUPPRESSED)
    parts = breakdown_of("source", figure(100), [("Police", figure(97)), ("Schools", hidden)])
    assert parts.beyond is None


def test_a_percentage_has_no_shares_and_no_remainder():
    about = indicator(PERCENTAGE, places=1)
    parts = breakdown_of("age", figure(50, about), [("Under 5", figure(40, about))])
    assert (parts.beyond, parts.parts[0].share) == (None, None)


def test_a_range_says_what_is_absent():
    every = [figure(5), figure(9), figure(None), figure(None, status=SUPPRESSED)]
    assert words.range_words(every) == "5 to 9; 1 not returned; 1 suppressed"
    assert words.range_words([figure(5), figure(5)]) == "5"


def test_a_small_drawing_says_how_far_it_reaches():
    series = [figure(value, period=YEAR.shifted(-12 * back)) for back, value in ((3, 4), (2, None), (1, 9), (0, 6))]
    assert words.drawn_words(series) == "3 values since 2015/16"
    assert words.spark_label(series) == "From 4 to 6, between 4 and 9"
    assert words.drawn_words([figure(4)]) == "one value"
    assert words.drawn_words([figure(None)]) == ""


def test_what_is_not_known_says_whose_it_would_be():
    gap = Gap("g", "d", "what", "why", "police", "Force analysts", "2027", "")
    assert words.gap_words(gap) == "Force analysts; expected: 2027"


@pytest.mark.parametrize(
    ("unit", "one"),
    [("children", "child"), ("young people", "young person"), ("families", "family"), ("plans", "plan"),
     ("per 10,000", "per 10,000"), ("staff", "staff")],
)  # fmt: skip
def test_one_of_a_unit_is_said_as_one(unit, one):
    assert words.one_of(unit) == one


def test_a_change_of_one_is_of_one():
    assert words.moved(line(100, 99)).text == "+1 visit"
    assert words.moved(line(100, 98)).text == "+2 visits"


@pytest.mark.parametrize(
    ("days", "said"),
    [((3,), "1 has no value, because its return is late."),
     ((3, 4), "2 have no value, because their returns are late."),
     ((3, 0), "2 have no value, 1 of them because a return is late."), ((0,), "1 has no value.")],
)  # fmt: skip
def test_what_has_no_value_says_how_much_of_it_is_late(days, said):
    lines = [line(None, 5, asked=(Lateness(None, False, late, 0, 1),)) for late in days]
    assert words.missing_sentence(lines) == said
