"""The register of schools as a table: read, and every cell that cannot be taken named."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from lineofsight.core.people.roles import Governance, Judgement, Phase
from lineofsight.core.people.rules.appointments import LONGEST, Problem, listed, named

# Our headings, and what the national register's own download calls the same.
HEADINGS = {
    "URN": ("urn",),
    "Name": ("name", "establishmentname"),
    "Type": ("type", "typeofestablishment (name)"),
    "Phase": ("phase", "phaseofeducation (name)"),
    "Trust": ("trust", "trusts (name)"),
    "Cluster": ("cluster",),
    "Authority": ("authority", "la (code)"),
    "Inspected": ("inspected", "ofstedlastinsp"),
    "Judgement": ("judgement", "ofstedrating (name)"),
}
COLUMNS = tuple(HEADINGS)
NEEDED = ("URN", "Name", "Type", "Phase", "Authority")
LONGEST_CLUSTER = 80
# Words in a type of establishment that say who answers for it, the most telling first.
TYPES = (
    ("free school", Governance.FREE_SCHOOL),
    ("studio school", Governance.FREE_SCHOOL),
    ("technical college", Governance.FREE_SCHOOL),
    ("academy", Governance.ACADEMY),
    ("independent", Governance.INDEPENDENT),
    ("non-maintained", Governance.INDEPENDENT),
    ("further education", Governance.COLLEGE),
    ("college", Governance.COLLEGE),
    ("community", Governance.MAINTAINED),
    ("voluntary", Governance.MAINTAINED),
    ("foundation", Governance.MAINTAINED),
    ("local authority", Governance.MAINTAINED),
    ("pupil referral", Governance.MAINTAINED),
    ("maintained", Governance.MAINTAINED),
)
PHASES = {
    "middle deemed primary": Phase.PRIMARY,
    "middle deemed secondary": Phase.SECONDARY,
    "all-through": Phase.ALL_THROUGH,
    "16 plus": Phase.SIXTEEN_PLUS,
}
JUDGEMENTS = {"serious weaknesses": Judgement.INADEQUATE, "special measures": Judgement.INADEQUATE}
URN = re.compile(r"[1-9][0-9]{5}")
ISO, BRITISH = (
    re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})"),
    re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})"),
)
MOVED = (
    "{name} is here as {urn}. A school that becomes an academy gets a new number: open it in the register and note the "
    "change first, then load this again."
)


@dataclass(frozen=True)
class SchoolRow:
    """One line of the register."""

    number: int
    urn: str
    name: str
    governance: str
    phase: str
    trust: str
    cluster: str
    authority: str
    inspected_on: date | None
    judgement: str


def governance_of(text: str) -> str | None:
    """Who answers for a school of this type."""
    known = named(text, Governance)
    return known or next((kind for words, kind in TYPES if words in text.lower()), None)


def phase_of(text: str) -> str | None:
    """Whom a school of this phase teaches; “not applicable” where nothing is said."""
    return PHASES.get(text.lower()) or (named(text, Phase) if text else Phase.NOT_APPLICABLE)


def judgement_of(text: str) -> str | None:
    """What the inspection said; nothing where nothing is said."""
    return JUDGEMENTS.get(text.lower()) or (named(text, Judgement) if text else "")


def day_of(text: str) -> date | None:
    """A day, as 2026-03-27 or 27/03/2026."""
    iso, british = ISO.fullmatch(text[:10]), BRITISH.fullmatch(text)
    try:
        if iso:
            return date(*(int(part) for part in iso.groups()))
        return date(int(british[3]), int(british[2]), int(british[1])) if british else None
    except ValueError:
        return None


def places(heading: list[str]) -> dict[str, int]:
    """Where each column that we know stands."""
    given = [cell.strip().lower() for cell in heading]
    return {
        column: given.index(name) for column, names in HEADINGS.items() for name in reversed(names) if name in given
    }


def read_register(table: list[list[str]], today: date) -> tuple[list[SchoolRow], list[Problem]]:
    """Read the table of schools; every problem is found, not only the first.

    Returns:
        The rows that can be loaded, and the problems. Where there is any problem nothing may be loaded.
    """
    place = places(table[0])
    missing = [column for column in NEEDED if column not in place]
    if missing:
        return [], [Problem(1, name, f"The first row has no column called “{name}”. Add it.") for name in missing]
    rows: list[SchoolRow] = []
    problems: list[Problem] = []
    for number, cells in enumerate(table[1:], start=2):
        if any(cells):
            values = {name: cells[place[name]].strip() if name in place else "" for name in COLUMNS}
            rows.append(read_school(number, values))
            problems += school_problems(number, values, today)
    if not rows:
        problems.append(Problem(2, "URN", "There are no rows under the heading. Add one for each school."))
    problems += repeated(rows, lambda row: row.urn, "URN") + repeated(rows, lambda row: row.name.lower(), "Name")
    return rows, sorted(problems, key=lambda each: (each.row, COLUMNS.index(each.column)))


def read_school(number: int, values: Mapping[str, str]) -> SchoolRow:
    """One row, as far as it can be read."""
    return SchoolRow(
        number, values["URN"], values["Name"], governance_of(values["Type"]) or "", phase_of(values["Phase"]) or "",
        values["Trust"], values["Cluster"], values["Authority"], day_of(values["Inspected"]),
        judgement_of(values["Judgement"]) or "",
    )  # fmt: skip


def school_problems(number: int, values: Mapping[str, str], today: date) -> list[Problem]:
    """What is wrong with one row, cell by cell."""
    inspected = day_of(values["Inspected"])
    checks = (
        ("URN", not URN.fullmatch(values["URN"]), "Enter the number in the register: six digits."),
        ("Name", not values["Name"], "Enter the school’s name."),
        ("Type", governance_of(values["Type"]) is None, f"Enter the register’s type, or one of: {listed(Governance)}."),
        ("Phase", phase_of(values["Phase"]) is None, f"Enter one of: {listed(Phase)}."),
        ("Authority", not re.fullmatch(r"[0-9]{3}", values["Authority"]), "Enter the council’s number: three digits."),
        ("Inspected", bool(values["Inspected"]) and inspected is None, "Enter a day, like 27/03/2026, or leave it."),
        ("Inspected", bool(inspected and inspected > today), "This day is still to come."),
        ("Judgement", judgement_of(values["Judgement"]) is None, f"Enter one of: {listed(Judgement)}; or leave it."),
        ("Cluster", len(values["Cluster"]) > LONGEST_CLUSTER, f"Shorten this to {LONGEST_CLUSTER} characters."),
        ("Name", len(values["Name"]) > LONGEST, f"Shorten this to {LONGEST} characters."),
        ("Trust", len(values["Trust"]) > LONGEST, f"Shorten this to {LONGEST} characters."),
    )
    return [Problem(number, column, sentence) for column, wrong, sentence in checks if wrong]


def repeated(rows: list[SchoolRow], key: Callable[[SchoolRow], str], column: str) -> list[Problem]:
    """Each school stands once."""
    first: dict[str, int] = {}
    problems = []
    for row in rows:
        earlier = first.setdefault(key(row), row.number)
        if key(row) and earlier != row.number:
            problems.append(Problem(row.number, column, f"This repeats row {earlier}. Remove one of them."))
    return problems


def clashes(rows: list[SchoolRow], known: Mapping[str, str], urns: Mapping[str, str]) -> list[Problem]:
    """Where a row does not go with what is here.

    Args:
        known: the kind of each organisation, by its name in small letters. urns: its number in the register, likewise.
    """
    problems = []
    taken = {urn: name for name, urn in urns.items()}
    for row in rows:
        name = row.name.lower()
        if urns.get(name, row.urn) != row.urn:
            problems.append(Problem(row.number, "URN", MOVED.format(name=row.name, urn=urns[name])))
        elif name in known and known[name] != "school":
            problems.append(Problem(row.number, "Name", "An organisation of this name is here, and is no school."))
        elif row.trust and row.trust.lower() == name:
            problems.append(Problem(row.number, "Trust", "A school is not its own trust. Leave it empty."))
        elif row.urn in taken and taken[row.urn] != name and name in known:
            problems.append(Problem(row.number, "Name", f"{row.urn} is another school here, and so is this name."))
    return problems
