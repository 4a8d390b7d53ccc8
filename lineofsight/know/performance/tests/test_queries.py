"""A question about a value, and its answer."""

import pytest

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.insight.models import Observation
from lineofsight.core.notices.models import Due, Message
from lineofsight.core.notices.services import text_of
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import add_working_days
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.performance import selectors
from lineofsight.know.performance.models import Request
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
