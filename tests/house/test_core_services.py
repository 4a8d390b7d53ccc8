"""Core's own services: performed for whoever may, refused to everybody else."""

from datetime import date

import pytest

from lineofsight.core.access import services as access
from lineofsight.core.access.actors import system
from lineofsight.core.access.models import Grant, Partnership
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.access.selectors import own_words
from lineofsight.core.notices import services as notices
from lineofsight.core.notices.accounts import send_account_mail
from lineofsight.core.notices.letters import Letter
from lineofsight.core.people import services as people
from lineofsight.core.people.models import Person
from lineofsight.core.people.rules import Row
from lineofsight.core.people.selectors import holder_of
from tests.world import PASSWORD

OUTSIDERS = ("analyst", "lead", "scrutineer", "neighbour", "administrator")


def refused(world, service, *, names=OUTSIDERS, **given):
    for name in names:
        with pytest.raises(NotPermitted):
            service(getattr(world, name), **given)


def test_only_the_administrator_makes_partnerships(world):
    about = {"slug": "newtown", "name": "Newtown", "area_code": "X00000003", "area_name": "Newtown"}
    refused(world, access.create_partnership, names=("manager", "analyst", "neighbour"), **about)
    assert access.create_partnership(world.administrator, **about).slug == "newtown"


def test_only_the_business_manager_renames_a_term(world):
    about = {"partnership": world.partnership, "key": "learning_point", "singular": "lesson", "plural": "lessons"}
    refused(world, access.rename_term, **about)
    access.rename_term(world.manager, **about)
    assert own_words(world.partnership) == {"learning_point": ("lesson", "lessons")}


def test_only_the_business_manager_appoints_and_ends(world):
    about = {
        "partnership": world.partnership, "name": "Nova New", "email": "nova@ashmere.example", "role": "practitioner",
        "organisation": None,
    }  # fmt: skip
    refused(world, people.appoint, **about)
    made = people.appoint(world.manager, **about)
    refused(world, people.end_appointment, appointment=made, end=date(2030, 1, 1))
    assert people.end_appointment(world.manager, appointment=made, end=date(2030, 1, 1)).end == date(2030, 1, 1)


def test_an_invitation_is_for_its_own_person_and_spent_by_joining(world):
    made = people.appoint(
        world.manager, partnership=world.partnership, name="Nova New", email="nova@ashmere.example",
        role="practitioner", organisation=None,
    )  # fmt: skip
    refused(world, notices.invite_person, person=made.person)
    notices.invite_person(world.manager, person=made.person)
    grant = Grant.objects.get(record_ref=made.person.ref, ended_at=None)
    refused(world, people.join, names=("manager", "neighbour"), person=made.person, password=PASSWORD)
    holder = holder_of(grant.ref)
    assert people.join(holder, person=made.person, password=PASSWORD).email == "nova@ashmere.example"
    with pytest.raises(NotPermitted):
        people.join(holder, person=made.person, password=PASSWORD)


def test_the_administrator_invites_a_first_manager_and_no_second(world):
    empty = Partnership.objects.create(slug="empty", name="Empty", area_code="X00000009", area_name="Empty")
    row = Row(2, "Empty Unit", "business_unit", "Ema Empty", "ema@empty.example", "business_manager")
    people.load_people(world.administrator, partnership=empty, rows=[row])
    first = Person.objects.get(email="ema@empty.example")
    refused(world, notices.invite_manager, names=("manager", "neighbour"), person=first)
    assert notices.invite_manager(world.administrator, person=first).to_address == "ema@empty.example"
    second = people.appoint(
        world.manager, partnership=world.partnership, name="Nova New", email="nova@ashmere.example",
        role="business_manager", organisation=None,
    )  # fmt: skip
    refused(world, notices.invite_manager, names=("administrator",), person=second.person)


def test_an_accounts_own_mail_is_queued_to_its_address(world):
    letter = Letter("account/password_reset_key", "Set a new password", "Here is the link.\n")
    message = send_account_mail(system("accounts"), letter=letter, address="manager@ashmere.example")
    assert (message.person, notices.text_of(message)) == (world.person("manager"), "Here is the link.\n")
