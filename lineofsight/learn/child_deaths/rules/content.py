"""What ships with the module: clocks, the rules of panels, and editions of the national analysis form."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from lineofsight.kernel.definitions import Edition, load_editions
from lineofsight.learn.child_deaths.rules.clocks import Clock

DEFINITIONS = Path(__file__).parent.parent / "definitions"
FORMS, CLOCKS, PANEL_RULES = DEFINITIONS / "national_forms", DEFINITIONS / "clocks", DEFINITIONS / "panel_rules"


@lru_cache(maxsize=1)
def editions() -> tuple[Edition, ...]:
    """The editions of the analysis form, the earliest first."""
    return tuple(sorted(load_editions(FORMS).values(), key=lambda edition: edition.data["from"]))


def edition_on(day: date) -> Edition:
    """The edition that was in force on a day; before the first, the first."""
    begun = [edition for edition in editions() if edition.data["from"] <= day]
    return begun[-1] if begun else editions()[0]


def categories(edition: Edition) -> dict[str, str]:
    """The categories of death of an edition, by number, the one that counts first standing first."""
    items = sorted(edition.data["category"], key=lambda item: int(item["key"]))
    return {item["key"]: item["label"] for item in items}


def edition_called(name: str) -> Edition:
    """An edition by its own name, which every row that was made by it keeps."""
    return next(edition for edition in editions() if edition.edition == name)


def domains(edition: Edition) -> dict[str, str]:
    """The groups of contributory factors of an edition, by letter."""
    return {item["letter"]: item["label"] for item in edition.data["domain"]}


def scale(edition: Edition) -> dict[str, str]:
    """How a factor is weighed in an edition: its own codes in their order, each with what it means there."""
    return {item["code"]: item["label"] for item in edition.data["relevance"]}


def modifiable_words(edition: Edition) -> dict[str, str]:
    """What an edition calls each answer about modifiable factors, by the keys of the rules."""
    return {item["of"]: item["label"] for item in edition.data["answer"]}


@lru_cache(maxsize=1)
def clocks() -> tuple[Clock, ...]:
    """The clocks of a review."""
    return tuple(clock_of(item) for item in load_editions(CLOCKS)["2026"].data["clock"])


def clock_of(item: Mapping[str, Any]) -> Clock:
    return Clock(
        key=item["key"], label=item["label"], length=item["length"], unit=item["unit"], starts=item["starts"],
        strength=item["strength"], source=item["source"], start=item["from"], end=item.get("until"),
        unconfirmed=item["unconfirmed"],
    )  # fmt: skip


@lru_cache(maxsize=1)
def panel_rules() -> dict[str, str]:
    """The rules of panels, by key."""
    return {item["key"]: item["value"] for item in load_editions(PANEL_RULES)["2026"].data["rule"]}
