"""Conflicts of interest: whoever takes no part in a review reads nothing of it, by whatever way, and why stands where
whoever coordinates or chairs the panel reads it alone."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest

from lineofsight.core.access.permissions import NotPermitted, permitted
from lineofsight.core.notices.models import Due
from lineofsight.core.sealed.selectors import held_rooms
from lineofsight.core.sealed.services import admit_person
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import Conflict, Member, OnPanel, Panel
from lineofsight.learn.child_deaths.selectors import panels as selectors
from lineofsight.learn.child_deaths.selectors.permissions import deaths_seen
from lineofsight.learn.child_deaths.services import analysis, handing_over, panels
from lineofsight.learn.child_deaths.tests import factories
from lineofsight.learn.child_deaths.tests.test_deaths import refused_to_rank

WHY, OTHER = "Cared for the child", "A child who rode a bicycle."


@pytest.fixture
def sitting(world) -> list[Member]:
    return factories.members(world)


@pytest.fixture
def row(world, sitting) -> OnPanel:
    """A death on a panel whose pack is out, beside another; its lead is of health."""
    panel = factories.planned(world)
    row = factories.put(world, factories.ready(world), panel, sitting[0])
    factories.put(world, factories.ready(world), panel, sitting[0], summary=OTHER)
    panels.send_pack(world.coordinator, panel=panel)
    return row


def of(sitting: list[Member], seat: str) -> Member:
    return next(member for member in sitting if member.seat == seat)


def page(world, panel: Panel, who: str) -> str:
    factories.opened(world, panel.room, who)
    return world.client(who).get(f"/ashmere/child-deaths/panels/{panel.ref}/").content.decode()


def owed(panel: Panel) -> set[str]:
    """What is owed of a panel, by whom."""
    rows = Due.objects.filter(record_ref=panel.ref, done_at=None, lifted_at=None)
    return {f"{row.what.rpartition('_')[0]} {row.person.name}" for row in rows}


def test_whoever_takes_no_part_reads_nothing_of_that_death_and_all_of_the_others(world, sitting, row):
    panel = row.panel
    assert permitted(world.police, "child_deaths.see_part", row)
    factories.too_near(world, row, of(sitting, "police"))
    read = {each.pk for each in selectors.parts_of(world.police, panel)}
    assert not permitted(world.police, "child_deaths.see_part", row)
    assert read == {each.pk for each in selectors.on_panel(panel)} - {row.pk}
    for told in (
        page(world, panel, "police"),
        str(selectors.pack_of(world.police, panel, factories.opened(world, panel.room, "police"))),
    ):
        assert OTHER in told
        assert row.death.key in told
        assert factories.SUMMARY not in told
        assert "You take no part in this review" in told
    assert factories.SUMMARY in page(world, panel, "health")
    assert world.client("police").get(f"/ashmere/child-deaths/panels/{panel.ref}/pack.pdf").status_code == 200


def test_why_is_read_by_whoever_coordinates_or_chairs_it_and_that_it_is_so_by_every_member(world, sitting, row):
    conflict = factories.too_near(world, row, of(sitting, "police"))
    readers = [who for who in factories.SEATS if permitted(getattr(world, who), "child_deaths.see_conflict", conflict)]
    assert readers == ["practitioner"], "the member of public health chairs"
    for who, told in {"coordinator": True, "practitioner": True, "health": False, "police": False}.items():
        assert (WHY in page(world, row.panel, who)) is told, who
    for who in ("coordinator", "practitioner", "health"):
        assert "Takes no part" in page(world, row.panel, who)
    factories.too_near(world, row, of(sitting, "public_health"))
    assert not permitted(world.practitioner, "child_deaths.see_conflict", conflict), "nor do they, of a death so near"


def test_whoever_is_too_near_to_lead_takes_part_all_the_same(world, sitting, row):
    factories.too_near(world, row, of(sitting, "police"), takes_part=True)
    assert permitted(world.police, "child_deaths.see_part", row)
    read = page(world, row.panel, "police")
    assert factories.SUMMARY in read
    assert "Does not lead" in read
    assert WHY not in read
    with pytest.raises(MoveRefused, match="Name somebody else"):
        panels.name_lead(world.coordinator, on_panel=row, lead=of(sitting, "police"))


def test_a_member_says_so_of_themselves_while_the_pack_is_out(world, sitting, row):
    told = {"why": WHY, "takes_part": False}
    refused_to_rank(world, panels.declare_own_conflict, on_panel=row, **told)
    with pytest.raises(NotPermitted):
        panels.declare_own_conflict(world.coordinator, on_panel=row, **told)
    with pytest.raises(MoveRefused, match="Another lead has to be named first"):
        panels.declare_own_conflict(world.health, on_panel=row, **told)
    address = f"/ashmere/child-deaths/on-panel/{row.ref}/own-conflict/"
    assert address in page(world, row.panel, "police")
    assert address not in page(world, row.panel, "coordinator")
    answer = world.client("police").post(address, {"why": WHY, "takes_part": "no"}, follow=True)
    assert "You take no part in this review" in answer.content.decode()
    assert factories.SUMMARY not in page(world, row.panel, "police")
    assert f"Pat Police ({WHY})" in page(world, row.panel, "coordinator")
    with pytest.raises(NotPermitted):
        panels.declare_own_conflict(world.police, on_panel=row, **told)
    panels.hold_panel(world.coordinator, panel=row.panel, came=sitting)
    with pytest.raises(NotPermitted):
        panels.declare_own_conflict(world.icb, on_panel=row, **told)


def test_what_was_declared_last_counts(world, sitting, row):
    for takes_part in (False, True, False):
        factories.too_near(world, row, of(sitting, "police"), takes_part=takes_part)
        assert permitted(world.police, "child_deaths.see_part", row) is takes_part
    assert page(world, row.panel, "coordinator").count("Takes no part") == 1


def test_the_childs_own_room_shuts_to_whoever_takes_no_part_and_no_later_admission_opens_it(world, sitting, row):
    death = row.death
    factories.let_in(world, death, "police")
    assert list(deaths_seen(world.police)) == [death]
    factories.too_near(world, row, of(sitting, "police"))
    assert list(held_rooms(world.police)) == [row.panel.room]
    factories.let_in(world, death, "police")
    assert not deaths_seen(world.police).exists()
    assert world.client("police").get(f"/ashmere/child-deaths/{death.ref}/").status_code == 403


def test_nothing_that_was_learned_is_released_by_whoever_took_no_part(world, sitting):
    death = factories.agreed(world, sitting)
    learning = analysis.propose_learning(world.coordinator, death=death, text="Ask where a baby sleeps.")
    factories.let_in(world, death, "health")
    assert permitted(world.health, "child_deaths.release_learning", learning)
    row = death.panels.get()
    Conflict(
        partnership=world.partnership, room=row.room, on_panel=row, takes_part=False,
        member=next(each for each in sitting if each.person == world.person("health")),
    ).save()  # fmt: skip
    assert not permitted(world.health, "child_deaths.release_learning", learning)


def test_it_holds_at_the_next_panel_too(world, sitting):
    panel, death = factories.planned(world), factories.ready(world)
    row = factories.put(world, death, panel, sitting[0])
    factories.too_near(world, row, of(sitting, "police"))
    panels.take_off_panel(world.coordinator, death=death)
    later = factories.planned(world)
    with pytest.raises(MoveRefused, match="Name somebody else"):
        factories.put(world, death, later, of(sitting, "police"))
    factories.put(world, death, later, sitting[0])
    panels.send_pack(world.coordinator, panel=later)
    assert list(held_rooms(world.police)) == [later.room]
    assert not selectors.parts_of(world.police, later).exists()
    told = page(world, later, "coordinator")
    assert "Takes no part" in told
    assert WHY not in told, "it stands in the room of the panel where it was declared"


def test_nobody_is_asked_to_read_what_is_not_open_to_them(world, sitting, row):
    panel, police = row.panel, of(sitting, "police")
    right = {"on_panel": row, "summary": "In other words.", "opened": factories.opened(world, panel.room)}
    factories.opened(world, panel.room, "police")
    panels.correct_summary(world.coordinator, **right)
    assert {"read_pack Pat Police", "read_again Pat Police"} <= owed(panel)
    factories.too_near(world, row, police)
    assert "read_pack Pat Police" in owed(panel), "the other death is to be read still"
    assert "read_again Pat Police" not in owed(panel)
    panels.correct_summary(world.coordinator, **{**right, "summary": "In better words."})
    assert "read_again Pat Police" not in owed(panel)
    factories.too_near(world, panel.deaths.last(), police)
    assert "read_pack Pat Police" not in owed(panel)
    factories.too_near(world, row, police, takes_part=True)
    assert "read_pack Pat Police" in owed(panel)


def test_whoever_coordinates_takes_part_until_somebody_else_does(world, sitting, row):
    seat = panels.seat_member(
        world.coordinator, partnership=world.partnership, kind="cdop", person=world.person("coordinator"), seat="lay"
    )
    told = {"on_panel": row, "member": seat, "why": WHY, "takes_part": False}
    for room in (row.panel.room, row.death.room):
        admitted(world.coordinator, room, world.person("manager"), "coordinator")
    for room in (row.panel.room, row.death.room):
        with pytest.raises(MoveRefused, match="Let somebody else coordinate it first"):
            panels.declare_conflict(world.manager, **told)
        admitted(world.manager, room, world.person("coordinator"), "panellist")
    panels.declare_conflict(world.manager, **told)
    for room in (row.panel.room, row.death.room):
        admitted(world.manager, room, world.person("coordinator"), "coordinator")
    with pytest.raises(NotPermitted):
        panels.name_lead(world.coordinator, on_panel=row, lead=sitting[1])
    book = handing_over.hand_over_panel(world.coordinator, panel=row.panel, reason="case_work")
    keys = {each.death.key for each in selectors.on_panel(row.panel) if each.death.key in said_in(book)}
    assert keys == {each.death.key for each in selectors.on_panel(row.panel)} - {row.death.key}


def admitted(by, room, person, part: str) -> None:
    admit_person(by, room=room, person=person, part=part, until=clock.today() + timedelta(days=30))


def said_in(book: bytes) -> str:
    """All that a workbook says."""
    packed = ZipFile(BytesIO(book))
    return "".join(packed.read(name).decode() for name in packed.namelist() if name.endswith(".xml"))
