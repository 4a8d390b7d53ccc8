"""What every source has in common: a series with its rows, and how names and numbers are written."""

import csv
import gzip
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from lineofsight.core.insight.benchmarks.areas import canonical

OUT = Path("lineofsight/core/insight/benchmarks/data/series")
LONGEST_KEY, LONGEST_NAME, MOST_PLACES = 80, 160, 2


@dataclass
class Found:
    """One series: what it is, and its cells by year and area, as published."""

    key: str
    vintage: str
    topic: str
    name: str
    unit: str
    years: str
    polarity: str = ""
    rows: dict[str, dict[str, str]] = field(default_factory=dict)

    def put(self, year: str, area: str, text: str) -> None:
        """One cell, under the area's newest code."""
        self.rows.setdefault(year, {})[canonical(area)] = text.strip()

    @property
    def numbers(self) -> list[str]:
        """The cells that hold a number."""
        return [text for row in self.rows.values() for text in row.values() if is_number(text)]

    @property
    def line(self) -> tuple:
        """The series as the catalogue lists it."""
        places = max((len(text.partition(".")[2]) for text in self.numbers), default=0)
        return (
            self.key, self.vintage, self.topic, self.name[:LONGEST_NAME], self.unit, self.years, self.polarity,
            min(places, MOST_PLACES), " ".join(year.replace(" ", "_") for year in sorted(self.rows)),
            len({area for row in self.rows.values() for area in row}), len(self.numbers),
        )  # fmt: skip


def is_number(text: str) -> bool:
    try:
        return Decimal(text.replace(",", "")).is_finite()
    except InvalidOperation:
        return False


def key_of(*parts: str) -> str:
    """A word for addresses: "dfe_cin_2024.d1.cpp_at31"."""
    words = [re.sub(r"[^a-z0-9]+", "_", part.lower().replace("%", " pct ").replace("+", " plus ")) for part in parts]
    return ".".join(word.strip("_") for word in words if word.strip("_"))


def shortened(key: str, taken: set[str]) -> str:
    """A key that fits its column, and is no other's."""
    made, number = key[:LONGEST_KEY], 1
    while made in taken:
        number += 1
        made = f"{key[: LONGEST_KEY - 4]}_{number}"
    taken.add(made)
    return made


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a published CSV, compressed or not."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    yield from csv.DictReader(io.StringIO(content.decode("utf-8-sig")))


def plain(number: str) -> str:
    """A number that was kept as a binary fraction, as it was before: 34.700000000000003 was 34.7."""
    exact = round(Decimal(repr(float(number))), 9)
    return f"{exact:f}".rstrip("0").rstrip(".") if "." in f"{exact:f}" else f"{exact:f}"
