"""The short forms of a draft for whoever runs it: its glossary, and where what nobody has explained is used."""

from dataclasses import dataclass

from lineofsight.kernel import clock
from lineofsight.lead.annual_report.models import Report, Section
from lineofsight.lead.annual_report.rules.glossary import Explanation, Glossary, key_of
from lineofsight.lead.annual_report.selectors.composing import Part, blocks_of, caveats_of, said_in
from lineofsight.lead.annual_report.selectors.glossary import forms_in, glossary_of
from lineofsight.lead.annual_report.selectors.reading import Reading
from lineofsight.lead.annual_report.selectors.uses import Use


@dataclass(frozen=True)
class ShortForms:
    """What a report's glossary says, and each form that nobody has explained with the sections that use it: none of
    them, where it stands in a caveat of a figure."""

    entries: tuple[Explanation, ...]
    unexplained: tuple[tuple[str, tuple[Section, ...]], ...]


def short_forms(report: Report) -> ShortForms:
    """The short forms of a report as it stands."""
    return found_in(report, *said_in(report, clock.now()))


def short_forms_read(report: Report, readings: list[tuple[Section, Reading]]) -> ShortForms:
    """The same, where the sections were read already."""
    parts = [(section, blocks_of(section, reading.blocks)) for section, reading in readings]
    return found_in(report, parts, [use for _, reading in readings for use in reading.uses])


def found_in(report: Report, parts: list[Part], uses: list[Use]) -> ShortForms:
    said = [block for _, blocks in parts for block in blocks]
    found: Glossary = glossary_of(report.partnership, [*said, *caveats_of(uses)])
    stands = [(section, forms_in(blocks)) for section, blocks in parts] if found.unexplained else []
    return ShortForms(
        found.entries,
        tuple((s, tuple(section for section, keys in stands if key_of(s) in keys)) for s in found.unexplained),
    )
