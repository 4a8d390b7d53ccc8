"""Rules of people and appointments: pure, and each with the sentence its user reads."""

import re
from dataclasses import dataclass

from django.db.models import TextChoices

from lineofsight.core.people.roles import FOR_AN_ORGANISATION, OrganisationKind, Role

COLUMNS = ("Organisation", "Kind", "Person", "E-mail", "Role")
EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]+")
LONGEST = 120


@dataclass(frozen=True)
class Problem:
    """What is wrong in one cell, where it stands, and how to put it right. Row 1 is the heading row."""

    row: int
    column: str
    sentence: str


@dataclass(frozen=True)
class Row:
    """One line of the spreadsheet: an organisation, and perhaps a person in a role for it."""

    number: int
    organisation: str
    kind: str
    person: str
    email: str
    role: str


def named(text: str, choices: type[TextChoices]) -> str | None:
    """The choice a person meant: its key or its label, whatever the case."""
    wanted = " ".join(text.lower().replace("_", " ").split())
    for choice in choices:
        if wanted in {choice.value.replace("_", " "), choice.label.lower()}:
            return choice.value
    return None


def listed(choices: type[TextChoices]) -> str:
    return ", ".join(choice.label for choice in choices)


def heading_problems(heading: list[str]) -> list[Problem]:
    """The first row must name the five columns, in any order."""
    given = {cell.strip().lower() for cell in heading}
    return [
        Problem(1, column, f"The first row has no column called “{column}”. Add it, or start from our template.")
        for column in COLUMNS
        if column.lower() not in given
    ]


def read_people(table: list[list[str]]) -> tuple[list[Row], list[Problem]]:
    """Read the table of agencies and people; every problem is found, not only the first.

    Returns:
        The rows that can be loaded, and the problems. Where there is any problem nothing may be loaded.
    """
    problems = heading_problems(table[0])
    if problems:
        return [], problems
    place = {cell.strip().lower(): index for index, cell in enumerate(table[0])}
    rows: list[Row] = []
    for number, cells in enumerate(table[1:], start=2):
        if not any(cells):
            continue
        values = {c: cells[place[c.lower()]] if place[c.lower()] < len(cells) else "" for c in COLUMNS}
        row, found = read_row(number, values)
        problems += found
        rows.append(row)
    problems += kinds_that_differ(rows) + repeats(rows)
    if not rows:
        problems.append(Problem(2, "Organisation", "There are no rows under the heading. Add one for each person."))
    return rows, sorted(problems, key=lambda p: (p.row, COLUMNS.index(p.column)))


def read_row(number: int, values: dict[str, str]) -> tuple[Row, list[Problem]]:
    kind, role = named(values["Kind"], OrganisationKind), named(values["Role"], Role)
    has_person = any(values[c] for c in ("Person", "E-mail", "Role"))
    checks = [
        ("Organisation", values["Organisation"] == "", "Enter the organisation’s name."),
        ("Kind", kind is None, f"Enter a kind of organisation: {listed(OrganisationKind)}."),
        ("Person", has_person and not values["Person"], "Enter the person’s name, or leave the row’s person empty."),
        (
            "E-mail",
            has_person and not EMAIL.fullmatch(values["E-mail"]),
            "Enter an e-mail address in full, like name@example.org.",
        ),
        ("Role", has_person and (role is None or role == Role.ADMINISTRATOR), f"Enter a role: {roles_offered()}."),
    ]
    problems = [Problem(number, column, sentence) for column, wrong, sentence in checks if wrong]
    for column in ("Organisation", "Person", "E-mail"):
        if len(values[column]) > LONGEST:
            problems.append(Problem(number, column, f"This is longer than {LONGEST} characters. Shorten it."))
    row = Row(number, values["Organisation"], kind or "", values["Person"], values["E-mail"].lower(), role or "")
    return row, problems


def roles_offered() -> str:
    return ", ".join(role.label for role in Role if role is not Role.ADMINISTRATOR)


def kinds_that_differ(rows: list[Row]) -> list[Problem]:
    """One organisation is of one kind."""
    first: dict[str, Row] = {}
    problems = []
    for row in rows:
        earlier = first.setdefault(row.organisation.lower(), row)
        if row.kind and earlier.kind and row.kind != earlier.kind:
            sentence = f"Row {earlier.number} gives {row.organisation} another kind. Make them the same."
            problems.append(Problem(row.number, "Kind", sentence))
    return problems


def repeats(rows: list[Row]) -> list[Problem]:
    """The same person in the same role for the same organisation stands once."""
    seen: dict[tuple, int] = {}
    problems = []
    for row in rows:
        key = (row.email, row.role, row.organisation.lower())
        if row.email and key in seen:
            problems.append(Problem(row.number, "E-mail", f"This repeats row {seen[key]}. Remove one of them."))
        seen.setdefault(key, row.number)
    return problems


def needs_organisation(role: str) -> bool:
    """Whether a role is held for an organisation, which must then be named with it."""
    return role in FOR_AN_ORGANISATION
