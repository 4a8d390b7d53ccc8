"""The calendars a deadline can run by, in one place to import from.

Working days, school days, elapsed hours and months are four different clocks. Which one a duty uses, and what starts
it, is part of the duty's rule: nothing here chooses for it.
"""

from lineofsight.kernel.counted_days import OutsideCalendar
from lineofsight.kernel.days import months_after
from lineofsight.kernel.elapsed import add_hours, deadline_met, end_of_deadline, hours_between
from lineofsight.kernel.school_days import SchoolCalendar, add_school_days, school_days_between
from lineofsight.kernel.working_days import (
    add_working_days,
    bank_holidays,
    is_working_day,
    reminder_falls_on,
    working_days_between,
)

__all__ = [
    "OutsideCalendar",
    "SchoolCalendar",
    "add_hours",
    "add_school_days",
    "add_working_days",
    "bank_holidays",
    "deadline_met",
    "end_of_deadline",
    "hours_between",
    "is_working_day",
    "months_after",
    "reminder_falls_on",
    "school_days_between",
    "working_days_between",
]
