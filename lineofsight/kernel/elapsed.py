"""Elapsed hours, and the moment at which a deadline's day is over.

"Within 72 hours" runs through nights, weekends and the change of the clocks. Python subtracts two times of one zone
by the clock on the wall, an hour wrong twice a year, so everything here is worked out in UTC.
"""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from lineofsight.kernel.clock import LONDON, aware
from lineofsight.kernel.days import plain_day, whole_number

MICROSECONDS_IN_AN_HOUR = 3_600_000_000


def add_hours(moment: datetime, hours: int) -> datetime:
    """The moment `hours` elapsed hours later, in the time zone of the one given.

    ValueError if hours is below 1 or the moment has no time zone.
    """
    if whole_number(hours, "hours") < 1:
        raise ValueError(f"The number of hours must be 1 or more, not {hours}.")
    return (aware(moment).astimezone(UTC) + timedelta(hours=hours)).astimezone(moment.tzinfo)


def hours_between(start: datetime, end: datetime) -> Decimal:
    """Elapsed hours from start to end, with decimals: 90 minutes is 1.5.

    ValueError if the end is before the start or either has no time zone.
    """
    elapsed = aware(end).astimezone(UTC) - aware(start).astimezone(UTC)
    if elapsed < timedelta(0):
        raise ValueError("The end is before the start.")
    return Decimal(elapsed // timedelta(microseconds=1)) / MICROSECONDS_IN_AN_HOUR


def end_of_deadline(day: date) -> datetime:
    """The first moment, in UTC, at which a deadline on this day is no longer met: midnight in London at its end."""
    return datetime.combine(plain_day(day) + timedelta(days=1), time(), LONDON).astimezone(UTC)


def deadline_met(day: date, moment: datetime) -> bool:
    """Whether something done at this moment meets a deadline on this day. ValueError if it has no time zone."""
    return aware(moment).astimezone(UTC) < end_of_deadline(day)
