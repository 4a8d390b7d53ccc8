"""Days that start clocks: mistyped, of long ago, put right after the fact; and the clock that ends with its review."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lineofsight.core.access.actors import system
from lineofsight.core.insight.counting import Counted
from lineofsight.core.notices.models import Due
from lineofsight.kernel import clock
from lineofsight.kernel.clock import set_clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.kernel.periods import Period
from lineofsight.learn.reviews import figures
from lineofsight.learn.reviews.models import Incident
from lineofsight.learn.reviews.rules.clocks import nth_day
from lineofsight.learn.reviews.selectors.clocks import review_deadline, running
from lineofsight.learn.reviews.selectors.considered import on_time, open_incidents, quarter
from lineofsight.learn.reviews.selectors.incidents import incidents_in
from lineofsight.learn.reviews.services import accounts, clocks, deciding, rapid
from lineofsight.learn.reviews.tests import factories, local

THEN = date(2017, 5, 10)
INCIDENTS = "/ashmere/incidents/"


def put_right(world, made: Incident, trigger: str, on: date) -> Incident:
    """A day is put right."""
    clocks.correct_trigger(world.manager, incident=made, trigger=trigger, on=on, why="The log says so")
    return Incident.objects.get(pk=made.pk)


def owed(made: Incident) -> set[str]:
    """What is still owed of an incident."""
    return set(Due.objects.filter(record_ref=made.ref, done_at=None, lifted_at=None).values_list("what", flat=True))


def test_a_year_of_long_ago_takes_nobodys_page_away(world):
    made = factories.referred(world, aware_on=date(2007, 5, 10))
    for name, page in (("manager", ""), ("chair", "overview/")):
        shown = world.client(name).get(f"{INCIDENTS}{page}").content.decode()
        assert made.title in shown
        assert ">Late<" in shown.replace("\n", "")
    page = world.client("manager").get(f"{INCIDENTS}{made.ref}/").content.decode()
    assert "Day 1 is" not in page, "a month has no first working day"
    factories.opened(world, "chief_executive", made)
    page = world.client("chief_executive").get(f"{INCIDENTS}{made.ref}/").content.decode()
    assert f"{INCIDENTS}{made.ref}/not-notify/" not in page
    rules = world.client("manager").get(f"{INCIDENTS}clocks/").content.decode()
    assert rules.count(">Day 1<") == 2


def test_the_clock_of_a_review_ends_when_the_criteria_were_not_met(world):
    made = factories.reviewing(world)
    keys = factories.opened(world, "chief_executive", made)
    deciding.redesignate_incident(world.chief_executive, incident=made, opened=keys, reason="No abuse")
    assert [each.done for each in running(made)] == [clock.today(), clock.today()]
    deciding.reopen_decision(world.chief_executive, incident=made, reason="News")
    [again] = running(made)
    assert (again.rule.key, again.done, again.earlier) == ("notify", None, ()), "the same day is no former one"


def test_a_day_put_right_after_sending_is_what_the_review_is_judged_by(world):
    early = clock.today() - timedelta(days=60)
    made = factories.sent(world, factories.reviewing(world, aware_on=early))
    assert on_time(made)
    before = review_deadline(made).due_on
    made = put_right(world, made, "notified", early)
    now = review_deadline(made)
    assert now.start_on == early
    assert now.why.open(factories.opened(world, "manager", made)) == "The log says so"
    assert on_time(made) is False
    assert [each.due_on for each in running(made)[1].earlier] == [before]
    assert not owed(made), "it was sent"
    year = Period.financial_year_of(early)
    assert figures.serious_incidents(world.partnership, year) == Counted(1)
    told, today = quarter(world.partnership, early), quarter(world.partnership, clock.today())
    assert (told.notified, today.notified) == ("c", "c" if told.period == today.period else "0")


def test_the_plan_moves_with_the_day_but_for_what_was_done_or_shifted(world):
    early, far = clock.today() - timedelta(days=5), clock.today() + timedelta(days=30)
    made = factories.reviewing(world, aware_on=early)
    done, shifted = (made.milestones.get(key=key) for key in ("letters", "panel"))
    rapid.meet_milestone(world.manager, milestone=done)
    rapid.move_milestone(world.manager, milestone=shifted, on=far)
    made = put_right(world, made, "notified", early)
    days = {each.key: (each.planned_on, each.on) for each in made.milestones.all()}
    signed = nth_day(early, 15)
    assert days["signed"] == (signed, signed)
    assert review_deadline(made).due_on == signed
    assert Due.objects.get(record_ref=made.ref, what="plan_signed").on == signed
    assert days["panel"] == (nth_day(early, 12), far)
    assert days["letters"] == (done.planned_on, done.on)
    assert "plan_letters" not in owed(made)


def test_the_start_and_the_first_day_come_from_one_settlement(world):
    """And agencies are reminded on the days that are counted so."""
    aware = local.days_before(3)
    clocks.set_clock(
        world.manager, partnership=world.partnership, what="rapid_review", starts="aware", day_one="same",
        start=clock.today(), source="Executive",
    )  # fmt: skip
    made = factories.reviewing(world, aware_on=aware)
    begun = review_deadline(made)
    assert (begun.start_on, begun.day_one, begun.due_on) == (aware, "same", nth_day(aware, 15, "same"))
    factories.asked(world, made, days=20)
    fifth = clock.now() + (nth_day(aware, 5, "same") - clock.today())
    with set_clock(lambda: fifth):
        assert accounts.chase_accounts(system("tests")) == 1


def test_a_day_put_right_across_the_change_of_law_leaves_one_clock(world):
    made = factories.referred(world)
    [first] = running(made)
    made = put_right(world, made, "aware", THEN)
    [then] = running(made)
    assert (then.rule.key, then.earlier) == ("serious_case_review", (first.deadline,))
    assert not owed(made)
    keys = factories.opened(world, "chief_executive", made)
    with pytest.raises(MoveRefused, match="29 June 2018"):
        deciding.decide_not_to_notify(world.chief_executive, incident=made, opened=keys, reason="x", alternative="none")
    deciding.record_serious_case_review(
        world.manager, incident=made, opened=factories.opened(world, "manager", made), decided_on=THEN, reason="Held"
    )
    deciding.reopen_decision(world.chief_executive, incident=made, reason="The year was wrong")
    made = put_right(world, made, "aware", clock.today())
    assert made.state == "referred"
    assert [each.rule.key for each in running(made)] == ["notify"]
    assert {"notify", "watch_notify"} <= owed(made)


def test_a_list_asks_no_more_of_the_database_for_more_incidents(world):
    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            open_incidents(world.partnership)
            quarter(world.partnership, clock.today())
            for each in incidents_in(world.manager, world.partnership).prefetch_related("deadlines", "decisions"):
                running(each)
        return len(seen)

    def more() -> None:
        for made in (factories.reviewing(world), factories.not_notified(world)):
            deciding.say_view(world.icb, incident=made, view="not_notify", why="x")

    more()
    first = asked()
    more()
    assert asked() == first
