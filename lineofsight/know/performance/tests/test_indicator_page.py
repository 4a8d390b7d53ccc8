"""An indicator's page: its answer, its run, what agencies say, where the area stands, what it is made of and means."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lineofsight.core.access.actors import system
from lineofsight.core.access.models import Partnership
from lineofsight.core.insight import library
from lineofsight.core.insight import services as insight_services
from lineofsight.core.insight.benchmarks.loading import load_benchmarks
from lineofsight.core.insight.benchmarks.sets import shipped_sets
from lineofsight.kernel.periods import Period
from lineofsight.know.performance import selectors
from lineofsight.know.performance.rules.answers import Answer
from lineofsight.know.performance.services import arrangements, queries, returns
from lineofsight.know.performance.tests import factories

YEAR = factories.YEAR
CONTACTS = "front_door.contacts"
LEEDS = "E08000035"


def page(world, key=CONTACTS, name="manager", query=f"?period={YEAR}") -> str:
    """The page without its line ends and with its apostrophes as they are read."""
    answer = world.client(name).get(f"/ashmere/performance/indicators/{key}/{query}")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().replace("&#39;", "'").split())


def between(html: str, start: str, end: str) -> str:
    return html.split(start, 1)[1].split(end, 1)[0]


def test_the_answer_stands_first(world):
    factories.published(world, CONTACTS, 24629, 21534)
    html = page(world)
    assert html.index("Up, from 21,534 for 2017/18 to 24,629 contacts for 2018/19: +3,095 contacts.") < html.index(
        "los-run"
    )


def test_without_a_period_the_latest_with_a_figure_is_shown(world):
    factories.asked(world, YEAR.next())
    factories.published(world, CONTACTS, 24629)
    assert "24,629 contacts for 2018/19" in page(world, query="")
    assert "We cannot say: the figure for 2019/20 is not returned." in page(world, query=f"?period={YEAR.next()}")


def test_a_page_with_no_figure_at_all_says_so(world):
    assert "There is no figure yet" in page(world, query="")


def test_nothing_is_answered_across_a_break_and_it_says_who_declared_it(world):
    factories.published(world, CONTACTS, 24629, 21534)
    insight_services.mark_break(
        world.analyst, partnership=world.partnership, indicator=library.indicator(CONTACTS), on=date(2018, 9, 1),
        note="A new system",
    )  # fmt: skip
    html = page(world)
    assert "It is not compared with the time before: A new system." in html
    assert "Declared by Ana Analyst" in html
    assert "+3,095" not in html
    assert "¦" in html


def test_a_new_definition_is_a_break_and_says_what_changed(world):
    factories.issued(world, factories.measure("visits", "Visits"))
    factories.published(world, "front_door.visits", 50, period=YEAR.previous())
    factories.issued(
        world,
        factories.measure("visits", "Visits", unit="visits", more='changed = "Calls are no longer counted."'),
        edition="own-2",
    )
    factories.published(world, "front_door.visits", 40)
    html = page(world, "front_door.visits")
    assert "not compared with the time before: Calls are no longer counted.</strong>" in html
    assert "Calls are no longer counted." in between(html, "Where counting changed", "</dl>")
    assert "own-2: Calls are no longer counted.<br>own-1: as it was first defined" in html


def test_gaps_and_what_is_kept_back_are_drawn_and_explained(world):
    for back, value in ((0, 30), (3, 20)):
        factories.published(world, CONTACTS, value, period=YEAR.shifted(-12 * back))
    factories.published(world, CONTACTS, 2, period=YEAR.shifted(-12), origin="returned")
    html = page(world)
    assert "no figure for this period" in html
    assert "suppressed: there is a figure, which is kept back" in html
    assert "los-svg__kept" in html
    assert 'numeric">2</td>' not in html


def test_the_analyst_is_told_what_is_not_for_publication(world):
    factories.signed_off(world, answers={**factories.COUNCIL, "protection.plans": Answer(Decimal(3))})
    assert "Not for publication" in page(world, "protection.plans", "analyst")
    assert "Not for publication" not in page(world, "protection.plans")


@pytest.mark.parametrize("name", ["analyst", "manager"])
def test_files_hold_what_may_be_published_whoever_asks(world, name):
    factories.signed_off(world, answers={**factories.COUNCIL, "protection.plans": Answer(Decimal(3))})
    client = world.client(name)
    base = "/ashmere/performance/indicators/protection.plans"
    rows = list(csv.DictReader(io.StringIO(client.get(f"{base}/series.csv?period={YEAR}").content.decode())))
    assert [(row["Value"], row["Why there is none"]) for row in rows] == [("", "suppressed")]
    drawn = client.get(f"{base}/chart.svg?period={YEAR}")
    assert drawn["Content-Type"] == "image/svg+xml"
    assert "There are no figures for these periods" in drawn.content.decode()


def test_a_drawing_by_itself_is_a_whole_file(world):
    factories.published(world, CONTACTS, 24629, 21534)
    answer = world.client("manager").get(f"/ashmere/performance/indicators/{CONTACTS}/chart.svg?period={YEAR}")
    assert answer.content.startswith(b'<svg xmlns="http://www.w3.org/2000/svg" ')
    assert "24,629" in answer.content.decode()
    assert answer["Content-Disposition"] == f'attachment; filename="{CONTACTS}.svg"'


def test_what_the_agency_says_stands_under_the_partnerships_own_questions(world):
    arrangements.set_questions(world.manager, partnership=world.partnership, texts=["So what?", "Now what?"])
    council = factories.return_from(factories.asked(world), "Council")
    factories.answered(world.lead, council)
    asked = {each.text: each.ref for each in selectors.questions_of(world.partnership)}
    returns.write_commentary(
        world.lead, agency_return=council, indicator=CONTACTS,
        answers={asked["So what?"]: "Need grew.", asked["Now what?"]: "An audit in May."},
    )  # fmt: skip
    said = between(page(world), "What the agency says", "Read it with this in mind")
    assert "<strong>So what?</strong> Need grew." in said
    assert "<strong>Now what?</strong> An audit in May." in said
    assert "Ashmere Council Children's Services" in said
    assert "Lee Lead" in said


def test_parts_have_shares_and_what_does_not_add_up_is_said(world):
    factories.published(world, CONTACTS, 100)
    for code, value in (("police", 60), ("education", 30), ("health", 10), ("other", 2)):
        factories.published(world, CONTACTS, value, breakdown=f"source={code}")
    parts = between(page(world), "By source", "</table>")
    assert "60.0%" in parts
    assert "Total, as it was given" in parts
    assert "2 more than the total" in parts


def test_parts_that_were_not_given_are_named(world):
    factories.published(world, CONTACTS, 100)
    factories.published(world, CONTACTS, 60, breakdown="source=police")
    parts = between(page(world), "By source", "</table>")
    assert parts.count("not returned") == 3
    assert "40 fewer than the total" in parts
    assert "Not classified" not in parts


def test_a_refused_breakdown_says_why_and_gives_no_remainder(world):
    parts = {"source=police": Decimal(97), "source=education": Decimal(3), "source=health": Decimal(0)}
    parts["source=other"] = Decimal(0)
    factories.signed_off(world, answers={**factories.COUNCIL, CONTACTS: Answer(Decimal(100), parts=parts)})
    html = page(world)
    assert "The parts are not shown." in html
    shown = between(html, "By source", "</table>")
    assert "97" not in shown
    assert "than the total" not in shown


def test_each_agency_has_its_line_and_its_own_run(world):
    factories.issued(world, factories.measure("supervision", "Supervision", combine="each"))
    for word, values in (("Council", (60, 50)), ("Police", (98, 99))):
        factories.published(world, "front_door.supervision", *values, source=world.organisation(word))
    html = page(world, "front_door.supervision")
    table = between(html, 'id="agencies"', "</section>")
    assert "No total is made" in table
    assert "+10 things" in table
    assert "better" in table
    assert "158" not in html
    police = world.organisation("Police")
    own = page(world, "front_door.supervision", query=f"?period={YEAR}&source={police.ref}")
    assert "Down, from 99 for 2017/18 to 98 things for 2018/19: −1 thing." in own
    assert "<polyline" in own


def test_sources_and_areas_can_be_chosen_and_are_never_mixed(world):
    insight_services.declare_area(world.manager, partnership=world.partnership, code="X9", name="West Shire")
    factories.published(world, CONTACTS, 24629)
    factories.published(world, CONTACTS, 25000, source=world.organisation("Police"))
    factories.published(world, CONTACTS, 99000, area="X9")
    html = page(world)
    assert "24,629 contacts for 2018/19" in html
    assert "What each source says" in html
    police = world.organisation("Police").ref
    assert "25,000 contacts for 2018/19" in page(world, query=f"?period={YEAR}&source={police}")
    assert "99,000 contacts for 2018/19" in page(world, query=f"?period={YEAR}&area=X9")
    assert "24,629 contacts for 2018/19" in page(world, query=f"?period={YEAR}&area=nowhere&source=nobody")


def test_what_must_not_be_compared_stands_beside_it_in_a_table_of_its_own(world):
    apart = '[[indicator.apart_from]]\nkey = "front_door.contacts"\nwhy = "One counts children, the other calls."'
    factories.issued(world, factories.measure("callers", "Callers", more=apart))
    factories.published(world, "front_door.callers", 169)
    factories.published(world, CONTACTS, 338)
    section = between(page(world, "front_door.callers"), "Beside it, never compared with it", "</section>")
    assert "One counts children, the other calls." in section
    assert section.count("<table") == 2
    assert "169 things" in section
    assert "338 contacts" in section
    assert not {"+169", "−169", "507", "100%"} & set(section.split())


def test_a_denominator_is_shown_with_its_value(world):
    factories.signed_off(world)
    assert "3,044 of 10,917" in page(world, "front_door.re_referrals")


def test_questions_asked_about_it_are_listed(world):
    council = factories.signed_off(world)
    seen = selectors.signed_off_values(council)[CONTACTS]
    queries.ask_query(world.analyst, observation=seen, question="Is this every contact?")
    assert "Is this every contact?" in between(page(world), "Questions about it", "</ul>")


@pytest.fixture
def in_leeds(world):
    """The partnership where Leeds is, with what is published of it and its sets."""
    Partnership.objects.filter(pk=world.partnership.pk).update(area_code=LEEDS, area_name="Leeds")
    world.partnership.refresh_from_db()
    members = {code for found in shipped_sets(LEEDS) for code in found.members}
    load_benchmarks(system("tests"), only=frozenset({LEEDS, *members}))
    return world


PLAN_RATE = "protection.plan_rate"
MARCH = Period.snapshot(date(2018, 3, 31))


def test_every_vintage_stands_beside_the_others_with_its_own_value_of_the_area(in_leeds):
    factories.published(in_leeds, PLAN_RATE, "31.4", period=MARCH)
    others = selectors.Others(in_leeds.partnership, [library.indicator(PLAN_RATE)], YEAR.previous())
    found = others.every(library.indicator(PLAN_RATE))
    assert {each.chosen.key for each in found} == {"core_cities", "neighbours_report_2018_19"}
    assert len({each.edition.key for each in found}) > 1
    assert all(each.comparison.home.vintage == each.edition.key for each in found)
    html = page(in_leeds, PLAN_RATE, query=f"?period={YEAR.previous()}")
    for each in found:
        assert each.edition.label in html


def test_what_came_out_later_is_not_known_on_an_earlier_day(in_leeds):
    indicator = library.indicator(PLAN_RATE)
    early = selectors.Others(in_leeds.partnership, [indicator], YEAR.previous(), date(2020, 1, 1))
    late = selectors.Others(in_leeds.partnership, [indicator], YEAR.previous(), date(2026, 1, 1))
    assert {e.published.year for e in early.editions(indicator)} == {2019}
    assert len(late.editions(indicator)) > len(early.editions(indicator))


def test_the_area_lies_inside_its_interval(in_leeds):
    indicator = library.indicator(PLAN_RATE)
    others = selectors.Others(in_leeds.partnership, [indicator], YEAR)
    found = [each for each in others.every(indicator) if each.interval]
    assert found
    for each in found:
        low, high = each.interval
        assert low < each.comparison.home.value < high


def test_a_place_on_the_scorecard_names_what_the_publication_says_where_it_differs(in_leeds):
    factories.published(in_leeds, "front_door.re_referrals", "99.9")
    answer = in_leeds.client("manager").get(f"/ashmere/performance/?period={YEAR}").content.decode()
    line = between(answer, ">Referrals within 12 months of an earlier one</a>", "</tr>")
    assert "highest of" not in line
    assert "of 10" in line, "from how many of the others it can be told apart"
    assert "Leeds 27.9 in that publication" in line


def test_one_agencys_figure_is_set_beside_no_area(in_leeds):
    factories.published(in_leeds, PLAN_RATE, "31.4", period=Period.snapshot(YEAR.end))
    council = in_leeds.organisation("Council")
    assert "Beside others" in page(in_leeds, PLAN_RATE)
    assert "Beside others" not in page(in_leeds, PLAN_RATE, query=f"?period={YEAR}&source={council.ref}")


def questions_asked(client) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(f"/ashmere/performance/indicators/{CONTACTS}/").status_code == 200
    return len(found)


def test_a_page_asks_as_many_questions_for_a_short_history_as_for_a_long_one(world):
    factories.published(world, CONTACTS, 101, 100)
    client = world.client("manager")
    questions_asked(client)
    short = questions_asked(client)
    factories.published(world, CONTACTS, *range(90, 99), period=YEAR.shifted(-24))
    assert questions_asked(client) == short


def test_a_figure_for_another_area_is_named_where_there_is_none_for_our_own(world):
    insight_services.declare_area(world.manager, partnership=world.partnership, code="X9", name="West Shire")
    factories.asked(world)
    factories.published(world, "crime.serious_sexual_offences", 1234, area="X9")
    found = page(world, "crime.serious_sexual_offences")
    assert "There is a figure for another area. West Shire: 1,234." in found
    factories.published(world, "crime.serious_sexual_offences", 715)
    assert "There is a figure for another area." not in page(world, "crime.serious_sexual_offences")
