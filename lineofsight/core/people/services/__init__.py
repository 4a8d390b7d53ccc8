"""Writes of people: organisations, appointments, joining, what organisations become, the register, and sites."""

from lineofsight.core.people.services.appointments import (
    Loaded,
    appoint,
    end_appointment,
    find_organisation,
    invite,
    join,
    known_person,
    load_people,
    organisation_called,
    set_appointment,
    start_again,
    start_installation,
)
from lineofsight.core.people.services.history import change_governance, merge_organisations, rename_organisation
from lineofsight.core.people.services.register import load_register
from lineofsight.core.people.services.sites import keep_number, set_parent

__all__ = [
    "Loaded",
    "appoint",
    "change_governance",
    "end_appointment",
    "find_organisation",
    "invite",
    "join",
    "keep_number",
    "known_person",
    "load_people",
    "load_register",
    "merge_organisations",
    "organisation_called",
    "rename_organisation",
    "set_appointment",
    "set_parent",
    "start_again",
    "start_installation",
]
