"""What inspectors judged: children's services of authorities (Ofsted), and youth justice services (HMI Probation)."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from lineofsight.core.insight.benchmarks.areas import named
from workshop.catalogue.cells import Found, key_of, rows_of

OFSTED, PROBATION = "ofsted_ilacs_2026", "hmip_youth_2025"
GRADES = {
    "overall_effectiveness_grade": "overall effectiveness", "impact_of_leaders_grade": "impact of leaders",
    "help_and_protection_grade": "help and protection", "in_care_grade": "children in care",
    "care_leavers_grade": "care leavers",
}  # fmt: skip
PLACE = ("la_name", "la_ref", "publication_date", "report_url")
KNOWN = {"outstanding", "good", "requires improvement", "inadequate"}
# Youth justice services that bear another name than their authority, or serve several; those of Wales are left out.
SERVICES = {
    "Newcastle": ("Newcastle upon Tyne",), "Royal Borough of Greenwich": ("Greenwich",), "St Helens": ("St. Helens",),
    "Hull": ("Kingston upon Hull, City of",), "Bedfordshire": ("Bedford", "Central Bedfordshire"),
    "An inspection of Tower Hamlets and City of London": ("Tower Hamlets", "City of London"),
    "West Mercia": ("Herefordshire, County of", "Shropshire", "Telford and Wrekin", "Worcestershire"),
    "Dorset": ("Dorset", "Bournemouth, Christchurch and Poole"),
}  # fmt: skip


def found(folder: Path) -> Iterator[Found]:
    """Every judgement, by the day it was published."""
    yield from ofsted(folder / "inspections" / "ofsted_csc_ilacs_overview.xlsx")
    yield from probation(folder / "inspections" / "hmi_youth_justice_inspection_ratings.csv")


def ofsted(path: Path) -> Iterator[Found]:
    from openpyxl import load_workbook

    lines = list(load_workbook(path, read_only=True).active.iter_rows(values_only=True))
    rows = [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]
    for column, words in GRADES.items():
        name = f"Ofsted inspection of children's services: {words}"
        made = Found(key_of(OFSTED, words), OFSTED, "Inspections", name, "judgement", "day", "down")
        for row in rows:
            area = named(str(row["la_code"]))
            made.put(day_of(row["publication_date"]), area.code, grade(row[column]))
        yield made


def probation(path: Path) -> Iterator[Found]:
    rows = list(rows_of(path))
    for column in (name for name in rows[0] if name not in PLACE):
        words = column.replace("_%", "").replace("_", " ")
        unit = "%" if column == "score_%" else "judgement"
        made = Found(
            key_of(PROBATION, words), PROBATION, "Inspections", f"Youth justice inspection: {words}", unit, "day",
            "up" if unit == "%" else "down",
        )  # fmt: skip
        for row in rows:
            for area in filter(None, map(named, names_in(row["la_name"]))):
                made.put(day_of(row["publication_date"]), area.code, row[column] if unit == "%" else grade(row[column]))
        yield made


def names_in(text: str) -> tuple[str, ...]:
    """The authorities a service is of; "JI" is a joint inspection."""
    service = text.removesuffix(" - JI")
    return SERVICES.get(service, (service,))


def grade(text: str | None) -> str:
    """A judgement as written; one that was not made is not applicable."""
    words = (text or "").strip().lower()
    return words.capitalize() if words in KNOWN else "z"


def day_of(text: str) -> str:
    for form in ("%d/%m/%y", "%d/%m/%Y"):
        try:
            return datetime.strptime(text.strip(), form).date().isoformat()
        except ValueError:
            continue
    raise ValueError(text)
