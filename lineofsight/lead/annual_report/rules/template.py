"""The sections a report starts from, and which duty each answers: content, in editions that never change once used."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lineofsight.kernel.definitions import Edition, load_editions

FOLDER = Path(__file__).parent.parent / "definitions" / "report_templates"
BINDS = {"must": "law", "should": "statutory guidance", "local": "our own choice"}


@dataclass(frozen=True)
class StartingSection:
    """One section offered: what it must answer, and what asks for it and how strongly (must, should or local)."""

    key: str
    title: str
    question: str
    words: int
    source: str
    strength: str
    unconfirmed: bool

    @property
    def says_who(self) -> str:
        """What asks for the section, as it is shown beside it."""
        if self.strength == "local":
            return ""
        doubt = ", to be confirmed" if self.unconfirmed else ""
        return f"{self.source} ({self.strength}: {BINDS[self.strength]}{doubt})"


@dataclass(frozen=True)
class Template:
    """One edition of the starting sections."""

    edition: str
    instrument: str
    sections: tuple[StartingSection, ...]

    def section(self, key: str) -> StartingSection | None:
        """The section of this key; none for one that was added by hand."""
        return next((section for section in self.sections if section.key == key), None)

    @property
    def duties(self) -> tuple[StartingSection, ...]:
        """What law or statutory guidance asks of a yearly report."""
        return tuple(section for section in self.sections if section.strength != "local")


@cache
def templates() -> dict[str, Template]:
    """Every edition, oldest first."""
    return {name: read_template(edition) for name, edition in sorted(load_editions(FOLDER).items())}


def read_template(edition: Edition) -> Template:
    """Read one edition of the starting sections."""
    return Template(
        edition=edition.edition,
        instrument=edition.data["instrument"],
        sections=tuple(read_section(item) for item in edition.data["section"]),
    )


def read_section(item: Mapping) -> StartingSection:
    return StartingSection(
        item["key"], item["title"], item["question"], item["words"], item.get("source", ""), item["strength"],
        item.get("unconfirmed", False),
    )  # fmt: skip


def current() -> Template:
    """The newest edition: what a new report pins."""
    return list(templates().values())[-1]
