"""What a scorecard reads: as at a day, across a break, and what is missing."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.insight import library
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight import services as insight_services
from lineofsight.kernel import clock
from lineofsight.know.performance import selectors
from lineofsight.know.performance.rules.answers import Answer
from lineofsight.know.performance.services import returns
from lineofsight.know.performance.tests import factories
from lineofsight.know.performance.views import words


def line(world, key, **options):
    rows = selectors.scorecard(world.manager, world.partnership, factories.YEAR, **options)
    return next(row for row in rows if row.indicator.key == key)


def test_what_was_not_returned_is_not_nought(world):
    factories.asked(world)
    missing = line(world, "front_door.contacts").figure
    assert (missing.status, missing.value, missing.text) == ("not_returned", None, "not returned")


def test_nought_is_a_value(world):
    answers = {**factories.COUNCIL, "front_door.contacts": Answer(Decimal(0))}
    factories.signed_off(world, answers=answers)
    assert line(world, "front_door.contacts").figure.text == "0"


def test_an_agency_may_say_that_it_cannot_give_it(world):
    answers = {**factories.COUNCIL, "protection.plans": Answer(absence="not_available", comment="System change")}
    factories.signed_off(world, answers=answers)
    figure = line(world, "protection.plans").figure
    assert (figure.text, figure.reason) == ("not available", "System change")


def test_small_counts_are_for_the_analyst_who_checks_them(world):
    factories.signed_off(world, answers={**factories.COUNCIL, "protection.plans": Answer(Decimal(3))})
    assert line(world, "protection.plans").figure.text == "suppressed"
    rows = selectors.scorecard(world.analyst, world.partnership, factories.YEAR)
    assert next(r for r in rows if r.indicator.key == "protection.plans").figure.text == "3"


def test_as_at_a_day_shows_what_was_known_then(world):
    council = factories.signed_off(world)
    moment = clock.now()
    with clock.set_clock(lambda: moment + timedelta(days=3)):
        returns.correct_value(
            world.lead,
            agency_return=council,
            indicator="protection.plans",
            answer=Answer(Decimal(399)),
            reason="Recount",
        )
        assert line(world, "protection.plans").figure.text == "399"
    assert line(world, "protection.plans", as_at=moment).figure.text == "414"


def test_nothing_is_compared_across_a_break(world):
    factories.signed_off(world, factories.asked(world, factories.YEAR.previous()))
    factories.signed_off(world)
    assert words.moved(line(world, "protection.plans")).text == "no change"
    indicator = library.indicator("protection.plans")
    insight_services.mark_break(
        world.analyst, partnership=world.partnership, indicator=indicator, on=date(2018, 9, 1), note="New system"
    )
    assert words.moved(line(world, "protection.plans")).text == "not compared: counting changed"


@pytest.mark.parametrize("name", ["lead", "scrutineer", "neighbour"])
def test_who_may_not_mark_a_break(world, name):
    indicator = library.indicator("protection.plans")
    with pytest.raises(NotPermitted):
        insight_services.mark_break(
            getattr(world, name), partnership=world.partnership, indicator=indicator, on=date(2018, 9, 1), note="x"
        )


def test_lateness_is_counted_from_the_end_of_the_due_day(world):
    request = factories.asked(world)
    factories.signed_off(world, request)
    after = {
        each.agency_return.organisation.name.split()[1]: each.days_late
        for each in selectors.completeness(world.partnership, factories.YEAR, request.due + timedelta(days=6))
    }
    assert after == {"Council": 0, "Police": 6}
    on_the_day = selectors.completeness(world.partnership, factories.YEAR, request.due)
    assert [each.days_late for each in on_the_day] == [0, 0]


def test_a_scorecard_asks_the_same_few_questions_however_long(world, django_assert_max_num_queries):
    factories.signed_off(world)
    manager = world.manager
    with django_assert_max_num_queries(14):
        selectors.scorecard(manager, world.partnership, factories.YEAR)


def test_the_neighbour_sees_nothing(world):
    council = factories.signed_off(world)
    assert not selectors.returns_seen(world.neighbour).exists()
    assert not insight.figures_seen(world.neighbour).exists()
    assert not selectors.requests_seen(world.neighbour).exists()
    assert council.ref
