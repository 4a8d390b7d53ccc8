"""How often one writes to bodies outside, and when an answer to them may be written down."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel.calendar import months_after
from lineofsight.lead.governance.lifecycle import UPDATE
from lineofsight.lead.governance.rules import outside

pytestmark = pytest.mark.once
days = st.dates(date(2015, 1, 1), date(2035, 12, 31))


@given(st.sampled_from(sorted(outside.EVERY)), days, st.lists(days))
def test_the_next_update_follows_the_last_and_nothing_kept_late_brings_it_forward(rhythm, since, updates):
    due = outside.next_update(rhythm, since, updates)
    if rhythm == "never":
        assert due is None
        return
    assert due == months_after(max([since, *updates]), outside.EVERY[rhythm])
    for more in updates:
        assert outside.next_update(rhythm, since, [*updates, more]) == due
        assert outside.next_update(rhythm, since, [more]) <= due


@given(days, days, days)
def test_an_answer_comes_after_its_question_and_not_from_days_to_come(today, on, answered_on):
    refusal = UPDATE.refusal("answer_update", "waiting", outside.UpdateFacts(today, on, answered_on))
    assert (refusal is None) == (on <= answered_on <= today)


@given(st.booleans(), st.booleans())
def test_what_is_private_is_shared_by_its_own_right_alone(private, may):
    assert (outside.private_has_its_own_right(private, may) is None) == (may or not private)


@pytest.mark.parametrize(("text", "has_file"), [("", False), ("Said", False), ("", True)])
def test_an_update_says_something(text, has_file):
    assert (outside.says_something(text, has_file) is None) == bool(text or has_file)
