"""Panels: summaries without names, members who read until the meeting's end, a quorum, and who may not lead."""

from datetime import timedelta

import pytest

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Due
from lineofsight.core.sealed.selectors import held_rooms
from lineofsight.core.sealed.services import open_room
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import Death
from lineofsight.learn.child_deaths.selectors import panels as selectors
from lineofsight.learn.child_deaths.services import panels
from lineofsight.learn.child_deaths.tests import factories
from lineofsight.learn.child_deaths.tests.test_deaths import refused_to_rank


def test_only_what_is_ready_is_put_on_a_panel_and_without_a_name(world):
    sitting, panel = factories.members(world), factories.planned(world)
    waiting, death = factories.met(world), factories.ready(world)
    with pytest.raises(MoveRefused):
        factories.put(world, waiting, panel, sitting[0])
    with pytest.raises(MoveRefused, match="name or address"):
        factories.put(world, death, panel, sitting[0], summary="Wren slept well.")
    neonatal = factories.members(world, "neonatal")[0]
    with pytest.raises(MoveRefused, match="sits on this panel"):
        factories.put(world, death, panel, neonatal)
    told = {"panel": panel, "summary": "A baby.", "lead": sitting[0], "opened": factories.opened(world, death.room)}
    refused_to_rank(world, panels.put_on_panel, death=death, **told)
    row = factories.put(world, death, panel, sitting[0])
    refused_to_rank(world, panels.take_off_panel, death=death)
    assert panels.take_off_panel(world.coordinator, death=death).state == "ready"
    row.refresh_from_db()
    assert row.taken_off


def test_members_read_the_pack_until_the_meetings_end_and_never_a_childs_room(world, monkeypatch):
    sitting = factories.members(world)
    refused_to_rank(world, panels.plan_panel, partnership=world.partnership, kind="cdop", on=clock.today())
    panel, death = factories.planned(world), factories.ready(world)
    with pytest.raises(MoveRefused, match="Put a death"):
        panels.send_pack(world.coordinator, panel=panel)
    factories.put(world, death, panel, sitting[0])
    assert not held_rooms(world.police).exists(), "before the pack"
    refused_to_rank(world, panels.send_pack, panel=panel)
    panels.send_pack(world.coordinator, panel=panel)
    assert list(held_rooms(world.police)) == [panel.room]
    assert Due.objects.filter(record_ref=panel.ref, sealed=True).count() == len(sitting)
    with pytest.raises(NotPermitted):
        open_room(world.police, room=death.room, reason="meeting")
    document = str(selectors.pack_of(world.police, panel, factories.opened(world, panel.room, "police")))
    assert death.key in document
    assert factories.SUMMARY in document
    gone = (factories.NAME, "Quillfeather", factories.HOME, factories.PLACE, factories.DIED.isoformat(), "9 March")
    assert not [word for word in gone if word in document]
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=1))
    assert not held_rooms(world.police).exists(), "after the meeting’s day"


def test_a_panel_without_the_members_it_needs_decides_nothing(world):
    sitting, death, panel = factories.members(world), factories.ready(world), factories.planned(world)
    factories.put(world, death, panel, sitting[0])
    panels.send_pack(world.coordinator, panel=panel)
    refused_to_rank(world, panels.hold_panel, panel=panel, came=sitting)
    with pytest.raises(MoveRefused, match="Missing: public health"):
        panels.hold_panel(world.coordinator, panel=panel, came=sitting[:3])
    with pytest.raises(MoveRefused, match="4 came, and 5 must"):
        panels.hold_panel(world.coordinator, panel=panel, came=sitting[:4])
    assert panels.hold_panel(world.coordinator, panel=panel, came=sitting).attendances.count() == len(sitting)
    with pytest.raises(MoveRefused, match="was held"):
        panels.take_off_panel(world.coordinator, death=death)


def test_whoever_cared_for_the_child_does_not_lead(world):
    sitting, panel = factories.members(world), factories.planned(world)
    row = factories.put(world, factories.ready(world), panel, sitting[0])
    told = {"member": sitting[0], "why": "Cared for the child", "takes_part": True}
    refused_to_rank(world, panels.declare_conflict, on_panel=row, **told)
    refused_to_rank(world, panels.name_lead, on_panel=row, lead=sitting[1])
    panels.declare_conflict(world.coordinator, on_panel=row, **told)
    with pytest.raises(MoveRefused, match="another lead"):
        panels.send_pack(world.coordinator, panel=panel)
    with pytest.raises(MoveRefused, match="Name somebody else"):
        panels.name_lead(world.coordinator, on_panel=row, lead=sitting[0])
    panels.name_lead(world.coordinator, on_panel=row, lead=sitting[1])
    assert panels.send_pack(world.coordinator, panel=panel).state == "pack_out"


def test_a_cancelled_panel_gives_its_deaths_back_and_shuts_its_pack(world):
    sitting, death, panel = factories.members(world), factories.ready(world), factories.planned(world)
    factories.put(world, death, panel, sitting[0])
    panels.send_pack(world.coordinator, panel=panel)
    refused_to_rank(world, panels.cancel_panel, panel=panel)
    panels.cancel_panel(world.coordinator, panel=panel)
    assert Death.objects.get(pk=death.pk).state == "ready"
    assert not held_rooms(world.police).exists()
    assert not Due.objects.filter(record_ref=panel.ref, lifted_at=None).exists()


def test_whoever_sits_no_longer_is_shut_out_at_once(world):
    sitting, death, panel = factories.members(world), factories.ready(world), factories.planned(world)
    with pytest.raises(MoveRefused, match="already"):
        panels.seat_member(
            world.coordinator, partnership=world.partnership, kind="cdop", person=world.person("police"), seat="police"
        )
    refused_to_rank(
        world, panels.seat_member, partnership=world.partnership, kind="cdop", person=world.person("school"),
        seat="education",
    )  # fmt: skip
    factories.put(world, death, panel, sitting[0])
    panels.send_pack(world.coordinator, panel=panel)
    police = next(member for member in sitting if member.seat == "police")
    refused_to_rank(world, panels.end_membership, member=police)
    panels.end_membership(world.coordinator, member=police)
    assert not held_rooms(world.police).exists()


def test_the_page_of_a_panel_says_who_was_there_once_it_was_held(world):
    sitting = factories.members(world)
    _, panel = factories.panelled(world, sitting)
    factories.opened(world, panel.room)
    page = world.client("coordinator").get(f"/ashmere/child-deaths/panels/{panel.ref}/").content.decode()
    there = page.split("Who was there")[-1]
    assert all(member.person.name in there for member in sitting)
