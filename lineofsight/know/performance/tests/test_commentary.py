"""What an agency says of its figures, in the partnership's own questions."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.know.performance import selectors
from lineofsight.know.performance.models import Commentary
from lineofsight.know.performance.rules.answers import Answer
from lineofsight.know.performance.services import arrangements, returns
from lineofsight.know.performance.tests import factories

ASKED = ("Where is progress being made?", "What difference has it made?")
KEY = "protection.plans"


def questions(world, texts=ASKED):
    return arrangements.set_questions(world.manager, partnership=world.partnership, texts=texts)


def say(actor, agency_return, *texts):
    asked = selectors.questions_of(agency_return.partnership)
    answers = {question.ref: text for question, text in zip(asked, texts, strict=False)}
    return returns.write_commentary(actor, agency_return=agency_return, indicator=KEY, answers=answers)


def read(agency_return):
    return [(each.question.text, each.text) for each in selectors.commentary_of(agency_return, KEY)]


def test_each_answer_stands_beside_its_question(world):
    questions(world)
    council = factories.signed_off(world)
    say(world.lead, council, "Fewer plans start.", "Children say meetings are shorter.")
    assert read(council) == list(zip(ASKED, ["Fewer plans start.", "Children say meetings are shorter."], strict=True))


def test_a_later_answer_follows_and_the_earlier_one_stays(world):
    questions(world)
    council = factories.signed_off(world)
    say(world.lead, council, "Fewer plans start.")
    assert say(world.lead, council, "Fewer plans start.") == [], "What has not changed is not written again."
    say(world.lead, council, "Fewer plans start, and fewer end early.")
    assert read(council) == [(ASKED[0], "Fewer plans start, and fewer end early.")]
    assert Commentary.objects.count() == 2
    with pytest.raises(DatabaseError), transaction.atomic():
        Commentary.objects.update(text="Something else")


def test_a_question_that_is_reworded_is_a_new_one_and_old_answers_keep_theirs(world):
    before = questions(world)
    council = factories.signed_off(world)
    say(world.lead, council, "Fewer plans start.")
    after = questions(world, ["Where is progress being made, and for whom?", ASKED[1]])
    assert after[1].pk == before[1].pk
    assert after[0].pk != before[0].pk
    assert read(council) == [(ASKED[0], "Fewer plans start.")]


@pytest.mark.parametrize("name", ["analyst", "manager", "police", "scrutineer", "neighbour"])
def test_nobody_says_it_for_the_agency(world, name):
    questions(world)
    council = factories.signed_off(world)
    with pytest.raises(NotPermitted):
        say(getattr(world, name), council, "All is well.")


def test_only_of_what_was_asked(world):
    questions(world)
    council = factories.signed_off(world)
    with pytest.raises(returns.Unanswerable):
        returns.write_commentary(
            world.lead, agency_return=council, indicator="crime.serious_sexual_offences", answers={}
        )


def test_it_is_asked_on_the_return_and_written_on_its_page(world):
    first, _ = questions(world)
    council = factories.return_from(factories.asked(world), "Council")
    factories.answered(world.lead, council, {KEY: Answer(Decimal(414))})
    page = f"/ashmere/performance/returns/{council.ref}/"
    assert "Say what it means" in world.client("lead").get(page).content.decode()
    form = world.client("lead").get(f"{page}{KEY}/commentary/").content.decode()
    assert ASKED[0] in form
    world.client("lead").post(f"{page}{KEY}/commentary/", {first.ref: "Fewer plans start."})
    assert read(council) == [(ASKED[0], "Fewer plans start.")]
    assert "Change what you say of it" in world.client("lead").get(page).content.decode()
