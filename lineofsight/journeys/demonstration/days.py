"""The demonstration's calendar: acting on a day, and days on which people are at work."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

from lineofsight.kernel import clock

FRIDAY = 5


@contextmanager
def on(day: date) -> Iterator[None]:
    """Act on a day, at ten in the morning."""
    moment = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    with clock.set_clock(lambda: moment):
        yield


def at_work(day: date) -> date:
    """The day itself, or the Monday after it where it is a day of a weekend."""
    return day + timedelta(days=8 - day.isoweekday()) if day.isoweekday() > FRIDAY else day


def days_between(first: date, last: date) -> Iterator[date]:
    """Every day from one to another, both included."""
    return (first + timedelta(days=n) for n in range((last - first).days + 1))
