"""Clocks, NHS numbers, categories, and what gives a child away."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.sealed.wording import Known
from lineofsight.learn.child_deaths.lifecycle import DEATH
from lineofsight.learn.child_deaths.rules.clocks import months_later
from lineofsight.learn.child_deaths.rules.content import categories, clocks, edition_on, editions
from lineofsight.learn.child_deaths.rules.identity import check_digit, is_nhs_number, number_refusal
from lineofsight.learn.child_deaths.rules.panels import gives_away
from lineofsight.learn.child_deaths.rules.reviewing import DeathFacts, main_category

pytestmark = pytest.mark.once
DAYS = st.dates(date(2000, 1, 1), date(2090, 1, 1))
NINE = st.text("0123456789", min_size=9, max_size=9)


@given(DAYS, st.integers(0, 60))
def test_a_month_later_is_the_same_day_or_the_last_of_a_shorter_month(day, months):
    later = months_later(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


def test_months_are_pinned_to_their_end():
    assert months_later(date(2026, 1, 31), 3) == date(2026, 4, 30)


@given(NINE, st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_is_no_nhs_number(nine, place, more):
    last = check_digit(nine)
    if last is None:
        return
    wrong = nine[:place] + str((int(nine[place]) + more) % 10) + nine[place + 1 :]
    assert is_nhs_number(f"{nine}{last}")
    assert not is_nhs_number(f"{wrong}{last}")


def test_a_number_or_why_there_is_none_and_never_both():
    assert number_refusal("943 476 5919", "") is None
    assert number_refusal("", "non_resident") is None
    assert all(number_refusal(*told) for told in (("", ""), ("9434765919", "non_resident"), ("9434765918", "")))


@given(st.lists(st.sampled_from([str(n) for n in range(1, 11)]), min_size=1))
def test_the_lowest_category_counts_and_the_others_are_kept(chosen):
    main, others = main_category(chosen)
    assert int(main) == min(map(int, chosen))
    assert {main, *others} == set(chosen)


def test_each_edition_keeps_its_own_labels():
    before, after = edition_on(date(2019, 3, 31)), edition_on(date(2019, 4, 1))
    assert categories(before)["3"] != categories(after)["3"]
    assert all(list(categories(edition)) == [str(n) for n in range(1, 11)] for edition in editions())


def test_a_death_is_told_by_the_clock_of_its_day():
    def lengths(day):
        return [clock.length for clock in clocks() if clock.label.startswith("Notification") and clock.holds(day)]

    assert (lengths(date(2018, 5, 1)), lengths(date(2019, 4, 1))) == ([24], [48])
    assert all(clock.strength == "local" for clock in clocks() if clock.unconfirmed)


@pytest.mark.parametrize(
    "summary",
    ["Wren was well.", "Seen on 9 March 2026.", "Lived at LS1 4AP.", "Lived in Larkspur.", "Number 943 476 5919."],
)
def test_what_gives_a_child_away_is_refused(summary):
    assert gives_away(summary, Known(names=("Wren Quillfeather",), places=("7 Larkspur Yard",)))


LARKSPUR = Known(names=("Wren",), places=("7 Larkspur Road",))


def test_a_summary_in_months_is_taken():
    assert gives_away("A baby of six weeks, at home in a house by the road.", LARKSPUR) is None


def test_guards_refuse_in_words():
    asked = DeathFacts(panel=True, category="8", modifiable="identified")
    assert "why there is none" in DEATH.refusal("agree_analysis", "on_panel", asked)
    assert "category" in DEATH.refusal("agree_analysis", "on_panel", DeathFacts(panel=True))
    assert "quorate" in DEATH.refusal("agree_analysis", "on_panel", DeathFacts())
    assert "Transfer" in DEATH.refusal("screen_death", "notified", DeathFacts(residence=""))
