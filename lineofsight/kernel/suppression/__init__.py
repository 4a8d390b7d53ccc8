"""Small counts: which ones a policy hides, which others must go with them, and types that keep them from leaving.

One count is judged by a policy (`policies`). A table is protected as a whole (`protect`), and what an outsider could
still work out of it is asked of a solver (`attack`); the same is asked of tables that others published (`audit_table`).
"""

from lineofsight.kernel.suppression.audit import Findings, audit_sums, audit_table
from lineofsight.kernel.suppression.outsider import attack
from lineofsight.kernel.suppression.policies import (
    DFE_1_5,
    NHS_1_7,
    NONE,
    POLICIES,
    Internal,
    Policy,
    Published,
    hides,
    read_policies,
)
from lineofsight.kernel.suppression.protection import Past, Unprotectable, protect, protected, reasons
from lineofsight.kernel.suppression.tables import Ratio, Table, groups, read_table, shown
from lineofsight.kernel.suppression.unknown import fitted

__all__ = [
    "DFE_1_5",
    "NHS_1_7",
    "NONE",
    "POLICIES",
    "Findings",
    "Internal",
    "Past",
    "Policy",
    "Published",
    "Ratio",
    "Table",
    "Unprotectable",
    "attack",
    "audit_sums",
    "audit_table",
    "fitted",
    "groups",
    "hides",
    "protect",
    "protected",
    "read_policies",
    "read_table",
    "reasons",
    "shown",
]
