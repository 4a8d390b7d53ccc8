"""A death from its notification to its end: each move made, and refused to everybody who is in by rank alone."""

from dataclasses import fields
from datetime import date, timedelta

import pytest
from django.conf import settings

from lineofsight.core.access import sealing
from lineofsight.core.access.actors import system
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Message
from lineofsight.core.records import selectors as records
from lineofsight.core.sealed.services import close_room, set_retention
from lineofsight.core.sealed.services.erasing import erase_room
from lineofsight.core.sealed.values import Shut
from lineofsight.core.sealed.wording import READ_FOR
from lineofsight.core.thread.models import LearningPoint
from lineofsight.core.thread.services import actions
from lineofsight.core.trail.models import Entry
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import CaseNumber, Death
from lineofsight.learn.child_deaths.rules.reviewing import KEY_FACTS
from lineofsight.learn.child_deaths.selectors import deaths as selectors
from lineofsight.learn.child_deaths.selectors.opened import minimum_of, running, who
from lineofsight.learn.child_deaths.selectors.permissions import deaths_seen
from lineofsight.learn.child_deaths.services import analysis, family, gathering, meeting, register
from lineofsight.learn.child_deaths.services.differences import keep_number
from lineofsight.learn.child_deaths.tests import factories
from lineofsight.learn.child_deaths.tests.factories import DIED, MOMENT
from tests.sealed.factories import inside_an_operation

BY_RANK = ("manager", "chair", "administrator", "scrutineer", "chief_executive", "neighbour")


def refused_to_rank(world, service, **given):
    """Nobody is in by rank."""
    for somebody in BY_RANK:
        with pytest.raises(NotPermitted):
            service(getattr(world, somebody), **given)


def test_a_death_comes_in_under_a_key_and_nobody_is_in_by_rank(world):
    death = factories.notified(world, nhs_number=factories.NUMBER, none_because="")
    child = factories.child()
    refused_to_rank(world, register.notify_death, partnership=world.partnership, notified_on=clock.today(), child=child)
    assert not any(deaths_seen(getattr(world, somebody)).exists() for somebody in BY_RANK)
    assert (death.age, death.month.day, death.state) == ("28-364d", 1, "notified")
    assert records.card(death.ref).label == f"Child death {death.key}"
    kept = Death.objects.get(pk=death.pk)
    assert str(kept.name) == "sealed"
    assert who(kept, factories.opened(world, kept.room)).name == factories.NAME
    with pytest.raises(Shut):
        kept.name.open(factories.opened(world, factories.notified(world).room))


def test_the_same_number_is_found_again_after_the_keys_were_changed(world, monkeypatch):
    factories.notified(world, nhs_number=factories.NUMBER, none_because="")
    held = sealing.keys(settings.SEALING_KEYS_FILE)
    monkeypatch.setattr(register, "keys", lambda _: {"newer": b"n" * 32, **held})
    with pytest.raises(MoveRefused, match="already"):
        factories.notified(world, nhs_number="9434765919", none_because="")


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"nhs_number": "9434765918", "none_because": ""}, "last digit"),
        ({"nhs_number": ""}, None),
        ({"born": DIED + timedelta(days=1)}, "follow"),
        ({"born": DIED.replace(year=2007)}, "18 or over"),
        ({"none_because": ""}, "say why"),
    ],
)
def test_who_a_child_was_is_taken_as_it_can_be(world, told, why):
    if why is None:
        assert factories.notified(world, **told).none_because == "not_available"
        return
    with pytest.raises(MoveRefused, match=why):
        factories.notified(world, **told)


def test_without_what_names_need_there_is_an_age_band_and_a_month(world):
    with pytest.raises(MoveRefused, match="Names may not"):
        register.notify_death(
            world.coordinator, partnership=world.partnership, notified_on=clock.today(), child=factories.child()
        )
    death = register.notify_death(
        world.coordinator, partnership=world.partnership, notified_on=clock.today(), age="1-4", month=DIED
    )
    assert (death.age, death.month, bool(death.name)) == ("1-4", DIED.replace(day=1), False)


def test_who_reviews_it(world):
    death = factories.notified(world)
    with pytest.raises(MoveRefused, match="from which area"):
        register.screen_death(world.coordinator, death=death, residence="transferred_in")
    refused_to_rank(world, register.screen_death, death=death, residence="resident")
    moved = {"area": "Netherby", "reason": "most_services", "on": clock.today()}
    refused_to_rank(world, register.transfer_death, death=death, **moved)
    assert register.transfer_death(world.coordinator, death=death, **moved).state == "transferred"
    with pytest.raises(MoveRefused):
        register.transfer_death(world.coordinator, death=death, **moved)
    taken = register.screen_death(
        world.coordinator, death=factories.notified(world), residence="transferred_in", area="Netherby"
    )
    assert (taken.state, taken.area, taken.transferred_on) == ("screened", "Netherby", clock.today())


def test_a_joint_response_is_decided_by_a_name_and_a_time(world):
    death, by = factories.screened(world), {"decided_by": "Dr Sparrow (invented)", "decided_at": MOMENT}
    with pytest.raises(MoveRefused, match="joint agency response"):
        factories.ask(world, death)
    refused_to_rank(world, gathering.decline_response, death=death, why="Expected", **by)
    refused_to_rank(world, gathering.start_response, death=death, triggers=["sudden"], **by)
    gathering.decline_response(world.coordinator, death=death, why="Expected", **by)
    death = Death.objects.get(pk=death.pk)
    with pytest.raises(MoveRefused, match="already"):
        gathering.decline_response(world.coordinator, death=death, why="Expected", **by)
    row = gathering.start_response(world.coordinator, death=death, triggers=["sudden"], **by)
    assert (row.started, death.state, row.triggers) == (True, "response", "sudden")
    assert [each.started for each in death.responses.all()] == [False, True], "the first decision stays"
    factories.ask(world, death)
    with pytest.raises(MoveRefused, match="started already"):
        gathering.start_response(world.coordinator, death=death, triggers=["sudden"], **by)


def test_what_is_waited_for_stops_no_clock_and_holds_the_panel_back(world):
    death = factories.gathering_about(world)
    before = [each.due for each in running(death, factories.opened(world, death.room))]
    begun = {"what": "inquest", "since": clock.today()}
    refused_to_rank(world, gathering.begin_wait, death=death, **begun)
    waits = [
        gathering.begin_wait(world.coordinator, death=death, what=what, since=clock.today())
        for what in ("inquest", "criminal")
    ]
    with pytest.raises(MoveRefused, match="already"):
        gathering.begin_wait(world.coordinator, death=death, **begun)
    assert [each.due for each in running(death, factories.opened(world, death.room))] == before
    assert selectors.waits_for(death) == ["Inquest", "Criminal investigation or trial", "1 agency"]
    refused_to_rank(world, meeting.hold_review_meeting, death=death, on=clock.today())
    meeting.hold_review_meeting(world.coordinator, death=death, on=clock.today())
    refused_to_rank(world, gathering.make_ready, death=death)
    with pytest.raises(MoveRefused, match="has not answered"):
        gathering.make_ready(world.coordinator, death=death)
    row, told = death.requests.get(), {"on": clock.today(), "knew": False}
    refused_to_rank(world, gathering.note_returned, information_request=row, **told)
    gathering.note_returned(world.coordinator, information_request=row, **told)
    with pytest.raises(MoveRefused, match="still waits"):
        gathering.make_ready(world.coordinator, death=death)
    refused_to_rank(world, gathering.end_wait, wait=waits[0], on=clock.today())
    for wait in waits:
        gathering.end_wait(world.coordinator, wait=wait, on=clock.today())
    assert gathering.make_ready(world.coordinator, death=death).ready_on == clock.today()


def test_a_clock_says_whether_it_was_kept(world):
    death = factories.notified(world)
    clocks = {each.clock.key: each for each in running(death, factories.opened(world, death.room))}
    assert clocks["notification"].due == MOMENT + timedelta(hours=48)
    assert not clocks["notification"].late(clock.now())
    assert clocks["review_meeting"].due == DIED.replace(month=6)
    assert "notification_2008" not in clocks
    assert clocks["year"].late(MOMENT + timedelta(days=366))
    assert not clocks["year"].late(MOMENT + timedelta(days=365))


def test_what_the_panel_agreed_and_what_was_learned(world):
    sitting = factories.members(world)
    death, _ = factories.panelled(world, sitting)
    told = {"chosen": ["8", "3"], "modifiable": "identified", "action": True}
    answers = dict.fromkeys(KEY_FACTS, "not_asked")
    refused_to_rank(world, gathering.answer_facts, death=death, answers=answers)
    with pytest.raises(MoveRefused, match="Answer first"):
        analysis.agree_analysis(world.coordinator, death=death, **told)
    gathering.answer_facts(world.coordinator, death=death, answers=answers)
    with pytest.raises(MoveRefused, match="why there is none"):
        analysis.agree_analysis(world.coordinator, death=death, chosen=["8"], modifiable="identified")
    refused_to_rank(world, analysis.agree_analysis, death=death, **told)
    row = analysis.agree_analysis(world.coordinator, death=death, **told)
    assert (row.category, row.others, row.edition, row.kind) == ("3", "8", "2022", "cdop")
    with pytest.raises(MoveRefused, match="promises an action"):
        analysis.close_death(world.coordinator, death=death, feedback="given")


def test_the_wording_leaves_the_room_once_somebody_else_has_read_it(world):
    death = factories.agreed(world, factories.members(world))
    text = "Ask each family where a baby sleeps, at each visit."
    refused_to_rank(world, analysis.propose_learning, death=death, text=text)
    row = analysis.propose_learning(world.coordinator, death=death, text=text)
    assert not LearningPoint.objects.exists()
    factories.let_in(world, death, "health")
    told = {"learning": row, "kind": "development", "area": "health", "read_for": list(READ_FOR)}
    for somebody in ("coordinator", *BY_RANK):
        with pytest.raises(NotPermitted):
            analysis.release_learning(getattr(world, somebody), opened=factories.opened(world, death.room), **told)
    opened = factories.opened(world, death.room, "health")
    with pytest.raises(MoveRefused, match="all five"):
        analysis.release_learning(world.health, opened=opened, **told | {"read_for": ["place"]})
    with pytest.raises(MoveRefused, match="not released"):
        analysis.close_death(world.coordinator, death=death, feedback="given")
    point = analysis.release_learning(world.health, opened=opened, **told)
    assert point.text == text, "word for word as it was worded by somebody else"
    assert death.key not in str(point.__dict__)
    assert death.ref not in str(point.__dict__)
    with pytest.raises(MoveRefused, match="propose one"):
        analysis.close_death(world.coordinator, death=death, feedback="given")
    action = factories.acted(world, point)
    actions.withdraw_action(world.chair, action=action, reason="A slip")
    with pytest.raises(MoveRefused, match="propose one"):
        analysis.close_death(world.coordinator, death=death, feedback="given")
    factories.acted(world, point)
    refused_to_rank(world, analysis.close_death, death=death, feedback="given")
    assert analysis.close_death(world.coordinator, death=death, feedback="given").state == "closed"


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("Ask as in Larkspur Yard.", "name or address"),
        (f"A baby died in {DIED:%B %Y} in a bed shared.", "month the child was born or died"),
        ("Maternity teams in Ashmere should ask.", ""),
    ],
)
def test_a_wording_that_points_to_the_child_does_not_leave(world, text, refused):
    death = factories.agreed(world, factories.members(world))
    row = analysis.propose_learning(world.coordinator, death=death, text=text)
    factories.let_in(world, death, "health")
    opened = factories.opened(world, death.room, "health")
    told = {"learning": row, "kind": "development", "area": "health", "read_for": list(READ_FOR), "opened": opened}
    if refused:
        with pytest.raises(MoveRefused, match=refused):
            analysis.release_learning(world.health, **told)
    else:
        assert analysis.release_learning(world.health, **told).text == text


def test_days_and_ages_that_cannot_be_are_refused(world):
    told = {"partnership": world.partnership, "notified_on": date(2026, 3, 10)}
    for age, month in (("18+", DIED), ("unborn", DIED), ("1-4", date(2026, 4, 1))):
        with pytest.raises(MoveRefused):
            register.notify_death(world.coordinator, **told, age=age, month=month)
        page = world.client("coordinator").post("/ashmere/child-deaths/new/", {
            "age": age, "month-day": month.day, "month-month": month.month, "month-year": month.year,
            "notified_on-day": 10, "notified_on-month": 3, "notified_on-year": 2026,
        })  # fmt: skip
        assert "There is a problem" in page.content.decode()
    row = factories.gathering_about(world).requests.get()
    before = clock.today() - timedelta(days=1)
    with pytest.raises(MoveRefused, match="before it was asked"):
        gathering.note_returned(world.coordinator, information_request=row, on=before, knew=False)


def test_nothing_is_sent_to_a_family(world):
    death = factories.notified(world)
    told = {"key_worker": "Nell Wagtail (invented)", "wishes": "A letter at the end", "do_not_contact": True}
    refused_to_rank(world, family.keep_family, death=death, **told)
    refused_to_rank(world, family.note_sent, death=death, on=clock.today(), what="A booklet")
    row = family.keep_family(world.coordinator, death=death, **told)
    family.note_sent(world.coordinator, death=death, on=clock.today(), what="A booklet")
    assert str(row.key_worker) == "sealed"
    assert not Message.objects.filter(about_ref=death.ref).exists()
    named = {field.name for model in (type(row), Death) for field in model._meta.get_fields()}
    assert not any("mail" in name or "phone" in name for name in named)


def test_what_another_review_is_handed_is_the_least(world):
    death = factories.notified(world, nhs_number=factories.NUMBER, none_because="")
    opened = factories.opened(world, death.room)
    assert set(minimum_of(death, opened)) == {"key", "name", "nhs_number", "died"}
    with pytest.raises(Exception, match="operation"):
        gathering.note_referral(death=death, review_ref="abcdefghjk")


def test_the_trail_and_the_history_hold_no_name(world):
    factories.agreed(world, factories.members(world), nhs_number=factories.NUMBER, none_because="")
    said = [str(row.__dict__) for row in Entry.objects.all()]
    planted = [getattr(factories.child(), field.name) for field in fields(register.Child)]
    words = [word for word in planted if isinstance(word, str) and word] + ["9434765919", DIED.isoformat()]
    assert said
    assert not [row for row in said if any(word in row for word in words)]


def test_an_erased_room_confirms_no_number(world):
    first = factories.notified(world, nhs_number=factories.NUMBER, none_because="")
    second = factories.notified(world, name="Linnet Quillfeather (invented)")
    rule = set_retention(world.icb, partnership=world.partnership, holds=first.room.holds, years=1, schedule="Line 4")
    with inside_an_operation(world.coordinator):
        assert keep_number(first, "A-1")
        assert keep_number(second, "A-2")
    assert Death.objects.exclude(number_mark="").get() == first
    for death in (first, second):
        close_room(world.coordinator, room=death.room, reason="done")
        erase_room(system("tests"), room=death.room, rule=rule)
    assert not Death.objects.exclude(number_mark="").exists()
    assert not CaseNumber.objects.exists()
