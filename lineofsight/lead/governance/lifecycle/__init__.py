"""The states of the records of governance, and the moves between them."""

from lineofsight.lead.governance.lifecycle.bodies import BODY

__all__ = ["BODY"]
