"""What is hidden and why, for the analyst alone: as the newest release of each table has it, and never to take away."""

from datetime import timedelta
from decimal import Decimal
from html import unescape

import pytest

from lineofsight.core.access.actors import system
from lineofsight.core.insight import library
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight.figures import UNTOLD
from lineofsight.core.insight.models import Observation, Ruling
from lineofsight.core.insight.services import Reading, Told, load_published
from lineofsight.kernel import clock
from lineofsight.kernel.suppression import POLICIES
from lineofsight.know.performance.rules.answers import Answer
from lineofsight.know.performance.services import returns
from lineofsight.know.performance.tests import factories

PAGE = "/ashmere/performance/small-counts/"
PLANS, CONTACTS = "protection.plans", "front_door.contacts"
BY_SOURCE = {
    "source=police": Decimal(20),
    "source=education": Decimal(3),
    "source=health": Decimal(0),
    "source=other": Decimal(9),
}
SMALL = {**factories.COUNCIL, PLANS: Answer(Decimal(3))}


def page(world) -> str:
    """The page as the analyst reads it."""
    return unescape(world.client("analyst").get(PAGE).content.decode())


def published(world, value: int, known_from=None, period=factories.YEAR):
    """A number of plans its owner has made public."""
    reading = Reading(library.indicator(PLANS), period, numerator=Decimal(value))
    told = Told(
        world.organisation("Council"), "as_published", document="Yearly report", place="page 9", known_from=known_from
    )
    [made] = load_published(system("tests"), partnership=world.partnership, values=[(reading, told)])
    return made


def corrected(world, council, value: int):
    """The number of plans, corrected after sign-off on a later day."""
    later = clock.now() + timedelta(days=1)
    with clock.set_clock(lambda: later):
        return returns.correct_value(
            world.lead, agency_return=council, indicator=PLANS, answer=Answer(Decimal(value)), reason="Recount"
        )


def test_a_small_count_is_on_the_list_with_why_and_a_way_to_its_figure(world):
    council = factories.signed_off(world, answers=SMALL)
    [ruling] = insight.hidden_now(world.partnership)
    assert (ruling.observation.record_ref, ruling.cause, ruling.policy) == (council.ref, "small", "dfe_1_5")
    body = page(world)
    assert "1 value hidden now; 0 shown as published" in body
    assert "The count is small" in body
    assert f"/ashmere/figures/{ruling.observation.ref}/" in body


def test_only_what_the_newest_release_of_a_table_decided_is_on_it(world):
    council = factories.signed_off(world, answers=SMALL)
    corrected(world, council, 2)
    [ruling] = insight.hidden_now(world.partnership)
    assert ruling.observation.value == 2
    later = clock.now() + timedelta(days=2)
    with clock.set_clock(lambda: later):
        corrected(world, council, 30)
    assert Ruling.objects.filter(shown=False).count() == 2, "history stays"
    assert list(insight.hidden_now(world.partnership)) == []
    assert "Nothing is hidden." in page(world)


def test_another_table_is_not_touched_by_a_newer_release(world):
    factories.signed_off(world, factories.asked(world, factories.YEAR.previous()), SMALL)
    factories.signed_off(world, answers={**SMALL, PLANS: Answer(Decimal(50), confirmed=True)})
    [ruling] = insight.hidden_now(world.partnership)
    assert ruling.observation.end.year == 2018


def test_what_must_go_with_a_small_part_is_on_it_with_why(world):
    whole = Answer(Decimal(32), parts=BY_SOURCE)
    factories.signed_off(world, answers={**factories.COUNCIL, CONTACTS: whole})
    found = {r.observation.breakdown: r.cause for r in insight.hidden_now(world.partnership)}
    assert found.pop("source=education") == "small"
    assert found == {"source=other": "beside"}, "the least that leaves 3 open; 20 and the nought are shown"
    body = page(world)
    assert "Another count is small, and could be worked out were this one shown" in body


def test_what_was_published_is_flagged_and_not_hidden(world):
    made = published(world, 4)
    assert list(insight.hidden_now(world.partnership)) == []
    [ruling] = insight.flagged(world.partnership)
    assert ruling.observation.pk == made.pk
    body = page(world)
    assert "0 values hidden now; 1 shown as published that today’s policy would hide." in body
    assert "Yearly report, page 9" in body


def test_a_value_loaded_later_and_known_earlier_uncovers_nothing(world):
    """A declared load of history takes its place before what stands: the release that checks it checks both."""
    factories.signed_off(world, answers=SMALL)
    published(world, 40, known_from=clock.now() - timedelta(days=400))
    [ruling] = insight.hidden_now(world.partnership)
    assert ruling.observation.value == 3
    figure = insight.figure(library.indicator(PLANS), snapshot(), partnership=world.partnership)
    assert figure.status != "value"


def snapshot():
    """The day the number of plans is about."""
    return factories.YEAR.snapshot(factories.YEAR.end)


def test_a_value_nothing_has_checked_is_said_to_be(world):
    factories.signed_off(world)
    assert "not been checked for disclosure" not in page(world)
    row = Observation.objects.filter(indicator=PLANS).latest("id")
    fields = {f.attname: getattr(row, f.attname) for f in row._meta.fields if f.attname not in {"id", "ref"}}
    Observation.objects.create(**{**fields, "release_id": None})
    assert "1 value has not been checked for disclosure" in page(world)
    figure = insight.figure(library.indicator(PLANS), row.period, partnership=world.partnership)
    assert figure.status == "suppressed"


@pytest.mark.parametrize("name", ["manager", "lead", "scrutineer", "chair", "neighbour", "administrator"])
def test_nobody_else_opens_it(world, name):
    factories.signed_off(world, answers=SMALL)
    assert world.client(name).get(PAGE).status_code == 403


def test_nothing_of_it_can_be_taken_away(world):
    factories.signed_off(world, answers=SMALL)
    answer = world.client("analyst").get(PAGE)
    assert answer.headers["Content-Type"].startswith("text/html")
    assert "no-store" in answer.headers["Cache-Control"]
    main = answer.content.decode().split("<main")[1].split("</main>")[0]
    assert ".csv" not in main
    assert ".xlsx" not in main
    assert world.client("analyst").get(PAGE.removesuffix("/") + ".csv").status_code == 404


def test_the_policies_stand_with_whose_practice_they_are(world):
    body = page(world)
    for policy in POLICIES.values():
        assert policy.sentence in body
        assert policy.source in body


def test_the_neighbours_small_counts_are_not_ours(world):
    factories.signed_off(world, answers=SMALL)
    assert not insight.hidden_now(world.neighbours).exists()


def test_a_long_list_is_shortened_and_says_so(world, monkeypatch):
    factories.signed_off(world, factories.asked(world, factories.YEAR.previous()), SMALL)
    factories.signed_off(world, answers=SMALL)
    monkeypatch.setattr("lineofsight.know.performance.views.small_counts.FIRST", 1)
    assert page(world).count("/ashmere/figures/") == 1
    whole = world.client("analyst").get(f"{PAGE}?all=1").content.decode()
    assert whole.count("/ashmere/figures/") == 2


def test_a_policy_of_the_partnerships_own_hides_what_it_says_and_stands_on_the_page(world):
    own = (
        '\n[[policy]]\nkey = "own_1_9"\nthreshold = 9\nsymbol = "c"\nsource = "Agreed by the Executive"\n'
        'sentence = "Counts from 1 to 9 are not shown here."\n'
    )
    factories.issued(world, own, factories.measure("own", "Own", disclosure="own_1_9"))
    asked = factories.asked(world, keys=(PLANS, "front_door.own"))
    factories.signed_off(world, asked, {PLANS: Answer(Decimal(8)), "front_door.own": Answer(Decimal(8))})
    assert [(r.observation.indicator, r.policy) for r in insight.hidden_now(world.partnership)] == [
        ("front_door.own", "own_1_9")
    ]
    assert "Counts from 1 to 9 are not shown here." in page(world)


def test_each_hidden_part_says_why_and_nobody_else_is_told_which_is_the_small_one(world):
    whole = Answer(Decimal(32), parts=BY_SOURCE)
    factories.signed_off(world, answers={**factories.COUNCIL, CONTACTS: whole})
    where = f"/ashmere/performance/indicators/{CONTACTS}/?period={factories.YEAR}"
    rows = {name: unescape(world.client(name).get(where).content.decode()) for name in ("manager", "analyst")}
    parts = rows["manager"].split("By source", 1)[1].split("</table>")[0]
    assert parts.count(f'<span class="los-under">{UNTOLD}</span>') == 2
    parts = rows["analyst"].split("By source", 1)[1].split("</table>")[0]
    assert '<span class="los-under">The count is small.</span>' in parts
    assert "Another count is small, and could be worked out were this one shown." in parts
