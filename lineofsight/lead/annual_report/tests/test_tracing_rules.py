"""How far a question is answered: rules alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.lead.annual_report.rules import tracing

pytestmark = pytest.mark.once

QUESTION = "What did not move?"
STATES = st.sampled_from(tracing.ORDER[1:])


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("## What did not move?\n\nAttendance did not.", True),
        ("### what did  NOT move\nAttendance did not.", True),
        ("## What did not move? ##\nAttendance did not.", True),
        ("## What did not move?\n\n### In schools\n\nAttendance did not.", True),
        ("## What did not move?\n\n## Next\n\nMuch.", False),
        ("## What did not move?\n\n   \n", False),
        ("What did not move?\n\nAttendance did not.", False),
        ("#What did not move?\n\nAttendance did not.", False),
        ("", False),
    ],
)
def test_a_question_is_answered_by_words_under_its_heading(text, answered):
    assert tracing.story_standing(QUESTION, text, "drafting") == ("drafting" if answered else "missing")
    assert tracing.story_standing(QUESTION, text, "finished") == ("finished" if answered else "missing")


def test_a_section_nobody_began_is_only_not_started():
    assert tracing.story_standing(QUESTION, "", "waiting") == "waiting"


@given(st.lists(st.sampled_from(["How much?", "How well?", "What moved?"]), unique=True))
def test_the_outline_asks_everything_and_answers_nothing(questions):
    assert tracing.answered(tracing.outline(questions)) == set()
    filled = tracing.outline(questions).replace("\n\n", "\n\nWords.\n\n")
    assert tracing.answered(filled) == {tracing.plain(question) for question in questions}


@given(st.text())
def test_any_text_can_be_looked_through(text):
    assert tracing.story_standing(QUESTION, text, "drafting") in tracing.ORDER


@given(st.lists(STATES, min_size=1))
def test_a_question_is_no_further_than_the_section_furthest_behind(states):
    standing = tracing.standing_of(states)
    assert standing in states
    assert all(tracing.ORDER.index(standing) <= tracing.ORDER.index(state) for state in states)


def test_a_question_without_a_section_is_missing_and_comes_first():
    assert tracing.standing_of([]) == "missing"
    told = [("finished", "must"), ("missing", "should"), ("missing", "must"), ("drafting", "must")]
    assert sorted(told, key=lambda each: tracing.gaps_first(*each)) == [
        ("missing", "must"), ("missing", "should"), ("drafting", "must"), ("finished", "must"),
    ]  # fmt: skip
