"""A thread as a page shows it, whoever's it is: the drawn timeline with its sentence and legend; and as a file.

Themes draw it, and so do the modules whose records have a thread of their own, such as a priority; the tables that go
with it are macros of `thread/parts.html`.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse

from lineofsight.core.design.charts import Chart
from lineofsight.core.design.downloads import csv_file
from lineofsight.core.design.paging import page_of
from lineofsight.core.design.text import day, listed
from lineofsight.core.design.timeline import AHEAD, OPEN, POINTED, ROUND, SETTLED, SQUARE, Happening, timeline
from lineofsight.core.thread.lifecycle import ACTION as ACTION_STATES
from lineofsight.core.thread.models import Result
from lineofsight.core.thread.selectors.counts import Counts
from lineofsight.core.thread.selectors.follow import ACTION, EVIDENCE, IMPACT, LEARNING, STRANDS, Event, Thread, Unshown
from lineofsight.core.thread.selectors.hanging import Hanging
from lineofsight.core.thread.selectors.shown import Shown

NAMES = {EVIDENCE: "Evidence", LEARNING: "Learning", ACTION: "Action", IMPACT: "Impact"}
SHAPES = {EVIDENCE: SQUARE, LEARNING: ROUND, ACTION: ROUND, IMPACT: POINTED}
NO_CHANGE = Result.NO_CHANGE.label
UNSETTLED = {"Proposed", "Noted", "Being acted on", "Done"}
TESTED = {"arrangement": "arrangements", "practice": "practice", "experience": "children’s experience"}


# As many as stand on one page of what has not been shown.
LEFT = 20


def thread_shown(request: HttpRequest, hanging: Hanging, key: str, name: str, *more: Unshown) -> dict[str, Any]:
    """What a page says of a thread, for its template: the macros of `thread/parts.html` draw it.

    Args:
        name: what is drawn over time. more: what its own record has not shown besides.
    """
    shown = Shown(hanging, more)
    page = page_of(request, range(shown.parts), 1, "part")
    part = shown.part(page.rows[0] if page.rows else 0)
    sentence = sentence_of(shown.counts)
    return {
        "followed": shown,
        "part": part,
        "parts": page,
        "sentence": sentence,
        "drawing": drawn(part, key, name, sentence, part_sentence(shown, part)),
        "unshown": page_of(request, shown.unshown, LEFT, "left"),
    }


def drawn(part: Thread, key: str, name: str, sentence: str, which: str = "") -> Chart:
    """The timeline of a thread, or of a part of it, with its table.

    Args:
        sentence: what the thread holds. which: which part is drawn, where it is not all of it.
    """
    happenings = happenings_of(one_a_day(part.events))
    svg = timeline(happenings, list(NAMES.values()), key=key, title=f"{name} over time", description=sentence)
    rows = [(day(e.on), NAMES[e.strand], e.says, e.state) for e in part.events]
    legend = [("●", "settled"), ("○", "open, or planned")]
    if any(each.again is not None for each in happenings):
        legend.append(("╌", "learned before"))
    return Chart(
        title=f"{name} over time", sentence=which, svg=svg, head=("When", "Strand", "What", "State"), rows=rows,
        wide=True, source="From the partnership’s own evidence, learning points, actions and tests.", legend=legend,
    )  # fmt: skip


def part_sentence(shown: Shown, part: Thread) -> str:
    """Which part of a long thread is told, where it is told in parts."""
    if shown.parts < 2:
        return ""
    done, learned = counted(shown.counts.actions, "action"), counted(shown.counts.points, "learning point")
    return (
        f"This is a part of it: {len(part.actions)} of {done} and {len(part.points)} of {learned}. "
        "What has not ended comes first, then the latest; the other parts are turned to under “Everything, in order”."
    )


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


def sentence_of(counts: Counts) -> str:
    """What a thread holds, and how far it has been shown to change anything."""
    if not counts.points and not counts.actions:
        return "Nothing has been learned or done about it yet."
    return " ".join([learned_sentence(counts), actions_sentence(counts), impact_sentence(counts)])


def learned_sentence(counts: Counts) -> str:
    said = f"Learned {counted(counts.points, 'time')}"
    return f"{said}, {counts.again:,} of them again." if counts.again else f"{said}."


def actions_sentence(counts: Counts) -> str:
    """How many actions, and where they are."""
    if not counts.actions:
        return "Nobody has been asked to do anything about it."
    where = listed(f"{number:,} {in_words(key)}" for key, number in counts.states.items())
    return f"{counted(counts.actions, 'action')}: {where}."


def in_words(state: str) -> str:
    """What a state of an action is called within a sentence."""
    return ACTION_STATES.state(state).label.lower().replace(", ", " but ")


def impact_sentence(counts: Counts) -> str:
    """What the tests found, and what nobody has tested."""
    if not counts.best:
        return "Nobody has tested whether it changed anything."
    found = listed(f"{result} in {TESTED[what]}" for what, result in counts.best.items())
    untested = [words for what, words in TESTED.items() if what not in counts.best and what != "arrangement"]
    left = f" Nobody has tested {listed(untested, 'or')}." if untested else ""
    return f"The latest tests found {found}.{left}"


def counted(number: int, thing: str) -> str:
    """A number of things."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
