"""Sections: added, commissioned, written, finished, reopened."""

from datetime import date

from django.db.models import F

from lineofsight.core.access.actors import Actor, PersonActor
from lineofsight.core.access.operations import operation
from lineofsight.core.design.addresses import address
from lineofsight.core.notices import services as notices
from lineofsight.core.notices.letters import Letter, full_address, write_letter
from lineofsight.core.people.models import Person
from lineofsight.core.records import services as records
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.annual_report.models import Report, Section, SectionVersion
from lineofsight.lead.annual_report.rules.guards import SectionFacts, report_is_open
from lineofsight.lead.annual_report.selectors import reports as selectors
from lineofsight.lead.annual_report.selectors.plain import plain_text
from lineofsight.lead.annual_report.services.reports import open_section

OWED = "write_section"


def insist_open(report: Report) -> None:
    """Refuse to change the sections of a report that has left drafting."""
    sentence = report_is_open(SectionFacts(report_state=report.state))
    if sentence:
        raise MoveRefused(sentence)


@operation("annual_report.add_section", on="report")
def add_section(
    actor: Actor, *, report: Report, title: str, question: str, after: int, word_limit: int | None = None,
    priority: bool = False,
) -> Section:  # fmt: skip
    """Add a section of one's own, after the one at a position (0: at the beginning).

    Args:
        priority: whether it tells the story of the partnership's priority of this title.
    """
    insist_open(report)
    report.sections.filter(position__gt=after).update(position=F("position") + 1)
    return open_section(report, after + 1, title=title, question=question, word_limit=word_limit, priority=priority)


@operation("annual_report.commission_section", on="section")
def commission_section(actor: Actor, *, section: Section, owner: Person, due: date, word_limit: int | None) -> Section:
    """Say whose section it is, by when and how long, and write to them; asked again, for a new owner or day."""
    insist_open(section.report)
    Section.objects.filter(pk=section.pk).update(owner=owner, due=due, word_limit=word_limit)
    section.refresh_from_db(fields=["owner", "due", "word_limit", "state"])
    if section.state != "finished":
        owe_section(section)
    notices.queue(commission_letter(section, owner, due, word_limit), to=owner, about_ref=section.ref)
    return section


def commission_letter(section: Section, owner: Person, due: date, word_limit: int | None) -> Letter:
    """What the owner of a section is written: what it must answer, by when, and last year's text."""
    before = selectors.last_years(section)
    return write_letter(
        "annual_report/commission",
        person=owner,
        section=section,
        report=section.report,
        partnership=section.partnership,
        due=due,
        word_limit=word_limit,
        before=before.report if before else None,
        before_text=plain_text(before) if before else "",
        address=full_address("annual_report:section", ref=section.ref),
    )


def owe_section(section: Section) -> None:
    """Write down that a section's owner owes it."""
    if section.owner is None or section.due is None:
        return
    notices.owe(
        record_ref=section.ref,
        what=OWED,
        title=f"Write “{section.title}” for {section.report.title}",
        address=address("annual_report:section", ref=section.ref),
        on=section.due,
        person=section.owner,
        rule="The partnership’s timetable, local",
    )


@operation("annual_report.save_section", on="section")
def save_section(actor: PersonActor, *, section: Section, text: str, started_from: int) -> SectionVersion:
    """Save a section's text as its next version.

    Args:
        started_from: the version the writer began with; when somebody saved since, nothing is saved.

    Raises:
        MoveRefused: somebody saved meanwhile, the section is finished, or its report has left drafting.
    """
    facts = selectors.section_facts(section, started_from=started_from)
    records.move(section, "save_section", facts=facts)
    unchanged = Section.objects.filter(pk=section.pk, version=started_from)
    if not unchanged.update(text=text, version=started_from + 1):
        raise MoveRefused("Somebody else saved this section a moment ago. Compare it with yours, then save again.")
    section.text, section.version = text, started_from + 1
    records.describe(section, words=f"{section.question} {text}")
    return SectionVersion.objects.create(
        partnership=section.partnership, section=section, number=section.version, text=text,
        written_by_id=actor.person_id,
    )  # fmt: skip


@operation("annual_report.finish_section", on="section")
def finish_section(actor: Actor, *, section: Section) -> Section:
    """Finish a section that has text and nothing left to put right; its owner owes it no longer."""
    records.move(section, "finish_section", facts=selectors.section_facts(section))
    notices.settle(record_ref=section.ref, what=OWED)
    return section


@operation("annual_report.reopen_section", on="section")
def reopen_section(actor: Actor, *, section: Section) -> Section:
    """Open a finished section again, to go on writing; its owner owes it again."""
    records.move(section, "reopen_section", facts=selectors.section_facts(section))
    owe_section(section)
    return section
