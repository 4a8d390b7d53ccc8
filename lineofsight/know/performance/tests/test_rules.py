"""The rules of answers: what is wrong is said beside its field, and a big move is asked about."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.insight.rules import read_library
from lineofsight.kernel.definitions import load_edition
from lineofsight.know.performance.rules.answers import Answer, answer_problems, confirmation_wanted, value_of

pytestmark = pytest.mark.once

HERE = Path(__file__).parent.parent
LIBRARY = read_library(load_edition(HERE / "definitions" / "indicators" / "2018.toml"))
COUNT = LIBRARY.indicators["front_door.contacts"]
SHARE = LIBRARY.indicators["front_door.re_referrals"]
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
