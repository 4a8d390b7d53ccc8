"""Figures that were published in earlier years, each with its base and where it stands: content, in editions."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from lineofsight.kernel.definitions import Edition, load_editions

FOLDER = Path(__file__).parent.parent / "definitions" / "past_findings"


@dataclass(frozen=True)
class PastFinding:
    """A figure as it was published. It is never added to what is counted here, whose years are others.

    Args:
        base: the period as it was stated. parts: the findings it is worked out from, the part and the whole. why_not:
            why it cannot be. ours: the table counted here that comes nearest, a code in it and a panel; empty for none.
    """

    key: str
    group: str
    what: str
    value: str
    unit: str
    base: str
    document: str
    line: int
    parts: tuple[str, ...]
    why_not: str
    ours: tuple[str, ...]

    @property
    def text(self) -> str:
        """The figure as it was printed."""
        return f"{self.value}%" if self.unit == "%" else f"{self.value} {self.unit}"


@dataclass(frozen=True)
class Published:
    """What one area published, and in what. It stands beside the counts of that area alone."""

    area_code: str
    title: str
    findings: tuple[PastFinding, ...]

    def finding(self, key: str) -> PastFinding:
        """A finding by its key."""
        return next(each for each in self.findings if each.key == key)

    def worked_out(self, finding: PastFinding) -> int | None:
        """A share worked out from the parts that are printed too; none where they are not."""
        if not finding.parts:
            return None
        part, whole = (int(self.finding(key).value) for key in finding.parts)
        return round(100 * part / whole)


@lru_cache(maxsize=1)
def published() -> tuple[Published, ...]:
    """Every edition that ships."""
    return tuple(read(edition) for edition in load_editions(FOLDER).values())


def published_of(area_code: str) -> tuple[Published, ...]:
    """What the area with a code published."""
    return tuple(each for each in published() if each.area_code == area_code)


def read(edition: Edition) -> Published:
    return Published(
        edition.data["area_code"], edition.data["title"], tuple(finding_of(item) for item in edition.data["finding"])
    )


def finding_of(item: Mapping[str, Any]) -> PastFinding:
    return PastFinding(
        item["key"], item["group"], item["what"], item["value"], item["unit"], item["base"], item["document"],
        item["line"], tuple(item.get("parts", ())), item.get("why_not", ""),
        tuple(item["ours"].split(":")) if "ours" in item else (),
    )  # fmt: skip
