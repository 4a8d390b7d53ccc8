"""An SSDA903 return as rows."""

from lineofsight.agency.measures.tables import DAY, NUMBER, TEXT, YES, Columns, Tables
from lineofsight.agency.read.care import LookedAfter

STAYS: Columns = {
    "child": NUMBER, "stay": NUMBER, "began": DAY, "reason": TEXT, "place": TEXT, "ended": DAY, "why_ended": TEXT,
    "short_break": YES,
}  # fmt: skip
CHECKS: Columns = {"child": NUMBER, "health": YES, "teeth": YES, "immunised": YES, "score": NUMBER}
REVIEWS: Columns = {"child": NUMBER, "day": DAY}
LEAVERS: Columns = {"born": DAY, "in_touch": TEXT, "activity": TEXT, "lives": TEXT}
PEOPLE: Columns = {"child": NUMBER, "born": DAY}
ABSENCES: Columns = {"child": NUMBER, "kind": TEXT, "began": DAY}


def looked_after_tables(found: LookedAfter) -> Tables:
    """The tables of a return, in memory. A child is a number."""
    numbers: dict[str, int] = {}

    def number(child: str) -> int:
        return numbers.setdefault(child, len(numbers))

    tables = Tables()
    tables.add("stays", STAYS, (
        (number(e.child), stay, e.began, e.reason, e.place, e.ended, e.why_ended, e.short_break)
        for stay, e in enumerate(found.stays)
    ))  # fmt: skip
    checks = {each.child: each for each in found.checks}
    tables.add("checks", CHECKS, (
        (number(e.child), e.health, e.teeth, e.immunised, e.score) for e in checks.values()
    ))  # fmt: skip
    tables.add("reviews", REVIEWS, ((number(each.child), each.held) for each in found.reviews))
    tables.add("leavers", LEAVERS, ((e.born, e.in_touch, e.activity, e.lives) for e in found.leavers))
    tables.add("people", PEOPLE, ((number(child), born) for child, born in found.births.items()))
    tables.add("absences", ABSENCES, ((number(e.child), e.kind, e.began) for e in found.absences))
    return tables
