"""The whole report as one document, its sources numbered in the order in which they are met."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from lineofsight.core.design.text import moment
from lineofsight.core.documents import tree
from lineofsight.core.documents.press import pressed
from lineofsight.core.documents.reader import read
from lineofsight.core.people.models import Appointment
from lineofsight.kernel import clock
from lineofsight.lead.annual_report.models import Report, Section
from lineofsight.lead.annual_report.rules.signing import LABELS
from lineofsight.lead.annual_report.selectors.around import around_each
from lineofsight.lead.annual_report.selectors.glossary import glossary_blocks, glossary_of
from lineofsight.lead.annual_report.selectors.placing import Placer
from lineofsight.lead.annual_report.selectors.reading import TOP_LEVEL, Reading, book_for, read_section
from lineofsight.lead.annual_report.selectors.sources import source_entry
from lineofsight.lead.annual_report.selectors.uses import Use

CAVEATS = "Read the figures with this in mind"
# A section, and the blocks it is in the document.
Part = tuple[Section, list[tree.Block]]
# Told after each section how many of how many are done.
Progress = Callable[[int, int], None]


def untold(done: int, of: int) -> None:
    """Progress that nobody is told of."""


def counted(sections: Sequence[Section], progress: Progress) -> Iterator[Section]:
    """These sections, telling after each how many are done."""
    for done, section in enumerate(sections, start=1):
        yield section
        progress(done, len(sections))


@dataclass(frozen=True)
class Composed:
    """A report composed: its document, and its sources in the order of their numbers."""

    document: tree.Document
    figures: list[dict[str, Any]]
    as_at: datetime


def read_report(
    report: Report, *, as_at: datetime | None = None, progress: Progress = untold
) -> list[tuple[Section, Reading]]:
    """Every section of a report, read together."""
    sections = list(report.sections.select_related("owner"))
    for section in sections:
        section.report = report
    book = book_for(report, [section.text for section in sections], as_at=as_at)
    known = around_each(sections, Placer(report.partnership, report.period, book))
    return [
        (section, read_section(section, book=book, known=known[section.pk])) for section in counted(sections, progress)
    ]


def compose(
    report: Report, *, signers: Sequence[Appointment] = (), as_at: datetime | None = None, progress: Progress = untold
) -> Composed:
    """The report as it stands, every figure as it was known at one moment (none: now). Nothing is checked: see
    `read_report`."""
    moment_of = as_at or clock.now()
    parts, uses = said_in(report, moment_of, progress)
    said, caveats = [block for _, blocks in parts for block in blocks], caveats_of(uses)
    glossary = glossary_of(report.partnership, [*said, *caveats])
    document = tree.Document(
        title=report.title,
        subtitle=report.partnership.name,
        meta=meta_of(report, signers, moment_of),
        blocks=(*said, *glossary_blocks(glossary), *caveats),
    )
    numbers = source_numbers(document)
    return Composed(numbered(document, numbers), figures_of(uses, numbers), moment_of)


def said_in(report: Report, as_at: datetime, progress: Progress = untold) -> tuple[list[Part], list[Use]]:
    """What each section of a report says, in order, and every figure placed in them."""
    sections = list(report.sections.all())
    book = book_for(report, [section.text for section in sections], as_at=as_at)
    parts: list[Part] = []
    uses: list[Use] = []
    for section in counted(sections, progress):
        placer = Placer(report.partnership, report.period, book)
        parts.append((section, blocks_of(section, read(section.text, placer.resolve, TOP_LEVEL).blocks)))
        uses += placer.uses
    return parts, uses


def meta_of(report: Report, signers: Sequence[Appointment], as_at: datetime) -> tuple[tuple[str, str], ...]:
    named = "; ".join(f"{a.person.name}, {a.organisation.name}" if a.organisation else a.person.name for a in signers)
    meta = [("Period", report.period.label), ("Figures as at", moment(as_at))]
    return (*meta, *([(f"For signature by the {LABELS[signers[0].role]}s", named)] if named else []))


def blocks_of(section: Section, said: Iterable[tree.Block]) -> list[tree.Block]:
    """A section under its heading; the addresses of the headings within it are the section's own."""
    where = f"section-{section.position}"
    return [tree.Heading(1, section.title, where), *(addressed(b, where, n) for n, b in enumerate(said, start=1))]


def addressed(block: tree.Block, where: str, number: int) -> tree.Block:
    return replace(block, ref=f"{where}-part-{number}") if isinstance(block, tree.Heading) else block


def caveats_of(uses: list[Use]) -> list[tree.Block]:
    """Each caveat once, under the name of what it is about."""
    said: dict[str, dict[str, None]] = {}
    for use in uses:
        said.setdefault(use.indicator.name, {}).update(dict.fromkeys(use.caveats))
    blocks: list[tree.Block] = []
    for name, caveats in said.items():
        if caveats:
            items = tuple((tree.Paragraph.of(caveat),) for caveat in caveats)
            blocks += [tree.Paragraph((tree.Strong((tree.Text(name),)),)), tree.BulletList(items)]
    return [tree.Heading(1, CAVEATS, "caveats"), *blocks] if blocks else []


def source_numbers(document: tree.Document) -> dict[str, int]:
    """The number of each source by its footnote: those that paper prints, so that page and paper agree."""
    return {note: number for number, note in enumerate(pressed(document)["sources"], start=1)}


def numbered(document: tree.Document, numbers: dict[str, int]) -> tree.Document:
    """The document with each figure leading to its row among the sources (#source-3)."""
    return tree.from_json(led(tree.to_json(document), numbers))


def led(node: Any, numbers: dict[str, int]) -> Any:
    if isinstance(node, list):
        return [led(item, numbers) for item in node]
    if not isinstance(node, dict):
        return node
    made = {key: led(value, numbers) for key, value in node.items()}
    if made.get("type") == "placed" and made["footnote"] in numbers:
        made["href"] = f"#source-{numbers[made['footnote']]}"
    return made


def figures_of(uses: list[Use], numbers: dict[str, int]) -> list[dict[str, Any]]:
    """What is kept of each source, in the order of their numbers; a figure used twice is one source."""
    found: dict[int, list[Use]] = {}
    for use in uses:
        found.setdefault(numbers[use.footnote], []).append(use)
    return [source_entry(number, same) for number, same in sorted(found.items())]
