"""A death handed over to the review of a serious incident: the least goes, once, by whoever was let in to its room."""

import pytest

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Message
from lineofsight.core.notices.services import text_of
from lineofsight.core.sealed.models import Room
from lineofsight.core.sealed.services import open_room
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import Referral
from lineofsight.learn.child_deaths.services.referring import refer_death
from lineofsight.learn.child_deaths.tests import factories
from lineofsight.learn.reviews.models import Incident, TakenOver
from lineofsight.learn.reviews.selectors.taking import told_of_new
from lineofsight.learn.reviews.services.taking import take_over
from tests.house.pages import read

TYPED = {
    "aware_on_0": "10", "aware_on_1": "3", "aware_on_2": "2026", "aware_time": "", "abuse": "suspected",
    "happened_in": "Ashmere", "what_happened": "Found at home (invented)", "siblings": "One brother",
    "siblings_safe": "yes", "sure": "on",
}  # fmt: skip


@pytest.fixture
def death(world):
    """A death with a number, in a room that is open to its coordinator."""
    made = factories.screened(world, nhs_number=factories.NUMBER, none_because="")
    open_room(world.coordinator, room=made.room, reason="case_work")
    return made


def page_of(death) -> str:
    return f"/ashmere/child-deaths/{death.ref}/refer/"


def typed(client, death) -> dict:
    """The form's own fields with answers in them."""
    asked = read(client.get(page_of(death)))
    days = dict(zip([name for name in asked.typed() if name.startswith("aware_on")], ("10", "3", "2026"), strict=True))
    return {**asked.typed(), **{k: v for k, v in TYPED.items() if not k.startswith("aware_on")}, **days}


def handed(world, death, who: str = "coordinator"):
    """Handed over by services, as the page does."""
    told = {
        "abuse": "suspected",
        "happened_in": "Ashmere",
        "what_happened": "x",
        "siblings": "",
        "siblings_safe": "yes",
    }
    return refer_death(
        getattr(world, who), death=death, opened=factories.opened(world, death.room, who), named=True,
        take=lambda least: take_over(
            death_ref=death.ref, band=death.age, minimum=least, aware_on=clock.today(), told=told
        ),
    )  # fmt: skip


def test_what_goes_is_shown_and_goes_once_and_each_shows_the_others_key(world, death):
    client = world.client("coordinator")
    shown = client.get(page_of(death)).content.decode()
    assert all(word in shown for word in (factories.NAME, "9434765919", death.key))
    assert factories.HOME not in shown
    assert factories.PLACE not in shown
    assert all(person.name in shown for person in told_of_new(world.partnership))
    assert client.post(page_of(death), {**typed(client, death), "sure": ""}).status_code == 200
    assert not Incident.objects.exists()
    assert client.post(page_of(death), typed(client, death)).headers["Location"].endswith(f"/child-deaths/{death.ref}/")
    incident = Incident.objects.get()
    assert Referral.objects.get(death=death).review_ref == incident.ref
    assert TakenOver.objects.get(incident=incident).death_ref == death.ref
    here = client.get(f"/ashmere/child-deaths/{death.ref}/").content.decode()
    assert incident.title in here
    assert page_of(death) not in here
    assert client.get(page_of(death)).status_code == 403
    open_room(world.manager, room=incident.room, reason="case_work")
    there = world.client("manager").get(f"/ashmere/incidents/{incident.ref}/").content.decode()
    assert all(word in there for word in (death.room.label, factories.NAME, "9434765919", "9 March 2026"))
    assert factories.HOME not in there
    assert world.client("manager").get(f"/ashmere/child-deaths/{death.ref}/").status_code == 403
    letters = Message.objects.filter(kind="reviews/referred")
    assert letters.exists()
    assert not [each for each in letters if "Quillfeather" in text_of(each) or "9434765919" in text_of(each)]


def test_only_who_is_let_in_hands_over_and_only_once(world, death):
    for who in ("manager", "police", "chief_executive", "scrutineer", "administrator"):
        assert world.client(who).get(page_of(death)).status_code == 403, who
        with pytest.raises(NotPermitted):
            refer_death(getattr(world, who), death=death, opened=None, named=True, take=None)
    factories.let_in(world, death, "police")
    handed(world, death, "police")
    with pytest.raises((NotPermitted, MoveRefused)):
        handed(world, death)
    assert Incident.objects.count() == 1


def test_neither_stands_without_the_other(world, death):
    def unmade(least):
        made = Room.objects.count()
        assert made
        raise MoveRefused("It cannot be made.")

    with pytest.raises(MoveRefused, match="cannot be made"):
        refer_death(world.coordinator, death=death, opened=factories.opened(world, death.room), named=True, take=unmade)
    assert not Referral.objects.exists()
    with pytest.raises(NotPermitted):
        handed(world, type(death)(ref="0000000000", partnership=death.partnership, room=death.room))


def test_where_incidents_take_no_names_only_the_key_goes(world, death):
    type(world.partnership).objects.filter(pk=world.partnership.pk).update(demonstration=False)
    world.partnership.refresh_from_db()
    with pytest.raises(MoveRefused, match="who the child was"):
        handed(world, death)
    assert not Incident.objects.exists()
    client = world.client("coordinator")
    shown = client.get(page_of(death)).content.decode()
    assert factories.NAME not in shown
    assert "March 2026" in shown
    assert client.post(page_of(death), typed(client, death)).status_code == 302
    incident = Incident.objects.get()
    child = incident.children.get()
    opened = factories.opened(world, incident.room, "manager")
    assert child.name.open(opened) == TakenOver.objects.get().nhs_number.open(opened) == ""
    assert (incident.happened_when.open(opened), child.band) == ("2026-03", death.age)
