"""What a book reads: sources, areas and definitions side by side and never mixed, for whoever reads it."""

from datetime import timedelta
from decimal import Decimal

import pytest

from lineofsight.core.access.actors import system
from lineofsight.core.insight import library, services
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight.figures import BY_AGENCY, INTERNAL, NOT_RETURNED, PUBLISHED, SUPPRESSED, UNCHECKED, VALUE
from lineofsight.core.insight.models import Observation
from lineofsight.core.insight.services import Reading, Told
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.know.performance.tests import own_editions

YEAR = Period.financial_year(2018)
CONTACTS, PLANS, HEALTH = "front_door.contacts", "protection.plans", "front_door.health_contacts"
EVERYBODY_ELSE = ["manager", "chair", "scrutineer", "chief_executive"]


def told(world, value, *, key=CONTACTS, period=YEAR, source="Council", origin="returned", area="", breakdown="", **how):
    """One value as it comes in, by the one step that takes values without a return."""
    indicator = library.indicator(key)
    reading = Reading(indicator, period, numerator=Decimal(value), area=area, breakdown=breakdown)
    who = Told(world.organisation(source), origin, **how)
    [made] = services.load_published(system("tests"), partnership=world.partnership, values=[(reading, who)])
    return made


def book(world, key=CONTACTS, audience=PUBLISHED):
    """What is known of one indicator."""
    return insight.book(world.partnership, [key], audience=audience)


def read(world, key=CONTACTS, audience=PUBLISHED, period=YEAR, **which):
    """One figure."""
    return book(world, key, audience).figure(library.indicator(key), period, **which)


def test_two_sources_stand_side_by_side_and_are_never_merged(world):
    council = told(world, 100)
    police = told(world, 140, source="Police")
    figure = read(world)
    assert (figure.value, figure.observation.pk) == (100, council.pk), "the kind of agency that is asked speaks first"
    [other] = figure.others
    assert (other.value, other.observation.pk) == (140, police.pk)
    assert figure.disagreeing == (other,)
    assert read(world, source=police.source_id).value == 140
    assert read(world, source=council.source_id).others == ()


def test_whoever_says_it_last_does_not_speak_before_whoever_is_asked(world):
    told(world, 100)
    later = clock.now() + timedelta(days=1)
    with clock.set_clock(lambda: later):
        told(world, 140, source="Police")
        assert read(world).value == 100


def test_sources_that_agree_are_both_there_and_do_not_disagree(world):
    told(world, 100)
    told(world, 100, source="Police")
    assert len(read(world).others) == 1
    assert read(world).disagreeing == ()


def test_a_correction_of_one_source_leaves_the_other_alone(world):
    first = told(world, 100)
    told(world, 140, source="Police")
    later = clock.now() + timedelta(days=1)
    with clock.set_clock(lambda: later):
        told(world, 111, replaces=first, reason="Recount")
        figure = read(world)
    assert (figure.value, figure.earlier) == (111, (first,))
    assert figure.others[0].value == 140
    assert figure.others[0].earlier == ()


def test_a_series_does_not_change_hands(world):
    told(world, 80, period=YEAR.previous(), source="Police")
    told(world, 100)
    series = book(world).series(library.indicator(CONTACTS), YEAR)
    assert [(figure.period, figure.value) for figure in series] == [(YEAR.previous(), None), (YEAR, 100)]
    assert book(world).before(library.indicator(CONTACTS), YEAR).status == NOT_RETURNED


def test_another_area_is_kept_apart(world):
    services.declare_area(world.analyst, partnership=world.partnership, code="X99000001", name="Greater Ashmere")
    told(world, 900, area="X99000001")
    found, about = book(world), library.indicator(CONTACTS)
    assert found.figure(about, YEAR).status == NOT_RETURNED
    assert found.series(about, YEAR) == []
    assert found.areas(about) == ["X99000001"]
    assert found.elsewhere("X99000001").figure(about, YEAR).value == 900
    told(world, 100)
    assert read(world).value == 100
    assert read(world).others == ()


def test_where_each_agency_answers_for_itself_nothing_is_added_up(world):
    text = own_editions.text(more='combine = "each"')
    services.issue_library(world.analyst, partnership=world.partnership, text=text)
    told(world, 30, key=own_editions.KEY, source="Police")
    told(world, 20, key=own_editions.KEY)
    figure = read(world, own_editions.KEY)
    assert (figure.status, figure.value, figure.observation) == (BY_AGENCY, None, None)
    names = [(each.observation.source.name, each.value) for each in figure.others]
    assert names == [("Ashmere Council Children's Services", 20), ("Ashmere Police", 30)]


def test_a_definition_issued_anew_is_a_break_and_one_that_means_the_same_is_none(world):
    about = library.indicator(CONTACTS)
    told(world, 100, period=YEAR.previous())
    services.issue_library(world.analyst, partnership=world.partnership, text=own_editions.text())
    told(world, 110)
    assert library.indicator(CONTACTS).edition == "own-2026-1"
    assert book(world).break_between(about, YEAR.previous(), YEAR) is None
    other = own_editions.heading("own-2026-2") + own_editions.indicator(
        key=CONTACTS, name=about.name, more='changed = "Calls are counted too"'
    )
    services.issue_library(world.analyst, partnership=world.partnership, text=other)
    told(world, 300, period=YEAR.next())
    found = book(world)
    assert found.break_between(about, YEAR.previous(), YEAR) is None
    broken = found.break_between(about, YEAR, YEAR.next())
    assert (broken.on, broken.note) == (YEAR.next().start, "Calls are counted too")


def unchecked(world, value=50):
    """A value that came in before values were checked."""
    row = told(world, value, origin="as_published")
    fields = {f.attname: getattr(row, f.attname) for f in row._meta.fields if f.attname not in {"id", "ref"}}
    return Observation.objects.create(**{**fields, "release_id": None})


def test_what_nothing_has_checked_is_hidden_from_everybody_but_whoever_checks_it(world):
    unchecked(world)
    for name in EVERYBODY_ELSE:
        audience = insight.audience_of(getattr(world, name), world.partnership)
        figure = read(world, audience=audience)
        assert (figure.status, figure.value, figure.reason) == (SUPPRESSED, None, UNCHECKED), name
    figure = read(world, audience=insight.audience_of(world.analyst, world.partnership))
    assert (figure.status, figure.value, figure.internal) == (VALUE, 50, UNCHECKED)


def test_a_small_count_is_marked_for_whoever_checks_it_and_hidden_from_everybody_else(world):
    told(world, 3)
    assert read(world).text == "suppressed"
    assert read(world).counts == (None, None)
    figure = read(world, audience=INTERNAL)
    assert (figure.value, figure.internal) == (3, "The count is small.")


def test_a_count_is_rounded_as_its_policy_says_for_everybody_but_whoever_checks_it(world):
    told(world, 23, key=HEALTH, source="Health")
    assert read(world, HEALTH).text == "25"
    assert read(world, HEALTH).counts == (25, None)
    assert read(world, HEALTH, INTERNAL).text == "23"
    told(world, 22, key=HEALTH, source="Health", period=YEAR.next())
    assert read(world, HEALTH, period=YEAR.next()).text == "20"


def test_a_count_its_owner_published_is_shown_as_published_and_flagged_where_it_is_small(world):
    told(world, 23, key=HEALTH, source="Health", origin="as_published")
    assert read(world, HEALTH).text == "23"
    told(world, 4, key=HEALTH, source="Health", origin="as_published", period=YEAR.next())
    figure = read(world, HEALTH, period=YEAR.next())
    assert (figure.text, figure.internal, figure.flagged) == ("4", "", "The count is small.")


def test_a_part_comes_later_and_the_whole_breakdown_is_checked_again(world):
    told(world, 20, breakdown="source=police")
    told(world, 0, breakdown="source=health")
    assert read(world, breakdown="source=police").value == 20
    later = clock.now() + timedelta(days=1)
    with clock.set_clock(lambda: later):
        told(world, 2, breakdown="source=education")
        parts = {each: read(world, breakdown=f"source={each}") for each in ("police", "health", "education")}
    assert parts.pop("health").value == 0, "a true nought stays"
    assert {name: figure.status for name, figure in parts.items()} == dict.fromkeys(parts, SUPPRESSED)


@pytest.mark.parametrize("first", ["small", "history"])
def test_a_load_of_history_uncovers_nothing_whichever_comes_first(world, first):
    """What is known from an earlier day takes its place before what stands; what stands stays as hidden as it was."""
    steps = {
        "small": lambda: told(world, 3),
        "history": lambda: told(world, 60, origin="as_published", known_from=clock.now() - timedelta(days=400)),
    }
    for step in sorted(steps, key=lambda name: name != first):
        steps[step]()
    assert read(world).text == "suppressed"
    assert read(world, audience=INTERNAL).value == 3
    as_then = insight.book(world.partnership, [CONTACTS], as_at=clock.now() - timedelta(days=300))
    assert as_then.figure(library.indicator(CONTACTS), YEAR).value == 60
