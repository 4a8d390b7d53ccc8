"""Starting a report, and publishing it."""

from collections.abc import Iterable

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.design.addresses import address
from lineofsight.core.records import services as records
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.kernel.periods import Period
from lineofsight.lead.annual_report.models import Report, Section
from lineofsight.lead.annual_report.rules import template
from lineofsight.lead.annual_report.selectors import reports as selectors
from lineofsight.lead.annual_report.services.deliveries import owe_deliveries


@operation("annual_report.create_report", on="partnership")
def create_report(
    actor: Actor, *, partnership: Partnership, title: str, period: Period, sections: Iterable[str], edition: str = "",
    priorities: Iterable[str] = (),
) -> Report:  # fmt: skip
    """Start a report on any period, from the starting sections (keys) that are wanted.

    Args:
        edition: of the starting sections; empty for the one that goes with the period (`rules.template.for_period`).
        priorities: the partnership's priorities by name; each has a section of its own, which tells its story.

    Raises:
        MoveRefused: the period has a report already; its address would be the same.
    """
    if period.slug in selectors.slugs_taken(partnership):
        raise MoveRefused(f"There is a report on {period.label} already. Choose another period, or open that one.")
    begun = template.templates()[edition] if edition else template.for_period(period.end)
    report = Report(
        partnership=partnership, title=title, start=period.start, end=period.end, slug=period.slug,
        edition=begun.edition,
    )  # fmt: skip
    where = address("annual_report:report", ref=report.ref)
    records.open_record(report, label=title, address=where, words=f"yearly report, annual report, {period.label}")
    for position, each in enumerate(template.laid_out(begun, set(sections), list(priorities)), start=1):
        open_planned(report, position, each)
    owe_deliveries(report)
    return report


def open_planned(report: Report, position: int, planned: template.StartingSection | str) -> Section:
    """Make a starting section, or the story of a priority of this name."""
    if isinstance(planned, str):
        question = report.template.story_question
        return open_section(report, position, title=planned, question=question, priority=True)
    return open_section(
        report, position, title=planned.title, question=planned.question, key=planned.key, word_limit=planned.words
    )


def open_section(
    report: Report, position: int, *, title: str, question: str, key: str = "", word_limit: int | None = None,
    priority: bool = False,
) -> Section:  # fmt: skip
    """Make a section of a report, which nobody owns yet."""
    section = Section(
        partnership=report.partnership, report=report, position=position, key=key, title=title, question=question,
        word_limit=word_limit, priority=priority,
    )  # fmt: skip
    where = address("annual_report:section", ref=section.ref)
    records.open_record(section, label=f"{report.title}: {title}", address=where, words=question)
    return section


@operation("annual_report.publish_report", on="report")
def publish_report(actor: Actor, *, report: Report) -> Report:
    """Publish a signed report: from now on anybody may read it, at an address that never changes."""
    records.move(report, "publish_report")
    owe_deliveries(report)
    return report
