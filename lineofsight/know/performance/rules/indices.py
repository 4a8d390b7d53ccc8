"""Figures made of several, by a method that is written down, and how far each moves when its weights do: pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from lineofsight.kernel.definitions import load_editions
from lineofsight.kernel.numbers import relative_change

FOLDER = Path(__file__).parent.parent / "definitions" / "indices"
START = Decimal(100)
# By what each weight is multiplied to see how far the figure rests on it: left out, halved, doubled.
TRIED = (Decimal(0), Decimal("0.5"), Decimal(2))


@dataclass(frozen=True)
class Part:
    """One part of an index: the indicator it is, and how much it weighs beside the others."""

    key: str
    indicator: str
    weight: Decimal


@dataclass(frozen=True)
class Index:
    """A figure made of several: what it asks, how it is worked out, from what, and what to read it with."""

    key: str
    edition: str
    name: str
    question: str
    method: str
    source: str
    caveats: tuple[str, ...]
    parts: tuple[Part, ...]


@cache
def indices() -> dict[str, Index]:
    """The indices of the newest edition, by key."""
    edition = list(load_editions(FOLDER).values())[-1]
    return {each["key"]: index_of(each, edition.edition) for each in edition.data["index"]}


def index_of(item: Mapping[str, Any], edition: str) -> Index:
    """One index as its definition has it."""
    parts = tuple(Part(each["key"], each["indicator"], Decimal(each["weight"])) for each in item["parts"])
    return Index(
        item["key"], edition, item["name"], item["question"], item["method"], item["source"], tuple(item["caveats"]),
        parts,
    )  # fmt: skip


def gain(value: Decimal, base: Decimal, direction: str) -> Decimal | None:
    """By how many per cent a part has changed for the better since the first year, a change for the worse below 0.

    None where it cannot be said: it was 0 then, or neither way is better.
    """
    moved = relative_change(value, base)
    if moved is None or direction not in ("higher", "lower"):
        return None
    return moved * 100 * (1 if direction == "higher" else -1)


def made_of(gains: Mapping[str, Decimal], weights: Mapping[str, Decimal]) -> Decimal | None:
    """The index: 100 and the weighted mean of what its parts gained; none where no part weighs anything."""
    whole = sum((weights[key] for key in gains), Decimal(0))
    if not whole:
        return None
    return START + sum((gains[key] * weights[key] for key in gains), Decimal(0)) / whole


def sensitivity(gains: Mapping[str, Decimal], weights: Mapping[str, Decimal]) -> dict[str, list[Decimal | None]]:
    """For each part, what the index would be with its weight left out, halved and doubled, the others as they are."""
    return {key: [made_of(gains, {**weights, key: weights[key] * times}) for times in TRIED] for key in gains}
