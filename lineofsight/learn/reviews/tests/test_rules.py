"""Clocks, dates known in part, and what gives way in the pseudonymous edition: by property where they are rules."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel.calendar import bank_holidays, is_working_day, working_days_between
from lineofsight.learn.reviews.rules.alike import Told, suggested
from lineofsight.learn.reviews.rules.clocks import clock_on, day_of, deadline, nth_day, of_its_time, standing
from lineofsight.learn.reviews.rules.fuzzy import Fuzzy, NotADate, age_words, read, years
from lineofsight.learn.reviews.rules.masking import masked

pytestmark = pytest.mark.once
DAYS = st.dates(date(2018, 6, 29), date(2028, 10, 1))
NOTIFY, REVIEW = clock_on("notify", date(2026, 1, 5)), clock_on("rapid_review", date(2026, 1, 5))


@given(DAYS, st.sampled_from([NOTIFY, REVIEW]))
def test_a_clock_ends_on_a_working_day_with_its_days_between(start, rule):
    """Easter, Christmas, moved and one-off bank holidays included: none of them is counted."""
    due = deadline(rule, start)
    assert is_working_day(due)
    assert due not in bank_holidays()
    assert working_days_between(start, due) == rule.length
    same = deadline(rule, start, "same")
    assert same <= due
    assert (same < due) == is_working_day(start)


@given(DAYS, st.integers(1, 20), st.sampled_from(["next", "same"]))
def test_the_nth_day_of_a_count_is_its_nth(start, n, day_one):
    assert day_of(start, nth_day(start, n, day_one), day_one) == n


@given(st.dates(date(2006, 4, 1), date(2031, 1, 1)), st.dates(date(2006, 4, 1), date(2031, 1, 1)))
def test_how_a_clock_stands_is_said_whatever_the_year(due, today):
    """A day mistyped by years, or far ahead, takes nobody's page away."""
    stands = standing(due, today)
    assert stands.late == (today > due)
    assert stands.word
    assert "None" not in stands.word


def test_known_standings():
    assert standing(date(2026, 4, 2), date(2026, 4, 8)).word == "2 working days late"
    assert standing(date(2008, 4, 2), date(2026, 4, 8)).word == "Late"
    assert standing(date(2029, 4, 2), date(2028, 12, 29)).word == "Not due yet"
    assert standing(date(2029, 4, 2), date(2029, 4, 2)).word == "Due today"


def test_known_days():
    assert deadline(NOTIFY, date(2026, 4, 2)) == date(2026, 4, 13), "Thursday before Easter"
    assert deadline(REVIEW, date(2026, 4, 2)) == date(2026, 4, 27)
    assert deadline(NOTIFY, date(2026, 12, 23)) == date(2027, 1, 4), "Boxing Day moved to the 28th"
    assert deadline(NOTIFY, date(2022, 9, 16)) == date(2022, 9, 26), "a one-off on 19 September"


@given(st.dates(date(2006, 4, 1), date(2028, 1, 1)))
def test_a_day_is_judged_by_the_rule_of_its_own_time(day):
    todays, earlier = clock_on("notify", day), clock_on("serious_case_review", day)
    assert (todays is None) != (earlier is None)
    assert of_its_time(day) == (day < date(2018, 6, 29))


PARTIAL = st.builds(
    lambda day, known, about: Fuzzy(
        day.year, day.month if known > 0 else None, day.day if known > 1 else None, about
    ),
    st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 2), st.booleans(),
)  # fmt: skip


@given(PARTIAL)
def test_a_date_is_kept_as_it_is_known_and_no_day_is_made_up(fuzzy):
    assert read(str(fuzzy)) == fuzzy
    assert read(fuzzy.words) == fuzzy
    if fuzzy.known != "day":
        assert "15" not in str(fuzzy).split("-")[2:]


@given(st.dates(date(2000, 1, 1), date(2020, 1, 1)), st.integers(0, 6000), st.integers(0, 2), st.integers(0, 2))
def test_an_age_of_dates_known_in_part_holds_the_true_one(born, later, known_born, known_then):
    then = born + timedelta(days=later)
    parts = [
        Fuzzy(day.year, day.month if known else None, day.day if known > 1 else None)
        for day, known in ((born, known_born), (then, known_then))
    ]
    said, true = age_words(*parts), years(born, then)
    numbers = [int(word) for word in said.split() if word.isdigit()]
    if said.startswith("before birth") or said.startswith("under 1") or "day" in said or "weeks" in said:
        assert true <= max([*numbers, 1]) or true == 0
    else:
        assert min(numbers) <= true <= max(numbers)


@pytest.mark.parametrize("typed", ["31 2 2026", "soon", "13/13/2020", "2019-00", "0 3 2019", "3 2019 4"])
def test_what_is_no_date_is_refused_in_a_sentence(typed):
    with pytest.raises(NotADate):
        read(typed)


@given(st.sampled_from(["{n} fell", "The mother of {n}, seen", "“{n}”", "{n}’s school"]))
def test_a_name_gives_way_however_it_stands(frame):
    name = "Quillon Farthingdale"
    for said in (name, name.upper(), "Quillon", "farthingdale", "Quillon  Farthingdale"):
        text = masked(frame.format(n=said) + " on 14/3/2019", [(name, "Child A")]).lower()
        assert "quillon" not in text
        assert "farthingdale" not in text
        assert "14/3/2019" not in text
        assert "child a" in text


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Jo was seen on 15 March 2019", "Child A was seen on March 2019"),
        ("Seen on the 3rd of it, 15th March 2019, at home", "Seen on the 3rd of it, March 2019, at home"),
        ("On 2019-03-15 jo-jo toys, Smith", "On March 2019 jo-jo toys, Child A"),
    ],
)
def test_days_in_words_become_months_and_a_short_name_gives_way_as_it_is_written(said, shown):
    assert masked(said, [("Jo Smith", "Child A")]) == shown


def test_only_entries_of_two_agencies_on_one_day_in_like_words_are_suggested():
    day, text = read("2026-03-02"), "Bruise seen on the arm at school"
    rows = [
        Told("a", "Health", day, text), Told("b", "School", day, "A bruise on arm, seen at school today"),
        Told("c", "School", read("2026-03"), text), Told("d", "Police", day, "Called about noise"),
        Told("e", "Health", day, text),
    ]  # fmt: skip
    assert set(suggested(rows)) == {("a", "b"), ("b", "e")}
