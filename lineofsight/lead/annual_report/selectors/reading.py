"""A section read with its figures: what it says, and beside each paragraph what must be put right or explained."""

from dataclasses import dataclass

from lineofsight.core.documents import tree
from lineofsight.core.documents.placements import Problem
from lineofsight.core.documents.reader import placements, read, words
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight.figures import Book
from lineofsight.lead.annual_report.models import Report, Section
from lineofsight.lead.annual_report.rules.findings import PROBLEM, Finding
from lineofsight.lead.annual_report.selectors.apart import kept_apart
from lineofsight.lead.annual_report.selectors.around import Around, around
from lineofsight.lead.annual_report.selectors.checking import arithmetic, passages_in, typed_by_hand, typed_found
from lineofsight.lead.annual_report.selectors.doubts import absent_found, notes_found, unfirm_found
from lineofsight.lead.annual_report.selectors.mentions import values_found
from lineofsight.lead.annual_report.selectors.noted import noted_found
from lineofsight.lead.annual_report.selectors.parts import Part, parts_of
from lineofsight.lead.annual_report.selectors.placing import Href, Placer, nowhere
from lineofsight.lead.annual_report.selectors.uses import Use

TOP_LEVEL = 2


@dataclass(frozen=True)
class Reading:
    """A text read: its parts in order, the figures placed in it, and how many words it has."""

    parts: tuple[Part, ...]
    uses: tuple[Use, ...]
    typed: tuple[str, ...]
    words: int

    @property
    def blocks(self) -> tuple[tree.Block, ...]:
        """Everything it says."""
        return tuple(block for part in self.parts for block in part.blocks)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything found."""
        return tuple(finding for part in self.parts for finding in part.findings)

    @property
    def problems(self) -> tuple[Finding, ...]:
        """What must be put right before the section can be finished."""
        return tuple(finding for finding in self.findings if finding.kind == PROBLEM)

    @property
    def questions(self) -> tuple[Finding, ...]:
        """What its author is asked to explain or correct, and may leave: what nobody has explained yet."""
        return tuple(finding for finding in self.findings if finding.asks)

    @property
    def explained(self) -> tuple[Finding, ...]:
        """What was asked, and somebody said why it stands."""
        return tuple(finding for finding in self.findings if finding.explained)


def book_for(report: Report, texts: list[str], *, as_at=None) -> Book:
    """What was known of the figures some texts place, as anybody may read it: two queries for a whole report."""
    keys = {placement.key for text in texts for placement in placements(text)}
    return insight.book(report.partnership, keys, as_at=as_at)


def read_section(
    section: Section,
    *,
    text: str | None = None,
    href: Href = nowhere,
    book: Book | None = None,
    known: Around | None = None,
    suggest: bool = False,
) -> Reading:
    """Read a section's text, or another in its place, such as one that is not saved yet.

    Args:
        known: what it is read beside, where its whole report is read.
        suggest: whether to look for the figures that numbers typed by hand could be placed as.
    """
    text = section.text if text is None else text
    report = section.report
    placer = Placer(report.partnership, report.period, book or book_for(report, [text]), href)
    result = read(text, placer.resolve, TOP_LEVEL)
    passages = passages_in(text, placer)
    typed = typed_by_hand(text, passages)
    known = known or around(section, placer)
    found = [problem_found(problem) for problem in result.problems]
    found += [*absent_found(placer.uses), *unfirm_found(placer.uses, passages), *notes_found(placer.uses)]
    found += noted_found(section, passages, placer.uses, known.noted, known.elsewhere)
    found += kept_apart(passages, placer.uses)
    found += typed_found(section, typed, passages, frozenset(use.indicator.key for use in placer.uses), suggest=suggest)
    found += arithmetic(passages, placer.uses, result.blocks)
    found += values_found(section, placer.uses, known.elsewhere)
    return Reading(
        parts=parts_of(text, result.blocks, placer.uses, found, known.explained),
        uses=tuple(placer.uses),
        typed=tuple(number.raw for number in typed),
        words=words(text),
    )


def problem_found(problem: Problem) -> Finding:
    return Finding(problem.line, PROBLEM, problem.sentence, f"You wrote: {problem.raw}" if problem.raw else "")


def part_of(section: Section, key: str, *, href: Href = nowhere) -> tuple[Part | None, Finding | None]:
    """What a finding of a section is about, and the finding, by what it is known by; neither where it is not there."""
    every = [(part, each) for part in read_section(section, href=href).parts for each in part.findings]
    return next((found for found in every if found[1].key == key), (None, None))


def finding_of(section: Section, key: str) -> Finding | None:
    """A finding of a section by what it is known by; none where it is not there any more."""
    return part_of(section, key)[1]
