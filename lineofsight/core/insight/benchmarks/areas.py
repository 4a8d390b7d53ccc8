"""The areas that publish: each authority under its newest code, with the codes it had, and what became of it."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from lineofsight.kernel.periods import date_text

ENGLAND = "E92000001"
DATA = Path(__file__).with_name("data")


@dataclass(frozen=True)
class Area:
    """An authority, a region or the country. An authority that changed its code and not its land is one area."""

    code: str
    name: str
    region: str
    la_number: str
    other_codes: tuple[str, ...]
    ended: date | None
    became: str

    @property
    def short_name(self) -> str:
        """The name in a sentence: "Bristol" for "Bristol, City of"."""
        return self.name.removesuffix(", City of").removesuffix(", County of")

    @property
    def ending(self) -> str:
        """What became of an authority that is no more, as a sentence; empty where it still is."""
        return f"{self.name} ended on {date_text(self.ended)}; it became {self.became}." if self.ended else ""


@cache
def areas() -> dict[str, Area]:
    """Every area by its newest code.

    Contains public sector information licensed under the Open Government Licence v3.0. Source: Department for
    Education; codes of the Office for National Statistics.
    """
    with (DATA / "areas.csv").open(encoding="utf-8") as lines:
        return {row["code"]: read(row) for row in csv.DictReader(lines)}


def read(row: dict[str, str]) -> Area:
    return Area(
        code=row["code"],
        name=row["name"],
        region=row["region"],
        la_number=row["la_number"],
        other_codes=tuple(row["other_codes"].split()),
        ended=date.fromisoformat(row["ended"]) if row["ended"] else None,
        became=row["became"],
    )


@cache
def known_as() -> dict[str, str]:
    """The newest code by every code, number of the department, and name (in small letters) an area goes by.

    A name that two areas had, one after the other, is the one's that still is.
    """
    found: dict[str, str] = {}
    for area in sorted(areas().values(), key=lambda area: area.ended is None):
        names = (area.code, *area.other_codes, area.la_number, area.name.lower())
        found.update({name: area.code for name in names if name})
    return found


def canonical(code: str) -> str:
    """An area's newest code, by any code it had; a code nobody here knows is given back as it is."""
    return known_as().get(code, code)


def named(words: str) -> Area | None:
    """The area that somebody means by a code, a number or a name, whatever the case; none where there is none."""
    words = " ".join(words.split())
    code = known_as().get(words.upper()) or known_as().get(words.lower())
    return areas()[code] if code else None


def around(code: str) -> tuple[str, ...]:
    """The region of an authority and the country, where they are known."""
    area = areas().get(canonical(code))
    return (*((area.region,) if area and area.region else ()), ENGLAND)
