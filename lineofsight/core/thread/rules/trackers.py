"""Reading a tracker of actions, in whatever columns it has. Pure: what cannot be read is named by row and column."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from lineofsight.kernel.faults import CellFault, column_letter


@dataclass(frozen=True)
class Column:
    """Something of an action that a tracker may have a column for, and the words its heading may hold."""

    key: str
    label: str
    words: tuple[str, ...]
    needed: bool = False


COLUMNS = (
    Column("text", "What is to be done", ("action", "task", "recommendation", "what"), needed=True),
    Column("agency", "Which agency owns it", ("agency", "organisation", "partner", "service"), needed=True),
    Column("owner", "Who owns it", ("owner", "lead", "who", "responsible", "officer", "assigned")),
    Column("due", "By when", ("due", "deadline", "target date", "timescale", "by when", "date"), needed=True),
    Column("state", "How far it is", ("status", "rag", "state", "complete", "progress rating")),
    Column("measure", "How one will know that it worked", ("measure", "success", "outcome", "impact", "kpi")),
    Column("progress", "What was said of it", ("update", "progress", "comment", "note")),
    Column("source", "Where it comes from", ("source", "meeting", "review", "plan", "reference", "origin")),
)
ENDED = re.compile(r"\b(?:clos\w*|complet\w*|done|finish\w*|achieved|implemented|blue)\b", re.IGNORECASE)
NOT_ENDED = re.compile(r"\b(?:not|in|un|partly|partially|nearly|to be)\b", re.IGNORECASE)
LONGEST = {"text": 400, "measure": 300, "progress": 1000, "source": 200}


def guessed(headings: Sequence[str]) -> dict[str, int]:
    """For each thing a tracker may say, the column whose heading sounds like it; each column is taken once."""
    taken: dict[str, int] = {}
    for column in COLUMNS:
        for word in column.words:
            found = next(
                (n for n, each in enumerate(headings) if word in each.lower() and n not in taken.values()), None
            )
            if found is not None:
                taken[column.key] = found
                break
    return taken


@dataclass(frozen=True)
class Known:
    """Who and which agencies a tracker may name, by their names in lower case, and who owns what names nobody known.

    Args:
        owners: a person's name or e-mail address to the person's ref. agencies: an agency's name to its ref.
        otherwise: an agency's ref to the ref of whoever owns its actions where the tracker names nobody known.
    """

    owners: Mapping[str, str]
    agencies: Mapping[str, str]
    otherwise: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """An action as a tracker says it, with the number of its row."""

    number: int
    text: str
    agency: str
    owner: str
    due: date
    ended: bool
    measure: str = ""
    progress: str = ""
    source: str = ""


def read_tracker(
    table: Sequence[Sequence[str]], places: Mapping[str, int], known: Known
) -> tuple[list[Row], list[CellFault]]:
    """Read a tracker by the columns its reader matched. Every fault is found, not only the first.

    Args:
        table: rows of text, the headings first. places: for each column's key, where it stands in a row.

    Returns:
        The actions, and what cannot be read; where there is any fault nothing may be loaded.
    """
    rows: list[Row] = []
    faults: list[CellFault] = []
    for number, cells in enumerate(table[1:], start=2):
        if not any(cells):
            continue
        said = {key: cells[place].strip() for key, place in places.items()}
        row, wrong = read_row(number, said, known)
        rows += [row] if row else []
        faults += [
            CellFault(number, column_letter(places[key]), table[0][places[key]], sentence) for key, sentence in wrong
        ]
    return rows, faults


def read_row(number: int, said: Mapping[str, str], known: Known) -> tuple[Row | None, list[tuple[str, str]]]:
    """One action, or what is wrong with it by column."""
    agency = known.agencies.get(said["agency"].lower(), "")
    owner = known.owners.get(said.get("owner", "").lower(), "") or known.otherwise.get(agency, "")
    due = day_of(said["due"])
    checks = [
        ("text", not said["text"], "Say what is to be done."),
        ("agency", not said["agency"], "Name the agency that owns it."),
        ("agency", bool(said["agency"]) and not agency, f"No agency here is called “{said['agency']}”."),
        ("owner" if "owner" in said else "agency", bool(agency) and not owner, nobody(said.get("owner", ""))),
        ("due", due is None, no_day(said["due"])),
        *((key, len(said.get(key, "")) > most, f"Shorten it to {most} characters.") for key, most in LONGEST.items()),
    ]
    wrong = [(key, sentence) for key, fails, sentence in checks if fails and key in said]
    if wrong or due is None:
        return None, wrong
    more = {key: said.get(key, "") for key in ("measure", "progress", "source")}
    return Row(number, said["text"], agency, owner, due, has_ended(said.get("state", "")), **more), []


def nobody(name: str) -> str:
    if not name:
        return "It names no owner, and nobody speaks for its agency. Appoint its lead first."
    return f"Nobody called “{name}” is appointed here, and nobody speaks for its agency."


def no_day(text: str) -> str:
    return f"“{text}” is not a date. Write it as 30/09/2026." if text else "Enter a date."


def has_ended(state: str) -> bool:
    """Whether a tracker's word for a state says that the action is over: "Complete", and not "Not complete"."""
    found = ENDED.search(state)
    return found is not None and not NOT_ENDED.search(state[: found.start()])


FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y")
MONTHS = ("%B %Y", "%b %Y", "%b-%y", "%B %y", "%b %y")


def day_of(text: str) -> date | None:
    """The day a tracker's cell says, day before month; a month is its last day; none where it is no date."""
    told = " ".join(text.split()).removesuffix(" 00:00:00")
    for form in FORMS:
        try:
            return datetime.strptime(told, form).date()
        except ValueError:
            continue
    for form in MONTHS:
        try:
            first = datetime.strptime(told, form).date()
        except ValueError:
            continue
        return last_of_month(first)
    return None


def last_of_month(day: date) -> date:
    """The last day of a day's month."""
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def named(people: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """People's refs by name and by e-mail address, in lower case; a name that two people share is nobody's.

    Args:
        people: a ref, a name and an address for each.
    """
    found: dict[str, str] = {}
    shared: set[str] = set()
    for ref, name, email in people:
        for word in (name.lower(), email.lower()):
            if found.setdefault(word, ref) != ref:
                shared.add(word)
    return {word: ref for word, ref in found.items() if word not in shared}
