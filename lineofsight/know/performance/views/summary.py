"""The Executive's two pages: what changed, what is signal and what is noise, what is missing, what is asked, and what
children saw beside the figures."""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TypeVar

from django.http import HttpResponse
from django.shortcuts import render
from pypdf import PdfReader

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.downloads import attached
from lineofsight.core.design.text import day, listed
from lineofsight.core.documents.pdf import pdf
from lineofsight.core.documents.tree import Block, Column, Document, Heading, Paragraph, Table
from lineofsight.core.insight.rules import Domain
from lineofsight.kernel import clock
from lineofsight.kernel.numbers import relative_change
from lineofsight.know.performance.selectors import Looked, Pack, Row
from lineofsight.know.performance.views import words
from lineofsight.know.performance.views.chance import chance_sentence, way_words
from lineofsight.know.performance.views.pack import PUBLISHABLE, about_document, made_for
from lineofsight.know.performance.views.packing import said_by

# How many lines each table has room for on two pages, tried in this order; the rest is counted, and is in the pack.
MOST = 4
FEWER = (MOST, 3, 2, 1)
PAGES = 2
# As much of somebody's words as has room; the pack has them whole.
SHORT = 150
# Longer than any return is outstanding, in days.
LONG = 100_000
T = TypeVar("T")


@may("performance.view_scorecard")
def executive_summary(request: Visit) -> HttpResponse:
    """The two pages on a screen."""
    choices, pack = made_for(request)
    about = about_document(choices, summary_of(pack, choices.domains))
    return render(request, "performance/executive_summary.html", about)


@may("performance.view_scorecard")
def summary_pdf(request: Visit) -> HttpResponse:
    """The two pages as a PDF, from what everybody inside may read."""
    choices, pack = made_for(request)
    made = on_two_pages(pack, choices.domains, request.build_absolute_uri("/"))
    name = f"summary-{choices.period.slug}.pdf"
    return HttpResponse(made, content_type="application/pdf", headers=attached(name))


def on_two_pages(pack: Pack, domains: Mapping[str, Domain], site: str = "") -> bytes:
    """The summary as a PDF of two pages: with as many lines to a table as have room."""
    made = b""
    for most in FEWER:
        made = pdf(summary_of(pack, domains, most), clock.now(), site)
        if len(PdfReader(io.BytesIO(made)).pages) == PAGES:
            break
    return made


def summary_of(pack: Pack, domains: Mapping[str, Domain], most: int = MOST) -> Document:
    """The summary as a document: what changed on the first page, what is missing and asked on the second."""
    rows = pack.rows
    said = words.scorecard_sentence(rows, pack.period, pack.day)
    first = (worse(rows, most), better(rows, most), signals(pack, most), off_target(rows, most))
    second = (missing(rows, most), asked(pack, most), seen(pack), by_domain(rows, domains))
    return Document(
        title="Summary for the Executive",
        subtitle=pack.period.label,
        meta=(("Partnership", pack.partnership.name), ("As known on", day(pack.day))),
        blocks=(
            Paragraph.of(f"{said}{doubts(rows)} {PUBLISHABLE}"),
            Paragraph.of(chance_sentence(pack.looked, most)),
            *(block for blocks in first for block in blocks),
            Heading(1, "What is missing, and what is asked", new_page=True),
            Paragraph.of(f"{answered_sentence(pack)} {owed_sentence(pack)} {asked_sentence(pack)}"),
            *(block for blocks in second for block in blocks),
        ),
    )


def answered_sentence(pack: Pack) -> str:
    """How many agencies have signed off, and who is late."""
    if not pack.late:
        return "Nobody was asked for this period."
    signed = sum(1 for each in pack.late if each.signed_off)
    late = [each.agency for each in pack.late if each.late]
    told = f"{signed} of {words.plural(len(pack.late), 'agency has', 'agencies have')} signed off"
    named = listed([*late[:4], *([f"{len(late) - 4} more"] if len(late) > 4 else [])])
    return f"{told}; late: {named}." if late else f"{told}."


def owed_sentence(pack: Pack) -> str:
    """How many figures have still to be explained by whoever gave them."""
    owed = [each for each in pack.looked if each.owed]
    if not owed:
        return "No agency owes an explanation of a figure."
    whose = listed(sorted({due.organisation.name for each in owed for due in each.owed}))
    return f"{words.plural(len(owed), 'figure has', 'figures have')} still to be explained, by {whose}."


def asked_sentence(pack: Pack) -> str:
    """How much groups asked, and how much of it is answered."""
    every = [one for each in pack.looked for one in each.asked]
    if not every:
        return "No group has asked about a figure."
    still = sum(1 for one in every if not one.answer)
    told = f"{words.plural(len(every), 'question of a group stands', 'questions of groups stand')} here"
    return f"{told}, {f'{still} not answered yet' if still else 'all answered'}."


def signals(pack: Pack, most: int = MOST) -> tuple[Block, ...]:
    """What is more than chance, and what is said of it."""
    found = [each for each in pack.looked if each.signal]

    def cells(each: Looked) -> tuple[str, ...]:
        said = shortened(each.said[0].text) if each.said else "nothing yet"
        return each.row.indicator.name, each.row.figure.text, way_words(each), said

    head = ("Indicator", "Value", "It is", "What its agency says")
    return section("What is more than chance", head, found, cells, numeric=(1,), most=most)


def asked(pack: Pack, most: int = MOST) -> tuple[Block, ...]:
    """What groups asked and what was answered, what is open first."""
    found = sorted(((each, one) for each in pack.looked for one in each.asked), key=lambda row: bool(row[1].answer))

    def cells(row: tuple) -> tuple[str, ...]:
        each, one = row
        answer = shortened(one.answer) if one.answer else f"wanted by {day(one.due)}"
        return each.row.indicator.name, f"{one.body}: {shortened(one.question)}", f"{one.organisation.name}: {answer}"

    return section("What is asked", ("Indicator", "Question", "Answer"), found, cells, most=most)


def seen(pack: Pack) -> Iterator[Block]:
    """The latest that was seen through a child's eyes, beside the figures."""
    for each in pack.eyes[:1]:
        told = f"{shortened(each.evidence.says)} ({day(each.evidence.seen_on)})"
        yield said_by("Through a child’s eyes:", f"{told}. Learned from it: {shortened(each.point.text)}")


def shortened(text: str) -> str:
    """As much of a text as has room, cut between words."""
    if len(text) <= SHORT:
        return text
    return f"{text[:SHORT].rsplit(' ', 1)[0].rstrip('.,;: ')} …"


def worse(rows: list[Row], most: int = MOST) -> tuple[Block, ...]:
    """What went the worse way, the largest move first."""
    return changes("What went the worse way", [row for row in rows if words.moved(row).judged == "worse"], most)


def better(rows: list[Row], most: int = MOST) -> tuple[Block, ...]:
    """What went the better way, the largest move first."""
    return changes("What went the better way", [row for row in rows if words.moved(row).judged == "better"], most)


def changes(title: str, rows: list[Row], most: int) -> tuple[Block, ...]:
    """Some changes as a table."""
    found = sorted(rows, key=size_of_move, reverse=True)

    def cells(row: Row) -> tuple[str, ...]:
        moved = words.moved(row)
        return row.indicator.name, row.figure.text, moved.text, moved.periods

    return section(title, ("Indicator", "Value", "Change", "Between"), found, cells, numeric=(1, 2), most=most)


def size_of_move(row: Row) -> Decimal:
    """How far a value moved, as a part of last time's; from nought counts as furthest."""
    moved = relative_change(row.figure.value, row.before.value)
    return Decimal("Infinity") if moved is None else abs(moved)


def off_target(rows: list[Row], most: int = MOST) -> tuple[Block, ...]:
    """What has a target and did not meet it."""
    aims = [(row, aim) for row in rows if (aim := words.aim_of(row.figure)) and aim.met is False]

    def cells(found: tuple[Row, words.Aim]) -> tuple[str, ...]:
        row, aim = found
        return row.indicator.name, row.figure.text, aim.text, aim.whose

    head = ("Indicator", "Value", "Target", "Whose target")
    return section("What is off target", head, aims, cells, numeric=(1, 2), most=most)


def missing(rows: list[Row], most: int = MOST) -> tuple[Block, ...]:
    """What has no value, and whose it is: what is latest first, since there is room for a few."""
    found = sorted((row for row in rows if row.missing), key=lateness)

    def cells(row: Row) -> tuple[str, ...]:
        there = words.elsewhere_words(row, "the area itself") or row.figure.text
        return row.indicator.name, there, words.waiting_words(row.waiting, most=1) or "–"

    return section("What has no value", ("Indicator", "What there is", "Whose it is"), found, cells, most=most)


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


def by_domain(rows: list[Row], domains: Mapping[str, Domain]) -> tuple[Block, ...]:
    """Every domain in a line."""
    found = [
        (domain.label, own)
        for domain in domains.values()
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
    notes = (f"And {more:,} more, in the pack.",) if more > 0 else ()
    table = Table(title, columns, tuple(cells(each) for each in found[:most]), notes=notes)
    return (table,)
