"""What a file says against what stands here: what it adds, and where it says otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lineofsight.core.sealed.rules import age_band
from lineofsight.learn.child_deaths.rules.case_columns import (
    BACKGROUND,
    BESIDES,
    CHILD,
    FACTORS,
    FACTS,
    REVIEWED_HERE,
    columns,
)
from lineofsight.learn.child_deaths.rules.case_values import same

KINDS = {column.key: column.kind for column in columns()}
# Of an analysis, what is compared where one is agreed here already.
COMPARED = (
    "category", "others", "modifiable", "agreed_on", "edition", "action", "why_none", "beside", "panel_kind",
)  # fmt: skip
# An answer that says nothing.
UNSAID = ("", "not_asked")


@dataclass(frozen=True)
class Compared:
    """What a file adds, and where it says otherwise, by column."""

    adds: dict[str, str]
    differs: dict[str, str]


def compared(here: Mapping[str, str], told: Mapping[str, str], *, age: str, month: date) -> Compared:
    """Compare what stands here with what a file tells. Nothing that stands is overwritten; an answer that nobody asked
    for says nothing on either side."""
    adds: dict[str, str] = {}
    differs: dict[str, str] = {}
    for key in (*CHILD, *REVIEWED_HERE, *FACTS, *BESIDES, *BACKGROUND):
        value, stands = told.get(key, ""), here.get(key, "")
        if key == "none_because" and here.get("nhs_number"):
            continue
        if value in UNSAID or same(KINDS[key], value, stands):
            continue
        typed = stands not in UNSAID or (key == "nhs_number" and bool(here.get("none_because")))
        (differs if typed else adds)[key] = value
    for key in against_the_card({**here, **adds}, age, month):
        if key in adds:
            differs[key] = adds.pop(key)
    return Compared(adds, differs)


def against_the_card(known: Mapping[str, str], age: str, month: date) -> list[str]:
    """The days that do not fit the age band and the month that stand on the card of a death."""
    born, died = (date.fromisoformat(known[key]) if known.get(key) else None for key in ("born", "died"))
    wrong = ["died"] if died and died.replace(day=1) != month else []
    if born and died and age not in ("unknown", age_band(born, died)):
        wrong.append("born")
    return wrong


def analysis_differs(here: Mapping[str, str], told: Mapping[str, str]) -> dict[str, str]:
    """Where a file says otherwise than an analysis that is agreed here, its factors too."""
    keys = [*(COMPARED if "category" in told else ()), *FACTORS]
    return {key: told[key] for key in keys if key in told and not same(KINDS[key], told[key], here.get(key, ""))}
