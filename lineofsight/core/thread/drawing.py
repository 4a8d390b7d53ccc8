"""A thread as a page shows it, whoever's it is: the drawn timeline with its sentence and legend; and as a file.

Themes draw it, and so do the modules whose records have a thread of their own, such as a priority; the tables that go
with it are macros of `thread/parts.html`.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.http import HttpResponse

from lineofsight.core.design.charts import Chart
from lineofsight.core.design.downloads import csv_file
from lineofsight.core.design.text import day, listed
from lineofsight.core.design.timeline import AHEAD, OPEN, POINTED, ROUND, SETTLED, SQUARE, Happening, timeline
from lineofsight.core.thread.models import Result
from lineofsight.core.thread.selectors.follow import ACTION, EVIDENCE, IMPACT, LEARNING, STRANDS, Event, Thread

NAMES = {EVIDENCE: "Evidence", LEARNING: "Learning", ACTION: "Action", IMPACT: "Impact"}
SHAPES = {EVIDENCE: SQUARE, LEARNING: ROUND, ACTION: ROUND, IMPACT: POINTED}
NO_CHANGE = Result.NO_CHANGE.label
UNSETTLED = {"Proposed", "Noted", "Being acted on", "Done"}
TESTED = {"arrangement": "arrangements", "practice": "practice", "experience": "children’s experience"}


def drawn(followed: Thread, key: str, name: str) -> Chart:
    """The timeline of a thread with its table."""
    events = followed.events
    happenings = happenings_of(one_a_day(events))
    sentence = sentence_of(followed)
    svg = timeline(happenings, list(NAMES.values()), key=key, title=f"{name} over time", description=sentence)
    rows = [(day(e.on), NAMES[e.strand], e.says, e.state) for e in events]
    legend = [("●", "settled"), ("○", "open, or planned")]
    if any(each.again is not None for each in happenings):
        legend.append(("╌", "learned before"))
    return Chart(
        title=f"{name} over time", sentence="", svg=svg, head=("When", "Strand", "What", "State"), rows=rows,
        wide=True, source="From the partnership’s own evidence, learning points, actions and tests.", legend=legend,
    )  # fmt: skip


def one_a_day(events: list[Event]) -> list[Event]:
    """The events that are drawn: of a record's steps on one day the last, led from by what led to any of them.

    The table and the file hold each step.
    """
    last: dict[tuple[str, date], Event] = {}
    for event in events:
        before = last.pop((event.ref, event.on), None)
        led = {*event.led_from, *(before.led_from if before else ())} - ({event.ref} if before else set())
        last[event.ref, event.on] = replace(event, led_from=tuple(sorted(led)))
    return list(last.values())


def happenings_of(events: list[Event]) -> list[Happening]:
    """The marks of some events, and what led to each: the latest event before it of each record that did."""
    places: dict[str, list[int]] = {}
    for n, event in enumerate(events):
        places.setdefault(event.ref, []).append(n)

    def latest(ref: str, before: int) -> list[int]:
        return [n for n in places.get(ref, []) if n < before][-1:]

    return [
        Happening(
            event.on, STRANDS.index(event.strand), event.says, SHAPES[event.strand], state_of(event),
            tuple(m for ref in event.led_from for m in latest(ref, n)),
            next(iter(latest(event.again, n)), None) if event.again else None, event.state == NO_CHANGE,
        )
        for n, event in enumerate(events)
    ]  # fmt: skip


def thread_file(name: str, events: Iterable[Event]) -> HttpResponse:
    """The events of a thread as a file."""
    rows = [(e.on.isoformat(), e.strand, e.says, e.more, e.state, e.repeats) for e in events]
    return csv_file(name, ("Date", "Strand", "What", "More", "State", "Repeats"), rows)


def state_of(event: Event) -> str:
    return AHEAD if event.ahead else OPEN if event.state in UNSETTLED else SETTLED


def sentence_of(followed: Thread) -> str:
    """What a thread holds, and how far it has been shown to change anything."""
    if not followed.points and not followed.actions:
        return "Nothing has been learned or done about it yet."
    return " ".join([learned_sentence(followed), actions_sentence(followed), impact_sentence(followed)])


def learned_sentence(followed: Thread) -> str:
    times, again = len(followed.points), sum(1 for event in followed.events if event.again)
    said = f"Learned {counted(times, 'time')}"
    return f"{said}, {again} of them again." if again else f"{said}."


def actions_sentence(followed: Thread) -> str:
    """How many actions, and where they are."""
    if not followed.actions:
        return "Nobody has been asked to do anything about it."
    states: dict[str, int] = {}
    for action in followed.actions:
        label = action.state_now.label.lower().replace(", ", " but ")
        states[label] = states.get(label, 0) + 1
    where = listed(f"{number} {label}" for label, number in states.items())
    return f"{counted(len(followed.actions), 'action')}: {where}."


def impact_sentence(followed: Thread) -> str:
    """What the tests found, and what nobody has tested."""
    best: dict[str, str] = {}
    for test in followed.found:
        best.setdefault(test.tests, test.get_result_display().lower())
    if not best:
        return "Nobody has tested whether it changed anything."
    found = listed(f"{result} in {TESTED[what]}" for what, result in best.items())
    untested = [words for what, words in TESTED.items() if what not in best and what != "arrangement"]
    left = f" Nobody has tested {listed(untested, 'or')}." if untested else ""
    return f"The latest tests found {found}.{left}"


def counted(number: int, thing: str) -> str:
    """A number of things."""
    return f"{number} {thing}{'' if number == 1 else 's'}"
