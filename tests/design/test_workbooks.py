"""Workbooks that are written: what is typed into them stays text, and they read back as they were meant."""

import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from lineofsight.core.design.tables import read_table
from lineofsight.core.design.workbooks import Sheet, workbook

pytestmark = pytest.mark.once


def opened(*sheets: Sheet):
    return load_workbook(io.BytesIO(workbook(*sheets)))


def test_headings_are_bold_and_stay_in_sight():
    page = opened(Sheet("Return", ("Indicator", "Value"), [("Contacts", 12)])).active
    assert page.title == "Return"
    assert [cell.value for cell in page[1]] == ["Indicator", "Value"]
    assert all(cell.font.bold for cell in page[1])
    assert page.freeze_panes == "A2"
    assert not page["A2"].font.bold


def test_notes_stand_above_the_headings():
    page = opened(Sheet("Return", ("Indicator",), [("Contacts",)], notes=("For 2018-19", "Send by May"))).active
    assert [row[0].value for row in page.iter_rows()] == ["For 2018-19", "Send by May", "Indicator", "Contacts"]
    assert page.freeze_panes == "A4"
    assert page["A3"].font.bold
    assert not page["A1"].alignment.wrap_text, "a note runs on over the columns beside it"


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("x")', "+1", "-1", "@SUM(A1)", "#N/A", "#REF!", "=", "- none"])
def test_text_is_text_whatever_it_begins_with(text):
    page = opened(Sheet("Names", (text,), [(text,)])).active
    for cell in (page["A1"], page["A2"]):
        assert (cell.value, cell.data_type) == (text, "s")
        assert cell.quotePrefix is text.startswith(("=", "+", "-", "@"))


def test_numbers_dates_and_nothing_are_themselves():
    page = opened(Sheet("Return", ("a", "b", "c", "d"), [(12, Decimal("0.1"), date(2018, 4, 1), None)])).active
    assert [cell.value for cell in page[2]][:2] == [12, 0.1]
    assert page["C2"].value.date() == date(2018, 4, 1)
    assert page["C2"].is_date
    assert page["D2"].value is None


def test_long_text_is_wrapped_in_a_column_that_is_not_too_wide():
    page = opened(Sheet("Words", ("Short", "Long"), [("a", "word " * 40)])).active
    assert page["B2"].alignment.wrap_text
    assert page.column_dimensions["A"].width == 12
    assert page.column_dimensions["B"].width == 60


def test_a_width_is_kept():
    page = opened(Sheet("Words", ("Short", "Long"), width=40)).active
    assert {page.column_dimensions[letter].width for letter in "AB"} == {40}


def test_locked_columns_cannot_be_written_over_and_the_others_can():
    sheet = Sheet("Return", ("Indicator", "Value"), [("Contacts", None)], locked=frozenset({0}))
    page = opened(sheet).active
    assert page.protection.sheet
    assert page.protection.password is None
    assert [page[place].protection.locked for place in ("A1", "B1", "A2")] == [True] * 3
    assert not page["B2"].protection.locked
    assert not page.column_dimensions["B"].protection.locked, "rows below may be filled too"


def test_without_locks_everything_can_be_written():
    assert not opened(Sheet("Return", ("Indicator",))).active.protection.sheet


@pytest.mark.parametrize(
    ("title", "shown"), [("2018/19 [draft]*?:", "2018 19  draft"), ("", "Sheet"), ("x" * 60, "x" * 31), ("'a'", "a")]
)
def test_a_title_is_what_excel_takes(title, shown):
    assert opened(Sheet(title, ("a",))).sheetnames == [shown]


def test_two_sheets_may_be_called_the_same():
    assert len(set(opened(Sheet("Return", ("a",)), Sheet("Return", ("b",))).sheetnames)) == 2


TEXT = st.text(max_size=20).map(lambda text: text.replace("_x", ""))


@settings(max_examples=150)
@given(st.lists(st.tuples(TEXT, TEXT), max_size=5))
def test_any_text_can_be_written_and_nothing_becomes_a_formula(rows):
    page = opened(Sheet("Return", ("One", "Two"), rows)).active
    cells = [cell for row in page.iter_rows(min_row=2) for cell in row]
    assert all(cell.data_type != "f" for cell in cells)


def test_what_is_written_is_read_back():
    sheet = Sheet(
        "Return", ("Indicator", "Value"), [("Contacts", Decimal("12.50")), ("=Team", 3), ("When", date(2018, 4, 1))]
    )
    assert read_table(workbook(sheet)) == [
        ["Indicator", "Value"],
        ["Contacts", "12.5"],
        ["=Team", "3"],
        ["When", "2018-04-01"],
    ]
