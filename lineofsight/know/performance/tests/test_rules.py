"""The rules of answers: what is wrong is said beside its field, and a big move is asked about."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.insight.rules import read_library
from lineofsight.kernel.definitions import load_edition
from lineofsight.know.performance.rules.answers import (
    Answer,
    answer_problems,
    confirmation_wanted,
    doubt_about,
    explanation_wanted,
    value_of,
)

pytestmark = pytest.mark.once

HERE = Path(__file__).parent.parent
LIBRARY = read_library(load_edition(HERE / "definitions" / "indicators" / "2018.toml"))
COUNT = LIBRARY.indicators["front_door.contacts"]
SHARE = LIBRARY.indicators["front_door.re_referrals"]
REPEAT = LIBRARY.indicators["protection.repeat_plans"]
RATE = LIBRARY.indicators["protection.section_47_rate"]
counts = st.integers(min_value=0, max_value=10**8).map(Decimal)


@pytest.mark.parametrize(
    ("indicator", "answer", "field"),
    [
        (COUNT, Answer(), "numerator"),
        (COUNT, Answer(numerator=Decimal(-1)), "numerator"),
        (COUNT, Answer(numerator=Decimal("1.5")), "numerator"),
        (COUNT, Answer(numerator=Decimal(10) ** 10), "numerator"),
        (COUNT, Answer(absence="not_available"), "comment"),
        (COUNT, Answer(numerator=Decimal(1), absence="not_available", comment="x"), "absence"),
        (SHARE, Answer(numerator=Decimal(1)), "denominator"),
        (SHARE, Answer(numerator=Decimal(0), denominator=Decimal(0)), "denominator"),
        (SHARE, Answer(numerator=Decimal(6), denominator=Decimal(5)), "numerator"),
        (SHARE, Answer(numerator=Decimal(6), denominator=Decimal("5.5")), "denominator"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(indicator, answer, field):
    assert list(answer_problems(indicator, answer)) == [field]


@given(counts, counts.filter(bool))
def test_a_share_is_right_exactly_when_it_is_not_more_than_its_whole(numerator, denominator):
    problems = answer_problems(SHARE, Answer(numerator=numerator, denominator=denominator))
    assert bool(problems) == (numerator > denominator)


@given(counts)
def test_every_whole_count_is_taken_and_nought_is_a_value(count):
    answer = Answer(numerator=count)
    assert not answer_problems(COUNT, answer)
    assert value_of(COUNT, answer) == count


def test_a_rate_may_be_more_than_its_scale_and_a_share_not():
    assert not answer_problems(RATE, Answer(numerator=Decimal(9), denominator=Decimal(5)))


@given(counts.filter(bool), counts)
def test_a_move_beyond_the_tolerance_is_asked_about_and_no_other(last, new):
    wanted = abs(new - last) * 100 > COUNT.tolerance * last
    assert bool(confirmation_wanted(COUNT, Answer(numerator=new), last)) == wanted


def test_a_first_value_is_not_asked_about():
    assert confirmation_wanted(COUNT, Answer(numerator=Decimal(5)), None) == ""


def test_a_value_after_nought_is_asked_about():
    assert "from nought" in confirmation_wanted(COUNT, Answer(numerator=Decimal(5)), Decimal(0))


@given(st.integers(0, 200).map(Decimal))
def test_a_value_off_its_target_is_explained_and_one_that_meets_it_need_not_be(repeats):
    """Lower is better, and the target is 10%: reaching it exactly meets it."""
    answer = Answer(repeats, Decimal(200))
    assert bool(explanation_wanted(REPEAT, answer)) == (repeats > 20)
    assert explanation_wanted(REPEAT, Answer(repeats, Decimal(200), comment="Two large families.")) == ""
    assert explanation_wanted(SHARE, answer) == "", "it has no target"


def test_a_local_target_is_called_local():
    assert "the local target is 10.0%" in explanation_wanted(REPEAT, Answer(Decimal(40), Decimal(200)))


def test_what_moved_far_is_asked_about_before_what_is_off_target():
    answer = Answer(Decimal(60), Decimal(200))
    assert "Last time it was 10.0%" in doubt_about(REPEAT, answer, Decimal(10))
    sure = Answer(Decimal(60), Decimal(200), confirmed=True)
    assert "the local target" in doubt_about(REPEAT, sure, Decimal(10))
    assert doubt_about(REPEAT, Answer(Decimal(60), Decimal(200), comment="x", confirmed=True), Decimal(10)) == ""


STATED = LIBRARY.indicators["protection.reviews_on_time"]
PARTED = LIBRARY.indicators["protection.plans"]
PARTS = [breakdown for breakdown, _ in PARTED.breakdowns[0].cells]


@given(st.integers(1, 10**4), st.integers(1, 10**4), st.decimals(0, 100, places=1))
def test_a_share_that_is_typed_beside_its_counts_must_be_what_they_make(part, whole, said):
    part = min(part, whole)
    made = STATED.value_of(Decimal(part), Decimal(whole))
    problems = answer_problems(STATED, Answer(Decimal(part), Decimal(whole), value=said))
    assert bool(problems) == (STATED.text_of(said) != STATED.text_of(made))


@given(st.lists(st.integers(0, 500), min_size=5, max_size=5), st.integers(0, 2000))
def test_parts_add_up_or_what_they_lack_is_said(counts, whole):
    answer = Answer(Decimal(whole), parts=dict(zip(PARTS, map(Decimal, counts), strict=True)))
    problems = answer_problems(PARTED, answer)
    assert bool(problems) == (sum(counts) != whole)
    assert all("add up to" in sentence for sentence in problems.values())


@given(st.sets(st.sampled_from(PARTS[:-1]), min_size=1, max_size=3))
def test_a_breakdown_is_whole_or_left_out(given_parts):
    answer = Answer(Decimal(10), parts=dict.fromkeys(given_parts, Decimal(1)))
    assert set(answer_problems(PARTED, answer)) == set(PARTS[:-1]) - given_parts
