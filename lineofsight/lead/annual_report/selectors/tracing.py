"""Which question is answered where: what guidance and statute ask of a report, and how far its sections answer it."""

from dataclasses import dataclass
from datetime import datetime

from lineofsight.lead.annual_report.models import Confirmation, Report, Section, Traced
from lineofsight.lead.annual_report.rules import tracing
from lineofsight.lead.annual_report.rules.template import StartingSection, alike, says_who
from lineofsight.lead.annual_report.selectors.reports import frozen_of


@dataclass(frozen=True)
class Requirement:
    """A question a report must or should answer, the sections that answer it, and how far they are.

    `confirmed` is what the partnership read in the guidance where the question was shipped unconfirmed; `traced` says
    who named the sections, where somebody did.
    """

    key: str
    title: str
    question: str
    source: str
    strength: str
    unconfirmed: bool
    asked: bool
    sections: tuple[Section, ...]
    confirmed: Confirmation | None
    traced: Traced | None

    @property
    def says_who(self) -> str:
        """What asks it, and how strongly."""
        return says_who(self.source, self.strength, self.unconfirmed)

    @property
    def standing(self) -> str:
        """How far it is answered."""
        return tracing.standing_of(section.state for section in self.sections)

    @property
    def shown(self) -> tracing.Standing:
        """How far it is answered, in a word and a colour."""
        return tracing.STANDINGS[self.standing]


@dataclass(frozen=True)
class StoryQuestion:
    """One of the questions a priority's section is asked, and how far its text answers it."""

    section: Section
    question: str
    standing: str

    @property
    def shown(self) -> tracing.Standing:
        """How far it is answered, in a word and a colour."""
        return tracing.STANDINGS[self.standing]


def requirements(report: Report, sections: list[Section] | None = None) -> list[Requirement]:
    """Everything statute and guidance ask of a report, gaps first; what a partnership found is not asked comes last."""
    found = sections_of(report) if sections is None else sections
    said, confirmed = traced_in(report), confirmations_for(report)
    made = [made_of(duty, found, said.get(duty.key), confirmed.get(duty.key)) for duty in report.template.duties]
    return sorted(made, key=lambda each: (not each.asked, *tracing.gaps_first(each.standing, each.strength)))


def made_of(
    duty: StartingSection, sections: list[Section], said: Traced | None, confirmed: Confirmation | None
) -> Requirement:
    """A duty with what a partnership said of it: its own section answers it, unless somebody named others."""
    answering = [s for s in sections if (s.ref in said.sections if said else s.key == duty.key)]
    return Requirement(
        key=duty.key,
        title=duty.title,
        question=confirmed.question if confirmed and confirmed.asked else duty.question,
        source=confirmed.source if confirmed else duty.source,
        strength=duty.strength,
        unconfirmed=duty.unconfirmed and confirmed is None,
        asked=confirmed is None or confirmed.asked,
        sections=tuple(answering),
        confirmed=confirmed,
        traced=said,
    )


def sections_of(report: Report) -> list[Section]:
    """A report's sections in order, with their owners."""
    return list(report.sections.select_related("owner"))


def gaps(asked: list[Requirement]) -> list[Requirement]:
    """The questions that no section answers."""
    return [each for each in asked if each.asked and each.standing == tracing.MISSING]


def requirement(report: Report, key: str) -> Requirement | None:
    """One question of a report by its key; none for a key it has not."""
    return next((each for each in requirements(report) if each.key == key), None)


def answered_by(section: Section) -> list[Requirement]:
    """The questions that a section answers, alone or with others; its own first."""
    return answered_in(section, requirements(section.report))


def answered_in(section: Section, asked: list[Requirement]) -> list[Requirement]:
    """Of a report's questions those that a section answers; its own first."""
    found = [each for each in asked if each.asked and section in each.sections]
    return sorted(found, key=lambda each: each.key != section.key)


def traced_in(report: Report) -> dict[str, Traced]:
    """What was said last of each question of a report: the sections that answer it."""
    return {said.requirement: said for said in Traced.objects.filter(report=report).select_related("said_by")}


def confirmations_for(report: Report) -> dict[str, Confirmation]:
    """What a partnership read about its report's unconfirmed questions, as it held on the last day of the period.

    A report that is frozen keeps what was known when it was frozen.
    """
    frozen = frozen_of(report)
    return confirmations(report, frozen.as_at if frozen else None)


def confirmations(report: Report, known_at: datetime | None = None) -> dict[str, Confirmation]:
    """The same as it was known at a moment (none: now)."""
    known = Confirmation.objects.filter(partnership=report.partnership, applies_from__lte=report.end)
    known = known.filter(at__lte=known_at) if known_at else known
    return {
        each.requirement: each
        for each in known.select_related("said_by")
        if report.edition in alike(each.edition, each.requirement)
    }


def story(report: Report, sections: list[Section] | None = None) -> list[StoryQuestion]:
    """What each priority's section is asked and how far it answers, in the report's order."""
    found = sections_of(report) if sections is None else sections
    return [each for section in found if section.priority for each in story_of(section, report)]


def story_of(section: Section, report: Report | None = None) -> list[StoryQuestion]:
    """What one priority's section is asked; nothing for another section."""
    asked = (report or section.report).template.story if section.priority else ()
    return [StoryQuestion(section, q, tracing.story_standing(q, section.text, section.state)) for q in asked]
