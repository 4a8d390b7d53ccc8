"""The editions a report starts from: which goes with a period, what each asks, and how a new report is laid out."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.lead.annual_report.rules import template

pytestmark = pytest.mark.once

STORY = (
    "How much did we do?", "How well did we do it?", "What difference did it make?", "What is the evidence?",
    "What did not move?",
)  # fmt: skip


@pytest.mark.parametrize(
    ("end", "edition"),
    [
        (date(2014, 3, 31), "2015-2"), (date(2015, 3, 26), "2015-2"), (date(2018, 7, 3), "2015-2"),
        (date(2018, 7, 4), "2018-3"), (date(2019, 3, 31), "2018-3"), (date(2023, 12, 14), "2018-3"),
        (date(2023, 12, 15), "2023-2"), (date(2025, 3, 31), "2023-2"),
    ],
)  # fmt: skip
def test_the_edition_is_of_the_guidance_published_by_the_last_day(end, edition):
    assert template.for_period(end).edition == edition


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2060, 1, 1)))
def test_a_later_day_never_goes_back_to_earlier_guidance(end):
    assert template.for_period(end).issued <= template.for_period(end + timedelta(days=1)).issued


def test_a_new_report_is_offered_the_latest_edition_of_each_guidance_and_old_ones_stay():
    assert [each.edition for each in template.offered()] == ["2015-2", "2018-3", "2023-2"]
    assert list(template.templates()) == [
        "2015", "2015-2", "2018", "2018-2", "2018-3", "2023", "2023-2",
    ]  # fmt: skip


def test_the_second_edition_of_2018_asks_what_the_first_did_and_more():
    first, second = template.templates()["2018"], template.templates()["2018-2"]
    assert second.sections[: len(first.sections)] == first.sections
    assert second.duties == first.duties
    assert {section.part for section in second.sections[len(first.sections) :]} == {"appendix"}


@pytest.mark.parametrize("edition", ["2015-2", "2018-3", "2023-2"])
def test_each_asks_the_five_questions_of_a_priority_and_has_appendices(edition):
    asked = template.templates()[edition]
    assert asked.story == STORY
    assert asked.story_question
    assert len([section for section in asked.sections if section.part == "appendix"]) == 4
    binding = [each for each in asked.publication if each.strength != "local"]
    assert all(each.source and each.says_who for each in (*asked.duties, *binding))
    assert all(len(section.question) <= 400 for section in asked.sections)


def test_only_the_two_duties_of_the_act_are_certain_of_2023_and_nothing_of_2015_is():
    known = [section.key for section in template.templates()["2023"].duties if not section.unconfirmed]
    assert known == ["what_was_done", "how_effective"]
    assert all(section.strength == "must" for section in template.templates()["2023"].duties if not section.unconfirmed)
    assert all(section.unconfirmed for section in template.templates()["2015"].duties)
    assert len(template.templates()["2023"].duties) == 15


def test_priorities_stand_after_the_last_duty_and_appendices_at_the_end():
    begun = template.templates()["2018-3"]
    wanted = {"welcome", "what_was_done", "feedback", "next", "appendix_money"}
    planned = template.laid_out(begun, wanted, ["Neglect", "Exploitation"])
    assert [each if isinstance(each, str) else each.key for each in planned] == [
        "welcome", "what_was_done", "feedback", "Neglect", "Exploitation", "next", "appendix_money",
    ]  # fmt: skip


@given(st.sets(st.sampled_from([section.key for section in template.templates()["2023"].sections])))
def test_whatever_is_wanted_is_there_once(wanted):
    planned = template.laid_out(template.templates()["2023"], wanted, ["Neglect"])
    assert sorted(each if isinstance(each, str) else each.key for each in planned) == sorted([*wanted, "Neglect"])
