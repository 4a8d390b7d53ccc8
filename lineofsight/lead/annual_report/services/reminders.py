"""Reminding the owners of sections of what they owe."""

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.core.notices import services as notices
from lineofsight.core.notices.letters import Letter, full_address, write_letter
from lineofsight.kernel import clock
from lineofsight.lead.annual_report.models import Section
from lineofsight.lead.annual_report.selectors.reminding import sections_to_remind


@operation("annual_report.remind_owners", kinds=("system",))
def remind_owners(actor: Actor) -> int:
    """Remind each owner of a section they have not finished, three working days before it is due and on the one after.

    Run daily; run twice on a day it sends nothing more. Strength: local. Returns how many were sent.
    """
    owed = sections_to_remind(clock.today())
    for section in owed:
        notices.queue(reminder_letter(section), to=section.owner, about_ref=section.ref)
    return len(owed)


def reminder_letter(section: Section) -> Letter:
    """What the owner of a section that is not finished is written."""
    return write_letter(
        "annual_report/remind",
        person=section.owner,
        section=section,
        report=section.report,
        partnership=section.partnership,
        late=section.due is not None and section.due < clock.today(),
        address=full_address("annual_report:section", ref=section.ref),
    )
