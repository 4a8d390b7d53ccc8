"""Every figure placed in a report, in order, with the values it rests on: read from the document itself and from what
was kept of its sources, so that a signed report answers as it was signed."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lineofsight.core.documents import tree
from lineofsight.core.insight import library
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight.models import Observation
from lineofsight.kernel.numbers import relative_change
from lineofsight.lead.annual_report.selectors.outputs import Output

SOURCE = "#source-"
# Where one value is printed, and not something worked out of several.
SINGLE = {"number", "table", "chart"}


@dataclass(frozen=True)
class Found:
    """A figure met in the document: under which heading, and in a table the header of its row."""

    section: str
    placed: tree.Placed
    row: str = ""


def placed_figures(output: Output) -> list[dict[str, Any]]:
    """Each figure placed in a report, in the order in which they are read, as plain data.

    Exact values are decimal text. A value that is not shown (a small count, say) is not given either.
    """
    sources = {figure["number"]: figure for figure in output.figures}
    refs = {seen["ref"] for figure in output.figures for seen in figure["observations"]}
    known = insight.observations_called(refs)
    return [described(found, sources, known, output) for found in met(output.document)]


def met(document: tree.Document) -> Iterator[Found]:
    section = ""
    for block in document.blocks:
        if isinstance(block, tree.Heading) and block.level == 1:
            section = block.text
        yield from (Found(section, placed, row) for placed, row in in_block(block))


def in_block(block: tree.Block) -> Iterator[tuple[tree.Placed, str]]:
    """The figures of a block, those of a table with the header of their row."""
    match block:
        case tree.Paragraph(inlines):
            yield from ((placed, "") for placed in in_inlines(inlines))
        case tree.BulletList(items) | tree.NumberedList(items, _):
            for item in items:
                yield from in_blocks(item)
        case tree.Quote(blocks) | tree.Note(_, _, blocks):
            yield from in_blocks(blocks)
        case tree.Chart():
            yield from in_block(block.table)
        case tree.Table():
            for row in block.rows:
                header = row[0] if isinstance(row[0], str) else tree.plain(row[0])
                yield from ((each, header) for cell in row if not isinstance(cell, str) for each in in_inlines(cell))


def in_blocks(blocks: tuple[tree.Block, ...]) -> Iterator[tuple[tree.Placed, str]]:
    for block in blocks:
        yield from in_block(block)


def in_inlines(inlines: tuple[tree.Inline, ...]) -> Iterator[tree.Placed]:
    for inline in inlines:
        match inline:
            case tree.Placed():
                yield inline
            case tree.Emphasis(inner) | tree.Strong(inner):
                yield from in_inlines(inner)


def described(found: Found, sources: dict[int, dict], known: dict[str, Observation], output: Output) -> dict[str, Any]:
    placed = found.placed
    source = sources.get(number_of(placed)) or {}
    rests_on = [value_of(seen, source, known) for seen in rested_on(found, source)]
    about = rests_on[0] if rests_on else {}
    exact, exact_percent = exact_of(placed.as_, rests_on)
    return {
        "section": found.section,
        "as": placed.as_,
        "key": placed.key,
        "edition": source.get("edition", ""),
        "name": source.get("name", ""),
        "number": source.get("number"),
        "period": about.get("period", ""),
        "area": about.get("area", output.report.partnership.area_code),
        "breakdown": about.get("breakdown", ""),
        "shown": placed.text,
        "exact": exact,
        "exact_percent": exact_percent,
        "state": about["status"] if about.get("exact") is not None else placed.text,
        "source": source.get("source", ""),
        "document": about.get("document", ""),
        "place": about.get("place", ""),
        "as_at": output.as_at.isoformat(),
        "rests_on": rests_on,
    }


def number_of(placed: tree.Placed) -> int | None:
    """The number of the source a figure leads to."""
    number = placed.href.removeprefix(SOURCE)
    return int(number) if placed.href.startswith(SOURCE) and number.isdecimal() else None


def rested_on(found: Found, source: dict) -> list[dict]:
    """Of what is kept of a source, the values this figure rests on: where it is one value, that one alone."""
    seen = source.get("observations", [])
    if found.placed.as_ not in SINGLE:
        return seen
    same = [one for one in seen if one["text"] == found.placed.text and found.row in ("", one["label"])]
    return same[:1]


def value_of(seen: dict, source: dict, known: dict[str, Observation]) -> dict[str, Any]:
    """One value as it was printed, and as exactly as it is known, where it was printed at all."""
    observation = known[seen["ref"]]
    indicator = library.indicator(source["key"], source["edition"])
    shown = observation.value is not None and indicator.text_of(observation.value) == seen["text"]
    return {
        "observation": seen["ref"],
        "period": seen["period"],
        "area": observation.area,
        "breakdown": seen["breakdown"],
        "shown": seen["text"],
        "exact": exact_text(observation.value) if shown else None,
        "numerator": exact_text(observation.numerator) if shown else None,
        "denominator": exact_text(observation.denominator) if shown else None,
        "status": seen["status"],
        "source": seen["source"],
        "document": observation.document,
        "place": observation.place,
        "known_from": seen["known_from"],
        "recorded_at": seen["recorded_at"],
    }


def exact_of(as_: str, rests_on: list[dict]) -> tuple[str | None, str | None]:
    """What stands in the text before it was rounded: a value; of a share its per cent; of a change the difference, and
    the same in per cent of the earlier value. None where it cannot be told from what it rests on."""
    values = [one["exact"] for one in rests_on]
    if not values or None in values:
        return None, None
    exact = [Decimal(value) for value in values]
    if as_ in SINGLE:
        return values[0], None
    if as_ == "share":
        return None, share_of(exact, rests_on[0])
    if as_ == "change" and len(exact) == 2:
        relative = relative_change(*exact)
        return exact_text(exact[0] - exact[1]), None if relative is None else exact_text(relative * 100)
    return None, None


def share_of(exact: list[Decimal], about: dict) -> str | None:
    """A part of the whole that stands beside it; else the two counts its value came with."""
    counts = (
        exact if len(exact) == 2 else [Decimal(about[name]) for name in ("numerator", "denominator") if about[name]]
    )
    return exact_text(counts[0] / counts[1] * 100) if len(counts) == 2 and counts[1] else None


def exact_text(value: Decimal | None) -> str | None:
    """A number to its last digit, without noughts that say nothing; none where there is none."""
    return None if value is None else f"{value.normalize() + 0:f}"
