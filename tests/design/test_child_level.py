"""Files about single children are told by their headings or their values, wherever in the file they stand.

Every child, number and date here is made up; the numbers only have the right shape.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.design.child_level import FILE, is_nhs_number, looks_child_level
from lineofsight.core.design.tables import ChildLevel, TableRefused, read_table
from tests.design.books import book, changed

pytestmark = pytest.mark.once

UPNS = ("A999000118001", "B999000118002", "C999000118003", "T99900011800A")
NHS = ("999 000 0018", "9990000026", "999-000-0034", "9990000042")


@pytest.mark.parametrize(
    "heading",
    [
        "UPN", "Former UPN", "Pupil UPN", "Unique Pupil Number", "ULN", "NHS Number", "NHS no", "NHS No.", "nhs_number",
        "Child ID", "Child Unique ID", "LAchildID", "Child's reference", "Pupil ID", "Child identifier",
        "DOB", "D.O.B.", "Date of birth", "Date Of Birth", "DateOfBirth", "Child's date of birth", "Child DOB",
        "Expected date of birth", "PersonBirthDate", "Birth date", "MC_DOB",
        "Forename", "Surname", "First name", "FirstName", "Last Name", "Family name", "Child surname",
        "Child name", "Child's full name", "Name of child", "Name of the young person",
    ],
)  # fmt: skip
def test_a_heading_that_only_a_single_childs_row_has_is_told(heading):
    told = looks_child_level(["Team", heading, "Start"])
    assert told is not None
    assert told.startswith(FILE)
    assert f"“{heading}”" in told


@pytest.mark.parametrize(
    "headings",
    [
        ["CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE"],
        ["CHILD", "REVIEW", "REVIEW_CODE"],
        ["CHILD", "MIS_START", "MIS_END"],
        ["Case number", "Gender", "Ethnicity", "Age"],
        ["Unique ID", "Ethnicity", "Sex", "Primary need"],
    ],
)
def test_headings_that_tell_together_are_told(headings):
    assert looks_child_level(headings)


@pytest.mark.parametrize(
    "headings",
    [
        ["Organisation", "Kind", "Person", "E-mail", "Role"],
        ["Indicator", "Numerator", "Denominator", "Value"],
        ["Ethnicity", "Gender", "Number of children"],
        ["Age band", "Child", "Adult", "Total"],
        ["Children with no UPN", "Children with a date of birth recorded", "NHS numbers matched, %"],
        ["School URN", "School", "Pupils on roll"],
        ["Number", "Name of agency", "Name of measure", "Birth rate", "Children first seen"],
        ["Ref", "Standard", "Sex education taught", "Ethnicity recorded"],
        [],
        ["", ""],
    ],
)
def test_totals_are_not_taken_for_children(headings):
    assert looks_child_level(headings) is None


@pytest.mark.parametrize("numbers", [UPNS, NHS], ids=["UPNs", "NHS numbers"])
def test_a_column_of_childrens_numbers_is_told_whatever_it_is_called(numbers):
    told = looks_child_level(["Key", "Count"], [[number, "1"] for number in numbers])
    assert told is not None
    assert "column of" in told
    assert not any(number in told for number in numbers)


def test_a_few_numbers_alike_are_no_column():
    assert looks_child_level(["Key"], [[UPNS[0]], [UPNS[1]], ["x"]]) is None
    assert looks_child_level(["Key"], [[UPNS[0]]] * 9) is None, "one number many times is no column of children"
    assert looks_child_level(["Count"], [["1234567890"], ["2345678901"], ["3456789012"]]) is None


@given(st.integers(0, 999_999_999))
def test_an_nhs_number_has_one_check_digit_at_most(start):
    """Modulus 11, weights 10 to 2; where it comes to 10 there is no such number."""
    total = sum(int(digit) * weight for digit, weight in zip(f"{start:09}", range(10, 1, -1), strict=True))
    right = -total % 11
    found = [digit for digit in range(10) if is_nhs_number(f"{start:09}{digit}")]
    assert found == ([] if right == 10 else [right])


def refused(content: bytes) -> str:
    with pytest.raises(ChildLevel) as caught:
        read_table(content)
    return str(caught.value)


CENSUS = b"""<?xml version="1.0" encoding="UTF-8"?><Message><Header/><Children><Child><ChildIdentifiers>
<LAchildID>made-up-1</LAchildID></ChildIdentifiers></Child></Children></Message>"""
TITLED = [["List 1: contacts"], [], ["Child Unique ID", "Gender", "Ethnicity", "Date of Birth"], ["7", "f", "WBRI", ""]]
TOTALS = [["Indicator", "Value"], ["Contacts", 12]]


@pytest.mark.parametrize(
    "content",
    [
        b"CHILD,DOB,MISSING,MIS_START,MIS_END\n1,01/01/2010,M,01/02/2020,02/02/2020\n",
        b"A list\n\nTeam;Child ID;Plan\nNorth;7;yes\n",
        b"Key\tPlan\n" + b"".join(upn.encode() + b"\tyes\n" for upn in UPNS),
        CENSUS,
        b"\xef\xbb\xbf\n  " + CENSUS,
        CENSUS.decode().replace("UTF-8", "UTF-16").encode("utf-16"),
        b"<Message><Header/></Message>",
        book(*TITLED),
    ],
    ids=["SSDA903", "below a title", "UPNs", "CIN census", "with a mark", "in UTF-16", "undeclared", "Annex A"],
)
def test_a_file_about_single_children_is_refused(content):
    assert refused(content).startswith("This looks like a file about single children. It was not kept.")


@pytest.mark.parametrize("hidden", [(), ("List 1",)])
def test_every_sheet_is_looked_at_the_hidden_ones_too(hidden):
    refused(book(sheets={"Totals": TOTALS, "List 1": TITLED}, hidden=hidden))


def test_what_a_pivot_table_was_made_from_is_looked_at():
    cache = (
        b'<pivotCacheDefinition xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cacheFields>'
        b'<cacheField name="Team"/><cacheField name="%s"/></cacheFields></pivotCacheDefinition>'
    )
    name = "xl/pivotCache/pivotCacheDefinition1.xml"
    refused(changed(book(*TOTALS), {name: cache % b"UPN"}))
    assert read_table(changed(book(*TOTALS), {name: cache % b"Quarter"}))[1] == ["Contacts", "12"]


def test_that_it_is_about_children_is_said_before_anything_to_put_right():
    refused(b"Child ID,Plan\n7,=1+1\n")
    refused(b"Child ID,Plan\n" + b"7,yes\n" * 6000)
    with pytest.raises(TableRefused) as caught:
        read_table(b"Team,Plans\nNorth,=1+1\n")
    assert not isinstance(caught.value, ChildLevel)
