"""What asks for support the same day."""

from collections.abc import Iterable, Mapping
from datetime import date

from lineofsight.core.questions.rules import Item

# What an inspection said that asks for it. Strength: local.
ASKS_FOR_SUPPORT = ("inadequate", "not_met")


def critical_among(items: Iterable[Item], values: Mapping[str, str]) -> list[str]:
    """The keys of the questions whose answer somebody is told of the same day."""
    return [item.key for item in items if values.get(item.key, "") in item.critical]


def judged(day: date | None) -> str:
    """By what an inspection is known, so that it asks for support once."""
    return day.isoformat() if day else "no day"
