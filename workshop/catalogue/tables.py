"""The department's own tables: children in need, looked-after children, social workers, hospital admissions."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workshop.catalogue.cells import Found, key_of, rows_of, shortened

PLACE = (
    "time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code", "region_name",
    "old_la_code", "new_la_code", "la_name",
)  # fmt: skip
KINDS = (
    "category", "category_type", "characteristic", "characteristic_type", "age_group", "population_type",
    "care_leaver_age", "breakdown", "cla_group", "placement_stability", "sw_stability", "move_measure",
    "school_stability",
)  # fmt: skip
FOLDERS = {
    "dfe_cin_2013_2024": ("dfe_cin_2024", "Children in need"),
    "dfe_cin_2013_2025": ("dfe_cin_2025", "Children in need"),
    "dfe_cla_2021_2025": ("dfe_cla_2025", "Children looked after"),
    "workforce": ("dfe_workforce_2025", "Social workers"),
}
# What a column is measured in, by how its name ends.
UNITS = (
    ("_percent", "%"), ("percentage", "%"), ("_rate_per_10k", "per 10,000"), ("rate_per_10000", "per 10,000"),
    ("_per_10000_children", "per 10,000"), ("_rate", "per 10,000"), ("percent", "%"), ("rate", "per 10,000"),
    ("_days", "days"), ("_median", "days"), ("_25th_Percentile", "days"), ("_75th_Percentile", "days"),
)  # fmt: skip
DAYS = ("Percentile_days", "Median_days", "Duration_25th_Percentile", "Duration_median", "Duration_75th_Percentile")
WORDS = {
    "At31": "at 31 March", "anypoint": "at any point", "Anypoint": "At any point", "CPP": "child protection plans",
    "ICPC": "first child protection conferences", "CIN": "children in need", "CINPlan": "children in need plans",
    "fte": "full-time equivalents", "Section47": "section 47 enquiries", "child": "(children)",
}  # fmt: skip
# The tables and columns that are about one day, 31 March.
ON_THE_DAY = ("a3", "a5", "a6", "b2", "b3", "b4", "d4", "d5", "d6", "placement_stability", "swcount")
SNAPSHOTS = ("At31", "31 March", "CLA on 31 March")


@dataclass(frozen=True)
class Sheet:
    """One file: its publication, and what it is called there."""

    path: Path
    vintage: str
    topic: str

    @property
    def short(self) -> str:
        """The file's own short name: "b1", "ons", "placement_stability"."""
        stem = self.path.name.split(".")[0]
        first = stem.split("_")[0]
        if self.vintage.startswith("dfe_cin"):
            return {"headline": "headline", "ons": "population"}.get(first, first).split("_")[0]
        return stem.removeprefix("la_").removeprefix("cla_").removesuffix("_2017_to_2025")

    @property
    def table(self) -> str:
        """The file as it is cited."""
        return f"table {self.short}" if len(self.short) == 2 else self.short.replace("_", " ")


def found(folder: Path) -> Iterator[Found]:
    """Every column of numbers of every table, once for each kind of row it holds."""
    for place, (vintage, topic) in FOLDERS.items():
        taken: set[str] = set()
        for path in sorted((folder / place).iterdir()):
            yield from series_of(Sheet(path, vintage, topic), taken)


def series_of(sheet: Sheet, taken: set[str]) -> Iterator[Found]:
    made: dict[tuple, Found] = {}
    for row in rows_of(sheet.path):
        kinds = tuple(row[name] for name in KINDS if row.get(name))
        area = row.get("new_la_code") or row.get("region_code") or row["country_code"]
        for column, text in row.items():
            if column not in (*PLACE, *KINDS):
                if (kinds, column) not in made:
                    made[kinds, column] = series(sheet, kinds, column, taken)
                made[kinds, column].put(row["time_period"], area, text)
    yield from made.values()


def series(sheet: Sheet, kinds: tuple[str, ...], column: str, taken: set[str]) -> Found:
    """A column, with the words of the rows it stands in."""
    # The first word of a children in need table says no more than the table's own.
    own = kinds if sheet.vintage == "dfe_cla_2025" else kinds[1:]
    key = shortened(key_of(sheet.vintage, sheet.short, "_".join((*own, column))), taken)
    said = ": ".join((*kinds, words_of(column)))
    name, unit = f"{said} ({sheet.table})", unit_of(sheet, column)
    return Found(key, sheet.vintage, sheet.topic, name, unit, years_of(sheet, said, column))


def words_of(column: str) -> str:
    for end, _ in UNITS:
        if column.endswith(end) and column not in DAYS and not column.endswith("_days"):
            column = column.removesuffix(end).rstrip("_") or column
            break
    words = column.replace("_", " ").split(" ")
    return " ".join(WORDS.get(word, word) for word in words).strip()


def unit_of(sheet: Sheet, column: str) -> str:
    """What a column is measured in: its name says so, and social workers' rates are percentages."""
    if sheet.vintage == "dfe_workforce_2025":
        return "%" if "rate" in column else "cases" if column == "caseload_fte" else "number"
    if column.endswith(DAYS):
        return "days"
    return next((unit for end, unit in UNITS if column.endswith(end) and unit != "days"), "number")


def years_of(sheet: Sheet, said: str, column: str) -> str:
    """What a year's row is about: the day it ends on, or the twelve months before it."""
    if sheet.short == "population":
        return "middle"
    if sheet.vintage == "dfe_workforce_2025":
        return "september"
    day = sheet.short in ON_THE_DAY or any(word in said or word in column for word in SNAPSHOTS)
    return "march" if day else "financial"
