"""What the lists of Annex A give: contacts, early help, visits under protection plans, return interviews in care."""

from lineofsight.agency.measures.annex_a import care, contacts, early_help, plans
from lineofsight.agency.measures.annex_a.rows import care_tables, contact_tables, early_help_tables, plan_tables

__all__ = [
    "care",
    "care_tables",
    "contact_tables",
    "contacts",
    "early_help",
    "early_help_tables",
    "plan_tables",
    "plans",
]
