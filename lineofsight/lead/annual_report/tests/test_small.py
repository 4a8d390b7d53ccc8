"""What an author types gives no child away: small counts in words or digits, and what two numbers leave over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.lead.annual_report.rules.findings import QUESTION
from lineofsight.lead.annual_report.rules.small import SMALL_COUNT, SMALL_REST, small_counts
from lineofsight.lead.annual_report.tests.test_arithmetic import passage, titles

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Last autumn 3 children died of it.", ["“3 children”"]),
        ("Last autumn three very young children died of it.", ["“three very young children”"]),
        ("Two of these young people were known to us.", ["“Two of these young people”"]),
        ("4 boys and 12 girls came.", ["“4 boys”"]),
        ("Of the 24 children, 21 were seen in time.", ["21 of 24 leaves 3."]),
        ("Of the 24 children, 12 were girls and 9 boys.", ["12 and 9 of 24 leaves 3."]),
        ("21 of 24 children were seen.", ["21 of 24 leaves 3."]),
        ("95% of the 60 children were seen.", ["95% of 60 leaves 3."]),
        ("6 children, and 60 of 90 children.", []),
        ("3 meetings were held, at 4 schools.", []),
        ("Three audits looked at how children are heard.", []),
        ("0 children waited.", []),
        ("One child may be counted several times.", []),
        ("One child died in the autumn.", ["“One child”"]),
        ("Of the 24 meetings, 21 were held.", []),
        ("Children were heard in 24 of 26 weeks.", []),
        ("Year 3 children and two children’s homes took part.", []),
        ("Under 5s and 3.5 children for each worker.", []),
    ],
)  # fmt: skip
def test_small_counts_of_children_are_asked_about(text, found):
    assert titles(small_counts(passage(text))) == found


def test_what_is_asked_can_be_explained_and_says_what_to_do():
    told, left = (small_counts(passage(text))[0] for text in ("3 children died.", "20 of 22 children died."))
    assert (told.kind, told.words, left.words) == (QUESTION, SMALL_COUNT, SMALL_REST)
    assert "fewer than six" in told.body


@given(st.integers(0, 40), st.integers(0, 40))
def test_just_the_counts_from_one_to_five_are_asked_about(part, rest):
    whole = part + rest
    asked = titles(small_counts(passage(f"Of the {whole} children, {part} children were seen.")))
    assert any("leaves" in title for title in asked) == (1 <= rest <= 5 and part > 0)
    assert (f"“{part} children”" in asked) == (1 <= part <= 5)
