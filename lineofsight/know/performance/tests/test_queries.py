"""A question about a value, and its answer."""

from decimal import Decimal

import pytest

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.insight import library
from lineofsight.core.insight.models import Observation
from lineofsight.core.notices.models import Due, Message
from lineofsight.core.notices.services import text_of
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import add_working_days
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.performance import selectors
from lineofsight.know.performance.models import Request
from lineofsight.know.performance.rules.answers import Answer
from lineofsight.know.performance.services import queries, requests
from lineofsight.know.performance.tests import factories


def value(world) -> Observation:
    council = factories.signed_off(world)
    return Observation.objects.get(record_ref=council.ref, indicator="protection.plans")


def test_a_question_reaches_the_supplier_and_marks_the_value(world):
    observation = value(world)
    query = queries.ask_query(world.analyst, observation=observation, question="Are temporary plans in it?")
    assert observation.ref in selectors.queried_refs(world.partnership)
    letter = Message.objects.get(kind="performance/question")
    assert "Are temporary plans in it?" in text_of(letter)
    assert library.indicator("protection.plans").name in text_of(letter)
    assert observation.period.label in text_of(letter)
    queries.answer_query(world.lead, query=query, answer="No, they are left out.")
    assert query.state == "answered"
    assert observation.ref not in selectors.queried_refs(world.partnership)


@pytest.mark.parametrize("name", ["lead", "scrutineer", "neighbour", "administrator"])
def test_who_may_not_ask(world, name):
    with pytest.raises(NotPermitted):
        queries.ask_query(getattr(world, name), observation=value(world), question="Why?")


@pytest.mark.parametrize("name", ["analyst", "police", "neighbour"])
def test_who_may_not_answer(world, name):
    query = queries.ask_query(world.analyst, observation=value(world), question="Why?")
    with pytest.raises(NotPermitted):
        queries.answer_query(getattr(world, name), query=query, answer="Because.")


def test_after_the_close_nobody_is_asked(world):
    observation = value(world)
    requests.close_request(world.analyst, request=Request.objects.get())
    with pytest.raises(MoveRefused, match="closed"):
        queries.ask_query(world.analyst, observation=observation, question="Why?")


def test_a_question_waits_in_the_inbox_of_its_agency_until_it_is_answered(world):
    query = queries.ask_query(world.analyst, observation=value(world), question="Are temporary plans in it?")
    due = Due.objects.get(record_ref=query.ref, done_at=None)
    assert due.organisation == world.organisation("Council")
    assert add_working_days(clock.today(), queries.ANSWERED_WITHIN) == due.on
    assert "Question about a figure" in world.client("lead").get("/ashmere/inbox/").content.decode()
    queries.answer_query(world.lead, query=query, answer="They are not.")
    assert not Due.objects.filter(record_ref=query.ref, done_at=None).exists()


def test_a_question_shows_the_figure_it_is_about_to_whoever_must_answer(world):
    observation = value(world)
    query = queries.ask_query(world.analyst, observation=observation, question="Are temporary plans in it?")
    client, address = world.client("lead"), f"/ashmere/performance/queries/{query.ref}/"
    text = library.indicator(observation.indicator).text_of(observation.value)
    for page in (client.get(address), client.get(f"{address}answer/")):
        assert f">{text}<" in page.content.decode()
    assert f"/{query.agency_return.ref}/protection.plans/correct/" in client.get(address).content.decode()


def test_a_question_about_a_small_count_does_not_give_it_away(world):
    answers = {**factories.COUNCIL, "protection.plans": Answer(Decimal(3), comment="Only a handful this year")}
    council = factories.signed_off(world, answers=answers)
    observation = Observation.objects.get(record_ref=council.ref, indicator="protection.plans", breakdown="")
    query = queries.ask_query(world.analyst, observation=observation, question="Is it right?")
    shown = {name: world.client(name).get(f"/ashmere/performance/queries/{query.ref}/") for name in ("lead", "manager")}
    assert ">3<" in shown["lead"].content.decode()
    assert ">3<" not in shown["manager"].content.decode()
    assert "suppressed" in shown["manager"].content.decode()


def test_an_open_question_stands_at_the_top_of_the_indicators_page(world):
    query = queries.ask_query(world.analyst, observation=value(world), question="Are temporary plans in it?")
    address = "/ashmere/performance/indicators/protection.plans/"
    assert "<strong>Questioned:</strong>" in world.client("chair").get(address).content.decode()
    queries.answer_query(world.lead, query=query, answer="They are not.")
    assert "<strong>Questioned:</strong>" not in world.client("chair").get(address).content.decode()
