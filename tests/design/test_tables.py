"""The reader of tables: what it gives, what it refuses and where, and that it never falls over."""

import csv
import datetime
import io
import zipfile
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from lineofsight.core.design.packages import TYPES
from lineofsight.core.design.tables import LARGEST, MOST_COLUMNS, MOST_ROWS, ChildLevel, TableRefused, read_table
from tests.design.books import book, changed, saved, sheet

pytestmark = pytest.mark.once


def refused(content: bytes) -> TableRefused:
    with pytest.raises(TableRefused) as caught:
        read_table(content)
    return caught.value


def only(value, number_format: str = "General") -> str:
    """How one cell of a workbook is read."""
    made = Workbook()
    made.active["A1"] = value
    made.active["A1"].number_format = number_format
    return read_table(saved(made))[0][0]


# What is given


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (0.3, "General", "0.3"),
        (0.1 + 0.2, "General", "0.3"),
        (1 / 3, "General", "0.333333333333333"),
        (12.0, "General", "12"),
        (-0.0, "General", "0"),
        (1e21, "General", "1000000000000000000000"),
        (1.5e-7, "General", "0.00000015"),
        (1234567.891, "#,##0.00", "1234567.891"),
        (0.123, "0.0%", "12.3%"),
        (0.123456, "0%", "12.3456%"),
        (1, "0%", "100%"),
        (-0.05, "0.0%;[Red]-0.0%", "-5%"),
        (0.145, "0%", "14.5%"),
        (12.3, '0.0"%"', "12.3"),
        (12.3, r"0.0\%", "12.3"),
        (True, "General", "TRUE"),
        (datetime.date(2018, 4, 1), "dd/mm/yyyy", "2018-04-01"),
        (datetime.datetime(2018, 4, 1, 9, 30), "dd/mm/yyyy hh:mm", "2018-04-01T09:30:00"),
        (datetime.time(9, 30), "hh:mm", "09:30:00"),
        ("  two words ", "General", "two words"),
        ("0012", "General", "0012"),
    ],
)
def test_a_cell_is_read_as_a_person_reads_it(value, number_format, text):
    assert only(value, number_format) == text


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_text_is_parted_by_what_parts_it(separator):
    rows = [["Indicator", "Value"], ["Contacts, all; and more", "12"]]
    made = io.StringIO()
    csv.writer(made, delimiter=separator).writerows(rows)
    assert read_table(made.getvalue().encode("utf-8-sig")) == rows


def test_what_is_pasted_is_parted_by_tabs_whatever_else_its_headings_have():
    assert read_table(b"Contacts, all, new\tReferrals, all\n1\t2") == [
        ["Contacts, all, new", "Referrals, all"],
        ["1", "2"],
    ]


def test_a_title_above_the_headings_does_not_hide_what_parts_the_cells():
    assert read_table(b"Figures, as returned\n\nA;B\n1,5;2\n1,6;3\n")[2:] == [["A", "B"], ["1,5", "2"], ["1,6", "3"]]


def test_lines_may_end_as_on_any_machine():
    assert read_table(b"a,b\r1,2\r") == read_table(b"a,b\r\n1,2\r\n") == [["a", "b"], ["1", "2"]]


def test_rows_are_of_one_width_and_keep_their_place():
    assert read_table(b"Title\n\nA,B,C\n1,2\n\n\n") == [
        ["Title", "", ""],
        ["", "", ""],
        ["A", "B", "C"],
        ["1", "2", ""],
    ]


def test_the_first_sheet_that_is_not_hidden_is_read():
    content = book(sheets={"lists": [["hidden"]], "Return": [["shown"]], "Notes": [["x"]]}, hidden=("lists",))
    assert read_table(content) == [["shown"]]


def test_text_in_a_workbook_that_looks_like_a_formula_is_text():
    assert read_table(sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>=Team A</t></is></c></row>')) == [["=Team A"]]


@pytest.mark.parametrize("text", ["+5", "+1,234.5", "+5%", "-5", "- none", "a=b", "5+5"])
def test_a_sign_before_a_plain_number_is_no_formula(text):
    assert read_table(f'"{text}"\tx'.encode())[0][0] == text


# What is refused, and where


@pytest.mark.parametrize(
    "text", ["=1+1", "=SUM(A1:A3)", "@SUM(A1)", "+A1", "+cmd|' /C calc'!A0", ' ="0123"', "+", "+%"]
)
def test_a_typed_formula_is_refused_with_its_place(text):
    made = io.StringIO()
    csv.writer(made).writerows([["Indicator", "Value"], ["Contacts", "1"], ["Referrals", text]])
    found = refused(made.getvalue().encode())
    [fault] = found.cells
    assert (fault.row, fault.column, fault.heading) == (3, "B", "Value")
    assert "Paste its value" in fault.sentence
    assert "B3 (Value)" in str(found)


FORMULAS = {
    "plain": "<f>A1+1</f><v>2</v>",
    "without a value": "<f>A1+1</f>",
    "shared, first": '<f t="shared" ref="A2:A9" si="0">A1+1</f><v>2</v>',
    "shared, other": '<f t="shared" si="0"/><v>2</v>',
    "array": '<f t="array" ref="A2">SUM(A1:A1*2)</f><v>2</v>',
    "data table": '<f t="dataTable" ref="A2:A9" dt2D="1" dtr="1" r1="B1" r2="B2"/><v>2</v>',
    "with an error": "<f>1/0</f><v>#DIV/0!</v>",
}


@pytest.mark.parametrize("formula", FORMULAS.values(), ids=FORMULAS)
def test_every_kind_of_formula_is_refused_with_its_place(formula):
    heading = '<row r="1"><c r="A1" t="inlineStr"><is><t>Value</t></is></c></row>'
    [fault] = refused(sheet(f'{heading}<row r="2"><c r="A2">{formula}</c></row>')).cells
    assert (fault.row, fault.column, fault.heading) == (2, "A", "Value")
    assert fault.sentence.startswith("This is a formula")


def test_a_formula_that_is_text_to_excel_is_refused_as_well():
    assert refused(sheet('<row r="1"><c r="A1" t="str"><f>"a"</f><v>a</v></c></row>')).cells[0].row == 1


ERRORS = ["#REF!", "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#VALUE!"]


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("kind", ["typed", "error", "text"])
def test_an_error_is_refused_with_its_place(error, kind):
    if kind == "typed":
        content = f"Value\n{error}".encode()
    else:
        cell = f'<c r="A2" t="{"e" if kind == "error" else "str"}"><v>{error}</v></c>'
        content = sheet(f'<row r="1"><c r="A1" t="str"><v>Value</v></c></row><row r="2">{cell}</row>')
    [fault] = refused(content).cells
    assert (fault.row, fault.column, fault.heading) == (2, "A", "Value")
    assert error in fault.sentence


def test_a_value_its_column_was_too_narrow_for_is_refused():
    assert "too narrow" in refused(b"Value\n#####").cells[0].sentence


def test_a_number_beyond_all_is_refused():
    assert "too large" in refused(sheet('<row r="1"><c r="A1"><v>1.0E999</v></c></row>')).cells[0].sentence


def test_every_wrong_cell_is_named_up_to_a_hundred():
    found = refused(b"a,b\n" + b"=1,#N/A\n" * 3)
    assert [(fault.row, fault.column) for fault in found.cells] == [(r, c) for r in (2, 3, 4) for c in "AB"]
    assert str(found).startswith("6 cells need putting right. The first is A2 (a): ")
    assert len(refused(b"a\n" + b"=1\n" * 4000).cells) == 100


def test_the_heading_is_the_first_row_with_anything_in_it():
    assert refused(b"\n\nValue\n=1").cells[0].heading == "Value"
    assert refused(b"\n\n=1\n2").cells[0].heading == ""


BOOK = book(["Indicator", "Value"], ["Contacts", 12])
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
STYLES = b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
DEEP = STYLES + b"<fonts><font>" + b"<extLst>" * 50_000 + b"</extLst>" * 50_000 + b"</font></fonts></styleSheet>"
DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
SHEET = "xl/worksheets/sheet1.xml"


def part(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return parts.read(name)


def with_type(kind: str) -> bytes:
    return changed(BOOK, {TYPES: part(BOOK, TYPES).replace(b"spreadsheetml.sheet.main", kind.encode())})


def with_password() -> bytes:
    """A package whose first part says that it is encrypted."""
    content = bytearray(BOOK)
    content[6] |= 1
    place = content.index(b"PK\x01\x02")
    content[place + 8] |= 1
    return bytes(content)


def all_hidden() -> bytes:
    """A workbook of one sheet that is hidden, which neither Excel nor openpyxl would save."""
    name = "xl/workbook.xml"
    return changed(BOOK, {name: part(BOOK, name).replace(b'state="visible"', b'state="hidden"')})


REFUSED = {
    "nothing": (b"", "empty"),
    "only spaces": (b"  ,  \n,\n", "empty"),
    "too large": (b"x" * (LARGEST + 1), "5 MB"),
    "too long": (b"x\n" * (MOST_ROWS + 1), "5,000 rows"),
    "too long after a gap": (b"x\n" * MOST_ROWS + b"\n\nx", "5,000 rows"),
    "too wide": (b"," * MOST_COLUMNS + b"x", "50 columns"),
    "NUL far in": (b"a,b\n" * 3000 + b"\x00", "not a spreadsheet"),
    "latin-1": ("René".encode("latin-1"), "CSV UTF-8"),
    "UTF-16": ("a\tb".encode("utf-16"), "CSV UTF-8"),
    "quotation mark": (b'a,b\n"c,d\n', "Row 2"),
    "PDF": (b"%PDF-1.7\n", "PDF"),
    "web page": (b"<html><table><tr><td>1</td></tr></table></html>", "web page"),
    "old workbook": (OLE + bytes(600), "old Excel workbook (.xls)"),
    "password": (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "password"),
    "password on the parts": (with_password(), "password"),
    "binary workbook": (changed(BOOK, {"xl/workbook.xml": None, "xl/workbook.bin": b"x"}), ".xlsb"),
    "document": (changed(BOOK, {"xl/workbook.xml": None, "word/document.xml": b"<x/>"}), "not an Excel workbook"),
    "damaged": (BOOK[:300], "damaged"),
    "macros": (changed(BOOK, {"xl/vbaProject.bin": b"macro"}), "macros"),
    "macros by another name": (changed(BOOK, {"xl/VBAPROJECT2.BIN": b"macro"}), "macros"),
    "macros by type": (with_type("macroEnabled.main"), "macros"),
    "old macros": (changed(BOOK, {"xl/macrosheets/sheet1.xml": b"<x/>"}), "macros"),
    "bomb": (changed(BOOK, {"xl/media/a.bin": bytes(60 * 1024 * 1024)}), "more than 50 MB"),
    "bomb of many parts": (changed(BOOK, {f"xl/media/{n}.bin": b"" for n in range(2001)}), "2,000 parts"),
    "bomb by ratio": (changed(BOOK, {"xl/media/a.bin": bytes(20 * 1024 * 1024)}), "hundred times"),
    "bomb in a bomb": (changed(BOOK, {"xl/embeddings/a.xlsx": BOOK}), "another file inside"),
    "old file inside": (changed(BOOK, {"xl/embeddings/a.bin": OLE + bytes(600)}), "another file inside"),
    "entities": (changed(BOOK, {SHEET: DOCTYPE + part(BOOK, SHEET)}), "entities"),
    "entities in types": (changed(BOOK, {TYPES: DOCTYPE + part(BOOK, TYPES)}), "entities"),
    "entities in UTF-16": (changed(BOOK, {SHEET: (DOCTYPE.decode() + "<r/>").encode("utf-16")}), "entities"),
    "rare packing": (changed(BOOK, {}, packing=zipfile.ZIP_BZIP2), "does not use"),
    "all hidden": (all_hidden(), "hidden"),
    "no sheet": (changed(BOOK, {SHEET: None}), "hidden"),
    "broken sheet": (changed(BOOK, {SHEET: part(BOOK, SHEET)[:-30]}), "not an Excel workbook"),
    "deep sheet": (changed(BOOK, {SHEET: b"<a>" * 100_000 + b"</a>" * 100_000}, packing=zipfile.ZIP_STORED), "empty"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "says"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_taken_is_refused_with_what_to_send_instead(content, says):
    found = refused(content)
    assert says in str(found)
    assert str(found).endswith(".")
    assert found.cells == ()
    assert not isinstance(found, ChildLevel)


def test_links_to_other_workbooks_are_not_followed():
    """Such a workbook is read; a cell that asks another one is a formula."""
    link = b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    assert read_table(changed(BOOK, {"xl/externalLinks/externalLink1.xml": link}))[1] == ["Contacts", "12"]
    [fault] = refused(sheet('<row r="1"><c r="A1"><f>[1]Sheet1!A1</f><v>2</v></c></row>')).cells
    assert fault.row == 1


def test_a_cell_far_below_in_a_column_we_take_is_not_left_out():
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="9000"><c r="A9000"><v>1</v></c></row>'
    assert "5,000 rows" in str(refused(sheet(far)))


def test_a_cell_far_to_the_right_is_not_left_out():
    assert "50 columns" in str(refused(sheet('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>')))


def test_a_row_number_that_no_sheet_has_ends_the_reading():
    assert read_table(
        sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="99999999999"><c r="A2"><v>1</v></c></row>')
    ) == [["1"]]


def test_xml_however_deep_is_no_matter():
    content = changed(BOOK, {"xl/styles.xml": DEEP}, packing=zipfile.ZIP_STORED)
    assert read_table(content) == [["Indicator", "Value"], ["Contacts", "12"]]


# It never falls over

NUMBERS = st.one_of(
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9),
)
WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=12).filter(
    lambda text: not text.strip().startswith(("=", "@", "+", "#", "<", "%PDF")) and "_x" not in text
)
TABLES = st.lists(st.lists(WORDS, min_size=1, max_size=6), min_size=1, max_size=8)


def squared(rows: list[list[str]]) -> list[list[str]]:
    """What is to be read back: stripped, without the empty margin, of one width."""
    rows = [[cell.strip() for cell in row] for row in rows]
    width = max((place for row in rows for place, cell in enumerate(row, start=1) if cell), default=0)
    rows = [(row + [""] * width)[:width] for row in rows]
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def read_or_refused(content: bytes, **options: bool) -> list[list[str]] | None:
    try:
        table = read_table(content, **options)
    except TableRefused:
        return None
    assert 0 < len(table) <= MOST_ROWS
    assert len({len(row) for row in table}) == 1
    assert 0 < len(table[0]) <= MOST_COLUMNS
    assert all(isinstance(cell, str) and cell == cell.strip() for row in table for cell in row)
    assert any(table[-1])
    return table


@settings(max_examples=300)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=200).map(str.encode)))
@example(b"PK\x03\x04")
@example(b"\xef\xbb\xbf")
@example(b'"')
def test_any_bytes_are_rows_or_refused(content):
    read_or_refused(content)


@settings(max_examples=120)
@given(st.lists(st.tuples(st.integers(0, len(BOOK) - 1), st.integers(0, 255)), min_size=1, max_size=8), st.data())
def test_a_workbook_with_any_bytes_changed_or_cut_off_is_rows_or_refused(changes, data):
    content = bytearray(BOOK)
    for place, byte in changes:
        content[place] = byte
    read_or_refused(bytes(content[: data.draw(st.integers(0, len(BOOK)))] if data.draw(st.booleans()) else content))


PARTS = (SHEET, "xl/workbook.xml", "xl/styles.xml", TYPES, "xl/_rels/workbook.xml.rels", "docProps/core.xml")
PIECES = st.sampled_from([
    b"", b"<", b'"', b"0", b"-1", b"99999999999", b"1E999", b"NaN", b"<a>", b"</row>", b"hidden", b"&amp;", b"&x;",
    b" ", b"ZZZ9", b'<c r="A1"/>', b'<c t="s"><v>7</v></c>', b'<c s="99"><v>1</v></c>', b'<row r="x"/>', b"\xff",
    b'<c t="d"><v>x</v></c>', b'<c t="b"><v>x</v></c>', b'<c><f t="shared" si="0"/></c>', b'<c><f t="dataTable"/></c>',
])  # fmt: skip


@settings(max_examples=120)
@given(st.sampled_from(PARTS), st.data())
def test_a_workbook_with_any_part_spoilt_is_rows_or_refused(name, data):
    """The package is whole, so that what is spoilt reaches the reader behind it."""
    old = part(BOOK, name)
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, min(len(old), start + 40)))
    read_or_refused(changed(BOOK, {name: old[:start] + data.draw(PIECES) + old[end:]}))


@settings(max_examples=100)
@given(TABLES)
@example([["UPN"]])
def test_csv_is_read_back_as_it_was_written(rows):
    """Where it may be about single children: a heading such as UPN is refused elsewhere."""
    made = io.StringIO()
    csv.writer(made, quoting=csv.QUOTE_ALL).writerows(rows)
    table = read_or_refused(made.getvalue().encode("utf-8-sig"), may_be_child_level=True)
    assert (table or []) == squared(rows)


@settings(max_examples=100)
@given(TABLES)
@example([["UPN"]])
def test_a_workbook_is_read_back_as_it_was_written(rows):
    assert (read_or_refused(book(*rows), may_be_child_level=True) or []) == squared(rows)


@settings(max_examples=100)
@given(NUMBERS)
def test_a_number_is_read_back_exactly(number):
    """As long as Excel itself could keep it: fifteen digits."""
    text = only(number)
    assert Decimal(text) == Decimal(number)
    assert "E" not in text.upper()


@settings(max_examples=100)
@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-1000, max_value=1000))
def test_a_percentage_is_read_back_exactly(percentage):
    """Excel keeps 12.34% as 0.1234, in binary."""
    text = only(float(percentage / 100), "0.00%")
    assert text.endswith("%")
    assert Decimal(text.removesuffix("%")) == percentage
