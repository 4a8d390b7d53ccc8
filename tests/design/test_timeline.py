"""A timeline draws every mark where its day is, whatever happens at once, and words that are escaped."""

import re
from datetime import date
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.design import timeline
from lineofsight.core.design.timeline import AHEAD, OPEN, POINTED, ROUND, SETTLED, SQUARE, Happening

pytestmark = pytest.mark.once
PLACED = re.compile(r'<text x="([0-9.]+)" y="([0-9.]+)" text-anchor="(start|end)"[^>]*>([^<]+)</text>')
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


@given(happenings)
def test_no_name_covers_another_name(found):
    boxes = [box(*each) for each in PLACED.findall(drawn(found))]
    for n, (left, right, y) in enumerate(boxes):
        for low, high, other in boxes[n + 1 :]:
            assert y != other or right <= low or high <= left


def box(x: str, y: str, anchor: str, words: str) -> tuple[float, float, float]:
    """From where to where some words reach, and on which line."""
    width = timeline.LETTER * len(unescape(words))
    left = float(x) - (width if anchor == "end" else 0)
    return left, left + width, float(y)


def test_what_happens_on_one_day_stands_in_rows_each_with_its_name():
    """Several agencies' actions, proposed and done on the day of one meeting."""
    names = [f"Action {n} of the meeting" for n in range(5)]
    svg = drawn([Happening(date(2020, 1, 1), 1, "Learned"), *(Happening(date(2026, 1, 1), 2, name) for name in names)])
    rows = {words: float(y) for _, y, _, words in PLACED.findall(svg)}
    assert all(name in rows for name in names)
    assert len({rows[name] for name in names}) == 5


def test_names_are_text_and_not_markup():
    assert "<b>" not in drawn([Happening(date(2020, 1, 1), 0, "<b>Audit</b>")])


def test_nothing_yet_says_so():
    assert "Nothing has happened yet" in drawn([])
