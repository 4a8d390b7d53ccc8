"""A panel's summary is put right until the meeting: how it stood is kept, and whoever read it reads it again."""

from datetime import timedelta

import pytest

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Due
from lineofsight.core.people.models import Appointment
from lineofsight.core.people.services import end_appointment, merge_organisations
from lineofsight.core.sealed.selectors import held_rooms
from lineofsight.core.sealed.services import admit_person
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import EarlierSummary, Member, OnPanel
from lineofsight.learn.child_deaths.selectors import panels as selectors
from lineofsight.learn.child_deaths.services import panels
from lineofsight.learn.child_deaths.tests import factories
from lineofsight.learn.child_deaths.tests.test_deaths import refused_to_rank
from tests.self_assessments.pages import work_off

BETTER = "A baby who slept on a sofa beside a parent."


def right(world, row: OnPanel, summary: str = BETTER) -> OnPanel:
    """The summary put right by whoever coordinates."""
    opened = factories.opened(world, row.panel.room)
    return panels.correct_summary(world.coordinator, on_panel=row, summary=summary, opened=opened)


def owed(panel, what: str) -> set[str]:
    """Who owes something of a panel."""
    rows = Due.objects.filter(record_ref=panel.ref, what__startswith=what, done_at=None, lifted_at=None)
    return {row.person.name for row in rows}


def page(world, panel, who: str) -> str:
    factories.opened(world, panel.room, who)
    return world.client(who).get(f"/ashmere/child-deaths/panels/{panel.ref}/").content.decode()


def test_a_summary_is_put_right_before_its_pack_is_out_and_how_it_stood_is_kept(world):
    sitting, death, panel = factories.members(world), factories.ready(world), factories.planned(world)
    row = factories.put(world, death, panel, sitting[0])
    opened = factories.opened(world, panel.room)
    refused_to_rank(world, panels.correct_summary, on_panel=row, summary=BETTER, opened=opened)
    for summary, why in (("Wren slept well.", "name or address"), (factories.SUMMARY, "Nothing is different")):
        with pytest.raises(MoveRefused, match=why):
            right(world, row, summary)
    right(world, row)
    kept = EarlierSummary.objects.get()
    assert (kept.text.open(opened), kept.by, str(kept.text)) == (factories.SUMMARY, world.coordinator.ref, "sealed")
    assert OnPanel.objects.get().summary.open(opened) == BETTER
    panels.send_pack(world.coordinator, panel=panel)
    assert not owed(panel, "read_again"), "nobody had read it"
    assert BETTER in page(world, panel, "police")


def test_whoever_read_it_is_asked_to_read_it_again_and_reads_that_it_was_changed(world):
    sitting, death, panel = factories.members(world), factories.ready(world), factories.planned(world)
    row = factories.put(world, death, panel, sitting[0])
    panels.send_pack(world.coordinator, panel=panel)
    assert "Put right" not in page(world, panel, "police")
    right(world, row)
    assert owed(panel, "read_again") == {"Pat Police"}
    assert all(due.sealed for due in Due.objects.filter(record_ref=panel.ref))
    read = page(world, panel, "police")
    assert BETTER in read
    assert "Put right" in read
    assert factories.SUMMARY not in read, "how it stood is for whoever coordinates"
    assert factories.SUMMARY in page(world, panel, "coordinator")
    pack = str(selectors.pack_of(world.police, panel, factories.opened(world, panel.room, "police")))
    assert "Put right on" in pack
    panels.hold_panel(world.coordinator, panel=panel, came=sitting)
    assert not owed(panel, "read")
    with pytest.raises((NotPermitted, MoveRefused)):
        right(world, row, "Another.")


def test_a_summary_is_looked_through_by_somebody_who_coordinates_the_childs_room_too(world):
    sitting, death, panel = factories.members(world), factories.ready(world), factories.planned(world)
    row = factories.put(world, death, panel, sitting[0])
    until = clock.today() + timedelta(days=30)
    admit_person(world.coordinator, room=panel.room, person=world.person("reviewer"), part="coordinator", until=until)
    opened = factories.opened(world, panel.room, "reviewer")
    with pytest.raises(MoveRefused, match="do not coordinate"):
        panels.correct_summary(world.reviewer, on_panel=row, summary=BETTER, opened=opened)


def left(world, who: str) -> None:
    """Somebody is appointed here no longer, and nobody ended their seat."""
    Appointment.objects.filter(person=world.person(who)).update(
        start=clock.today() - timedelta(days=9), end=clock.today() - timedelta(days=1)
    )


def test_a_pack_is_owed_by_who_holds_a_seat_now_and_by_nobody_who_left(world):
    sitting, death, panel = factories.members(world), factories.ready(world), factories.planned(world)
    lead = next(member for member in sitting if member.seat == "health")
    factories.put(world, death, panel, lead)
    left(world, "police")
    panels.send_pack(world.coordinator, panel=panel)
    assert "Pat Police" not in owed(panel, "read_pack")
    assert len(owed(panel, "read_pack")) == len(sitting) - 1
    new = panels.seat_member(
        world.coordinator, partnership=world.partnership, kind="cdop", person=world.person("chief_constable"),
        seat="police",
    )  # fmt: skip
    assert "Con Constable" in owed(panel, "read_pack")
    assert list(held_rooms(world.chief_constable)) == [panel.room]
    assert new in selectors.sitting_in(world.partnership)
    assert Member.objects.get(seat="police", person=world.person("police")) not in selectors.sitting_in(
        world.partnership
    )
    assert "left: end it" in world.client("coordinator").get("/ashmere/child-deaths/panels/").content.decode()


def test_whoever_leaves_after_the_pack_is_out_owes_it_no_more_once_their_seat_is_held_again(world):
    sitting, death, panel = factories.members(world), factories.ready(world), factories.planned(world)
    factories.put(world, death, panel, sitting[0])
    panels.send_pack(world.coordinator, panel=panel)
    assert "Pat Police" in owed(panel, "read_pack")
    left(world, "police")
    panels.seat_member(
        world.coordinator, partnership=world.partnership, kind="cdop", person=world.person("chief_constable"),
        seat="police",
    )  # fmt: skip
    assert "Pat Police" not in owed(panel, "read_pack")


def test_nobody_who_left_leads(world):
    sitting, death, panel = factories.members(world), factories.ready(world), factories.planned(world)
    police = next(member for member in sitting if member.seat == "police")
    row = factories.put(world, death, panel, police)
    left(world, "police")
    with pytest.raises(MoveRefused, match="no longer"):
        panels.send_pack(world.coordinator, panel=panel)
    with pytest.raises(MoveRefused, match="sits on this panel"):
        panels.name_lead(world.coordinator, on_panel=row, lead=police)


def ended(world, who: str, on) -> None:
    """Somebody's appointments here end on a day, as the business manager ends them; what follows is done at once."""
    for appointment in Appointment.objects.filter(person=world.person(who), end=None):
        end_appointment(world.manager, appointment=appointment, end=on)
    work_off("child_deaths.lift_readings")


def test_what_is_to_be_read_goes_with_who_leaves_before_the_meeting(world):
    sitting, death = factories.members(world), factories.ready(world)
    panel = factories.planned(world, on=clock.today() + timedelta(days=7))
    row = factories.put(world, death, panel, sitting[0])
    panels.send_pack(world.coordinator, panel=panel)
    factories.opened(world, panel.room, "police")
    right(world, row)
    assert {"Pat Police"} == owed(panel, "read_again") & owed(panel, "read_pack")
    ended(world, "health", panel.on)
    assert "Hal Health" in owed(panel, "read_pack"), "they are there on its day"
    ended(world, "police", clock.today())
    assert "Pat Police" not in owed(panel, "read")
    assert len(owed(panel, "read_pack")) == len(sitting) - 1
    panels.seat_member(
        world.coordinator, partnership=world.partnership, kind="cdop", person=world.person("chief_constable"),
        seat="police",
    )  # fmt: skip
    assert "Pat Police" not in owed(panel, "read_pack"), "nor is it asked again of who leaves before"


def test_what_is_to_be_read_goes_with_the_organisation_that_is_no_more(world):
    sitting, death = factories.members(world), factories.ready(world)
    panel = factories.planned(world, on=clock.today() + timedelta(days=7))
    factories.put(world, death, panel, sitting[0])
    panels.send_pack(world.coordinator, panel=panel)
    merge_organisations(
        world.manager, organisation=world.organisation("Police"), successor=world.organisation("Council"),
        start=clock.today() + timedelta(days=1), reason="Merged", move_people=False,
    )  # fmt: skip
    work_off("child_deaths.lift_readings")
    assert "Pat Police" not in owed(panel, "read_pack")
