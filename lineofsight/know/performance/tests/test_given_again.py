"""What is given a second time: for another area, for a second request of the same period, by two people at once."""

from datetime import timedelta
from decimal import Decimal

import pytest

from lineofsight.core.insight import library
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight import services as insight_services
from lineofsight.core.insight.models import Observation
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.performance.rules.answers import Answer
from lineofsight.know.performance.services import returns
from lineofsight.know.performance.tests import factories

CONTACTS, CRIMES = "front_door.contacts", "crime.serious_sexual_offences"
FORCE = "E23000010"
BY_SOURCE = {"police": 20, "education": 10, "health": 8, "other": 9}
PARTS = {f"source={each}": Decimal(count) for each, count in BY_SOURCE.items()}


def later(days: int):
    """The clock some days on."""
    moment = clock.now() + timedelta(days=days)
    return clock.set_clock(lambda: moment)


def figure(world, key=CONTACTS, breakdown="", area=""):
    """What everybody reads now."""
    book = insight.book(world.partnership, [key])
    book = book.elsewhere(area) if area else book
    return book.figure(library.indicator(key), factories.YEAR, breakdown)


def police_signed(world, **answer):
    """The police's return, signed off."""
    insight_services.declare_area(world.analyst, partnership=world.partnership, code=FORCE, name="The whole force")
    agency_return = factories.return_from(factories.asked(world), "Police")
    factories.answered(world.police, agency_return, {CRIMES: Answer(Decimal(2031), **answer)})
    return returns.sign_off_return(world.police, agency_return=agency_return)


def test_a_value_corrected_to_another_area_no_longer_stands_for_the_first(world):
    agency_return = police_signed(world)
    assert figure(world, CRIMES).text == "2,031"
    with later(1):
        returns.correct_value(
            world.police, agency_return=agency_return, indicator=CRIMES,
            answer=Answer(Decimal(2031), area=FORCE), reason="It was the whole force's",
        )  # fmt: skip
        assert figure(world, CRIMES, area=FORCE).text == "2,031"
        ours = figure(world, CRIMES)
        assert ours.value is None
        assert ours.observation.reason == "It was the whole force's"


def test_a_correction_names_the_value_of_its_own_area(world):
    agency_return = police_signed(world, area=FORCE)
    with later(1):
        made = returns.correct_value(
            world.police, agency_return=agency_return, indicator=CRIMES,
            answer=Answer(Decimal(203)), reason="Ours alone",
        )  # fmt: skip
        assert made.area == world.partnership.area_code
        assert made.replaces is None
        assert figure(world, CRIMES, area=FORCE).value is None


def council(world, **counts):
    """A council's return for a request of its own, signed off."""
    return factories.signed_off(world, factories.asked(world), {**factories.COUNCIL, **counts})


def test_a_second_return_for_the_same_period_names_the_values_it_replaces(world):
    first = council(world)
    with later(1):
        second = council(world, **{CONTACTS: Answer(Decimal(24000), comment="As recorded", confirmed=True)})
        shown = figure(world).observation
        assert (shown.record_ref, shown.value) == (second.ref, 24000)
        assert shown.replaces.record_ref == first.ref
        assert shown.reason == "Given again in a later return"


def test_parts_of_an_earlier_return_do_not_stand_beside_the_whole_of_a_later_one(world):
    council(world, **{CONTACTS: Answer(Decimal(47), parts=PARTS)})
    with later(1):
        council(world, **{CONTACTS: Answer(Decimal(60), comment="As recorded", confirmed=True)})
        assert figure(world).text == "60"
        assert {figure(world, breakdown=each).value for each in PARTS} == {None}


def test_a_correction_of_the_earlier_return_names_the_value_that_stands(world):
    first = council(world)
    with later(1):
        council(world, **{CONTACTS: Answer(Decimal(24000), comment="As recorded", confirmed=True)})
    with later(2):
        made = returns.correct_value(
            world.lead, agency_return=first, indicator=CONTACTS, answer=Answer(Decimal(23999)), reason="Recount"
        )
        assert made.replaces.value == 24000
        assert figure(world).text == "23,999"


def test_a_share_without_its_counts_has_no_parts(world):
    """Its parts could be worked out from nothing, and signing off would fail."""
    more = """
[[indicator.breakdowns]]
dimension = "sex"
not_classified = false
codes = [{ code = "girls", label = "Girls" }, { code = "boys", label = "Boys" }]
"""
    factories.issued(
        world, factories.measure("shared", "Shared", kind="percentage", denominator="All", unit="per cent", more=more)
    )
    agency_return = factories.return_from(factories.asked(world, keys=("front_door.shared",)), "Council")
    answer = Answer(value=Decimal(50), parts={"sex=girls": Decimal(4), "sex=boys": Decimal("2.5")})
    with pytest.raises(returns.Unanswerable, match="leave the parts out"):
        returns.save_answer(world.lead, agency_return=agency_return, indicator="front_door.shared", answer=answer)
    assert not Observation.objects.filter(record_ref=agency_return.ref).exists()


def test_nothing_is_entered_over_what_the_agency_has_given_for_the_period(world):
    """Asking a second time for the same period is no way round the agency's own word."""
    council(world)
    again = factories.return_from(factories.asked(world), "Council")
    with pytest.raises(MoveRefused, match="has given this for the period itself"):
        returns.enter_on_behalf(
            world.manager, agency_return=again, indicator=CONTACTS, answer=Answer(Decimal(1)), where_from="A letter"
        )
    assert figure(world).text == "24,629"
