"""What comes round each year, and what arrangements must contain: whatever the day is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.lead.governance.lifecycle import ARRANGEMENTS
from lineofsight.lead.governance.rules import contents, duties
from lineofsight.lead.governance.rules.contents import ArrangementsFacts
from lineofsight.lead.governance.rules.duties import Duty

pytestmark = pytest.mark.once
days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
anything = st.builds(
    Duty, key=st.just("x"), title=st.just("x"), month=st.integers(1, 12), day=st.integers(1, 31), source=st.just("x"),
    strength=st.just("local"), unconfirmed=st.booleans(), own_day=st.booleans(), note=st.just(""),
)  # fmt: skip
said = st.sampled_from(["", "said"])


@given(anything, days)
def test_a_duty_falls_due_once_a_year_and_next_within_a_year(duty, today):
    due = duty.next_due(today)
    assert today <= due <= today + timedelta(days=366)
    assert due.month == duty.month
    assert duty.next_due(due) == due
    assert duty.next_due(due + timedelta(days=1)).year == due.year + 1


@given(days)
def test_a_year_begins_in_april(day):
    year = duties.year_of(day)
    assert date(year, 4, 1) <= day <= date(year + 1, 3, 31)


@given(days)
def test_arrangements_are_judged_by_the_guidance_of_their_day(day):
    found = contents.for_day(day)
    later = [each for each in contents.editions().values() if found.issued < each.issued <= day]
    assert later == []
    assert found.elements


def test_each_edition_says_what_asks_for_what_and_what_is_to_be_confirmed():
    by_2018, by_2023 = contents.editions()["2018"], contents.editions()["2023"]
    assert {e.key for e in by_2018.elements} < {e.key for e in by_2023.elements}
    for element in by_2023.elements:
        assert element.says_who.endswith("(should: statutory guidance, to be confirmed)")
    report = duties.latest().duty("yearly_report")
    assert report.says_who.endswith("(must: law, to be confirmed)")
    assert not report.own_day
    assert {d.strength for d in duties.latest().duties} <= {"must", "should", "local"}


@given(st.builds(ArrangementsFacts, unsaid=st.lists(st.just("x"), max_size=1), agreed_by=said, address=said))
def test_arrangements_are_published_whole(known):
    if ARRANGEMENTS.refusal("publish_arrangements", "draft", known) is None:
        assert not known.unsaid
        assert known.agreed_by
        assert known.address
