"""Whom to remind of a section on a day."""

from datetime import date

from lineofsight.core.notices import selectors as notices
from lineofsight.core.people.models import Appointment
from lineofsight.core.people.selectors import holding
from lineofsight.kernel.calendar import reminder_falls_on
from lineofsight.lead.annual_report.models import Section


def sections_to_remind(day: date) -> list[Section]:
    """The unfinished sections whose owner is to be reminded on a day, and was not written to about them that day.

    An owner who holds no post in the partnership any more could not write it, and is not reminded.
    """
    owed = (
        Section.objects.filter(report__state="drafting", owner__isnull=False, due__isnull=False)
        .exclude(state="finished")
        .select_related("report", "owner", "partnership")
    )
    wanted = [each for each in owed if reminder_falls_on(each.due, day)]
    return [each for each in wanted if still_here(each, day) and not notices.written_on(day, each.ref)]


def still_here(section: Section, day: date) -> bool:
    """Whether a section's owner holds any post in its partnership."""
    held = Appointment.objects.filter(holding(day), partnership=section.partnership, person=section.owner)
    return held.exists()
