"""A timeline draws every mark where its day is, whatever happens at once, and words that are escaped."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.design import timeline
from lineofsight.core.design.timeline import AHEAD, OPEN, POINTED, ROUND, SETTLED, SQUARE, Happening

pytestmark = pytest.mark.once
STRANDS = ("Evidence", "Learning", "Action", "Impact")
MARKS = re.compile(r'class="los-svg__mark"')
happenings = st.lists(
    st.builds(
        Happening, on=st.dates(date(2019, 1, 1), date(2026, 12, 31)), strand=st.integers(0, 3),
        name=st.text(max_size=60),
        shape=st.sampled_from([SQUARE, ROUND, POINTED]), state=st.sampled_from([SETTLED, OPEN, AHEAD]),
    ),
    max_size=25,
)  # fmt: skip


def drawn(found) -> str:
    return str(timeline.timeline(found, STRANDS, key="k", title="T", description="D"))


@given(happenings)
def test_every_happening_has_its_mark_and_stays_inside(found):
    svg = drawn(found)
    assert len(MARKS.findall(svg)) == len(found)
    for x in re.findall(r' cx="([0-9.]+)"', svg):
        assert timeline.LEFT <= float(x) <= timeline.RIGHT


def test_what_led_to_something_and_what_it_says_again_are_lines():
    found = [
        Happening(date(2020, 1, 1), 0, "Audit", SQUARE),
        Happening(date(2020, 2, 1), 1, "Ask", led_from=(0,)),
        Happening(date(2024, 2, 1), 1, "Ask again", again=1),
    ]
    svg = drawn(found)
    assert svg.count("los-svg__led") == 1
    assert svg.count("los-svg__back") == 1
    assert "learned before" in svg


def test_names_are_text_and_not_markup():
    assert "<b>" not in drawn([Happening(date(2020, 1, 1), 0, "<b>Audit</b>")])


def test_nothing_yet_says_so():
    assert "Nothing has happened yet" in drawn([])
