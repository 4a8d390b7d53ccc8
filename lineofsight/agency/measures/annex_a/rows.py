"""The lists of Annex A as rows. A child is a number."""

import re

from lineofsight.agency.measures.cin.codes import origin_of
from lineofsight.agency.measures.tables import DAY, NUMBER, TEXT, YES, Columns, Tables
from lineofsight.agency.read.annex_a import AnnexA

CONTACTS: Columns = {"day": DAY, "origin": TEXT}
EARLY_HELP: Columns = {"began": DAY, "lead": TEXT}
PLANS: Columns = {"child": NUMBER, "row": NUMBER, "began": DAY, "ended": DAY, "visited": DAY, "alone": YES}
CARE: Columns = {
    "child": NUMBER, "row": NUMBER, "began": DAY, "ceased": DAY, "missing": NUMBER, "offered": YES, "accepted": YES,
}  # fmt: skip
# The library's few sources of a contact, from the census's codes.
SOURCES = {"police": "police", "schools": "education", "education": "education", "health": "health", "": ""}
# Who leads an early help assessment, by words of the organisation's name; the first that fits.
LEADS = tuple((lead, re.compile(rf"\b(?:{said})", re.IGNORECASE)) for lead, said in (
    ("children_centres", "children.?s cent|family hub|sure start"),
    ("schools", "school|academy|college|primary|secondary|nursery|pupil referral"),
    ("health", "nhs|health|hospital|midwi|gp\\b|clinic|cahms|camhs"),
    ("voluntary", "volunt|charit|barnardo|home.?start|action for children"),
    ("council", "council|local authority|early help|locality|social care|family support|youth|cluster"),
))  # fmt: skip


def source_of(code: str) -> str:
    """Who brought a contact, in the library's words; nothing where it is not known."""
    return SOURCES.get(origin_of(code), "other")


def lead_of(organisation: str) -> str:
    """Who leads an assessment, in the library's words; nothing where the name does not tell."""
    return next((lead for lead, said in LEADS if said.search(organisation)), "")


class Numbers(dict[str, int]):
    """A number for each child."""

    def __missing__(self, child: str) -> int:
        self[child] = len(self)
        return self[child]


def contact_tables(found: AnnexA) -> Tables:
    """Contacts, in memory."""
    tables = Tables()
    tables.add("contacts", CONTACTS, ((each.day, source_of(each.source)) for each in found.contacts))
    return tables


def early_help_tables(found: AnnexA) -> Tables:
    """Early help assessments, in memory."""
    tables = Tables()
    tables.add("early_help", EARLY_HELP, ((each.began, lead_of(each.lead)) for each in found.early_help))
    return tables


def plan_tables(found: AnnexA) -> Tables:
    """Children with protection plans, in memory."""
    numbers, tables = Numbers(), Tables()
    tables.add("plans", PLANS, (
        (numbers[e.child], row, e.began, e.ended, e.visited, e.alone) for row, e in enumerate(found.plans)
    ))  # fmt: skip
    return tables


def care_tables(found: AnnexA) -> Tables:
    """Children looked after, in memory."""
    numbers, tables = Numbers(), Tables()
    tables.add("care", CARE, (
        (numbers[e.child], row, e.began, e.ceased, e.missing, e.offered, e.accepted)
        for row, e in enumerate(found.care)
    ))  # fmt: skip
    return tables
