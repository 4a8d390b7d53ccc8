"""What a short form stands for in a partnership's reports."""

from lineofsight.core.access.actors import PersonActor
from lineofsight.core.access.operations import operation
from lineofsight.lead.annual_report.models import Report, ShortForm
from lineofsight.lead.annual_report.services.sections import insist_open


@operation("annual_report.explain_short_form", on="report")
def explain_short_form(actor: PersonActor, *, report: Report, short: str, words: str, meaning: str) -> ShortForm:
    """Say what a short form stands for, from now on in every report of the partnership that is not frozen yet.

    Args:
        words: what it stands for; empty, where it needs no explanation and is to stand in no glossary.
        meaning: what that is, in one sentence; may be empty.

    Raises:
        MoveRefused: the report has left drafting.
    """
    insist_open(report)
    return ShortForm.objects.create(
        partnership=report.partnership, short=short, words=words, meaning=meaning, said_by_id=actor.person_id
    )
