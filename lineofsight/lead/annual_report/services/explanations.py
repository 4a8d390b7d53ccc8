"""Explaining what is asked about a section: said, said anew, and never changed."""

from lineofsight.core.access.actors import PersonActor
from lineofsight.core.access.operations import operation
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.annual_report.models import Explanation, Section
from lineofsight.lead.annual_report.rules.findings import Finding, not_explained
from lineofsight.lead.annual_report.selectors.reading import finding_of
from lineofsight.lead.annual_report.services.sections import insist_open


@operation("annual_report.explain_finding", on="section")
def explain_finding(actor: PersonActor, *, section: Section, finding: str, sentence: str) -> Explanation:
    """Say in a sentence why a question about a section stands. What was said before is kept; the latest stands.

    Args:
        finding: what the question is known by.

    Raises:
        MoveRefused: the report has left drafting, the question is not asked any more, or it must be put right.
    """
    insist_open(section.report)
    found = finding_of(section, finding)
    return Explanation.objects.create(
        partnership=section.partnership, section=section, version=section.version, finding=finding,
        question=insist_explained(found).put, sentence=sentence, said_by_id=actor.person_id,
    )  # fmt: skip


def insist_explained(found: Finding | None) -> Finding:
    """The finding, where it can be explained; else refuse."""
    sentence = not_explained(found)
    if found is None or sentence:
        raise MoveRefused(sentence or "")
    return found
