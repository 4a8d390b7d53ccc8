"""What an agency says of its figures, in the partnership's own questions."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.insight import library
from lineofsight.core.insight import services as insight
from lineofsight.core.notices.models import Due
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import add_working_days
from lineofsight.know.performance import selectors
from lineofsight.know.performance.models import Commentary
from lineofsight.know.performance.rules.answers import Answer
from lineofsight.know.performance.selectors.owed import wanted_of
from lineofsight.know.performance.services import arrangements, requests, returns
from lineofsight.know.performance.tests import factories
from lineofsight.know.performance.tests.test_control import STEADY, known

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


RED = {**factories.COUNCIL, "protection.repeat_plans": Answer(Decimal(25), Decimal(100), comment="As we found it")}


def council_of(world, keys, answers, period=factories.YEAR):
    return factories.signed_off(world, factories.asked(world, period, keys), answers)


def owed(agency_return) -> list[str]:
    return [due.title for due in Due.objects.filter(
        record_ref=agency_return.ref, what__startswith="commentary", done_at=None, lifted_at=None
    )]  # fmt: skip


def red(world):
    key = "protection.repeat_plans"
    return council_of(world, (key, KEY), {key: RED[key], KEY: factories.COUNCIL[KEY]})


def test_a_figure_off_its_target_has_to_be_explained_by_a_day_and_no_other(world):
    questions(world)
    council = red(world)
    [due] = Due.objects.filter(record_ref=council.ref, what__startswith="commentary")
    assert due.title.startswith("Say what a figure means: ")
    assert (due.organisation, due.rule) == (council.organisation, "Off its target: ten working days, local")
    assert due.on == add_working_days(clock.today(), 10)
    page = "/ashmere/performance/indicators/protection.repeat_plans/"
    assert "has to say what it means" in world.client("chair").get(page).content.decode()
    first, _ = selectors.questions_of(world.partnership)
    returns.write_commentary(
        world.lead, agency_return=council, indicator="protection.repeat_plans", answers={first.ref: "We looked at all."}
    )
    assert owed(council) == []
    assert "has to say what it means" not in world.client("chair").get(page).content.decode()


def test_where_a_partnership_asks_no_questions_nothing_is_owed(world):
    assert owed(red(world)) == []


def test_a_correction_that_meets_the_target_lifts_it(world):
    questions(world)
    council = red(world)
    returns.correct_value(
        world.lead, agency_return=council, indicator="protection.repeat_plans", reason="Counted twice",
        answer=Answer(Decimal(5), Decimal(100)),
    )  # fmt: skip
    assert owed(council) == []


def test_a_value_that_is_more_than_chance_has_to_be_explained(world):
    questions(world)
    key = "front_door.contacts"
    last = known(world, key, STEADY)
    usual = council_of(world, (key,), {key: Answer(Decimal(101), confirmed=True)}, last.next())
    assert owed(usual) == []
    high = council_of(world, (key,), {key: Answer(Decimal(114), confirmed=True)}, last.next().next())
    [due] = Due.objects.filter(record_ref=high.ref, what__startswith="commentary")
    assert due.rule == "More than chance: ten working days, local"


def test_a_year_that_moved_far_has_to_be_explained_and_one_across_a_break_not(world):
    questions(world)
    factories.published(world, "front_door.contacts", 15000, period=factories.YEAR.previous())
    contacts = {"front_door.contacts": Answer(Decimal(24629), comment="More", confirmed=True)}
    moved = council_of(world, tuple(contacts), contacts)
    [due] = Due.objects.filter(record_ref=moved.ref, what__startswith="commentary")
    assert due.rule == "Moved far since last time: ten working days, local"
    about = {"partnership": world.partnership, "indicator": library.indicator("front_door.contacts")}
    insight.mark_break(world.analyst, on=factories.YEAR.start, note="Counted anew", **about)
    assert wanted_of(moved) == []


def test_with_its_request_closed_it_is_owed_no_longer_and_can_be_said_still(world):
    first, _ = questions(world)
    council = red(world)
    requests.close_request(world.analyst, request=council.request)
    assert owed(council) == []
    returns.write_commentary(
        world.lead, agency_return=council, indicator="protection.repeat_plans", answers={first.ref: "We looked at all."}
    )
    assert selectors.keys_commented(council) == {"protection.repeat_plans"}
