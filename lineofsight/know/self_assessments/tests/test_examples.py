"""Good examples: shown to nobody before their organisation agrees, and then in its own words."""

import pytest

from lineofsight.core.access.models import Grant
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.people import selectors as people
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.models import Example
from lineofsight.know.self_assessments.selectors import examples, rights
from lineofsight.know.self_assessments.tests import factories

ITEM = "leadership.senior_lead"
OTHER = "leadership.accountability"
WORDS = "Our trustee for safeguarding visits every club once a term."


@pytest.fixture
def asked(world):
    """An answer of the police that its partnership would like others to learn from."""
    one = factories.begun(world)
    factories.signed(world, one)
    copy = factories.copy_of(one, "Police")
    return services.examples.ask_example(world.analyst, copy=copy, item=ITEM, why="You name a person and a term")


def link_of(example: Example):
    """Whoever came by the link that asks."""
    return people.holder_of(Grant.objects.get(record_ref=example.ref).ref)


def test_nothing_is_shown_before_the_organisation_agrees_and_then_its_words_alone(world, asked):
    assert examples.examples_in(world.partnership) == []
    services.examples.agree_example(link_of(asked), example=asked, words=WORDS, named=False)
    shown = examples.examples_in(world.partnership)
    assert [(each.words, each.whose) for each in shown] == [(WORDS, "Police")]
    seen = world.client("health").get("/ashmere/self-assessments/examples/").content.decode()
    assert WORDS in seen
    assert "Ashmere Police" not in seen
    assert "As the policy says" not in seen
    table = world.client("health").get("/ashmere/self-assessments/examples.csv").content.decode()
    assert WORDS in table


def test_it_says_no_and_is_not_asked_why(world, asked):
    services.examples.refuse_example(world.police, example=asked)
    assert examples.examples_in(world.partnership) == []
    with pytest.raises(MoveRefused):
        services.examples.agree_example(world.police, example=asked, words=WORDS, named=True)


def test_it_takes_back_what_it_agreed_to(world, asked):
    services.examples.agree_example(world.police, example=asked, words=WORDS, named=True)
    assert examples.examples_in(world.partnership)[0].whose == "Ashmere Police"
    services.examples.withdraw_example(link_of(asked), example=asked, reason="She has left")
    assert examples.examples_in(world.partnership) == []


def test_the_same_answer_is_asked_for_once(world, asked):
    again = {"copy": asked.copy, "item": ITEM, "why": "Again"}
    with pytest.raises(MoveRefused, match="already"):
        services.examples.ask_example(world.manager, **again)
    services.examples.refuse_example(world.police, example=asked)
    assert services.examples.ask_example(world.manager, **again).state == "asked"


def test_nobody_agrees_for_another_organisation_and_no_reader_for_its_own(world, asked):
    for who in ("analyst", "manager", "health", "neighbour"):
        with pytest.raises(NotPermitted):
            services.examples.agree_example(getattr(world, who), example=asked, words=WORDS, named=True)
    assert asked not in rights.examples_seen(world.health)
    with pytest.raises(NotPermitted):
        services.examples.ask_example(world.scrutineer, copy=asked.copy, item="x", why="y")
    with pytest.raises(NotPermitted):
        services.examples.refuse_example(world.health, example=asked)
    with pytest.raises(NotPermitted):
        services.examples.withdraw_example(world.health, example=asked, reason="No")


def test_the_pages_ask_for_consent_and_keep_what_was_typed(world, asked):
    client = world.client("police")
    path = f"/ashmere/self-assessments/examples/{asked.ref}/"
    assert "You name a person and a term" in client.get(path).content.decode()
    refused = client.post(f"{path}agree/", {"words": WORDS}).content.decode()
    assert WORDS in refused
    assert "There is a problem" in refused
    assert client.post(f"{path}agree/", {"words": WORDS, "named": "yes", "public": "no"}).status_code == 302
    assert WORDS in client.get(path).content.decode()


PUBLIC = "/ashmere/good-examples/"


def test_anybody_reads_what_an_organisation_lets_be_published_and_nothing_else_and_not_once_it_is_taken_back(
    world, asked
):
    anybody = world.client()
    assert "No organisation has agreed" in anybody.get(PUBLIC).content.decode()
    other = services.examples.ask_example(world.analyst, copy=asked.copy, item=OTHER, why="Others ask for it")
    services.examples.agree_example(world.police, example=other, words="For partners alone", named=True)
    services.examples.agree_example(world.police, example=asked, words=WORDS, named=False, public=True)
    answer = anybody.get(PUBLIC)
    page = answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert WORDS in page
    for kept in ("For partners alone", "Ashmere Police", "As the policy says", "You name a person and a term"):
        assert kept not in page, kept
    services.examples.withdraw_example(link_of(asked), example=asked, reason="She has left")
    assert WORDS not in anybody.get(PUBLIC).content.decode()
    assert WORDS not in world.client("neighbour").get(PUBLIC).content.decode()
