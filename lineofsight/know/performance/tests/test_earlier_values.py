"""What was known before tells nothing of what is kept back now: histories loaded, parts corrected, policies changed."""

from datetime import timedelta
from decimal import Decimal

from lineofsight.core.access.actors import system
from lineofsight.core.insight import library
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight.models import Observation
from lineofsight.core.insight.services import Reading, Told, load_published
from lineofsight.kernel import clock
from lineofsight.know.performance.rules.answers import Answer
from lineofsight.know.performance.services import returns
from lineofsight.know.performance.tests import factories

PLANS, CONTACTS = "protection.plans", "front_door.contacts"
DAY = factories.YEAR.snapshot(factories.YEAR.end)


def loaded(world, *values: tuple[int, int]) -> None:
    """A history of the number of plans: each value with how many days ago it was known."""
    about, council = library.indicator(PLANS), world.organisation("Council")
    told = [
        (
            Reading(about, DAY, numerator=Decimal(value)),
            Told(council, "returned", known_from=clock.now() - timedelta(days=days)),
        )
        for value, days in values
    ]
    load_published(system("tests"), partnership=world.partnership, values=told)


def text(world, key, period, *, days_ago: float, breakdown="") -> str:
    """What everybody reads as at a day."""
    moment = clock.now() - timedelta(days=days_ago)
    return insight.figure(
        library.indicator(key), period, partnership=world.partnership, breakdown=breakdown, as_at=moment
    ).text


def test_a_small_count_in_the_middle_of_a_history_is_hidden_then_too(world):
    loaded(world, (40, 300), (3, 200), (50, 100))
    assert [text(world, PLANS, DAY, days_ago=days) for days in (250, 150, 50)] == ["40", "suppressed", "50"]
    small = Observation.objects.get(value=3)
    assert small.pk in insight.kept_back([small])


def test_a_history_loaded_later_uncovers_no_value_that_was_replaced(world):
    council = factories.signed_off(world, answers={**factories.COUNCIL, PLANS: Answer(Decimal(3))})
    after = clock.now() + timedelta(days=10)
    with clock.set_clock(lambda: after):
        returns.correct_value(
            world.lead, agency_return=council, indicator=PLANS, answer=Answer(Decimal(30)), reason="Recount"
        )
        loaded(world, (40, 400))
        assert text(world, PLANS, DAY, days_ago=5) == "suppressed"
        assert text(world, PLANS, DAY, days_ago=0) == "30"


def parts(police: int, education: int) -> Answer:
    """Contacts and what they are made of."""
    given = {"police": police, "education": education, "health": 30, "other": 9}
    return Answer(
        Decimal(sum(given.values())), parts={f"source={each}": Decimal(count) for each, count in given.items()}
    )


def test_an_earlier_part_and_a_later_whole_do_not_tell_the_part_that_is_hidden_now(world):
    """8 became 3, and the other parts stayed as they were: any of them as they were shown before would tell the 3."""
    council = factories.signed_off(world, answers={**factories.COUNCIL, CONTACTS: parts(20, 8)})
    assert text(world, CONTACTS, factories.YEAR, days_ago=0, breakdown="source=police") == "20"
    first = Observation.objects.get(breakdown="source=police")
    after = clock.now() + timedelta(days=10)
    with clock.set_clock(lambda: after):
        returns.correct_value(
            world.lead, agency_return=council, indicator=CONTACTS, answer=parts(20, 3), reason="Recount"
        )
        assert text(world, CONTACTS, factories.YEAR, days_ago=0) == "62"
        for days in (0, 5):
            assert text(world, CONTACTS, factories.YEAR, days_ago=days, breakdown="source=police") == "suppressed"
        assert text(world, CONTACTS, factories.YEAR, days_ago=5) == "67", "the whole was never refused"
        for row in (first, Observation.objects.filter(breakdown="source=police").latest("pk")):
            body = world.client("manager").get(f"/ashmere/figures/{row.ref}/").content.decode()
            assert ">20<" not in body.replace(" (this one)", "")
            assert "20 –" not in body.split("</title>")[0]


def test_a_later_edition_does_not_undo_the_rounding_a_value_was_given_under(world):
    rounded = factories.measure("rounded", "Rounded", disclosure="nhs_1_7")
    factories.issued(world, rounded)
    answers = {"front_door.rounded": Answer(Decimal(23))}
    council = factories.signed_off(world, factories.asked(world, keys=("front_door.rounded",)), answers)
    factories.issued(world, rounded.replace("nhs_1_7", "none"), edition="own-2")
    assert library.indicator("front_door.rounded").policy.key == "none"
    assert text(world, "front_door.rounded", factories.YEAR, days_ago=0) == "25"
    assert council.ref
