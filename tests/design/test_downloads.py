"""What a list that is taken away may hold: nothing in it runs, and a plain number stays a number."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lineofsight.core.design.downloads import SIGNED, plain_cell

pytestmark = pytest.mark.once


@given(st.sampled_from(("=", "+", "-", "@", "\t", "\r")), st.text(), st.sampled_from(("", " ", "  ")))
def test_no_cell_begins_as_a_formula(sign, rest, before):
    text = f"{before}{sign}{rest}"
    assume(not SIGNED.fullmatch(text))
    assert plain_cell(text).startswith("'")


@given(st.text(alphabet=st.characters(whitelist_categories=("L", "Nd")), min_size=1))
def test_plain_words_stay_as_they_are(text):
    assert plain_cell(text) == text


@pytest.mark.parametrize(
    ("text", "cell"),
    [("+3,095", "+3,095"), ("\N{MINUS SIGN}8.2", "-8.2"), ("-8.2", "-8.2"), ("27.9%", "27.9%"), ("-1+1", "'-1+1")],
)
def test_a_change_keeps_the_sign_a_spreadsheet_knows(text, cell):
    assert plain_cell(text) == cell


@pytest.mark.parametrize("text", ['=HYPERLINK("x")', "@SUM(A1)", "+1+cmd|' /C calc'!A0", "-2+3"])
def test_what_would_run_does_not(text):
    assert plain_cell(text) == f"'{text}"
