"""A grant ends with what it was for, when it is stopped, and with the appointment it rests on."""

from datetime import timedelta

import pytest

from lineofsight.core.access.models import Grant
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.access.services import stop_grant
from lineofsight.core.notices import services as notices
from lineofsight.core.notices.models import Message
from lineofsight.core.people.models import Appointment
from lineofsight.core.people.rules import Row
from lineofsight.core.people.selectors import holder_of
from lineofsight.core.people.services import end_appointment, load_people
from lineofsight.core.sealed.services import admit_person
from lineofsight.kernel import clock
from lineofsight.know.performance import selectors
from lineofsight.know.performance.services import returns
from lineofsight.know.performance.tests import factories
from tests.sealed.factories import room_for


@pytest.fixture
def council(world):
    return factories.return_from(factories.asked(world), "Council")


def test_the_business_manager_stops_a_link_and_what_was_passed_on(world, council):
    holder = factories.holder(council)
    returns.pass_on_part(
        holder, agency_return=council, indicators=["protection.plans"], name="Col League", email="col@ashmere.example"
    )
    passed_on = Grant.objects.get(part=["protection.plans"])
    grant = Grant.objects.get(ref=holder.grant_ref)
    for name in ("analyst", "neighbour", "lead"):
        with pytest.raises(NotPermitted):
            stop_grant(getattr(world, name), grant=grant)
    stop_grant(world.manager, grant=grant)
    assert holder_of(grant.ref) is None
    assert holder_of(passed_on.ref) is None


def test_an_admission_to_a_room_is_stopped_by_no_general_way(world):
    """It could be that of the only coordinator, and a room is never left with nobody."""
    room = room_for(world, keeper="manager")
    admitted_too = admit_person(
        world.manager, room=room, person=world.person("police"), part="panellist", until=clock.today()
    )
    for grant in (Grant.objects.get(record_ref=room.ref, holder_ref=world.manager.ref), admitted_too):
        with pytest.raises(NotPermitted):
            stop_grant(world.manager, grant=grant)
        assert Grant.objects.get(pk=grant.pk).ended_at is None
        page = world.client("manager").get("/ashmere/access/").content.decode()
        assert "By its coordinator" in page
        assert f"/access/{grant.ref}/stop/" not in page
        assert world.client("manager").post(f"/ashmere/access/{grant.ref}/stop/", {"sure": "on"}).status_code == 403


def test_a_link_does_not_go_with_who_leaves(world, council):
    holder = factories.holder(council)
    assert selectors.answerable(holder).exists()
    lead = Appointment.objects.get(person__email="lead@ashmere.example", role="partner_lead")
    Appointment.objects.filter(pk=lead.pk).update(start=clock.today() - timedelta(days=9))
    lead.refresh_from_db()
    end_appointment(world.manager, appointment=lead, end=clock.today() - timedelta(days=1))
    assert not selectors.answerable(holder).exists()
    assert selectors.lead_today(council) is None


def test_what_a_letter_says_is_for_who_must_pass_it_on(world, council, settings):
    letter = Message.objects.get(about_ref=council.ref)
    assert "/link/" in notices.read_message(world.manager, message=letter)
    for name in ("analyst", "neighbour", "administrator"):
        with pytest.raises(NotPermitted):
            notices.read_message(getattr(world, name), message=letter)
    settings.EMAIL_HOST = "mail.example"
    with pytest.raises(NotPermitted):
        notices.read_message(world.manager, message=letter)


def test_who_looks_after_the_installation_appoints_neither_themselves_nor_another(world):
    world.partnership.__class__.objects.create(slug="empty", name="Empty", area_code="X00000009", area_name="Empty")
    empty = world.partnership.__class__.objects.get(slug="empty")
    row = Row(2, "An agency", "police", "Ad", "administrator@installation.example", "business_manager")
    with pytest.raises(NotPermitted, match="holds no role"):
        load_people(world.administrator, partnership=empty, rows=[row])
