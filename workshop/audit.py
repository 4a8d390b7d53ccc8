"""How many hidden cells of published tables can be worked out: `docs/published_tables.md`, without naming one.

Written anew with `python -m workshop.audit FOLDER`, where FOLDER holds the CSV files of the Department for Education's
statistical release “Children in need” (https://explore-education-statistics.service.gov.uk, Open Government Licence).
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from lineofsight.kernel.suppression import Findings, audit_table
from lineofsight.kernel.suppression.audit import Printed
from lineofsight.kernel.suppression.tables import TOTAL, Key
from workshop.audit_beside import told_beside

OUT = Path("docs/published_tables.md")
# DfE hides 1 to 5, and other cells so that those cannot be worked out; its marks: c hidden, the others not there.
HIDDEN, SMALL, ABSENT = "c", 5, ("x", "u", "z", ".", "low", "")
# Authorities are printed as counted; regions to the nearest 10, which way 5 goes is not said.
ROUNDING = 5
LOCAL, REGION = "Local authority", "Regional"


@dataclass(frozen=True)
class Line:
    """A total and the parts it is divided into, as columns of one file."""

    file: str
    what: str
    total: str
    parts: tuple[str, ...]


LENGTHS = ("3_months_or_less", "more_than_3_months_6_months", "more_than_6_months_less_than_1_year",
           "1_year_less_than_2_years")  # fmt: skip
CATEGORIES = ("Neglect", "Physical", "Sexual", "Emotional", "Multiple")
MONTHS = ("April", "May", "June", "July", "August", "September", "October", "November", "December", "January",
          "February", "March")  # fmt: skip
LINES = (
    Line("b3_", "children in need by primary need", "At31_episodes", (
        "N1_Abuse_or_neglect", "N2_Childs_disability_or_illness", "N3_Parents_disability_or_illness",
        "N4_Family_in_acute_stress", "N5_Family_dysfunction", "N6_Socially_unacceptable_behaviour", "N7_Low_income",
        "N8_Absent_parenting", "N9_Cases_other_than_CIN", "N0_Not_stated",
    )),
    Line("b4_", "children in need by how long", "At31_episodes", (*LENGTHS, "2years+")),
    Line("b5_", "episodes that ended by how long", "Ended_episodes", (*LENGTHS, "2years+")),
    Line("b6_", "episodes that ended by reason", "Ended_episodes", (
        "unknown", "RC1_Adopted", "RC2_Died", "RC3_Residence_Order", "RC4_Special_Guardianship_Order",
        "RC5_Transfer_to_another_LA", "RC6_Transfer_to_Adult_Social_Service", "RC7_Other",
    )),
    Line("c2_", "assessments by working days", "Assessments_completed", (
        "Same_day", "1-10_days", "11-20_days", "21-30_days", "31-40_days", "41-45_days", "46-50_days", "51-60_days",
        "61+_days",
    )),
    Line("c4_", "first conferences by working days", "ICPC", (
        "Duration_0-10_days", "Duration_11-15_days", "Duration_16-20_days", "Duration_21+_days",
    )),
    Line("c5_", "referrals by source", "Referrals", (
        "Individual", "Schools", "Education_Services", "Health_Services", "Housing", "LA_Services", "Police",
        "Other_legal_agency", "Other", "Anonymous", "Unknown",
    )),
    Line("c6_", "referrals by month", "Referrals", MONTHS),
    *(
        Line(file, f"{what} by {word.lower()} category of abuse", total, tuple(f"{each}_{word}" for each in CATEGORIES))
        for file, what, total in (("d2_", "plans that began", "CPP_start"), ("d4_", "plans at 31 March", "CPP_At31"))
        for word in ("Initial", "Latest")
    ),
    Line("d5_", "plans at 31 March by how long", "CPP_At31", (*LENGTHS, "2_years_or_more")),
    Line("d7_", "plans that ended by how long", "CPP_End", (*LENGTHS, "2_years_or_more")),
)  # fmt: skip


@dataclass
class Counted:
    """What was found in one file, without a name."""

    printed: int = 0
    hidden: int = 0
    worked_out: int = 0
    known_small: int = 0
    contradictory: int = 0

    def take(self, findings: Findings, marked: set[Key]) -> None:
        """Add the findings of one table, of the cells that were marked as hidden."""
        self.printed += findings.printed
        self.hidden += len(marked)
        self.worked_out += len(findings.worked_out & marked)
        self.known_small += len(findings.within(SMALL) & marked)
        self.contradictory += len(findings.contradictory & marked)


def main(folder: str) -> None:
    """Read each file, and write what was found."""
    began, rows = perf_counter(), []
    for line in LINES:
        [path] = Path(folder).glob(f"{line.file}*.csv")
        own, together = Counted(), Counted()
        for table in tables(path):
            marked = {key for key, mark in marks(line, table) if mark == HIDDEN and key[0] != TOTAL}
            by_itself = [(key, value) for key, value in cells(line, table) if key[0] != TOTAL]
            own.take(audit_table(by_itself), marked)
            together.take(audit_table(cells(line, table)), marked)
        rows.append((line, own, together))
    beside = told_beside(Path(folder))
    OUT.write_text(page(rows, beside, perf_counter() - began))


def tables(path: Path) -> Iterator[list[dict[str, str]]]:
    """The rows of each year and region: its authorities and itself."""
    found: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["geographic_level"] in (LOCAL, REGION):
                found[row["time_period"], row["region_code"]].append(row)
    yield from found.values()


def marks(line: Line, table: list[dict[str, str]]) -> Iterator[tuple[Key, str]]:
    """Each cell of a table and what stands there."""
    for row in table:
        area = TOTAL if row["geographic_level"] == REGION else row["new_la_code"]
        yield (area, TOTAL), row[line.total]
        yield from (((area, part), row[part]) for part in line.parts)


def cells(line: Line, table: list[dict[str, str]]) -> Iterator[tuple[Key, Printed]]:
    """The same as the audit takes it. What is not there is as unknown to an outsider as what is hidden."""
    for key, mark in marks(line, table):
        if mark == HIDDEN or mark in ABSENT:
            yield key, None
        elif key[0] == TOTAL:
            yield key, (max(0, int(mark) - ROUNDING), int(mark) + ROUNDING)
        else:
            yield key, int(mark)


def page(rows: list[tuple[Line, Counted, Counted]], beside: str, seconds: float) -> str:
    """The page: a line for each table, and what it comes to.

    Args:
        beside: what the tables say of one another.
    """
    hidden = sum(own.hidden for _, own, _ in rows)
    known = sum(both.worked_out for *_, both in rows)
    small = sum(both.known_small for *_, both in rows)
    parts = [
        "# What can be worked out of published tables", "",
        "Written by `python -m workshop.audit` from the Department for Education's release “Children in need”, years "
        "ending March 2013 to 2024 (Open Government Licence v3.0). It asks of each hidden count (c) what "
        "`lineofsight.kernel.suppression.audit_table` would tell an outsider who has the printed table and nothing "
        "else: first each authority's line by itself, then with the authorities of its region and the region's own "
        "line, which is rounded to 10. No cell is named here.", "",
        f"**{known:,} of {hidden:,} hidden counts ({100 * known / hidden:.1f}%) can be worked out exactly**; of "
        f"{small:,} more one learns that they are from 1 to {SMALL}.", "",
        "| table | printed | hidden | worked out by its line | with its region | known to be small | contradictory |",
        "|---|---|---|---|---|---|---|",
    ]  # fmt: skip
    for line, own, both in rows:
        parts.append(
            f"| {line.what} | {both.printed:,} | {both.hidden:,} | {own.worked_out:,} | {both.worked_out:,} | "
            f"{both.known_small:,} | {both.contradictory:,} |"
        )
    parts += [
        "", "*Contradictory*: what is printed does not add up, so nothing can be said of what is hidden beside it.",
        "", beside, "",
        "Not asked: what was printed in another year's release. An outsider who asks that as well learns no less.",
        "", f"Reading and asking took {seconds:.0f} seconds.", "",
    ]  # fmt: skip
    return "\n".join(parts)


if __name__ == "__main__":
    main(sys.argv[1])
