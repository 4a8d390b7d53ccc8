"""Clear working days: whole ones that lie between the day papers go out and the day of the meeting.

Papers go out five clear working days before a meeting. Strength: local; partnerships keep to it as councils do.
"""

from datetime import date, timedelta

from lineofsight.kernel.calendar import is_working_day, working_days_between

PAPERS_BEFORE = 5


def clear_days_between(first: date, last: date) -> int:
    """How many working days lie between two days, neither of them counted."""
    if last <= first:
        return 0
    return working_days_between(first, last) - is_working_day(last)


def last_day_for_papers(meeting: date, clear: int = PAPERS_BEFORE) -> date:
    """The latest working day that leaves so many clear working days before a meeting.

    OutsideCalendar where it is not known which days those are.
    """
    day = meeting - timedelta(days=1)
    while not (is_working_day(day) and clear_days_between(day, meeting) >= clear):
        day -= timedelta(days=1)
    return day


def days_late(due: date, given: date | None, today: date) -> int:
    """Days by which a paper came late, or is late while it has not come."""
    return max(((given or today) - due).days, 0)
