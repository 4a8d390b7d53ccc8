"""By which day things are asked of a finished report, and what each edition asks of one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel.definitions import DefinitionError
from lineofsight.lead.annual_report.rules import template
from lineofsight.lead.annual_report.rules.delivering import (
    BY_ITSELF,
    CHECKED,
    TO_SOMEBODY,
    due_day,
    due_problem,
    due_words,
)

pytestmark = pytest.mark.once

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2060, 1, 1))


@given(end=DAYS, month=st.integers(1, 12))
def test_the_end_of_a_month_is_the_first_after_the_period(end, month):
    day = due_day({"month": month}, end)
    assert (day.month, (day + timedelta(days=1)).day) == (month, 1)
    assert end < day <= end + timedelta(days=366)


@given(end=DAYS, published=DAYS, number=st.integers(1, 36))
def test_days_after_publication_are_not_known_before_it(end, published, number):
    assert due_day({"days": number}, end) is None
    assert due_day({"days": number}, end, published) == published + timedelta(days=number)
    assert due_day({}, end, published) is None


@pytest.mark.parametrize(
    ("due", "day", "words"),
    [
        ({"months": 12}, date(2020, 3, 31), "within 12 months of the period’s last day"),
        ({"month": 9}, date(2019, 9, 30), "by the end of September"),
        ({"days": 1}, date(2019, 9, 24), "within 1 day of publication"),
        ({}, None, ""),
    ],
)
def test_by_when_in_days_and_in_words(due, day, words):
    assert due_day(due, date(2019, 3, 31), date(2019, 9, 23)) == day
    assert due_words(due) == words


@pytest.mark.parametrize("due", [{"weeks": 2}, {"month": 13}, {"days": 0}, {"days": 7, "months": 1}])
def test_what_does_not_say_by_when_is_refused_as_the_edition_is_read(due):
    assert due_problem(due)
    with pytest.raises(DefinitionError, match=r"publication\.copies"):
        template.read_duty({"key": "copies", "question": "?", "strength": "must", "due": due})


@pytest.mark.parametrize("edition", template.templates())
def test_each_edition_says_how_each_thing_is_done_and_to_whom_it_goes(edition):
    asked = template.templates()[edition]
    keys = [each.key for each in (*asked.sections, *asked.publication)]
    assert len(set(keys)) == len(keys), "a confirmation names a question by its key"
    for each in asked.publication:
        assert each.how in (*BY_ITSELF, CHECKED, *TO_SOMEBODY)
        assert bool(each.to) == (each.how in TO_SOMEBODY)
        assert bool(each.source) == (each.strength != "local")
        assert len(each.question) <= 400
        assert len(each.key) <= 30


def test_the_latest_editions_know_whom_guidance_names_and_do_not_claim_to_have_read_it():
    for edition, number in (("2015-2", 4), ("2018-3", 2), ("2023-2", 2)):
        named = [e for e in template.templates()[edition].publication if e.how == "sent"]
        assert len(named) == number
        assert all(each.unconfirmed for each in named)


def test_editions_of_one_guidance_that_ask_the_same_are_alike():
    assert template.alike("2023-2", "restraint") == ["2023", "2023-2"]
    assert template.alike("2023-2", "copy_panel") == ["2023-2"]
    assert template.alike("2018", "impact") == ["2018", "2018-2", "2018-3"]
