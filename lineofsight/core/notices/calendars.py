"""A calendar file of days (RFC 5545): what is written here is read by calendars that complain of nothing else.

Ours rather than a library's, because all we write is one kind of entry: a whole day with a title and an address.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

# Octets in a line, its end not counted (RFC 5545, 3.1).
LONGEST_LINE = 75
ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}
STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True)
class Day:
    """One whole day in somebody's calendar. `uid` never changes, so that a day that is moved is moved there too."""

    uid: str
    on: date
    title: str
    address: str = ""


def calendar(name: str, days: Iterable[Day], *, now: datetime) -> str:
    """A calendar of whole days, to be read and not answered.

    Args:
        now: the moment, in UTC.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Line of Sight//What is due//EN", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{escaped(name)}", "X-WR-TIMEZONE:Europe/London"]
    for day in days:
        lines += entry(day, now)
    return "".join(f"{folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def entry(day: Day, now: datetime) -> list[str]:
    """The lines of one day. It takes nobody's time: a duty is due on it, and no meeting is held."""
    lines = [
        "BEGIN:VEVENT", f"UID:{escaped(day.uid)}", f"DTSTAMP:{now.strftime(STAMP)}",
        f"DTSTART;VALUE=DATE:{day.on:%Y%m%d}", f"DTEND;VALUE=DATE:{day.on + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{escaped(day.title)}",
    ]  # fmt: skip
    if day.address:
        lines.append(f"URL:{day.address}")
    return [*lines, "TRANSP:TRANSPARENT", "CLASS:PRIVATE", "END:VEVENT"]


def escaped(text: str) -> str:
    """A text as a value: separators are escaped, and what is no text is left out."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(ESCAPED.get(sign, sign) for sign in lines if sign == "\n" or sign.isprintable())


def folded(line: str) -> str:
    """A line folded so that none is longer than it may be, and no character is cut in two."""
    parts, part, size = [], "", 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > LONGEST_LINE:
            parts.append(part)
            part, size = "", 1  # the space a folded line begins with
        part, size = part + sign, size + octets
    return "\r\n ".join([*parts, part])
