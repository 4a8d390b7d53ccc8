"""The sections a report starts from, and which duty each answers: content, in editions that never change once used."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from lineofsight.kernel.definitions import DefinitionError, Edition, load_editions
from lineofsight.lead.annual_report.rules.delivering import CHECKED, due_problem

FOLDER = Path(__file__).parent.parent / "definitions" / "report_templates"
BINDS = {"must": "law", "should": "statutory guidance", "local": "our own choice"}


@dataclass(frozen=True)
class StartingSection:
    """One section offered: what it must answer, and what asks for it and how strongly (must, should or local).

    `part` is "appendix" for what stands at the end of the report, else "body".
    """

    key: str
    title: str
    question: str
    words: int
    source: str
    strength: str
    unconfirmed: bool
    part: str = "body"

    @property
    def says_who(self) -> str:
        """What asks for the section, as it is shown beside it."""
        return says_who(self.source, self.strength, self.unconfirmed)


@dataclass(frozen=True)
class Duty:
    """Something asked of the report as a whole once it is written, such as where copies of it go.

    `how` is what is done, `to` the body it is sent or presented to, `due` by when (`rules.delivering.DUE`).
    """

    key: str
    question: str
    source: str
    strength: str
    unconfirmed: bool
    how: str = CHECKED
    to: str = ""
    due: Mapping[str, int] = field(default_factory=dict)

    @property
    def says_who(self) -> str:
        """What asks for it, as it is shown beside it."""
        return says_who(self.source, self.strength, self.unconfirmed)


@dataclass(frozen=True)
class Template:
    """One edition of the starting sections, of what each priority is asked, and of what is asked of the report."""

    edition: str
    instrument: str
    issued: date
    sections: tuple[StartingSection, ...]
    story: tuple[str, ...] = ()
    story_question: str = ""
    publication: tuple[Duty, ...] = ()

    def section(self, key: str) -> StartingSection | None:
        """The section of this key; none for one that was added by hand."""
        return next((section for section in self.sections if section.key == key), None)

    def asks(self, key: str) -> str:
        """What it asks under a key, of a section or of the finished report; nothing for a key it has not."""
        asked = {each.key: each.question for each in self.publication}
        return (asked | {each.key: each.question for each in self.sections}).get(key, "")

    @property
    def duties(self) -> tuple[StartingSection, ...]:
        """What law or statutory guidance asks of a yearly report."""
        return tuple(section for section in self.sections if section.strength != "local")


def says_who(source: str, strength: str, unconfirmed: bool) -> str:
    """What asks for something and how strongly; nothing for what is only usual here."""
    if strength == "local":
        return ""
    doubt = ", to be confirmed" if unconfirmed else ""
    return f"{source} ({strength}: {BINDS[strength]}{doubt})"


@cache
def templates() -> dict[str, Template]:
    """Every edition, oldest first."""
    read = [read_template(edition) for edition in load_editions(FOLDER).values()]
    return {template.edition: template for template in sorted(read, key=lambda each: (each.issued, each.edition))}


def read_template(edition: Edition) -> Template:
    """Read one edition of the starting sections."""
    data = edition.data
    return Template(
        edition=edition.edition,
        instrument=data["instrument"],
        issued=data["issued"],
        sections=tuple(read_section(item) for item in data["section"]),
        story=tuple(item["question"] for item in data.get("story", ())),
        story_question=data.get("story_question", ""),
        publication=tuple(read_duty(item) for item in data.get("publication", ())),
    )


def read_section(item: Mapping) -> StartingSection:
    return StartingSection(
        item["key"], item["title"], item["question"], item["words"], item.get("source", ""), item["strength"],
        item.get("unconfirmed", False), item.get("part", "body"),
    )  # fmt: skip


def read_duty(item: Mapping) -> Duty:
    due = item.get("due", {})
    if problem := due_problem(due):
        raise DefinitionError([f"publication.{item['key']}: {problem}"])
    return Duty(
        item["key"], item["question"], item.get("source", ""), item["strength"], item.get("unconfirmed", False),
        item.get("how", CHECKED), item.get("to", ""), due,
    )  # fmt: skip


def offered() -> list[Template]:
    """What a new report can start from: of each piece of guidance its latest edition, oldest guidance first."""
    latest = {template.instrument: template for template in templates().values()}
    return sorted(latest.values(), key=lambda template: template.issued)


def alike(edition: str, key: str) -> list[str]:
    """The editions of the same guidance that ask the same under a key: what was read there is true of them all."""
    known = templates()
    about = known[edition]
    return [
        each.edition for each in known.values()
        if each.instrument == about.instrument and each.asks(key) == about.asks(key)
    ]  # fmt: skip


def for_period(end: date) -> Template:
    """The edition a report on a period with this last day starts from, unless another is chosen.

    It is the guidance that had been published by that day (Working Together 2015: 26 March 2015; 2018: 4 July 2018;
    2023: 15 December 2023); for a period that ended before all of them, the oldest. Strength: local. Partnerships moved
    from one to the next over months, so the choice is shown and can be changed.
    """
    known = offered()
    return next((template for template in reversed(known) if template.issued <= end), known[0])


def laid_out(template: Template, wanted: Collection[str], priorities: Collection[str]) -> list[StartingSection | str]:
    """A new report's sections in order: those wanted, the priorities (by name) after the last duty, appendices last."""
    sections = [section for section in template.sections if section.key in wanted]
    body = [section for section in sections if section.part == "body"]
    after = max(
        (place for place, section in enumerate(body, start=1) if section.strength != "local"), default=len(body)
    )
    return [*body[:after], *priorities, *body[after:], *(s for s in sections if s.part == "appendix")]
