"""Saying which sections answer a question, and what the guidance was found to say about one shipped unconfirmed."""

from collections.abc import Iterable, Mapping
from datetime import date

from lineofsight.core.access.actors import PersonActor
from lineofsight.core.access.operations import operation
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.annual_report.models import Confirmation, Report, Section, Traced
from lineofsight.lead.annual_report.rules.template import alike
from lineofsight.lead.annual_report.selectors import deliveries
from lineofsight.lead.annual_report.selectors import tracing as selectors
from lineofsight.lead.annual_report.services.deliveries import owe_deliveries
from lineofsight.lead.annual_report.services.sections import insist_open


@operation("annual_report.trace_requirement", on="report")
def trace_requirement(actor: PersonActor, *, report: Report, key: str, sections: Iterable[Section]) -> Traced:
    """Say which sections of a report answer a question (none: it is answered nowhere). What was said before is kept.

    Raises:
        MoveRefused: the report has left drafting, it has no such question, or a section is another report's.
    """
    insist_open(report)
    insist_known(report, key)
    chosen = list(sections)
    if any(section.report_id != report.pk for section in chosen):
        raise MoveRefused("Choose sections of this report.")
    return Traced.objects.create(
        partnership=report.partnership, report=report, requirement=key, sections=[s.ref for s in chosen],
        said_by_id=actor.person_id,
    )  # fmt: skip


@operation("annual_report.confirm_requirement", on="report")
def confirm_requirement(
    actor: PersonActor, *, report: Report, key: str, asked: bool, question: str, source: str, applies_from: date,
    due: Mapping[str, int] | None = None,
) -> Confirmation:  # fmt: skip
    """Write down what was read in the guidance about a question that was shipped unconfirmed.

    It holds for every report of the partnership under the same edition, on periods that end on the day or later.
    Their sections still being written which asked it in the words before now ask it in these; what is due of their
    finished reports is due as it says.

    Args:
        asked: whether the guidance asks it at all.
        source: where it was read, such as a chapter and paragraph.
        due: by when, of what is asked of a finished report (`rules.delivering.DUE`).

    Raises:
        MoveRefused: the report has left drafting, or the question was never in doubt.
    """
    of_finished = deliveries.duty(report, key)
    if of_finished is None:
        insist_open(report)
    before = of_finished or insist_known(report, key)
    if not (before.unconfirmed or before.confirmed):
        raise MoveRefused("This question is not in doubt: it stands in the edition as it was read.")
    made = Confirmation.objects.create(
        partnership=report.partnership, edition=report.edition, requirement=key, asked=asked, question=question,
        source=source, applies_from=applies_from, due=dict(due) if due else None, said_by_id=actor.person_id,
    )  # fmt: skip
    if of_finished:
        owe_anew(made)
    elif asked:
        ask_anew(made, before.question)
    return made


def owe_anew(made: Confirmation) -> None:
    """Let every report that is asked it owe it as it was read."""
    asked = Report.objects.filter(
        partnership=made.partnership, end__gte=made.applies_from, edition__in=alike(made.edition, made.requirement)
    )
    for report in asked.select_related("partnership"):
        owe_deliveries(report)


def ask_anew(made: Confirmation, before: str) -> None:
    """Let the sections that asked a question in the words before ask it in the new ones."""
    Section.objects.filter(
        partnership=made.partnership, report__state="drafting", report__end__gte=made.applies_from,
        report__edition__in=alike(made.edition, made.requirement), key=made.requirement, question=before,
    ).update(question=made.question)  # fmt: skip


def insist_known(report: Report, key: str) -> selectors.Requirement:
    """The question of this key; refuse one the report does not have."""
    found = selectors.requirement(report, key)
    if found is None:
        raise MoveRefused("This report is not asked that question.")
    return found
