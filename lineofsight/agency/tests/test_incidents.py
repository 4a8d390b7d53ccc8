"""Contacts and missing incidents: lists found by their headings, and measures that agree with their references."""

from contextlib import closing
from datetime import date, timedelta

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineofsight.agency.measures import MEASURES, count
from lineofsight.agency.measures.annex_a import contact_tables
from lineofsight.agency.measures.counting import count_plainly
from lineofsight.agency.measures.incidents import missing_tables
from lineofsight.agency.read.annex_a import AnnexA, Contact, read_annex_a
from lineofsight.agency.read.faults import Unreadable
from lineofsight.agency.read.missing import Incident, MissingList, read_missing
from lineofsight.agency.tests.made_up import YEAR, days

pytestmark = pytest.mark.once


@st.composite
def incidents(draw):
    held = draw(st.booleans())
    return Incident(
        child=draw(st.sampled_from(["a", "b", "c"])),
        began=draw(days),
        born=draw(st.none() | st.integers(0, 19 * 366).map(lambda n: YEAR.end - timedelta(days=n))),
        sex=draw(st.sampled_from(["female", "male", ""])),
        status=draw(st.sampled_from(["none", "looked_after", ""])),
        offered=held or draw(st.booleans()),
        held=held,
        in_time=held and draw(st.booleans()),
    )


contacts = st.builds(Contact, days, st.sampled_from(["6", "3A", "2A", "9", "10", ""]))


@settings(max_examples=10)
@given(st.lists(incidents(), max_size=12), st.lists(contacts, max_size=12))
def test_duckdb_counts_what_the_reference_counts(listed, brought):
    found = {"missing": MissingList(tuple(listed)), "annex_a": AnnexA(tuple(brought))}
    for kind, tables_of in (("missing", missing_tables), ("annex_a", contact_tables)):
        with closing(tables_of(found[kind])) as tables:
            for measure in (each for each in MEASURES.values() if each.source == kind):
                plain = count_plainly(measure, found[kind], YEAR)
                assert count(measure, tables, YEAR) == plain, measure.name


def missing(tmp_path, text: str) -> tuple[Incident, ...]:
    path = tmp_path / "missing.csv"
    path.write_text(text)
    return read_missing(path).incidents


@pytest.mark.parametrize(
    ("back", "talked", "in_time"),
    [
        ("01/02/2024 10:00", "04/02/2024 10:00", True),
        ("01/02/2024 10:00", "04/02/2024 10:01", False),
        ("30/03/2024 22:00", "02/04/2024 21:59", True),  # hours run through a weekend and Easter
        ("01/02/2024", "04/02/2024", True),  # no times: by the end of the third day
        ("01/02/2024", "05/02/2024", False),
        ("01/02/2024 10:00", "31/01/2024 10:00", False),
        ("01/02/2024 10:00", "", False),
    ],
)
def test_a_talk_within_72_hours_of_the_return(tmp_path, back, talked, in_time):
    (found,) = missing(tmp_path, f"Child ID,Date missing,Returned,RHI date\n7,30/01/2024,{back},{talked}\n")
    assert found.in_time is in_time
    assert found.held is bool(talked)
    assert found.offered is bool(talked), "what was held was offered"


def test_a_list_is_found_below_its_title_by_other_headings(tmp_path):
    book = openpyxl.Workbook()
    for row in (
        ["Missing children (invented)"],
        [],
        ["Gender", "Person ID", "MIS_START", "Offered"],
        ["F", 7, date(2024, 2, 1), "Y"],
    ):
        book.active.append(row)
    book.save(tmp_path / "list.xlsx")
    (found,) = read_missing(tmp_path / "list.xlsx").incidents
    assert (found.child, found.began, found.sex, found.offered, found.held) == (
        "7",
        date(2024, 2, 1),
        "female",
        True,
        False,
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Child ID,Date missing\n7,yesterday\n", "missing.csv, B2 (missing from)"),
        ("Child ID,Date missing\n7,\n", "needs the day"),
        ("Date missing\n01/02/2024\n", "names no child"),
        ("Team,Plan\nNorth,1\n", "No heading says from when"),
        ("a\x00b", "neither a workbook"),
    ],
)
def test_what_is_wrong_with_a_list_is_said_and_nothing_taken(tmp_path, text, said):
    with pytest.raises(Unreadable) as caught:
        missing(tmp_path, text)
    assert said in "\n".join(map(str, caught.value.faults))


HEADINGS = ["Child Unique ID", "Gender", "Date of Contact", "Contact Source"]


def annex_a(tmp_path, *rows) -> AnnexA:
    book = openpyxl.Workbook()
    book.active.append(["Children", "Total"])
    sheet = book.create_sheet("List 1")
    for row in (HEADINGS, *rows):
        sheet.append(row)
    book.save(tmp_path / "annex.xlsx")
    return read_annex_a(tmp_path / "annex.xlsx")


def test_contacts_are_found_by_their_headings_and_their_sources_however_written(tmp_path):
    said = ["q) 6: Police", "3A: Health services", "Unknown person", "10"]
    found = annex_a(tmp_path, *([number, "F", date(2024, 1, 2), source] for number, source in enumerate(said)))
    assert [each.source for each in found.contacts] == ["6", "3A", "", "10"]


def test_a_contact_without_a_day_is_said_by_its_cell(tmp_path):
    with pytest.raises(Unreadable) as caught:
        annex_a(tmp_path, [1, "F", None, "6"], [2, "F", "soon", "6"])
    assert ["C2" in str(fault) or "C3" in str(fault) for fault in caught.value.faults] == [True, True]
