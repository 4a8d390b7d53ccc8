"""What is proposed to whoever commissions a section: who wrote it last time, and the day the others are due."""

from dataclasses import dataclass
from datetime import date

from lineofsight.core.people.models import Person
from lineofsight.lead.annual_report.models import Section
from lineofsight.lead.annual_report.selectors.permissions import SCRUTINY
from lineofsight.lead.annual_report.selectors.reports import last_years


@dataclass(frozen=True)
class Proposal:
    """Whose section it was in the report before (`wrote_in`), and the latest day a section of this one is due."""

    owner: Person | None
    wrote_in: str
    due: date | None


def proposal(section: Section) -> Proposal:
    """What a section that nobody owns yet begins from, to be changed by whoever commissions it."""
    before = last_years(section)
    owner = before.owner if before else None
    days = section.report.sections.exclude(due=None).values_list("due", flat=True)
    return Proposal(owner, before.report.title if before and owner else "", max(days, default=None))


def nobody_else_writes(section: Section) -> bool:
    """Whether a section is its owner's alone, the business manager not excepted: the scrutineer's statement."""
    return section.key == SCRUTINY
