"""Incidents: reported, decided on, their clocks corrected; who may, and what refuses."""

from datetime import UTC, date, datetime, timedelta

import pytest

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Due, Message
from lineofsight.core.notices.services import text_of
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import add_working_days, bank_holidays
from lineofsight.kernel.clock import set_clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.reviews.models import Child, Incident
from lineofsight.learn.reviews.selectors.incidents import dissenting
from lineofsight.learn.reviews.services import clocks, deciding, incident
from lineofsight.learn.reviews.tests import factories

GOOD_FRIDAY = min(day for day, name in bank_holidays().items() if name == "Good Friday" and day > clock.today())
DAY = GOOD_FRIDAY - timedelta(days=1)
# The Thursday before Easter, on which everybody appointed today is appointed still.
THURSDAY = datetime(DAY.year, DAY.month, DAY.day, 10, tzinfo=UTC)
DUE = add_working_days(DAY, 5)
WEDNESDAY = DAY - timedelta(days=1)
EARLIER = add_working_days(WEDNESDAY, 5)


def test_refer_incident_starts_the_clock_and_lets_the_partners_in(world):
    with set_clock(lambda: THURSDAY):
        made = factories.referred(world, by="lead")
        assert made.deadlines.get().due_on == DUE
        for name in factories.PARTNERS:
            factories.opened(world, name, made)
    owed = Due.objects.get(record_ref=made.ref, what="notify")
    assert (owed.on, owed.sealed, owed.organisation) == (DUE, True, world.organisation("Council"))
    assert Child.objects.get().band == "5-9"
    with pytest.raises(NotPermitted):
        incident.refer_incident(
            world.school, partnership=world.partnership, aware_on=clock.today(), told=factories.told()
        )
    with pytest.raises(MoveRefused, match="No clock"):
        factories.referred(world, aware_on=date(1999, 1, 1))


def test_names_are_refused_until_all_is_in_place(world):
    made = factories.referred(world)
    type(world.partnership).objects.filter(pk=world.partnership.pk).update(demonstration=False)
    made = Incident.objects.get(pk=made.pk)
    with pytest.raises(MoveRefused, match="Names cannot be taken"):
        incident.add_child(
            world.manager, incident=made, opened=factories.opened(world, "manager", made), told=factories.child()
        )


def test_children_and_facts_are_put_right_by_whom_it_concerns(world):
    made = factories.referred(world)
    keys = factories.opened(world, "manager", made)
    child = incident.edit_child(world.manager, child=made.children.get(), opened=keys,
                                told=factories.child(unborn="yes", born="2026-06"))  # fmt: skip
    assert child.band == "unborn"
    incident.edit_incident(world.manager, incident=made, opened=keys, told={"police": "Charged"})
    assert Incident.objects.get(pk=made.pk).police.open(keys) == "Charged"
    for refused in (
        lambda: incident.edit_incident(world.analyst, incident=made, opened=keys, told={"police": "x"}),
        lambda: incident.add_child(world.icb, incident=made, opened=keys, told=factories.child()),
        lambda: incident.edit_child(world.icb, child=child, opened=keys, told=factories.child()),
        lambda: incident.drop_child(world.icb, child=child),
    ):
        with pytest.raises(NotPermitted):
            refused()
    incident.drop_child(world.manager, child=child)
    with pytest.raises(MoveRefused, match="Add the child"):
        deciding.decide_not_to_notify(world.chief_executive, incident=made, opened=keys, reason="x", alternative="none")


def test_a_trigger_put_right_computes_anew_and_keeps_the_former_day(world):
    with set_clock(lambda: THURSDAY):
        made = factories.referred(world)
        clocks.correct_trigger(world.manager, incident=made, trigger="aware", on=WEDNESDAY, why="Told earlier")
        assert [each.due_on for each in made.deadlines.all()] == [DUE, EARLIER]
        assert Due.objects.get(record_ref=made.ref, what="notify").on == EARLIER
        pause = clocks.pause_clock(
            world.manager, incident=made, reason="criminal", note="Trial", from_on=DAY,
            look_again_on=DAY + timedelta(days=30),
        )  # fmt: skip
        assert made.deadlines.last().due_on == EARLIER, "a wait moves nothing"
        with pytest.raises(MoveRefused):
            clocks.correct_trigger(world.manager, incident=made, trigger="notified", on=WEDNESDAY, why="x")
        for refused in (
            lambda: clocks.correct_trigger(world.icb, incident=made, trigger="aware", on=WEDNESDAY, why=""),
            lambda: clocks.pause_clock(world.icb, incident=made, reason="other", note="", from_on=DAY,
                                       look_again_on=DAY + timedelta(days=30)),
            lambda: clocks.end_pause(world.icb, pause=pause),
        ):  # fmt: skip
            with pytest.raises(NotPermitted):
                refused()
        assert clocks.end_pause(world.manager, pause=pause).ended_on == DAY


def test_what_the_partners_settled_rules_from_its_day_on(world):
    given = {"what": "rapid_review", "starts": "aware", "day_one": "same", "start": WEDNESDAY, "source": "Exec"}
    with set_clock(lambda: THURSDAY):
        clocks.set_clock(world.manager, partnership=world.partnership, **given)
        made = factories.reviewing(world, aware_on=WEDNESDAY)
        deadline = made.deadlines.get(what="rapid_review")
        assert (deadline.starts, deadline.start_on, deadline.due_on) == (
            "aware",
            WEDNESDAY,
            add_working_days(WEDNESDAY, 14),
        )
    with pytest.raises(NotPermitted):
        clocks.set_clock(world.analyst, partnership=world.partnership, **given)
    with pytest.raises(MoveRefused):
        clocks.set_clock(
            world.manager, partnership=world.partnership, **given | {"what": "notify", "starts": "notified"}
        )


def test_the_council_alone_decides_and_a_dissent_is_told_the_same_day(world):
    made = factories.referred(world)
    deciding.say_view(world.chief_constable, incident=made, view="not_notify", why=f"{factories.NAME} recovered")
    with pytest.raises(NotPermitted):
        deciding.say_view(world.manager, incident=made, view="notify", why="x")
    given = {"incident": made, "opened": factories.opened(world, "icb", made), "reason": "Harm"}
    for refused in (deciding.notify_incident, deciding.decide_not_to_notify):
        more = (
            {"notified_on": clock.today(), "reference": "1"}
            if refused is deciding.notify_incident
            else {"alternative": "audit"}
        )
        with pytest.raises(NotPermitted):
            refused(world.icb, **given, **more)
    with pytest.raises(MoveRefused, match="reference"):
        deciding.notify_incident(world.chief_executive, **given, notified_on=clock.today(), reference="")
    deciding.notify_incident(world.chief_executive, **given, notified_on=clock.today(), reference="CSPR-1")
    assert [each.name for each in dissenting(made)] == ["Ashmere Police"]
    letter = Message.objects.get(kind="reviews/dissent")
    assert letter.person == world.person("scrutineer")
    assert "Farthingdale" not in text_of(letter) + letter.subject


def test_a_looked_after_childs_death_cannot_be_left_unnotified(world):
    made = factories.referred(world, legal="s20", harm="died")
    keys = factories.opened(world, "chief_executive", made)
    with pytest.raises(MoveRefused, match="whatever the cause"):
        deciding.decide_not_to_notify(
            world.chief_executive, incident=made, opened=keys, reason="Natural", alternative="none"
        )


def test_not_notified_redesignated_and_decided_again(world):
    made = factories.referred(world)
    keys = factories.opened(world, "chief_executive", made)
    deciding.decide_not_to_notify(
        world.chief_executive, incident=made, opened=keys, reason="Not serious", alternative="audit"
    )
    with pytest.raises(NotPermitted):
        deciding.reopen_decision(world.icb, incident=made, reason="x")
    deciding.reopen_decision(world.chief_executive, incident=made, reason="News")
    other = factories.reviewing(world)
    with pytest.raises(NotPermitted):
        deciding.redesignate_incident(world.icb, incident=other, opened=keys, reason="x")
    keys = factories.opened(world, "chief_executive", other)
    deciding.redesignate_incident(world.chief_executive, incident=other, opened=keys, reason="No abuse after all")
    assert [each.outcome for each in other.decisions.all()] == ["notified", "redesignated"]
    assert other.decisions.last().reason.open(keys) == "No abuse after all"


def test_one_of_2012_is_judged_by_its_own_rule(world):
    made = factories.referred(world, aware_on=date(2012, 5, 10), happened_when="2012-05")
    assert [(each.what, each.due_on) for each in made.deadlines.all()] == [("serious_case_review", date(2012, 6, 10))]
    keys = factories.opened(world, "chief_executive", made)
    with pytest.raises(MoveRefused, match="29 June 2018"):
        deciding.notify_incident(world.chief_executive, incident=made, opened=keys, notified_on=clock.today(),
                                 reference="1", reason="x")  # fmt: skip
    given = {"incident": made, "opened": keys, "decided_on": date(2012, 6, 1), "reason": "A review was held"}
    with pytest.raises(NotPermitted):
        deciding.record_serious_case_review(world.icb, **given)
    assert deciding.record_serious_case_review(world.manager, **given).state == "of_its_time"
    today = factories.referred(world, aware_on=clock.today() - timedelta(days=1))
    keys = factories.opened(world, "manager", today)
    with pytest.raises(MoveRefused, match="today’s rules"):
        deciding.record_serious_case_review(world.manager, **given | {"incident": today, "opened": keys})
