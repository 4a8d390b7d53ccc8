"""The names of districts and resilience areas, for what is published of them and not of authorities."""

from collections.abc import Iterator
from pathlib import Path

from workshop.catalogue.cells import rows_of


def names(folder: Path) -> Iterator[tuple[str, str]]:
    """Each code with its name, the newest name of each."""
    found: dict[str, str] = {}
    for row in rows_of(next((folder / "neighbours").glob("LTLA*"))):
        found[row["LTLA23CD"]] = row["LTLA23NM"]
    for file, word in (("imd2025_england_ltla24", "ltla24"), ("imd2025_england_lrf", "lrf24")):
        for row in rows_of(folder / "deprivation" / f"{file}.csv"):
            found[row[f"{word}_code"]] = row[f"{word}_name"]
    return iter(sorted((code, name) for code, name in found.items() if code.startswith("E")))
