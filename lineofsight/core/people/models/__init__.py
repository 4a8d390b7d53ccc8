"""Tables of people: organisations, who holds what for them, what they were, the register of schools, and sites."""

from lineofsight.core.people.models.appointments import Appointment, Membership, Organisation, Person
from lineofsight.core.people.models.history import FormerName, GovernanceChange, Succession
from lineofsight.core.people.models.register import Establishment
from lineofsight.core.people.models.sites import KnownNumber, Site

__all__ = [
    "Appointment",
    "Establishment",
    "FormerName",
    "GovernanceChange",
    "KnownNumber",
    "Membership",
    "Organisation",
    "Person",
    "Site",
    "Succession",
]
