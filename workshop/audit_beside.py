"""What published tables say of one another: a count hidden in one and printed in another, or told by its own share."""

import csv
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

HIDDEN = "c"
# The same count in several tables: the table's letter and number, and what the column is called there.
SAME = (
    (("b1", "Ended_episodes"), ("b5", "Ended_episodes"), ("b6", "Ended_episodes")),
    (("b1", "At31_episodes"), ("b2", "At31_episodes"), ("b3", "At31_episodes"), ("b4", "At31_episodes")),
    (("c1", "Referrals"), ("c5", "Referrals"), ("c6", "Referrals")),
    (("d1", "CPP_start"), ("d2", "CPP_start"), ("d3", "CPP_start")),
    (("d1", "CPP_end"), ("d7", "CPP_End")),
    (("d1", "CPP_At31"), ("d4", "CPP_At31"), ("d5", "CPP_At31")),
)
SHARES = ("_percent", "_rate")
Rows = list[dict[str, str]]


def told_beside(folder: Path) -> str:
    """What the tables together give away that none does alone, in sentences."""
    tables = {path.name[:2]: read(path) for path in sorted(folder.glob("[b-d]?_*.csv"))}
    pairs = [pair for same in SAME for pair in combinations(same, 2)]
    parted = sum(printed_elsewhere(tables, *pair) for pair in pairs)
    shares = sum(1 for rows in tables.values() for _ in told_by_share(rows))
    return (
        f"{len(pairs)} pairs of columns hold the same count in two tables: in none of them "
        if not parted
        else f"{len(pairs)} pairs of columns hold the same count in two tables: {parted} times "
    ) + (
        "is it hidden in one and printed in the other. Of all hidden counts of these tables "
        f"{shares} {'has its' if shares == 1 else 'have their'} own percentage or rate printed beside "
        f"{'it' if shares == 1 else 'them'}."
    )


def read(path: Path) -> Rows:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.DictReader(file) if row["geographic_level"] == "Local authority"]


def printed_elsewhere(tables: dict[str, Rows], one: tuple[str, str], other: tuple[str, str]) -> int:
    """How often a count is hidden in one of two tables and printed in the other."""
    here, there = (by_area(tables[table], column) for table, column in (one, other))
    return sum(
        HIDDEN in (here[place], there[place]) and (here[place] + there[place]).strip(HIDDEN).isdigit()
        for place in here.keys() & there.keys()
    )


def by_area(rows: Rows, column: str) -> dict[tuple[str, str], str]:
    return {(row["time_period"], row["new_la_code"]): row[column] for row in rows}


def told_by_share(rows: Rows) -> Iterator[str]:
    """The columns of hidden counts whose own percentage or rate is printed, once for each time."""
    for share in rows[0]:
        stem = next((share.removesuffix(end) for end in SHARES if share.endswith(end)), None)
        counts = [name for name in rows[0] if stem and name in (stem, f"{stem}_number")]
        for row in rows if counts else ():
            if row[counts[0]] == HIDDEN and row[share].replace(".", "").isdigit():
                yield counts[0]
