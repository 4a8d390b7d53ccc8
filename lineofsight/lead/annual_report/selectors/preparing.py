"""A report made ready to be frozen: judged, composed and pressed, which of a long one takes seconds."""

from dataclasses import dataclass

from lineofsight.core.documents.pdf import pdf
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.annual_report.models import Report
from lineofsight.lead.annual_report.rules.guards import ReportFacts
from lineofsight.lead.annual_report.selectors.composing import Composed, Progress, compose, untold
from lineofsight.lead.annual_report.selectors.files import site_of
from lineofsight.lead.annual_report.selectors.reports import report_facts, signers_of


@dataclass(frozen=True)
class Stands:
    """How a report stands: each section with its version, title and state, and who signs, by their appointments' refs.

    While it is the same, what was prepared is what the report says.
    """

    sections: tuple[tuple, ...]
    signers: tuple[str, ...]


@dataclass(frozen=True)
class Prepared:
    """A report ready to be frozen: what its move is judged by, its document, its PDF, and how it stood before."""

    facts: ReportFacts
    composed: Composed
    content: bytes
    stands: Stands


def as_it_stands(report: Report) -> Stands:
    """How a report stands this moment."""
    sections = report.sections.values_list("pk", "position", "title", "version", "state")
    signers = signers_of(report)
    return Stands(tuple(sections), tuple(appointment.ref for appointment in signers))


def prepare(report: Report, progress: Progress = untold) -> Prepared:
    """Read and judge a report, compose it as at this moment, and press it. Each section is two steps of the progress.

    Raises:
        MoveRefused: it cannot be sent for sign-off; nothing was composed.
        DocumentRefused: it cannot be made into a PDF.
    """
    stands = as_it_stands(report)
    facts = report_facts(report, progress=lambda done, of: progress(done, 2 * of))
    refused = report.LIFECYCLE.refusal("send_for_sign_off", report.state, facts)
    if refused:
        raise MoveRefused(refused)
    signers = signers_of(report)
    composed = compose(report, signers=signers, progress=lambda done, of: progress(of + done, 2 * of))
    content = pdf(composed.document, composed.as_at, site=site_of(report))
    return Prepared(facts, composed, content, stands)
