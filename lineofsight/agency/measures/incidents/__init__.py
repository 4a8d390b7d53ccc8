"""What lists of incidents give: missing incidents and the talks after them, two lists compared."""

from lineofsight.agency.measures.incidents import compared, missing
from lineofsight.agency.measures.incidents.rows import compared_tables, missing_tables

__all__ = ["compared", "compared_tables", "missing", "missing_tables"]
