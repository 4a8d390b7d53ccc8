"""Lists of incidents as rows."""

from lineofsight.agency.compare.lists import Comparison
from lineofsight.agency.measures.tables import DAY, NUMBER, TEXT, YES, Columns, Tables
from lineofsight.agency.read.missing import Incident, MissingList

INCIDENTS: Columns = {
    "child": NUMBER, "began": DAY, "born": DAY, "sex": TEXT, "status": TEXT, "offered": YES, "held": YES,
    "in_time": YES,
}  # fmt: skip
COMPARED: Columns = {"began": DAY, "lists": TEXT, "difference": TEXT}


def who(incident: Incident) -> str:
    """By what a list tells its children apart."""
    return incident.child or f"{incident.forename} {incident.surname} {incident.born}".casefold()


def missing_tables(found: MissingList) -> Tables:
    """Incidents, in memory. A child is a number."""
    numbers: dict[str, int] = {}
    tables = Tables()
    tables.add("incidents", INCIDENTS, (
        (
            numbers.setdefault(who(e), len(numbers)), e.began, e.born, e.sex, e.status, e.offered, e.held, e.in_time,
        )
        for e in found.incidents
    ))  # fmt: skip
    return tables


def compared_tables(found: Comparison) -> Tables:
    """What two lists have in common, in memory."""
    tables = Tables()
    tables.add("compared", COMPARED, ((each.began, each.lists, each.difference) for each in found.incidents))
    return tables
