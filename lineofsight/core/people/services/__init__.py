"""Writes of people: organisations, appointments, joining, what organisations become, and the register of schools."""

from lineofsight.core.people.services.appointments import (
    Loaded,
    appoint,
    end_appointment,
    find_organisation,
    invite,
    join,
    known_person,
    load_people,
    set_appointment,
    start_again,
    start_installation,
)
from lineofsight.core.people.services.history import change_governance, merge_organisations, rename_organisation
from lineofsight.core.people.services.register import load_register

__all__ = [
    "Loaded",
    "appoint",
    "change_governance",
    "end_appointment",
    "find_organisation",
    "invite",
    "join",
    "known_person",
    "load_people",
    "load_register",
    "merge_organisations",
    "rename_organisation",
    "set_appointment",
    "start_again",
    "start_installation",
]
