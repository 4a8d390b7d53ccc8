"""The clock, injected: code asks here for the time, and tests and dated work can set what it says.

Moments are kept in UTC and shown in London.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from lineofsight.kernel.days import date_text

LONDON = ZoneInfo("Europe/London")

Clock = Callable[[], datetime]


def _system_clock() -> datetime:
    return datetime.now(UTC)


_clock: ContextVar[Clock] = ContextVar("clock", default=_system_clock)


def aware(moment: datetime) -> datetime:
    """Give the moment back if it has a time zone. ValueError if not; TypeError if it is not a datetime."""
    if not isinstance(moment, datetime):
        raise TypeError(f"A date with a time is needed here, not {type(moment).__name__}.")
    if moment.utcoffset() is None:
        raise ValueError("A time without a time zone could mean two moments. Give the time zone.")
    return moment


def now() -> datetime:
    """The moment it is, in UTC."""
    return aware(_clock.get()()).astimezone(UTC)


def today() -> date:
    """The day it is in London."""
    return london(now()).date()


@contextmanager
def set_clock(clock: Clock) -> Iterator[None]:
    """Inside the block, in this thread or task only, `clock` says what time it is. Blocks may be nested."""
    token = _clock.set(clock)
    try:
        yield
    finally:
        _clock.reset(token)


def london(moment: datetime) -> datetime:
    """The same moment by the clock on a wall in London. ValueError if it has no time zone."""
    return aware(moment).astimezone(LONDON)


def moment_text(moment: datetime) -> str:
    """A moment as the reader sees it: "6 March 2026 at 2:05pm", "at 2pm", "at midday", "at midnight".

    The form is GOV.UK's style guide's, by which midnight is the first minute of its day.
    """
    shown = london(moment)
    return f"{date_text(shown)} at {_time_text(shown.hour, shown.minute)}"


def _time_text(hour: int, minute: int) -> str:
    if minute == 0 and hour % 12 == 0:
        return "midday" if hour else "midnight"
    minutes = f":{minute:02d}" if minute else ""
    return f"{hour % 12 or 12}{minutes}{'am' if hour < 12 else 'pm'}"
