"""Pages of people: who is who, organisations and what they were, the register of schools, joining."""

from lineofsight.core.people.views.appointments import (
    appoint,
    end_appointment,
    join,
    load_people,
    people,
    people_template,
)
from lineofsight.core.people.views.organisations import (
    change_governance,
    merge_organisations,
    organisation_page,
    organisations,
    rename_organisation,
    set_parent,
)
from lineofsight.core.people.views.register import load_register, register, register_csv

__all__ = [
    "appoint",
    "change_governance",
    "end_appointment",
    "join",
    "load_people",
    "load_register",
    "merge_organisations",
    "organisation_page",
    "organisations",
    "people",
    "people_template",
    "register",
    "register_csv",
    "rename_organisation",
    "set_parent",
]
