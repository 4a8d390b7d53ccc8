"""What a group asks about an indicator: the agency answers, and both stay with the indicator."""

import re
from datetime import timedelta

import pytest

from lineofsight.core.access.models import Grant
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.insight import library
from lineofsight.core.notices.models import Due, Message
from lineofsight.core.notices.services import text_of
from lineofsight.core.people.selectors import holder_of
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.performance.models import FollowUp
from lineofsight.know.performance.selectors.follow_ups import follow_ups_for
from lineofsight.know.performance.services import follow_ups
from lineofsight.know.performance.tests import factories

KEY = "front_door.contacts"
ASKED = "Why did contacts rise?"


def asked(world, **given):
    return factories.followed_up(world, library.indicator(KEY), **given)


def test_the_agency_is_written_to_and_owes_the_answer_until_it_gives_it(world):
    follow_up = asked(world)
    due = Due.objects.get(record_ref=follow_up.ref)
    assert (due.organisation, due.on, due.done_at) == (world.organisation("Council"), follow_up.due, None)
    assert ASKED in text_of(Message.objects.get(kind="performance/follow_up"))
    follow_ups.answer_follow_up(world.lead, follow_up=follow_up, answer="A school changed its threshold.")
    assert follow_up.state == "answered"
    assert Due.objects.get(record_ref=follow_up.ref).done_at
    assert not Grant.objects.filter(record_ref=follow_up.ref, ended_at=None).exists()
    with pytest.raises(MoveRefused):
        follow_ups.answer_follow_up(world.lead, follow_up=follow_up, answer="Something else.")


def test_its_lead_answers_by_the_link_alone(world):
    follow_up = asked(world)
    by_link = holder_of(Grant.objects.get(record_ref=follow_up.ref).ref)
    answered = follow_ups.answer_follow_up(by_link, follow_up=follow_up, answer="A school changed its threshold.")
    assert answered.answered_by == world.lead.ref


def test_both_stand_on_the_indicators_page(world):
    factories.signed_off(world)
    follow_up = asked(world)
    page = f"/ashmere/performance/indicators/{KEY}/"
    assert "Not answered yet; wanted by" in world.client("chair").get(page).content.decode()
    follow_ups.answer_follow_up(world.lead, follow_up=follow_up, answer="A school changed its threshold.")
    html = world.client("scrutineer").get(page).content.decode()
    assert ASKED in html
    assert "A school changed its threshold." in html


def test_a_packs_questions_are_its_own_the_ones_before_and_those_still_open(world):
    year = factories.YEAR
    old = asked(world, period=year.shifted(-24), question="Long ago, answered?")
    open_still = asked(world, period=year.shifted(-24), question="Long ago, open?")
    last = asked(world, period=year.previous(), question="Last time?")
    this = asked(world, period=year, question="This time?")
    asked(world, period=year.next(), question="The next time?")
    for each in (old, last):
        follow_ups.answer_follow_up(world.lead, follow_up=each, answer="Yes.")
    assert follow_ups_for(world.partnership, year) == {KEY: [open_still, last, this]}
    before = clock.now() - timedelta(days=1)
    assert follow_ups_for(world.partnership, year, before) == {}


@pytest.mark.parametrize("name", ["lead", "scrutineer", "icb", "neighbour", "administrator"])
def test_who_may_not_ask(world, name):
    with pytest.raises(NotPermitted):
        follow_ups.ask_follow_up(
            getattr(world, name), partnership=world.partnership, indicator=library.indicator(KEY),
            period=factories.YEAR, organisation=world.organisation("Council"), body="A group", question="Why?",
            due=clock.today(),
        )  # fmt: skip


@pytest.mark.parametrize("name", ["analyst", "chair", "police", "neighbour"])
def test_who_may_not_answer(world, name):
    with pytest.raises(NotPermitted):
        follow_ups.answer_follow_up(getattr(world, name), follow_up=asked(world), answer="Because.")


def test_an_agency_nobody_leads_for_cannot_be_asked(world):
    with pytest.raises(MoveRefused, match="Nobody leads"):
        asked(world, organisation="Business Unit")


def test_on_its_pages_nothing_typed_is_lost(world):
    factories.signed_off(world)
    client, where = world.client("chair"), f"/ashmere/performance/indicators/{KEY}/follow-up/"
    day = clock.today() + timedelta(days=20)
    given = {
        "period": str(factories.YEAR), "organisation": world.organisation("Council").ref, "question": ASKED,
        "due-day": day.day, "due-month": day.month, "due-year": day.year,
    }  # fmt: skip
    html = client.post(where, given).content.decode()
    assert "Enter the group’s name" in html
    assert ASKED in html
    client.post(where, {**given, "body": "Performance sub-group"})
    made = FollowUp.objects.get()
    assert (made.body, made.due, made.period) == ("Performance sub-group", day, factories.YEAR)
    page = world.client("lead").get(f"/ashmere/performance/follow-ups/{made.ref}/").content.decode()
    answer = re.search(r'href="([^"]+/answer/)"', page)[1]
    world.client("lead").post(answer, {"answer": "A school changed its threshold."})
    made.refresh_from_db()
    assert made.answer == "A school changed its threshold."
