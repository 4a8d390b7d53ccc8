"""The scorecard as it is read: what a line says, what stands beside it, and what it never says."""

import csv
import io
from datetime import date, timedelta
from decimal import Decimal

import pytest

from lineofsight.core.insight import library
from lineofsight.core.insight import services as insight_services
from lineofsight.core.insight.figures import UNTOLD
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.know.performance import selectors
from lineofsight.know.performance.rules.answers import Answer
from lineofsight.know.performance.services import queries, returns
from lineofsight.know.performance.tests import factories
from lineofsight.know.performance.views import words

YEAR = factories.YEAR
CONTACTS = "front_door.contacts"


def lines(world, name="manager", **options):
    return {
        row.indicator.key: row for row in selectors.scorecard(getattr(world, name), world.partnership, YEAR, **options)
    }


def page(world, name="manager", query="") -> str:
    """The scorecard of the year, without its line ends and with its apostrophes as they are read."""
    answer = world.client(name).get(f"/ashmere/performance/?period={YEAR}{query}")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().replace("&#39;", "'").split())


def opening(world) -> str:
    """The scorecard as it opens, where no period is chosen."""
    return " ".join(world.client("manager").get("/ashmere/performance/").content.decode().split())


def row_of(html: str, name: str) -> str:
    """The line of one indicator."""
    found = [row for row in html.split("<tr>") if f">{name}</a>" in row.split("</th>")[0].split("los-under")[0]]
    assert len(found) == 1, name
    return found[0].split("</tr>")[0]


def test_the_title_is_the_question_and_the_first_sentence_what_was_found(world):
    factories.signed_off(world, factories.asked(world, YEAR.previous()))
    factories.signed_off(world, answers={**factories.COUNCIL, CONTACTS: Answer(Decimal(30000), confirmed=True)})
    html = page(world)
    assert "What moved, and what is missing?" in html
    assert f"4 indicators for 2018/19, as known on {clock.today().day}" in html
    assert "1 rose and 2 did not change since the time before. 1 has no value." in html


def test_a_change_has_its_unit_and_both_its_periods(world):
    factories.published(world, CONTACTS, 24629, 21534)
    html = row_of(page(world), library.indicator(CONTACTS).name)
    assert "+3,095 contacts" in html
    assert "2017/18 to 2018/19" in html
    assert "neither way is better" in html


def test_points_are_not_per_cent_and_a_change_says_which_way_it_went(world):
    factories.published(world, "front_door.re_referrals", "27.9", "24.9")
    change = words.moved(lines(world)["front_door.re_referrals"])
    assert (change.text, change.judged) == ("+3.0 points", "worse")
    assert "worse: lower is better" in row_of(page(world), library.indicator("front_door.re_referrals").name)


def test_a_target_says_whose_it_is_and_whether_it_was_met_in_words(world):
    factories.published(world, "protection.repeat_plans", "22.3")
    html = row_of(page(world), library.indicator("protection.repeat_plans").name)
    assert "not met" in html
    assert "local target 10.0%" in html
    assert "statut" not in html


def test_a_missing_value_says_whose_it_is_and_how_late(world):
    request = factories.asked(world)
    day = request.due + timedelta(days=6)
    with clock.set_clock(lambda: clock.datetime(day.year, day.month, day.day, 12, tzinfo=clock.UTC)):
        html = row_of(page(world), library.indicator(CONTACTS).name)
    assert "not returned" in html
    assert "Ashmere Council Children's Services, 6 days late" in html


def test_the_measure_of_quality_stands_under_the_measure_of_timeliness(world):
    factories.published(world, CONTACTS, 24629)
    factories.published(world, "front_door.re_referrals", "27.9")
    assert lines(world)[CONTACTS].quality.figure.text == "27.9%"
    html = row_of(page(world), library.indicator(CONTACTS).name)
    assert "Quality beside it" in html
    assert "27.9%, 2018/19" in html


def test_quality_is_found_in_another_domain_than_the_one_shown(world):
    factories.issued(world, factories.measure("visits", "Visits", more='quality_beside = "protection.plans"'))
    factories.published(world, "front_door.visits", 9)
    factories.published(world, "protection.plans", 414, period=Period.snapshot(YEAR.end))
    shown = lines(world, domain="front_door")
    assert list(shown) == ["front_door.visits"]
    assert shown["front_door.visits"].quality.figure.text == "414"


def test_where_each_agency_answers_for_itself_there_is_no_total(world):
    factories.issued(world, factories.measure("supervision", "Supervision", source_agency="school", combine="each"))
    for word, value in (("Council", 60), ("Police", 98), ("Health", 75)):
        factories.published(world, "front_door.supervision", value, source=world.organisation(word))
    line = lines(world)["front_door.supervision"]
    assert (line.figure.value, words.agencies_words(line)) == (None, "3 of 3 agencies")
    html = row_of(page(world), "Supervision")
    assert "60 to 98" in html
    assert "233" not in html
    assert "#agencies" in html


def test_small_values_of_agencies_are_counted_and_not_shown(world):
    factories.issued(world, factories.measure("small", "Small", combine="each"))
    factories.published(world, "front_door.small", 60)
    factories.published(world, "front_door.small", 3, source=world.organisation("Police"), origin="returned")
    assert words.range_words(lines(world)["front_door.small"].figure.others) == "60; 1 suppressed"
    assert words.range_words(lines(world, "analyst")["front_door.small"].figure.others) == "3 to 60"
    assert "not for publication" in row_of(page(world, "analyst"), "Small")
    assert "not for publication" not in row_of(page(world), "Small")


def test_two_sources_that_differ_are_said_and_none_is_averaged(world):
    factories.published(world, CONTACTS, 24629)
    factories.published(world, CONTACTS, 25000, source=world.organisation("Police"))
    html = row_of(page(world), library.indicator(CONTACTS).name)
    assert "24,629" in html
    assert "2 sources differ" in html
    assert "24,81" not in html


def test_a_value_for_another_area_alone_is_not_taken_for_ours(world):
    insight_services.declare_area(world.manager, partnership=world.partnership, code="X9", name="West Shire")
    factories.published(world, "crime.serious_sexual_offences", 1234, area="X9")
    line = lines(world)["crime.serious_sexual_offences"]
    assert line.figure.value is None
    assert "West Shire: 1,234; not returned for Ashmere" in page(world)
    assert "1,234 offences" not in words.scorecard_sentence([line], YEAR, date(2026, 1, 1))


def test_what_was_entered_for_an_agency_is_said(world):
    council = factories.return_from(factories.asked(world), "Council")
    returns.enter_on_behalf(
        world.analyst, agency_return=council, indicator=CONTACTS, answer=Answer(Decimal(900)), where_from="By telephone"
    )
    assert "entered for the agency" in row_of(page(world), library.indicator(CONTACTS).name)


def test_a_queried_value_is_said(world):
    council = factories.signed_off(world)
    seen = selectors.signed_off_values(council)[CONTACTS]
    queries.ask_query(world.analyst, observation=seen, question="Is this every contact?")
    assert "questioned" in row_of(page(world), library.indicator(CONTACTS).name)
    assert lines(world)[CONTACTS].queried


def test_a_value_its_owner_published_is_shown_and_says_so(world):
    factories.published(world, CONTACTS, 100)
    factories.published(world, "protection.plans", 3, period=Period.snapshot(YEAR.end))
    html = row_of(page(world), library.indicator("protection.plans").name)
    assert ">3<span" in html
    assert "as published" in html


def test_what_must_not_be_compared_stands_beside_with_why_and_no_change(world):
    apart = '[[indicator.apart_from]]\nkey = "front_door.contacts"\nwhy = "One counts children, the other calls."'
    factories.issued(world, factories.measure("callers", "Callers", more=apart))
    factories.published(world, "front_door.callers", 169)
    factories.published(world, CONTACTS, 338)
    html = row_of(page(world), "Callers")
    assert "Never compared with" in html
    assert "338 contacts, 2018/19" in html
    assert "One counts children, the other calls." in html
    assert "169" in html
    assert "los-moved" not in html


def test_what_is_not_collected_is_listed_at_the_foot_of_its_domain(world):
    factories.issued(world, '''
[[gap]]
key = "gap.own_neglect"
domain = "front_door"
what = "Calls in which own neglect was recognised"
why = "A data set is still being gathered."
owner = "council_children"
owner_words = "Policy sub-group"
expected = "2027"
''')  # fmt: skip
    factories.published(world, CONTACTS, 100)
    html = page(world)
    gaps = [gap for gap in library.current().gaps if gap.domain == "front_door"]
    assert f"What we do not know: {len(gaps)}" in html
    assert "Calls in which own neglect was recognised" in html
    assert "Policy sub-group; expected: 2027" in html
    assert "own neglect was recognised" not in page(world, query="&domain=protection")


def test_a_drawing_reaches_eight_periods_back_and_no_further(world):
    factories.published(world, CONTACTS, *range(1000, 1012))
    series = lines(world)[CONTACTS].series
    assert [figure.period for figure in series] == [YEAR.shifted(-12 * back) for back in range(7, -1, -1)]
    assert words.drawn_words(series) == "8 values since 2011/12"


def test_a_drawing_stops_where_counting_changed(world):
    factories.published(world, CONTACTS, *range(1000, 1004))
    insight_services.mark_break(
        world.analyst, partnership=world.partnership, indicator=library.indicator(CONTACTS), on=date(2017, 9, 1),
        note="New system",
    )  # fmt: skip
    assert lines(world)[CONTACTS].breaks == (2,)
    html = row_of(page(world), library.indicator(CONTACTS).name)
    assert html.count("<polyline") == 2


def test_last_years_break_does_not_forbid_this_years_change(world):
    factories.published(world, CONTACTS, 1000, 900, 800)
    insight_services.mark_break(
        world.analyst, partnership=world.partnership, indicator=library.indicator(CONTACTS), on=date(2017, 9, 1),
        note="New system",
    )  # fmt: skip
    assert lines(world)[CONTACTS].comparable


@pytest.mark.parametrize("name", ["analyst", "manager"])
def test_a_file_holds_what_may_be_published_whoever_asks(world, name):
    factories.signed_off(world, answers={**factories.COUNCIL, "protection.plans": Answer(Decimal(3))})
    content = world.client(name).get(f"/ashmere/performance/scorecard.csv?period={YEAR}").content.decode()
    rows = {row["Indicator"]: row for row in csv.DictReader(io.StringIO(content))}
    plans = rows[library.indicator("protection.plans").name]
    assert (plans["Value"], plans["Why there is none"], plans["Reason"]) == ("", "suppressed", UNTOLD)
    assert rows[library.indicator(CONTACTS).name]["Value"] == "24629"


def test_a_file_has_each_change_with_its_unit_and_periods(world):
    factories.published(world, "front_door.re_referrals", "27.9", "24.9")
    content = world.client("manager").get(f"/ashmere/performance/scorecard.csv?period={YEAR}").content.decode()
    row = next(csv.DictReader(io.StringIO(content)))
    assert (row["Change"], row["Change is in"], row["Period"], row["Last time's period"]) == (
        "+3.0", "points", "2018/19", "2017/18",
    )  # fmt: skip
    assert (row["Better is"], row["The change is"], row["Area"]) == ("lower", "worse", "Ashmere")


def test_a_file_lists_each_agency_where_each_answers_for_itself(world):
    factories.issued(world, factories.measure("supervision", "Supervision", combine="each"))
    for word, value in (("Council", 60), ("Police", 98)):
        factories.published(world, "front_door.supervision", value, source=world.organisation(word))
    content = world.client("manager").get(f"/ashmere/performance/scorecard.csv?period={YEAR}").content.decode()
    found = [(row["Source"], row["Value"]) for row in csv.DictReader(io.StringIO(content))]
    assert found == [("Ashmere Council Children's Services", "60"), ("Ashmere Police", "98")]


def test_completeness_counts_answers_without_loading_them(world, django_assert_num_queries):
    request = factories.asked(world)
    council = factories.return_from(request, "Council")
    returns.save_answer(world.lead, agency_return=council, indicator=CONTACTS, answer=Answer(Decimal(5)))
    returns.save_answer(
        world.lead, agency_return=council, indicator="protection.plans",
        answer=Answer(absence="not_available", comment="System change"),
    )  # fmt: skip
    with django_assert_num_queries(2):
        found = {each.agency: (each.answered, each.asked) for each in selectors.completeness(
            world.partnership, YEAR, clock.today()
        )}  # fmt: skip
    assert found == {"Ashmere Council Children's Services": (2, 3), "Ashmere Police": (0, 1)}


def test_a_day_counts_were_taken_on_can_be_opened_where_no_period_ends_on_it(world):
    day = Period.snapshot(date(2018, 12, 31))
    factories.published(world, "protection.plans", 401, period=day)
    assert selectors.periods_known(world.partnership) == [day]
    html = " ".join(world.client("manager").get("/ashmere/performance/").content.decode().split())
    assert "1 indicator for 31 December 2018" in html
    factories.published(world, CONTACTS, 100, period=Period.quarter(day.end))
    assert selectors.periods_known(world.partnership) == [Period.quarter(day.end)]


def test_what_does_not_agree_is_said_on_the_line_and_on_the_indicators_page(world):
    factories.published(world, CONTACTS, 24629)
    insight_services.note_disagreement(
        factories.system("tests"), partnership=world.partnership, indicator=library.indicator(CONTACTS), period=YEAR,
        sentence="Another table of the same report prints 24,631.",
    )  # fmt: skip
    assert "does not agree" in row_of(page(world), library.indicator(CONTACTS).name)
    html = world.client("manager").get(f"/ashmere/performance/indicators/{CONTACTS}/?period={YEAR}").content.decode()
    assert "Another table of the same report prints 24,631." in html


def test_a_fall_in_a_file_has_the_sign_a_spreadsheet_knows(world):
    factories.published(world, "front_door.re_referrals", "24.9", "27.9")
    content = world.client("manager").get(f"/ashmere/performance/scorecard.csv?period={YEAR}").content.decode()
    assert next(csv.DictReader(io.StringIO(content)))["Change"] == "-3.0"


def test_a_long_scorecard_leads_with_what_calls_for_a_look(world):
    many = [factories.measure(f"many_{n}", f"Measure {n:02}") for n in range(45)]
    factories.issued(world, *many, factories.measure("fell_far", "One that fell far"))
    for n in range(45):
        factories.published(world, f"front_door.many_{n}", 100, 100)
    factories.published(world, "front_door.fell_far", 40, 100)
    html = page(world)
    assert "These 1 call for a look" not in html
    assert "This one calls for a look" in html
    assert row_of(html, "One that fell far")
    assert ">Measure 03<" not in html
    assert "45 more in Front Door" in html
    assert ">Measure 03<" in page(world, query="&domain=front_door")
    assert ">Measure 03<" in page(world, query="&all=1")


@pytest.mark.parametrize(("now", "last", "calls"), [(100, 100, False), (110, 100, False), (40, 100, True)])
def test_a_move_calls_for_a_look_where_it_is_far_or_for_the_worse(world, now, last, calls):
    factories.issued(world, factories.measure("thing", "Thing"))
    factories.published(world, "front_door.thing", now, last)
    assert lines(world)["front_door.thing"].calls_for_a_look is calls


def test_a_value_that_is_missing_or_not_the_agencys_own_word_calls_for_a_look(world):
    factories.asked(world)
    assert all(row.calls_for_a_look for row in lines(world).values())


def test_a_few_later_values_do_not_hide_a_full_year_where_nobody_has_been_asked(world):
    factories.published(world, CONTACTS, 24629)
    factories.published(world, "front_door.re_referrals", "24.9")
    factories.published(world, "protection.repeat_plans", "22.3")
    factories.published(world, CONTACTS, 25000, period=Period.financial_year(2020))
    assert "3 indicators for 2018/19" in opening(world)


def test_the_period_agencies_were_asked_about_last_is_opened_first(world):
    factories.asked(world)
    factories.published(world, CONTACTS, 25000, period=Period.financial_year(2020))
    assert "for 2018/19, as known on" in opening(world)


def test_who_has_answered_is_one_step_from_the_top(world):
    factories.asked(world)
    html = page(world)
    assert "0 of 2 agencies have signed off" in html.split("<table", 1)[0]
    assert 'href="#answered"' in html
    assert 'id="answered"' in html


@pytest.mark.parametrize("address", ["performance/", f"performance/indicators/{CONTACTS}/"])
def test_a_day_that_cannot_be_read_is_refused_at_the_top_of_the_page(world, address):
    factories.published(world, CONTACTS, 24629)
    asked = f"/ashmere/{address}?as_at-day=31&as_at-month=2&as_at-year=2020"
    html = world.client("manager").get(asked).content.decode()
    assert "The date must be a real date" in html.split("<h1", 1)[0]
    assert "There is a problem" not in world.client("manager").get(f"/ashmere/{address}").content.decode()


def test_the_areas_beside_ours_are_reached_from_the_home_page(world):
    assert 'href="/ashmere/comparators/"' in world.client("analyst").get("/ashmere/").content.decode()
