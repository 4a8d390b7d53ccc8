"""What is drawn of a thread: a mark for each record and day, whatever it went through on that day."""

from datetime import date, timedelta

import pytest

from lineofsight.core.thread.drawing import happenings_of, one_a_day
from lineofsight.core.thread.selectors.follow import ACTION, EVIDENCE, IMPACT, LEARNING, Event

pytestmark = pytest.mark.once
DAY = date(2026, 3, 2)


def step(strand: str, ref: str, state: str, *led_from: str, on: date = DAY) -> Event:
    """One thing that happened to a record."""
    return Event(on, strand, f"What {ref} says", "", state=state, ref=ref, led_from=led_from)


def test_what_was_proposed_done_and_closed_on_one_day_is_one_mark_that_keeps_what_led_to_it():
    events = [
        step(EVIDENCE, "audit", "Looked at and found so"), step(LEARNING, "point", "Being acted on"),
        step(ACTION, "action", "Proposed", "point"), step(ACTION, "action", "Done", "action", "audit"),
        step(ACTION, "action", "Closed", "action"), step(IMPACT, "test", "Some change", "action"),
    ]  # fmt: skip
    drawn = one_a_day(events)
    assert [each.state for each in drawn if each.strand == ACTION] == ["Closed"]
    marks = happenings_of(drawn)
    assert marks[2].led_from == (0, 1), "the evidence and what was learned"
    assert marks[3].led_from == (2,)


def test_steps_on_different_days_stay_marks_of_their_own():
    later = DAY + timedelta(days=9)
    drawn = one_a_day([step(ACTION, "action", "Proposed"), step(ACTION, "action", "Done", "action", on=later)])
    assert [each.state for each in drawn] == ["Proposed", "Done"]
    assert happenings_of(drawn)[1].led_from == (0,)
