"""What lists of incidents give: contacts of Annex A, missing incidents and the talks after them, two lists compared."""

from lineofsight.agency.measures.incidents import compared, contacts, missing
from lineofsight.agency.measures.incidents.rows import compared_tables, contact_tables, missing_tables

__all__ = ["compared", "compared_tables", "contact_tables", "contacts", "missing", "missing_tables"]
