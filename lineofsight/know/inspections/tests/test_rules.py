"""Lines become numbered recommendations, and none is answered while something because of it is still to be done."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.inspections.lifecycle import RECOMMENDATION
from lineofsight.know.inspections.rules import Facts, Line, lines_of, problem_of

pytestmark = pytest.mark.once


def test_each_line_is_a_recommendation_with_its_number_in_the_report():
    typed = "3. Ask each child\n\n 1.2   Share  it\nRecommendation 7: See fathers\nWithout a number"
    found = [Line("3", "Ask each child"), Line("1.2", "Share it"), Line("7", "See fathers"),
             Line("4", "Without a number")]  # fmt: skip
    assert lines_of(typed) == found
    assert not problem_of(found)
    assert "number 3" in problem_of(lines_of("3. One thing\n3. Another"))
    assert lines_of("12 weeks is too long") == [Line("1", "12 weeks is too long")]
    assert "20 characters" in problem_of(lines_of("1.2.3.4.5.6.7.8.9.10.11 Too far down"))


@given(st.lists(st.text("ab3 .:\t", min_size=1, max_size=9), max_size=6))
def test_every_line_with_words_is_kept(said):
    assert len(lines_of("\n".join(said))) == len([line for line in "\n".join(said).splitlines() if line.strip()])


@given(st.integers(0, 4), st.integers(0, 4))
def test_it_is_answered_only_when_all_that_was_asked_has_ended(asked, live):
    facts = Facts(asked=asked, live=min(live, asked))
    if asked and not facts.live:
        assert RECOMMENDATION.target("answer_recommendation", "open", facts) == "answered"
    else:
        with pytest.raises(MoveRefused):
            RECOMMENDATION.target("answer_recommendation", "open", facts)
