"""What agencies were asked and have not answered: owed by the agency, escalated when late, counted in the register."""

from datetime import timedelta

import pytest

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices import selectors as notices
from lineofsight.core.notices.models import Due
from lineofsight.core.people.models import Appointment
from lineofsight.core.people.roles import Role
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import Death
from lineofsight.learn.child_deaths.selectors.asking import late_agencies
from lineofsight.learn.child_deaths.selectors.deaths import listed
from lineofsight.learn.child_deaths.services import gathering, register, setting_right
from lineofsight.learn.child_deaths.tests import factories
from lineofsight.learn.child_deaths.tests.test_deaths import refused_to_rank
from tests.sealed.factories import later

TRANSFER = {"area": "Netherby", "reason": "most_services"}


def asked_of(world, organisation: str = "Police", days: int = 21):
    """A death about which the police and an agency outside were asked."""
    death = factories.gathering_about(world)
    row = gathering.ask_for_information(
        world.coordinator, death=death, organisation=world.organisation(organisation),
        due=clock.today() + timedelta(days=days),
    )  # fmt: skip
    return Death.objects.get(pk=death.pk), row


def owed_by(actor) -> list[str]:
    return [due.title for due in notices.due_from(actor)]


def test_an_agency_owes_what_it_was_asked_by_the_key_and_a_day_alone(world):
    death, row = asked_of(world)
    assert row.agency == "Ashmere Police"
    title = f"Answer what you were asked: Child death {death.key}"
    assert title in owed_by(world.police)
    assert title not in owed_by(world.health)
    due = Due.objects.get(record_ref=death.ref, organisation=row.organisation)
    assert (due.sealed, due.on, due.statutory) == (True, row.due, False)
    page = world.client("police").get(f"/ashmere/child-deaths/asked/{row.ref}/").content.decode()
    assert death.key in page
    assert "Quillfeather" not in page
    assert world.client("health").get(f"/ashmere/child-deaths/asked/{row.ref}/").status_code in (403, 404)
    outside = Due.objects.get(record_ref=death.ref, role=Role.CDOP_COORDINATOR)
    assert outside.title == f"See that it is answered: Child death {death.key}"
    for given in ({}, {"organisation": world.organisation("Police"), "agency": "The hospital"}):
        with pytest.raises(MoveRefused, match="Choose an organisation"):
            gathering.ask_for_information(world.coordinator, death=death, due=clock.today(), **given)


def test_its_answer_settles_it_and_a_review_that_goes_elsewhere_lifts_it(world):
    death, row = asked_of(world)
    gathering.note_returned(world.coordinator, information_request=row, on=clock.today(), knew=False)
    assert not owed_by(world.police)
    death, row = asked_of(world)
    register.transfer_death(world.coordinator, death=death, on=clock.today(), **TRANSFER)
    assert not owed_by(world.police)
    setting_right.take_back_death(world.coordinator, death=death, reason="mistake")
    assert owed_by(world.police), "owed again"
    setting_right.withdraw_death(world.coordinator, death=death, reason="mistake")
    assert not owed_by(world.police)
    with pytest.raises(NotPermitted):
        world_page(world, row)


def world_page(world, row) -> None:
    """Whoever owed an answer of a death that was taken out of the register reads nothing of it."""
    if world.client("police").get(f"/ashmere/child-deaths/asked/{row.ref}/").status_code != 200:
        raise NotPermitted("police", "see_request")


def test_what_is_late_goes_up_by_the_rule_of_the_house_and_is_counted_without_a_name(world):
    death, row = asked_of(world)
    Appointment.objects.create(
        person=world.person("chief_constable"), role=Role.DELEGATED_PARTNER, organisation=row.organisation,
        partnership=world.partnership, start=clock.today() - timedelta(days=10),
    )  # fmt: skip
    with later(days=22):
        today = clock.today()
        assert listed(death, today).late == 2
        register_page = world.client("coordinator").get("/ashmere/child-deaths/").content.decode()
        assert "2 late" in register_page
        assert "Ashmere Police" not in register_page
        by_agency = {each.agency: each for each in late_agencies(world.coordinator, world.partnership, today)}
        assert (by_agency["Ashmere Police"].count, by_agency["Ashmere Police"].days(today)) == (1, 1)
        assert by_agency["The hospital"].known == (death,)
        page = world.client("coordinator").get("/ashmere/child-deaths/late/").content.decode()
        assert "Ashmere Police" in page
        assert death.key in page
        for somebody in ("manager", "police", "chair", "neighbour"):
            assert world.client(somebody).get("/ashmere/child-deaths/late/").status_code in (403, 404)
        counted = {each.agency: each.count for each in notices.late_by_agency(world.partnership)}
        assert counted["Ashmere Police"] == 1
        assert not any(due.organisation_id for due in notices.due_from(world.chief_constable, "escalated"))
    with later(days=40):
        escalated = notices.due_from(world.chief_constable, "escalated")
        assert [due.title for due in escalated] == [f"Answer what you were asked: Child death {death.key}"]


def test_keys_are_shown_to_whoever_coordinates_the_room_alone(world):
    death, _ = asked_of(world)
    with later(days=30):
        found = late_agencies(world.reviewer, world.partnership, clock.today())
        assert all(each.known == () for each in found)
        refused_to_rank(world, gathering.note_returned, information_request=death.requests.first(), on=clock.today(),
                        knew=True)  # fmt: skip
