"""Ethnic group, deprivation and kind of place: set down in the room, put right beside what stood, taken from files, and
counted in protected tables."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.trail.models import Entry
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths import figures
from lineofsight.learn.child_deaths.models import Background, Death, Difference
from lineofsight.learn.child_deaths.rules.background import DEPRIVATION, in_fifths
from lineofsight.learn.child_deaths.rules.case_files import read_cases
from lineofsight.learn.child_deaths.rules.clocks import months_later
from lineofsight.learn.child_deaths.rules.hiding import POLICY
from lineofsight.learn.child_deaths.rules.timing import BANDS, band_of
from lineofsight.learn.child_deaths.selectors.background import answers_in, background_of, earlier_of
from lineofsight.learn.child_deaths.selectors.case_file import told_of
from lineofsight.learn.child_deaths.selectors.small import small_counts
from lineofsight.learn.child_deaths.services import background, differences, register, setting_right
from lineofsight.learn.child_deaths.tests import factories, many
from lineofsight.learn.child_deaths.tests.test_case_files import ROW, table, taken
from lineofsight.learn.child_deaths.tests.test_deaths import refused_to_rank
from lineofsight.learn.child_deaths.tests.test_figures import ended
from lineofsight.learn.child_deaths.tests.test_pictures import line, tables
from lineofsight.learn.child_deaths.tests.test_year_reports import begun, said

TOLD = {"ethnic_group": "asian", "deprivation": "2025-1", "place_kind": "neonatal"}
DAYS = st.dates(date(2009, 1, 1), date(2030, 1, 1))


@pytest.mark.once
@given(DAYS, st.integers(0, 40))
def test_a_review_is_in_the_band_of_its_whole_months(notified, months):
    day = months_later(notified, months)
    if day.day == notified.day:
        assert band_of(notified, day) == ("under_6" if months < 6 else "6_to_12" if months < 12 else "over_12")
        before = band_of(notified, day - timedelta(days=1))
        assert list(BANDS).index(before) <= list(BANDS).index(band_of(notified, day))
        assert (before != band_of(notified, day)) == (months in (6, 12))


@pytest.mark.once
@given(st.sampled_from(list(DEPRIVATION)))
def test_a_tenth_is_in_a_fifth_of_its_own_edition(code):
    index, _, tenth = code.partition("-")
    if not tenth:
        assert in_fifths(code) == code
        return
    fifth = int(in_fifths(code).removeprefix(f"{index}-fifth-"))
    assert 2 * fifth - 1 <= int(tenth) <= 2 * fifth


def test_it_is_set_down_in_the_room_and_an_answer_that_was_wrong_stays_beside(world):
    death = factories.notified(world)
    assert answers_in(background_of(death)) == dict.fromkeys(TOLD, "not_asked")
    refused_to_rank(world, background.note_background, death=death, **TOLD)
    background.note_background(world.coordinator, death=death, **{**TOLD, "ethnic_group": "not_known"})
    background.note_background(world.coordinator, death=death, **TOLD)
    assert Background.objects.count() == 1, "what nobody knew is filled in"
    with pytest.raises(MoveRefused, match="what was wrong"):
        background.note_background(world.coordinator, death=death, **{**TOLD, "deprivation": "2019-1"})
    right = {**TOLD, "deprivation": "not_known", "why": "The postcode of the hospital"}
    background.note_background(world.coordinator, death=death, **right)
    assert background_of(death).deprivation == "not_known"
    [(before, why)] = earlier_of(death, factories.opened(world, death.room))
    assert ("Deprivation where the child lived", "Index 2025: tenth 1, most deprived") in before
    assert why == right["why"]
    assert str(Background.objects.get(set_aside=True).why_set_aside) == "sealed"
    assert not [row for row in Entry.objects.all() if "postcode" in str(row.__dict__)]


def test_it_is_told_with_the_notification_and_not_of_what_is_counted_nowhere(world):
    factories.names_taken(world)
    given = {"partnership": world.partnership, "notified_on": clock.today(), "age": "1-4"}
    with pytest.raises(MoveRefused, match="from the list: kind of place of death"):
        register.notify_death(world.coordinator, **given, background={"place_kind": "nowhere"})
    death = register.notify_death(world.coordinator, **given, background={"place_kind": "hospice"})
    assert answers_in(background_of(death)) == {**dict.fromkeys(TOLD, "not_asked"), "place_kind": "hospice"}
    setting_right.withdraw_death(world.coordinator, death=death, reason="mistake")
    with pytest.raises(MoveRefused, match="not counted here"):
        background.note_background(
            world.coordinator, death=Death.objects.get(pk=death.pk), **{**TOLD, "place_kind": "hospice"}
        )


@pytest.mark.once
def test_a_files_finer_group_and_tenth_are_read_with_the_edition_of_their_row():
    told = {**ROW, "ethnic_group": "Pakistani", "deprivation": "3", "index_edition": "2019", "place_kind": "A&E"}
    reading = read_cases(table(told), clock.today())
    assert reading.faults == ()
    answers = {key: value for key, value in reading.cases[0].told.items() if key in (*TOLD, "index_edition")}
    assert answers == {"ethnic_group": "asian", "deprivation": "2019-3", "place_kind": "emergency"}


def test_a_file_fills_it_and_what_it_says_otherwise_is_decided(world):
    death = factories.notified(world, nhs_number=factories.NUMBER, none_because="")
    background.note_background(world.coordinator, death=death, **{**TOLD, "place_kind": "not_asked"})
    row = {
        "case_number": "E-9", "nhs_number": factories.NUMBER, "ethnic_group": "Indian", "deprivation": "1 (2019)",
        "place_kind": "NICU",
    }  # fmt: skip
    (outcome,) = taken(world, row)
    assert (set(outcome.filled), outcome.differs) == (
        {"Kind of place of death", "Case number"}, ("Deprivation: tenth and index",)
    )  # fmt: skip
    assert answers_in(background_of(death)) == TOLD
    assert [each.what for each in taken(world, row)] == ["same"]
    opened = factories.opened(world, death.room)
    told = {"difference": Difference.objects.get(), "take": True, "opened": opened}
    assert differences.decide_difference(world.coordinator, **told).stood.open(opened) == "2025-1"
    assert background_of(death).deprivation == "2019-1"
    assert Background.objects.get(set_aside=True).deprivation == "2025-1"
    assert told_of(death, opened)["ethnic_group"] == "asian"


def stocked(world):
    """Forty-six reviews of last year in several groups, three of which took less than half a year."""
    many.reviewed(world, 20, days=400, ethnic_group="white", deprivation="2019-1", place_kind="neonatal")
    many.reviewed(world, 12, days=400, ethnic_group="asian", deprivation="2019-2", place_kind="intensive")
    many.reviewed(world, 11, ethnic_group="not_known", deprivation="2025-1", place_kind="home")
    many.reviewed(world, 3, days=100, ethnic_group="black", deprivation="2025-10", place_kind="hospice")


def test_each_stands_in_a_table_of_its_own_with_base_and_small_counts_hidden(world):
    stocked(world)
    made = tables(world)
    group, tenths = made["completed-ethnic-group"], made["completed-deprivation"]
    assert line(group, "White")[1] == "20 of 46 (43%)"
    assert line(group, "Black, Black British, Caribbean or African")[1] == f"{POLICY.symbol} of 46"
    assert sum(row[1].startswith(POLICY.symbol) for row in group.rows) == 2, "a second is hidden with it"
    assert line(tenths, "Index 2019: tenth 1, most deprived")[1] == "20 of 46 (43%)"
    assert not [row for row in tenths.rows if "2019" in row[0] and "2025" in row[0]]
    assert line(made["completed-place"], "At home")[1] in ("11 of 46 (24%)", f"{POLICY.symbol} of 46")
    assert line(made["completed-took"], "12 months or more")[1] == "32 of 46 (70%)"
    assert line(made["notified-ethnic-group"], "Of all") != line(group, "Of all"), "counted by other years"
    assert made["notified-place"].population != made["completed-place"].population


def test_not_known_and_not_asked_have_their_own_lines_and_rates(world):
    many.reviewed(world, 12, ethnic_group="not_known")
    many.reviewed(world, 18)
    group = tables(world)["completed-ethnic-group"]
    assert line(group, "Asked, not known")[1] == "12 of 30 (40%)"
    assert line(group, "Not asked")[1] == "18 of 30 (60%)"
    unknown = {each.label: each for each in small_counts(world.partnership).unknown}
    assert (unknown["Ethnic group"].since.text, unknown["Ethnic group"].not_asked) == ("12 of 30 (40%)", 18)


def test_the_middle_of_how_long_they_took_is_not_told_beside_a_small_band(world):
    many.reviewed(world, 20, days=400)
    many.reviewed(world, 12)
    assert figures.days_to_review(world.partnership, ended()) != {}
    many.reviewed(world, 3, days=100)
    made = tables(world)
    assert line(made["completed-took"], "Under 6 months")[1] == f"{POLICY.symbol} of 35"
    assert line(made["completed-time"], "All panels together")[1] == POLICY.symbol
    assert figures.days_to_review(world.partnership, ended()) == {}


def test_the_yearly_report_has_each_table_once_and_no_small_count(world):
    stocked(world)
    many.put_out(world)
    words = said(begun(world))
    for title in ("Ethnic group", "Deprivation where the child lived", "Kind of place of death", "Time to review"):
        assert title in words
    assert "20 of 46 (43%)" in words
    assert "3 of 46" not in words


def test_the_page_asks_why_and_shows_what_was_put_right_in_the_room_alone(world):
    death = factories.notified(world)
    background.note_background(world.coordinator, death=death, **TOLD)
    client, place = world.client("coordinator"), f"/ashmere/child-deaths/{death.ref}/"
    factories.opened(world, death.room)
    answer = client.post(f"{place}background/", {**TOLD, "ethnic_group": "mixed"})
    assert "Say what was wrong with the earlier answer" in answer.content.decode()
    client.post(f"{place}background/", {**TOLD, "ethnic_group": "mixed", "why": "A slip"})
    page = client.get(place).content.decode()
    assert "Mixed or several ethnic groups" in page
    assert "A slip" in page
    listed = client.get("/ashmere/child-deaths/").content.decode()
    assert not [word for word in ("Mixed", "tenth 1", "neonatal unit") if word in listed]
    assert world.client("manager").get(f"{place}background/").status_code == 403


def test_it_is_asked_with_the_notification(world):
    factories.names_taken(world)
    client, day = world.client("coordinator"), clock.today()
    days = {
        f"{name}-{at}": str(value) for name in ("born", "died", "notified_on")
        for at, value in (("day", day.day), ("month", day.month), ("year", day.year))
    }  # fmt: skip
    told = {"name": factories.NAME, "none_because": "not_available", **days, **TOLD}
    answer = client.post("/ashmere/child-deaths/new/", told)
    assert answer.status_code == 302, answer.content.decode()
    assert answers_in(background_of(Death.objects.get())) == TOLD
