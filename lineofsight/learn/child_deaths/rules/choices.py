"""What a partnership may settle for itself from a day on: how long a clock runs, who must be at a panel, and
who notes what the national database was sent."""

from lineofsight.learn.child_deaths.rules.content import clocks, panel_rules
from lineofsight.learn.child_deaths.rules.panels import SEATS, seats_of

PANEL_RULES = {
    "quorum": "Fewest members present",
    "required_cdop": "Must be there: child death overview panel",
    "required_neonatal": "Must be there: neonatal panel",
}
LONGEST = 1000
# Who notes what is sent to the National Child Mortality Database. Where another system hands its cases over by itself,
# nothing is owed here (GOV.UK, transitional arrangements: automatic data transfer).
DATABASE = "database"
SENT_BY = {"here": "Noted here by whoever coordinates", "elsewhere": "Sent by another system, and not noted here"}


def choosable() -> dict[str, str]:
    """Everything that can be settled, by key. A clock that a statute sets would not be among them."""
    lengths = {clock.key: f"{clock.label}, in {clock.unit}" for clock in clocks() if clock.strength == "local"}
    return lengths | PANEL_RULES | {DATABASE: "Forms for the National Child Mortality Database"}


def is_seats(key: str) -> bool:
    """Whether what is settled is a list of seats, and not a number."""
    return key.startswith("required_")


def choice_refusal(key: str, value: str) -> str | None:
    """A number is a whole one of at least 1; a list of seats names seats there are; and forms are noted in one way."""
    if key not in choosable():
        return "That cannot be settled here."
    if key == DATABASE:
        return None if value in SENT_BY else "Choose who notes them."
    if is_seats(key):
        return None if seats_of(value) else "Choose at least one seat."
    number = int(value) if value.isascii() and value.isdigit() else 0
    return None if 0 < number < LONGEST else "Enter a whole number from 1 to 999."


def shipped(key: str) -> str:
    """What holds where nothing was settled."""
    if key == DATABASE:
        return "here"
    if key in PANEL_RULES:
        return panel_rules()[key]
    return str(next(clock.length for clock in clocks() if clock.key == key))


def said(key: str, value: str) -> str:
    """A value in words."""
    if key == DATABASE:
        return SENT_BY[value]
    if is_seats(key):
        return ", ".join(SEATS[seat] for seat in seats_of(value) or ())
    unit = next((clock.unit for clock in clocks() if clock.key == key), "members")
    return f"{value} {unit.removesuffix('s') if value == '1' else unit}"
