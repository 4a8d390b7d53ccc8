"""What stands at a value's own page of its questions: asking its supplier, or whom to tell, and what was asked."""

from decimal import Decimal

from lineofsight.core.design.addresses import address
from lineofsight.core.insight.models import Observation
from lineofsight.know.performance.models import Request
from lineofsight.know.performance.rules.answers import Answer
from lineofsight.know.performance.services import queries, requests, returns
from lineofsight.know.performance.tests import factories

PLANS, ASK, TELL = "protection.plans", "Ask about this value", "Does it look wrong? Tell Ana Analyst"


def value(world) -> Observation:
    council = factories.signed_off(world)
    return Observation.objects.get(record_ref=council.ref, indicator=PLANS)


def page(world, name, observation) -> str:
    answer = world.client(name).get(address("insight:figure", ref=observation.ref))
    assert answer.status_code == 200
    return answer.content.decode()


def test_whoever_may_ask_does_so_from_the_page_of_the_value_and_others_are_told_who_can(world):
    observation = value(world)
    where = address("performance:ask_query", ref=observation.ref)
    for name in ("analyst", "manager"):
        assert f'href="{where}"' in page(world, name, observation)
    for name in ("chair", "scrutineer", "chief_executive"):
        text = page(world, name, observation)
        assert TELL in text
        assert ASK not in text
    own = page(world, "lead", observation)
    assert ASK not in own
    assert "Does it look wrong?" not in own


def test_once_the_request_is_closed_nothing_is_offered(world):
    observation = value(world)
    requests.close_request(world.analyst, request=Request.objects.get())
    assert ASK not in page(world, "analyst", observation)
    assert "Does it look wrong?" not in page(world, "chair", observation)


def test_what_was_asked_stays_with_the_value_that_took_its_place(world):
    old = value(world)
    query = queries.ask_query(world.analyst, observation=old, question="Are temporary plans in it?")
    assert "Are temporary plans in it? (waiting for an answer)" in page(world, "chair", old)
    council = query.agency_return
    new = returns.correct_value(
        world.lead, agency_return=council, indicator=PLANS, answer=Answer(Decimal(413)), reason="One was temporary"
    )
    queries.answer_query(world.lead, query=query, answer="One was.")
    for name in ("chair", "lead"):
        text = page(world, name, new)
        assert address("performance:query", ref=query.ref) in text
        assert "Are temporary plans in it? (answered)" in text
    assert ASK in page(world, "analyst", new)
    assert ASK not in page(world, "analyst", old), "what is asked about is what stands"


def test_a_value_that_came_in_by_no_return_offers_nothing(world):
    [told] = factories.published(world, "front_door.contacts", 24629)
    assert ASK not in page(world, "analyst", told)
    assert "Does it look wrong?" not in page(world, "chair", told)
