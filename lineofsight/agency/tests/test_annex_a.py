"""Annex A beyond contacts: each list found by its headings, and measures that agree with their references."""

from contextlib import closing
from datetime import date, timedelta

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineofsight.agency.build import KINDS
from lineofsight.agency.given import KINDS as LISTS
from lineofsight.agency.measures import MEASURES, count
from lineofsight.agency.measures.annex_a.rows import lead_of
from lineofsight.agency.measures.counting import count_plainly
from lineofsight.agency.read.annex_a import AnnexA, EarlyHelp, InCare, OnPlan, read_annex_a
from lineofsight.agency.read.faults import Unreadable
from lineofsight.agency.tests.made_up import YEAR, days, maybe

pytestmark = pytest.mark.once
who = st.sampled_from(["a", "b", "c"])
answers = st.sampled_from([True, False, None])
helped = st.builds(EarlyHelp, who, days, lead=st.sampled_from(["A school", "NHS", "?"]))
on_plans = st.builds(OnPlan, who, days, maybe, maybe, answers)
in_care = st.builds(InCare, who, days, maybe, maybe, st.integers(0, 2), answers, answers)
annexes = st.builds(
    AnnexA,
    early_help=st.lists(helped, max_size=6).map(tuple),
    plans=st.lists(on_plans, max_size=6).map(tuple),
    care=st.lists(in_care, max_size=6).map(tuple),
)
LAST = YEAR.end


@settings(max_examples=12)
@given(annexes)
def test_duckdb_counts_what_the_reference_counts(found):
    for kind in LISTS.values():
        with closing(KINDS[kind][1](found)) as tables:
            for measure in (each for each in MEASURES.values() if each.source == kind):
                assert count(measure, tables, YEAR) == count_plainly(measure, found, YEAR), measure.name


def counted(name: str, found: AnnexA) -> tuple[int, int]:
    measure = MEASURES[name]
    with closing(KINDS[measure.source][1](found)) as tables:
        made = count(measure, tables, YEAR)
    return made.counts, made.things


# The last day is Easter Day, 31 March 2024, and Good Friday is no working day: the tenth one back is 15 March.
@pytest.mark.parametrize(
    ("plan", "alone", "visited"),
    [
        (OnPlan("a", LAST, None, LAST, True), 1, 1),
        (OnPlan("a", LAST, None, LAST, None), 0, 1),  # nobody says whether the child was alone
        (OnPlan("a", LAST, None, None, True), 0, 0),  # alone on no visit
        (OnPlan("a", date(2024, 1, 2), None, date(2024, 3, 14), False), 0, 1),
        (OnPlan("a", date(2024, 1, 2), None, date(2024, 3, 13), False), 0, 0),
        (OnPlan("a", date(2024, 1, 2), None, date(2024, 4, 2), False), 0, 0),  # a visit after the day
    ],
)
def test_a_visit_under_a_plan(plan, alone, visited):
    found = AnnexA(plans=(plan,))
    assert counted("plans_seen_alone", found) == (alone, 1)
    assert counted("plans_visited", found) == (visited, 1)


def test_a_plan_that_ended_on_the_last_day_is_none():
    ended = OnPlan("a", LAST - timedelta(days=90), LAST, LAST, True)
    assert counted("plans_seen_alone", AnnexA(plans=(ended,))) == (0, 0)


def test_an_interview_is_of_who_was_missing_and_accepted_of_who_was_offered():
    there = LAST - timedelta(days=200)
    rows = (
        InCare("a", there, missing=1, offered=True, accepted=True), InCare("b", there, missing=2, offered=True),
        InCare("c", there, missing=1, offered=False), InCare("d", there, missing=0, offered=True),
        InCare("e", there, missing=1, ceased=LAST, offered=True),
    )  # fmt: skip
    assert counted("care_interviews_offered", AnnexA(care=rows)) == (2, 3)
    assert counted("care_interviews_accepted", AnnexA(care=rows)) == (1, 2)


@pytest.mark.parametrize(
    ("said", "lead"),
    [
        ("Top Town Academy", "schools"), ("Sunny Children’s Centre", "children_centres"), ("0-19 Health", "health"),
        ("Early Help Locality 2", "council"), ("A charity (invented)", "voluntary"), ("Somebody", ""), ("", ""),
    ],
)  # fmt: skip
def test_who_leads_is_told_by_the_words_of_a_name(said, lead):
    assert lead_of(said) == lead


def book(folder, *sheets) -> AnnexA:
    made = openpyxl.Workbook()
    for title, rows in sheets:
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    path = folder / "annex_a.xlsx"
    made.save(path)
    return read_annex_a(path)


WHO = "Child Unique ID"
HELP = [WHO, "Assessment start date", "Assessment completion date", "Organisation completing assessment"]
PLANS = [WHO, "Child Protection Plan Start Date", "Date of the Last Statutory Visit", "Was the Child Seen Alone?"]
CARE = [
    WHO, "Date Started to be Looked After", "Date Ceased to be Looked After",
    "Number of Episodes the Child has been ‘Missing’ from their Placement in the last 12 months",
    "Was the child offered a Return Interview after their last missing episode (Y/N)?",
    "Did the child accept a Return Interview after their last missing episode (Y/N)?",
]  # fmt: skip


def test_lists_are_found_by_their_headings_and_what_is_not_there_is_not_nought(tmp_path):
    found = book(
        tmp_path,
        ("Any name", [["Early help (invented)"], HELP, [7, date(2024, 2, 1), None, "A school"]]),
        ("List 7", [PLANS, [7, "16/05/2023", date(2024, 3, 1), "a) Yes"], [8, "16/05/2023", None, "b) No"]]),
        ("List 8", [CARE, [7, date(2022, 5, 5), None, 2, "Y", "a) N"], [8, date(2022, 5, 5), None, None, None, "NA"]]),
    )
    assert found.lists == {"early_help", "plans", "care"}
    assert found.early_help == (EarlyHelp("7", date(2024, 2, 1), None, "A school"),)
    assert [(each.visited, each.alone) for each in found.plans] == [(date(2024, 3, 1), True), (None, False)]
    assert [(e.missing, e.offered, e.accepted) for e in found.care] == [(2, True, False), (0, None, None)]
    assert found.plans[1].where == "annex_a.xlsx, List 7, row 3"


def test_what_is_wrong_in_any_list_is_said_with_its_place(tmp_path):
    with pytest.raises(Unreadable) as caught:
        book(tmp_path, ("List 2", [HELP, [7, None]]), ("List 8", [CARE, [7, date(2022, 5, 5), None, "often"]]))
    assert [str(fault) for fault in caught.value.faults] == [
        "annex_a.xlsx, List 2, B2 (assessment start date): An assessment needs its first day",
        "annex_a.xlsx, List 8, D2 (number of episodes the child has been missing from their placement in the last 12 "
        "months): How often a child was missing is a whole number",
    ]
