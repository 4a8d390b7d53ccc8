"""An SSDA903 return as rows."""

from lineofsight.agency.measures.tables import DAY, NUMBER, TEXT, YES, Columns, Tables
from lineofsight.agency.read.ssda903 import LookedAfter

STAYS: Columns = {
    "child": NUMBER, "began": DAY, "reason": TEXT, "place": TEXT, "ended": DAY, "why_ended": TEXT, "short_break": YES,
}  # fmt: skip
CHECKS: Columns = {"child": NUMBER, "health": YES, "teeth": YES, "immunised": YES, "score": NUMBER}
REVIEWS: Columns = {"child": NUMBER, "day": DAY}
LEAVERS: Columns = {"born": DAY, "in_touch": TEXT, "activity": TEXT}


def looked_after_tables(found: LookedAfter) -> Tables:
    """The tables of a return, in memory. A child is a number."""
    numbers: dict[str, int] = {}

    def number(child: str) -> int:
        return numbers.setdefault(child, len(numbers))

    tables = Tables()
    tables.add("stays", STAYS, (
        (number(e.child), e.began, e.reason, e.place, e.ended, e.why_ended, e.short_break) for e in found.stays
    ))  # fmt: skip
    checks = {each.child: each for each in found.checks}
    tables.add("checks", CHECKS, (
        (number(e.child), e.health, e.teeth, e.immunised, e.score) for e in checks.values()
    ))  # fmt: skip
    tables.add("reviews", REVIEWS, ((number(each.child), each.held) for each in found.reviews))
    tables.add("leavers", LEAVERS, ((e.born, e.in_touch, e.activity) for e in found.leavers))
    return tables
