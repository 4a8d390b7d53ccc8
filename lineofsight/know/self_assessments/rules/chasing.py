"""A ladder of letters for what has not come in: who is written to on which day, in the partnership's own words."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from lineofsight.kernel.definitions import DefinitionError, Edition, load_editions

FOLDER = Path(__file__).parent.parent / "definitions" / "chasing"
# Who a rung goes to.
WHOM = {
    "lead": "The safeguarding lead",
    "head": "The head or most senior officer",
    "chair": "The chair of governors",
    "trust": "The trust, or the council for a maintained school",
    "named": "Somebody you name",
    "partnership": "Us",
}
# What a letter may name, and what stands there instead while it is only looked at.
PLACES = {
    "organisation": "the organisation’s name",
    "partnership": "your partnership’s name",
    "round": "what the round is called",
    "due": "the day it is due",
    "lead": "the safeguarding lead’s name",
    "link": "a link of their own, in a letter to the lead",
}
NAMED = "named"
EARLIEST, LATEST = -60, 365
PLACE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Rung:
    """One step: who is written to, how many days after the day it is due (before it: less than none), and what.

    person: the ref of whoever it goes to, where it goes to somebody who was named.
    """

    key: str
    whom: str
    days: int
    subject: str
    text: str
    person: str = ""

    def on(self, due: date) -> date:
        """The day it falls on."""
        return due + timedelta(days=self.days)

    @property
    def when(self) -> str:
        """The same in words."""
        number = abs(self.days)
        if not number:
            return "on the day"
        return f"{number} day{'' if number == 1 else 's'} {'before' if self.days < 0 else 'after'}"


def places_in(text: str) -> list[str]:
    """The places a text names, in order."""
    return PLACE.findall(text)


def wording_problem(text: str, whom: str) -> str | None:
    """Why a letter cannot be worded so; none where it can."""
    for name in places_in(text):
        if name not in PLACES:
            return f"“{{{name}}}” is not one of the places. Use {listed()}."
    if "{" in PLACE.sub("", text) or "}" in PLACE.sub("", text):
        return "A bracket { or } stands alone. A place has one on each side, such as {organisation}."
    if "link" in places_in(text) and whom != "lead":
        return "Only the safeguarding lead can answer by a link. Take {link} out of this letter."
    return None


def listed() -> str:
    """The places, as one writes them."""
    return ", ".join(f"{{{name}}}" for name in PLACES)


def link_problem(text: str, whom: str) -> str | None:
    """A letter to the lead holds their link."""
    missing = whom == "lead" and "link" not in places_in(text)
    return "A letter to the safeguarding lead needs its {link}, or they cannot answer by it." if missing else None


def named_problem(whom: str, person: str, appointed: Collection[str]) -> str | None:
    """Only a letter to somebody who is named names them, out of the people (refs) appointed today. Strength: local."""
    if whom != NAMED:
        return None
    return None if person in appointed else "Choose who it is for, out of the people you have appointed."


def filled(text: str, said: Mapping[str, str]) -> str:
    """A text with its places filled in, each once: what is filled in is never read again as a place."""
    return PLACE.sub(lambda found: said.get(found[1], found[0]), text)


def rungs_due(rungs: Iterable[Rung], due: date, today: date) -> tuple[Rung, ...]:
    """The rungs a late organisation is on: the furthest whose day has come, and any that fall on the same day.

    Nobody is ever written to before their day, or twice at once because the chasing began late.
    """
    reached = [rung for rung in rungs if rung.on(due) <= today]
    furthest = max((rung.days for rung in reached), default=None)
    return tuple(rung for rung in reached if rung.days == furthest)


def in_order(rungs: Iterable[Rung]) -> tuple[Rung, ...]:
    """The rungs of a ladder by their day, on one day in the order of whom they go to."""
    places = list(WHOM)
    return tuple(sorted(rungs, key=lambda rung: (rung.days, places.index(rung.whom), rung.key)))


def with_rung(rungs: Iterable[Rung], changed: Rung) -> tuple[Rung, ...]:
    """A ladder with one rung set, in the place of the one of its key, or new."""
    return in_order([*without_rung(rungs, changed.key), changed])


def without_rung(rungs: Iterable[Rung], key: str) -> tuple[Rung, ...]:
    """A ladder without one rung."""
    return tuple(rung for rung in rungs if rung.key != key)


def new_key(rungs: Iterable[Rung]) -> str:
    """A key no rung of the ladder has."""
    taken = {rung.key for rung in rungs}
    return next(key for key in (f"own_{n}" for n in range(1, len(taken) + 2)) if key not in taken)


def as_data(rungs: Iterable[Rung]) -> list[dict[str, Any]]:
    """A ladder as it is kept."""
    return [asdict(rung) for rung in rungs]


def from_data(rows: Sequence[Mapping[str, Any]]) -> tuple[Rung, ...]:
    """The ladder that was kept."""
    return in_order(Rung(**row) for row in rows)


def problems_of(edition: Edition) -> Iterator[str]:
    """Everything wrong with a shipped ladder. It names nobody: who is appointed is the partnership's own."""
    for row in edition.data.get("rung", ()):
        where = f"{edition.name}/{edition.edition}.toml: rung.{row.get('key')}"
        if set(row) != {"key", "whom", "days", "subject", "text"}:
            yield f"{where}: needs key, whom, days, subject and text, and no more"
            continue
        if row["whom"] not in WHOM or row["whom"] == NAMED or not isinstance(row["days"], int):
            known = ", ".join(key for key in WHOM if key != NAMED)
            yield f"{where}: whom must be one of {known}, and days a whole number"
            continue
        for problem in (wording_problem(row["subject"], ""), wording_problem(row["text"], row["whom"]),
                        link_problem(row["text"], row["whom"])):  # fmt: skip
            if problem:
                yield f"{where}: {problem}"


def read_ladder(edition: Edition) -> tuple[Rung, ...]:
    """The ladder an edition holds.

    Raises:
        DefinitionError: with a line for everything that is wrong with it.
    """
    problems = list(problems_of(edition))
    if problems:
        raise DefinitionError(problems)
    return in_order(Rung(**{**row, "text": row["text"].strip()}) for row in edition.data["rung"])


@cache
def shipped() -> tuple[Rung, ...]:
    """The ladder a round is chased by where the partnership has set none of its own: the newest edition."""
    return read_ladder(load_editions(FOLDER)[max(load_editions(FOLDER))])
