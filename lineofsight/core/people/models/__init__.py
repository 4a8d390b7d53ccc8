"""Tables of people: organisations, who holds what for them, what they were, and the register of schools."""

from lineofsight.core.people.models.appointments import Appointment, Membership, Organisation, Person
from lineofsight.core.people.models.history import FormerName, GovernanceChange, Succession
from lineofsight.core.people.models.register import Establishment

__all__ = [
    "Appointment",
    "Establishment",
    "FormerName",
    "GovernanceChange",
    "Membership",
    "Organisation",
    "Person",
    "Succession",
]
