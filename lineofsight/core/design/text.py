"""How dates, whole numbers and lists read in a sentence; each is also a filter in our templates."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
INNER_CAPITAL = re.compile(r"(?<=[\w,][ -])[A-Z](?=[a-z])")


def day(value: date | None) -> str:
    """A date as "6 March 2026"; a moment is its day in London; nothing for none."""
    if value is None:
        return ""
    if isinstance(value, datetime) and value.tzinfo is not None:
        value = value.astimezone(LONDON)
    return f"{value.day} {value:%B %Y}"


def moment(value: datetime | None) -> str:
    """A moment in London as "6 March 2026 at 4:05pm"; nothing for none. Raises ValueError without a time zone."""
    if value is None:
        return ""
    if value.tzinfo is None:
        raise ValueError("A moment needs a time zone to be shown in London's")
    local = value.astimezone(LONDON)
    return f"{day(local)} at {local.hour % 12 or 12}:{local:%M}{'am' if local.hour < 12 else 'pm'}"


def thousands(value: int) -> str:
    """A whole number with commas: 1,234. A true minus sign, so that it is read and lined up as one."""
    return f"{value:,}".replace("-", "−")


def days_late(days: int) -> str:
    """How late something is: "1 day late", "52 days late"; past three months nobody counts days: "8 months late",
    "7 years late". Months are of 30 days and years of 365, in whole ones."""
    if days >= 730:
        return f"{days // 365} years late"
    if days > 90:
        return f"{days // 30} months late"
    return f"{thousands(days)} {'day' if days == 1 else 'days'} late"


def listed(items: Iterable[str], last: str = "and") -> str:
    """Words as they stand in a sentence: "police, health and schools"."""
    words = [str(item) for item in items]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def sentence_case(value: str) -> str:
    """The first letter large, the rest untouched (unlike `capitalize`, which would spoil "section 11 LSCP")."""
    return value[:1].upper() + value[1:]


def mid_sentence(value: str) -> str:
    """A label as it reads inside a sentence: "Date received" → "date received", "NHS number" untouched."""
    first = value.split(" ", 1)[0]
    is_word = first[1:].islower() or first == "A"
    return value[:1].lower() + value[1:] if is_word else value


def unshouted(value: str) -> str:
    """A title in sentence case: "Two-Factor Authentication" → "Two-factor authentication", "IP Address" → "IP address".

    For the standing titles of packages only: a name in it would lose its capitals too.
    """
    return INNER_CAPITAL.sub(lambda found: found[0].lower(), " ".join(value.split()))


def filters() -> dict[str, Callable[..., Any]]:
    """The functions of this file that templates may use, by name."""
    return {each.__name__: each for each in (day, moment, thousands, days_late, listed, sentence_case, mid_sentence)}
