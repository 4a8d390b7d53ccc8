"""Rules of people, appointments and the register: pure, and each with the sentence its user reads."""

from lineofsight.core.people.rules.appointments import (
    COLUMNS,
    EMAIL,
    Problem,
    Row,
    heading_problems,
    listed,
    named,
    needs_organisation,
    read_people,
)

__all__ = [
    "COLUMNS",
    "EMAIL",
    "Problem",
    "Row",
    "heading_problems",
    "listed",
    "named",
    "needs_organisation",
    "read_people",
]
