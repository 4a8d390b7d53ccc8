"""The scorecard on two pages, for the Executive: what went which way, what is off target, what is missing."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TypeVar

from django.http import Http404, HttpResponse

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.downloads import attached
from lineofsight.core.design.text import day, listed
from lineofsight.core.documents.pdf import pdf
from lineofsight.core.documents.tree import Block, Column, Document, Paragraph, Table
from lineofsight.core.insight.figures import PUBLISHED
from lineofsight.kernel import clock
from lineofsight.kernel.numbers import relative_change
from lineofsight.know.performance import selectors
from lineofsight.know.performance.selectors import Row
from lineofsight.know.performance.views import words
from lineofsight.know.performance.views.choices import Choices, choices_in

# How many lines each table has room for on two pages; the rest is counted, and stands on the scorecard.
MOST = 4
# Longer than any return is outstanding, in days.
LONG = 100_000
T = TypeVar("T")
PUBLISHABLE = "Every figure here may be published. Small counts are kept back."


@may("performance.view_scorecard")
def summary_pdf(request: Visit) -> HttpResponse:
    """The summary as a PDF, from what may be published alone. Raises Http404 where there is no period yet."""
    choices = choices_in(request)
    if choices.period is None:
        raise Http404("There are no figures yet.")
    rows = selectors.scorecard(
        request.actor, request.partnership, choices.period, as_at=choices.moment, audience=PUBLISHED
    )
    made = pdf(summary_of(rows, choices, request.partnership.name), clock.now(), request.build_absolute_uri("/"))
    name = f"summary-{choices.period.slug}.pdf"
    return HttpResponse(made, content_type="application/pdf", headers=attached(name))


def summary_of(rows: list[Row], choices: Choices, partnership: str) -> Document:
    """The summary as a document: a sentence, then a table for each question that has an answer."""
    sections = (worse(rows), better(rows), off_target(rows), missing(rows), by_domain(rows, choices))
    said = words.scorecard_sentence(rows, choices.period, choices.known_on) + doubts(rows)
    return Document(
        title="Summary for the Executive",
        subtitle=choices.period.label,
        meta=(("Partnership", partnership), ("As known on", day(choices.known_on))),
        blocks=(
            Paragraph.of(f"{said}{doubts(rows)} {PUBLISHABLE}"),
            *(block for blocks in sections for block in blocks),
        ),
    )


def worse(rows: list[Row]) -> tuple[Block, ...]:
    """What went the worse way, the largest move first."""
    return changes("What went the worse way", [row for row in rows if words.moved(row).judged == "worse"])


def better(rows: list[Row]) -> tuple[Block, ...]:
    """What went the better way, the largest move first."""
    return changes("What went the better way", [row for row in rows if words.moved(row).judged == "better"])


def changes(title: str, rows: list[Row]) -> tuple[Block, ...]:
    """Some changes as a table."""
    found = sorted(rows, key=size_of_move, reverse=True)

    def cells(row: Row) -> tuple[str, ...]:
        moved = words.moved(row)
        return row.indicator.name, row.figure.text, moved.text, moved.periods

    return section(title, ("Indicator", "Value", "Change", "Between"), found, cells, numeric=(1, 2))


def size_of_move(row: Row) -> Decimal:
    """How far a value moved, as a part of last time's; from nought counts as furthest."""
    moved = relative_change(row.figure.value, row.before.value)
    return Decimal("Infinity") if moved is None else abs(moved)


def off_target(rows: list[Row]) -> tuple[Block, ...]:
    """What has a target and did not meet it."""
    aims = [(row, aim) for row in rows if (aim := words.aim_of(row.figure)) and aim.met is False]

    def cells(found: tuple[Row, words.Aim]) -> tuple[str, ...]:
        row, aim = found
        return row.indicator.name, row.figure.text, aim.text, aim.whose

    return section("What is off target", ("Indicator", "Value", "Target", "Whose target"), aims, cells, numeric=(1, 2))


def missing(rows: list[Row]) -> tuple[Block, ...]:
    """What has no value, and whose it is: what is latest first, since there is room for a few."""
    found = sorted((row for row in rows if row.missing), key=lateness)

    def cells(row: Row) -> tuple[str, ...]:
        there = words.elsewhere_words(row, "the area itself") or row.figure.text
        return row.indicator.name, there, words.waiting_words(row.waiting, most=1) or "–"

    return section("What has no value", ("Indicator", "What there is", "Whose it is"), found, cells)


def lateness(row: Row) -> int:
    """What is latest comes first, then what is not due yet, then what nobody owes."""
    return -max((each.days_late for each in row.waiting), default=-LONG)


def doubts(rows: list[Row]) -> str:
    """How many values are questioned, not the agency's own word yet, or do not agree with themselves."""
    known = [row for row in rows if row.figure.value is not None]
    counted = (
        (sum(1 for row in known if row.queried), "questioned"),
        (sum(1 for row in known if row.figure.entered), "entered for an agency and not confirmed yet"),
        (sum(1 for row in known if row.figure.disagreeing or row.disagreements), "not agreed on by every source"),
    )
    said = listed(f"{count} {'is' if count == 1 else 'are'} {word}" for count, word in counted if count)
    return f" In doubt: {said}." if said else ""


def by_domain(rows: list[Row], choices: Choices) -> tuple[Block, ...]:
    """Every domain in a line."""
    found = [
        (domain.label, own)
        for domain in choices.domains.values()
        if (own := [row for row in rows if row.indicator.domain == domain.key])
    ]

    def cells(each: tuple[str, list[Row]]) -> tuple[str, ...]:
        label, own = each
        moved = [words.moved(row) for row in own]
        counts = (len(own), *(sum(1 for m in moved if m.judged == word) for word in ("better", "worse")))
        return label, *map(str, (*counts, sum(1 for row in own if row.missing)))

    head = ("Domain", "Indicators", "Better", "Worse", "No value")
    return section("Domain by domain", head, found, cells, numeric=(1, 2, 3, 4), most=len(found))


def section(
    title: str, head: tuple[str, ...], found: Iterable[T], cells: Callable[[T], tuple[str, ...]], *,
    numeric: tuple[int, ...] = (), most: int = MOST,
) -> tuple[Block, ...]:  # fmt: skip
    """A table of the first few, called by its title, with how many more there are; nothing where there are none."""
    found = list(found)
    if not found:
        return ()
    columns = tuple(Column(label, numeric=at in numeric) for at, label in enumerate(head))
    more = len(found) - most
    notes = (f"And {more:,} more, on the scorecard.",) if more > 0 else ()
    table = Table(title, columns, tuple(cells(each) for each in found[:most]), notes=notes)
    return (table,)
