"""Nobody is in by rank, admissions end by themselves, and broken glass is told at once."""

from datetime import timedelta

import pytest

from lineofsight.core.access.models import Grant
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Due, Message
from lineofsight.core.notices.services import text_of
from lineofsight.core.people.models import Appointment
from lineofsight.core.people.services import end_appointment
from lineofsight.core.sealed import selectors, services
from lineofsight.core.sealed.models import Reading
from lineofsight.core.sealed.rules import LONGEST_STAY
from lineofsight.core.sealed.selectors.rights import left_alone
from lineofsight.core.sealed.services import entering, reading
from lineofsight.core.sealed.services.coordinating import ask_for_coordinators
from lineofsight.core.trail.models import Entry
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from tests.sealed import factories
from tests.world import PERSONAS

IN = {"reviewer", "police"}


@pytest.fixture
def room(world):
    """A room of the reviewer's, to which the police lead is let in."""
    made = factories.room_for(world)
    factories.admitted(world, made)
    return made


def test_rank_opens_nothing(world, room):
    for who in PERSONAS:
        actor = getattr(world, who)
        assert selectors.held_rooms(actor).filter(pk=room.pk).exists() == (who in IN), who
        if who in IN:
            continue
        for service, given in (
            (services.open_room, {"reason": "case_work"}), (services.leave_room, {}),
            (reading.read_room, {"reason": "case_work"}), (services.close_room, {"reason": "done"}),
            (services.hold_room, {"why": "court", "review_on": clock.today()}),
            (services.admit_person, {"person": world.person(who), "part": "adviser", "until": clock.today()}),
            (services.break_glass, {"reason": "child_at_risk", "note": ""}),
            (services.name_coordinator, {"person": world.person(who)}),
        ):  # fmt: skip
            with pytest.raises(NotPermitted):
                service(actor, room=room, **given)
    assert not Reading.objects.exists()


def test_a_page_is_read_for_a_reason_and_leaves_a_row(world, room):
    with pytest.raises(services.entering.NotOpen):
        services.read_room(world.police, room=room)
    services.open_room(world.police, room=room, reason="meeting", note="For Tuesday (invented)")
    before = Entry.objects.count()
    assert Reading.objects.get().note.open(services.read_room(world.police, room=room)) == "For Tuesday (invented)"
    entry = Entry.objects.latest("id")
    assert Entry.objects.count() == before + 1
    assert (entry.event, entry.reason, entry.subject_ref) == ("sealed.read_room", "meeting", room.ref)
    assert services.leave_room(world.police, room=room) == 1
    with pytest.raises(entering.NotOpen):
        services.read_room(world.police, room=room)


def test_half_an_hour_and_the_last_day_are_the_end(world, room):
    services.open_room(world.police, room=room, reason="case_work")
    with factories.later(minutes=31), pytest.raises(entering.NotOpen):
        services.read_room(world.police, room=room)
    until = Grant.objects.get(record_ref=room.ref, holder_ref=world.police.ref).until
    with clock.set_clock(lambda: until - timedelta(minutes=1)):
        services.open_room(world.police, room=room, reason="case_work")
        services.read_room(world.police, room=room)
    with clock.set_clock(lambda: until + timedelta(minutes=1)):
        for service, given in ((services.read_room, {}), (services.open_room, {"reason": "case_work"})):
            with pytest.raises((NotPermitted, entering.NotOpen)):
                service(world.police, room=room, **given)


def test_an_ended_admission_opens_nothing_even_in_its_half_hour(world, room):
    services.open_room(world.police, room=room, reason="case_work")
    grant = Grant.objects.get(record_ref=room.ref, holder_ref=world.police.ref)
    with pytest.raises(NotPermitted):
        services.end_admission(world.police, grant=grant, room=room)
    services.end_admission(world.reviewer, grant=grant, room=room)
    with pytest.raises(NotPermitted):
        services.read_room(world.police, room=room)
    mine = Grant.objects.get(record_ref=room.ref, holder_ref=world.reviewer.ref)
    with pytest.raises(MoveRefused, match="only coordinator"):
        services.end_admission(world.reviewer, grant=mine, room=room)


def test_broken_glass_is_told_at_once_and_ends_after_an_hour(world, room):
    with pytest.raises(NotPermitted):
        services.name_roles(world.manager, partnership=world.partnership, roles=["chair"])
    factories.glass_named(world, "chair", "administrator")
    for who in ("administrator", "manager", "scrutineer", "neighbour"):
        with pytest.raises(NotPermitted):
            services.break_glass(getattr(world, who), room=room, reason="child_at_risk", note="x")
    services.break_glass(world.chair, room=room, reason="child_at_risk", note="Nobody answered (invented)")
    letters = Message.objects.filter(kind="sealed/glass_broken")
    assert {letter.person.name for letter in letters} == {"Rex Reviewer", "Scout Scrutineer"}
    for letter in letters:
        assert "Cher Chair broke the glass" in text_of(letter)
        assert "Nobody answered" not in text_of(letter)
        assert room.label in letter.subject
    services.read_room(world.chair, room=room)
    with factories.later(minutes=61):
        for service, given in ((services.read_room, {}), (services.open_room, {"reason": "case_work"})):
            with pytest.raises((NotPermitted, entering.NotOpen)):
                service(world.chair, room=room, **given)


def test_glass_is_not_broken_where_nobody_can_be_told(world, room, monkeypatch):
    """Letter and admission stand or fall together."""
    factories.glass_named(world, "chair")

    def unsent(*given, **more):
        raise OSError("no letter")

    monkeypatch.setattr("lineofsight.core.sealed.services.breaking.queue", unsent)
    with pytest.raises(OSError, match="no letter"):
        services.break_glass(world.chair, room=room, reason="child_at_risk", note="x")
    assert not selectors.held_rooms(world.chair).exists()


def test_where_nobody_is_left_to_be_told_the_partners_are_and_else_it_does_not_break(world, room):
    factories.glass_named(world, "chair", "scrutineer")
    with factories.later(days=370):
        services.break_glass(world.scrutineer, room=room, reason="child_at_risk", note="x")
        told = Message.objects.filter(kind="sealed/glass_broken")
        assert {letter.person.name for letter in told} == {"Cate Chief", "Con Constable", "Ida Icb"}
    for who in ("scrutineer", "chief_executive", "chief_constable", "icb"):
        left(world, who)
    with factories.later(days=370):
        with pytest.raises(MoveRefused, match="Nobody else is appointed"):
            services.break_glass(world.chair, room=room, reason="child_at_risk", note="x")
        assert not selectors.held_rooms(world.chair).exists()
        page = world.client("chair").post(
            f"/ashmere/rooms/{room.ref}/break-glass/", {"reason": "child_at_risk", "note": "Typed (invented)"}
        )
        assert page.status_code == 200
        assert "Nobody else is appointed" in page.content.decode()
        assert "Typed (invented)" in page.content.decode()


def test_a_room_nobody_coordinates_is_given_to_somebody_else_than_oneself(world, room):
    with pytest.raises(NotPermitted):
        services.name_coordinator(world.icb, room=room, person=world.person("manager"))
    with factories.later(days=370):
        with pytest.raises(MoveRefused, match="nobody lets themselves in"):
            services.name_coordinator(world.icb, room=room, person=world.person("icb"))
        services.name_coordinator(world.icb, room=room, person=world.person("manager"))
        assert [person.name for person in selectors.keepers(room)] == ["Bel Manager"]
        assert not selectors.held_rooms(world.icb).exists()


def left(world, who: str) -> None:
    """Somebody of the cast, tomorrow for the last time."""
    for appointment in Appointment.objects.filter(person=world.person(who), end=None):
        end_appointment(world.manager, appointment=appointment, end=clock.today() + timedelta(days=1))


def test_an_admission_does_not_go_with_who_leaves(world, room):
    services.open_room(world.reviewer, room=room, reason="case_work")
    mine = Grant.objects.get(record_ref=room.ref, holder_ref=world.police.ref)
    left(world, "reviewer")
    left(world, "health")
    with factories.later(days=1):
        assert selectors.held_rooms(world.reviewer, "keep").exists(), "the last day is a day"
    with factories.later(minutes=20):
        services.read_room(world.reviewer, room=room)
    with factories.later(days=2):
        assert world.client("reviewer").get(f"/ashmere/rooms/{room.ref}/").status_code == 403
        for service, given in (
            (services.open_room, {"reason": "case_work"}), (reading.read_room, {"reason": "case_work"}),
            (services.close_room, {"reason": "done"}), (services.end_admission, {"grant": mine}),
            (services.admit_person, {"person": world.person("lead"), "part": "adviser", "until": clock.today()}),
        ):  # fmt: skip
            with pytest.raises(NotPermitted):
                service(world.reviewer, room=room, **given)
        assert selectors.keepers(room) == []
        assert list(left_alone(world.icb)) == [room]
        with pytest.raises(NotPermitted):
            ask_for_coordinators(world.icb)
        assert (ask_for_coordinators(factories.WORKER), ask_for_coordinators(factories.WORKER)) == (1, 0)
        owed = Due.objects.get(record_ref=room.ref, what="name_coordinator")
        assert (owed.role, owed.sealed, owed.is_open) == ("lead_partner", True, True)
        with pytest.raises(MoveRefused, match="holds no appointment here"):
            services.name_coordinator(world.icb, room=room, person=world.person("health"))
        services.name_coordinator(world.icb, room=room, person=world.person("manager"))
        owed.refresh_from_db()
        assert owed.done_at
        with pytest.raises(MoveRefused, match="holds no appointment here"):
            services.admit_person(
                world.manager, room=room, person=world.person("health"), part="adviser", until=clock.today()
            )
        page = world.client("manager").get(f"/ashmere/rooms/{room.ref}/").content.decode()
        assert "Nothing now: they hold no appointment here" in page
        dormant = Grant.objects.get(record_ref=room.ref, holder_ref=world.reviewer.ref)
        services.end_admission(world.manager, grant=dormant, room=room)
        assert [grant.holder_ref for grant in selectors.admissions(room)] == [mine.holder_ref, world.manager.ref]


def test_whoever_coordinates_is_told_before_their_own_time_ends(world, room):
    """A review outlasts a year: nobody is shut out of it without having been told, and a look again starts it anew."""
    coordinator = world.person("reviewer")

    def owed():
        return list(Due.objects.filter(record_ref=room.ref, person=coordinator, done_at=None, lifted_at=None))

    (due,) = owed()
    assert due.on == clock.today() + LONGEST_STAY - timedelta(days=28)
    with factories.later(days=338):
        again = clock.today() + LONGEST_STAY
        services.admit_person(world.reviewer, room=room, person=coordinator, part="coordinator", until=again)
        assert [each.on for each in owed()] == [again - timedelta(days=28)]
        services.close_room(world.reviewer, room=room, reason="done")
        assert owed() == []
        services.reopen_room(world.reviewer, room=room, reason="news")
        assert [each.on for each in owed()] == [again - timedelta(days=28)]
