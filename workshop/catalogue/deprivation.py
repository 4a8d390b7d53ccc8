"""Deprivation of districts and of resilience areas, by four indices; hospital admissions of children for injury."""

import re
from collections.abc import Iterator
from pathlib import Path

from workshop.catalogue.cells import Found, key_of, rows_of, shortened

BOUNDARIES = {"ltla19": "districts of 2019", "ltla21": "districts of 2021", "ltla23": "districts of 2023",
              "ltla24": "districts of 2024", "lrf": "local resilience forums"}  # fmt: skip
FINGERTIPS = "ohid_injuries_2024"
COLUMNS = {"Value": "per 10,000", "Count": "number", "Denominator": "number"}


def found(folder: Path) -> Iterator[Found]:
    """Every column of every index, then the admissions."""
    for path in sorted((folder / "deprivation").glob("imd*.csv")):
        yield from index(path)
    yield from admissions(next((folder / "deprivation").glob("fingertips*")))


def index(path: Path) -> Iterator[Found]:
    year, boundary = re.fullmatch(r"imd(\d{4})_england_(\w+)", path.stem).groups()
    vintage, made, taken = f"imd_{year}", {}, set()
    for row in rows_of(path):
        code, *columns = (name for name in row if not name.endswith("_name"))
        for column in columns:
            if column not in made:
                words = re.sub(r"^imd_?(2025|25)?_", "", column.lower()).replace("_", " ").replace("lso as", "LSOAs")
                name = f"Index of multiple deprivation {year}: {words} ({BOUNDARIES[boundary]})"
                key = shortened(key_of(vintage, boundary, column), taken)
                unit = next((unit for unit in ("rank", "proportion", "extent") if unit in words), "score")
                made[column] = Found(key, vintage, "Deprivation", name, unit, "calendar")
            made[column].put(year, row[code], row[column] if row[column] != "NA" else "x")
    yield from made.values()


def admissions(path: Path) -> Iterator[Found]:
    made, taken = {}, set()
    for row in rows_of(path):
        kinds = (row["Sex"], row["Category Type"], row["Category"])
        for column, unit in COLUMNS.items():
            if (kinds, column) not in made:
                said = ", ".join(filter(None, (row["Sex"].lower(), row["Category"], short_of(row["Category Type"]))))
                name = f"Hospital admissions of children under 15 for injury: {said}; {column.lower()}"
                key = shortened(key_of(FINGERTIPS, column, row["Sex"], row["Category"], row["Category Type"]), taken)
                made[kinds, column] = Found(key, FINGERTIPS, "Health and Wellbeing", name, unit, "financial", "down")
            made[kinds, column].put(row["Time period"], row["Area Code"], row[column] or "x")
    yield from made.values()


def short_of(kind: str) -> str:
    return re.sub(r"\s+", " ", kind)
