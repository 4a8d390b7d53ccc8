"""Each measure of the census agrees with its plain reference, and its edge cases are what the guidance says."""

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineofsight.agency.measures import MEASURES, Measure, count
from lineofsight.agency.measures.cin import census_tables
from lineofsight.agency.measures.counting import count_plainly
from lineofsight.agency.read.census import Assessment, Census, Child, Enquiry, Episode, NeedPlan, Plan
from lineofsight.agency.tests.made_up import YEAR, censuses
from lineofsight.kernel.periods import Period

pytestmark = pytest.mark.once

CIN = sorted((each for each in MEASURES.values() if each.source == "cin"), key=lambda each: each.name)
PERIODS = st.sampled_from([YEAR, Period.quarter(YEAR.end), Period.snapshot(YEAR.end)])


def without_nought(measure: Measure, counted):
    return {breakdown: number for breakdown, number in counted.parts.items() if number}


@settings(max_examples=12)
@given(censuses(), PERIODS)
def test_duckdb_counts_what_the_reference_counts(census, period):
    with closing(census_tables(census)) as tables:
        for measure in CIN:
            ours, plain = count(measure, tables, period), count_plainly(measure, census, period)
            assert (ours.things, ours.counts) == (plain.things, plain.counts), measure.name
            assert without_nought(measure, ours) == without_nought(measure, plain), measure.name
            if measure.whole:
                assert ours.things == ours.counts, measure.name


def counted(name: str, *children: Child, period: Period = YEAR) -> tuple[int, int]:
    """What a measure comes to for some children: how many count, of how many; both ways of counting agree."""
    census = Census(YEAR.end, children)
    with closing(census_tables(census)) as tables:
        found, plain = count(MEASURES[name], tables, period), count_plainly(MEASURES[name], census, period)
    assert (found.counts, found.things) == (plain.counts, plain.things)
    return found.counts, found.things


def child(*episodes: Episode, **about) -> Child:
    return Child(1, 1, **({"id": "made-up"} | about), episodes=episodes)


def planned(**about) -> Child:
    return child(Episode(plans=(Plan(**about),)))


def day(text: str) -> date:
    return date.fromisoformat(text)


LAST = YEAR.end  # 31 March 2024


@pytest.mark.parametrize(("started", "long"), [("2022-04-01", 1), ("2022-04-02", 1), ("2022-04-03", 0)])
def test_two_years_are_more_than_729_days_the_first_and_the_last_counted(started, long):
    """2023/24 has a 29 February: from 2 April 2022 to 31 March 2024 are 730 days."""
    assert counted("long_plans", planned(started=day(started))) == (long, 1)


def test_a_child_with_two_first_conferences_counts_twice():
    first, second = (
        Enquiry(day("2023-05-02"), None, day("2023-05-16")),
        Enquiry(day("2023-09-01"), None, day("2023-10-20")),
    )
    assert counted("conferences_on_time", child(Episode(enquiries=(first,)), Episode(enquiries=(second,)))) == (1, 2)


def test_a_conference_written_twice_counts_once_and_its_wait_is_not_shortened():
    early, late = (
        Enquiry(day("2023-05-02"), None, day("2023-06-20")),
        Enquiry(day("2023-06-12"), None, day("2023-06-20")),
    )
    both = child(Episode(conference=day("2023-06-20"), enquiries=(late, early)))
    assert counted("conferences_on_time", both) == (0, 1)


def test_a_child_who_moved_in_counts_in_the_whole_and_not_as_on_time():
    assert counted("conferences_on_time", child(Episode(conference=day("2023-06-01")))) == (0, 1)


@pytest.mark.parametrize(("held", "on_time"), [("2023-05-24", 1), ("2023-05-25", 0)])
def test_fifteen_working_days_leave_out_the_coronation(held, on_time):
    """From Tuesday 2 May 2023: 8 May was a bank holiday of its own, so the fifteenth working day is 24 May."""
    assert counted("conferences_on_time", child(Episode(enquiries=(Enquiry(day("2023-05-02"), None, day(held)),)))) == (
        on_time, 1,
    )  # fmt: skip


@pytest.mark.parametrize(("again", "soon"), [("2023-06-30", 1), ("2023-07-01", 0), ("2022-06-30", 0)])
def test_a_referral_within_twelve_months_of_an_earlier_one(again, soon):
    first, second = Episode(referred=day("2022-06-30")), Episode(referred=day(again))
    found = counted("re_referrals", child(first, second))
    assert found == ((soon, 1) if again > "2023" else (0, 0))


def test_two_referrals_on_one_day_are_not_one_after_the_other():
    assert counted("re_referrals", child(Episode(referred=LAST), Episode(referred=LAST))) == (0, 2)


@pytest.mark.parametrize(("ended", "on_a_plan"), [(None, 1), (LAST, 0), (LAST + timedelta(days=1), 1)])
def test_a_plan_that_ends_on_the_day_is_not_open_at_its_end(ended, on_a_plan):
    assert counted("plans", planned(started=day("2024-01-02"), ended=ended)) == (on_a_plan, on_a_plan)


def test_an_unborn_child_with_a_plan_counts_and_is_under_ten():
    unborn = replace(planned(started=day("2024-03-01")), expected=day("2024-06-01"))
    census = Census(LAST, (unborn,))
    with closing(census_tables(census)) as tables:
        assert count(MEASURES["plans"], tables, YEAR).parts["age=under_10"] == 1
    assert counted("children_in_need", child(Episode(referred=day("2024-03-01")), expected=day("2024-06-01"))) == (1, 1)


@pytest.mark.parametrize(
    ("reviews", "on_time"),
    [
        (["2023-07-01", "2024-01-01"], 1),  # the first on the last day of three months, the next within six
        (["2023-07-02", "2024-01-01"], 0),  # a day too late
        (["2023-07-01"], 0),  # one is overdue on 31 March
        (["2023-06-30", "2023-12-30"], 1),
        (["2023-06-30", "2023-12-31"], 0),  # six months after 30 June end on 30 December
    ],
)
def test_every_review_must_be_on_time_and_none_overdue(reviews, on_time):
    plan = planned(started=day("2023-04-01"), reviews=tuple(map(day, reviews)))
    assert counted("reviews_on_time", plan) == (on_time, 1)


def test_a_plan_younger_than_three_months_is_not_asked_about_reviews():
    assert counted("reviews_on_time", planned(started=day("2024-01-01"))) == (0, 0)
    assert counted("reviews_on_time", planned(started=day("2023-12-31"))) == (1, 1)


def test_a_plan_before_these_files_makes_a_second_one():
    assert counted("repeat_plans", planned(started=day("2023-05-01"), previous=1)) == (1, 1)
    assert counted("repeat_plans", planned(started=day("2023-05-01"), previous=0)) == (0, 1)


def test_an_assessment_runs_from_the_referral():
    late = Episode(referred=day("2023-09-01"), assessments=(Assessment(day("2023-10-30"), None, day("2023-11-06")),))
    assert counted("assessments_on_time", child(late)) == (0, 1), "45 working days ended on 3 November"


@pytest.mark.parametrize(
    ("reviews", "ended", "on_time"),
    [
        ([], None, (0, 1)),  # the first was due on 3 August
        ([day("2023-08-03")], None, (1, 2)),
        ([day("2023-08-03"), day("2024-02-03")], None, (2, 2)),
        ([day("2023-08-04")], None, (0, 2)),  # a day late; the next due on 4 February
        ([], day("2023-08-03"), (0, 0)),  # the plan was over
    ],
)
def test_a_review_of_a_plan_is_due_in_three_months_and_then_in_six(reviews, ended, on_time):
    it = planned(started=day("2023-05-03"), ended=ended, reviews=tuple(reviews))
    assert counted("plan_reviews_held_on_time", it) == on_time


def test_a_plan_that_is_not_the_first_is_one_whatever_says_so():
    assert counted("open_repeat_plans", planned(started=day("2023-05-03"), previous=1)) == (1, 1)
    twice = child(Episode(plans=(Plan(day("2022-05-03"), day("2022-09-01")), Plan(day("2023-05-03")))))
    assert counted("open_repeat_plans", twice) == (1, 1)


def test_a_child_with_two_plans_of_need_is_one():
    plans = (NeedPlan(day("2023-05-03")), NeedPlan(day("2023-06-03")))
    assert counted("children_with_need_plans", child(Episode(need_plans=plans))) == (1, 1)
    assert counted("children_with_need_plans", child(Episode(need_plans=(NeedPlan(YEAR.start, YEAR.end),)))) == (0, 0)
