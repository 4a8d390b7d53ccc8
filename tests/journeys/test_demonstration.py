"""What whoever opens the demonstration finds in it: every part of the quarterly job, read by its own reader."""

from datetime import date
from html import unescape

import pytest

from lineofsight.core.access.models import Account
from lineofsight.core.documents.selectors import files_of
from lineofsight.core.documents.services import read_file
from lineofsight.core.insight import library
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight.figures import SUPPRESSED, UNTOLD, VALUE, Book, Figure
from lineofsight.core.insight.models import Absence, Cause, Observation, Origin
from lineofsight.core.notices import selectors as notices
from lineofsight.core.people.selectors import appointments_in
from lineofsight.core.records.selectors import moves_made
from lineofsight.core.trail.models import Entry
from lineofsight.journeys.demonstration import WHO
from lineofsight.journeys.demonstration.leeds import named_whole, published
from lineofsight.journeys.demonstration.rounds import quarters, years
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.know.performance import selectors as performance
from lineofsight.know.performance.models import Return
from lineofsight.lead.annual_report.models import Frozen
from lineofsight.lead.annual_report.selectors.composing import read_report
from lineofsight.lead.annual_report.selectors.outputs import output_of
from lineofsight.lead.annual_report.selectors.placed import placed_figures
from lineofsight.lead.annual_report.views.files import FORMS
from lineofsight.lead.business_plan.selectors import challenges, plans, priorities
from tests.demonstration import ashmere, browser, db, leeds, who
from tests.documents.outputs import NUMBER, docx_text, html_text, missing, pdf_numbers, pdf_text, texts

__all__ = ["ashmere", "db", "leeds"]
pytestmark = pytest.mark.xdist_group("demonstration")

COUNCIL, POLICE, ADVOCACY = "Ashmere Council Children's Services", "Ashmere Police", "Ashmere Advocacy"
HOSPITALS, COMMUNITY, SECURE = "Ashmere Hospitals NHS Trust", "Ashmere Community NHS Trust", "Ashmere Secure Home"
PLANS, SMALL = "protection.plans", "exploitation.cce_referrals"


def quarter(ago: int) -> Period:
    """The quarter so many before the one agencies were asked about last."""
    return list(quarters(clock.today()))[-1].period.shifted(-3 * ago)


def figure(reader: str, town, key: str, period: Period, breakdown: str = "") -> Figure:
    """A figure as somebody reads it."""
    indicator = library.indicator(key)
    return book(reader, town, key).figure(indicator, performance.period_of(indicator, period), breakdown)


def book(reader: str, town, key: str) -> Book:
    return insight.book(town, [key], audience=insight.audience_of(who(reader), town))


def owed(agency: str, period: Period) -> Return:
    """What an agency was asked for a period, as the chair reads it."""
    seen = performance.returns_seen(who("chair"))
    return seen.get(organisation__name=agency, request__start=period.start, request__end=period.end)


def state(agency: str, ago: int = 0) -> str:
    return owed(agency, quarter(ago)).state


def test_two_years_are_as_they_were_and_the_report_keeps_what_was_signed(ashmere):
    assert Frozen.objects.get().as_at.date() == date(2019, 9, 2)
    year = Period.financial_year(2018)
    assert figure("manager", ashmere, "front_door.contacts", year).text == "7,455"
    plans = figure("manager", ashmere, PLANS, year)
    assert (plans.text, plans.earlier[0].value, plans.observation.reason) == (
        "146", 151, "Five children here on another area’s plan had been counted",
    )  # fmt: skip
    assert "151" in browser("manager").get("/ashmere/reports/2018-19/").content.decode()


def test_the_signed_report_says_the_same_in_all_three_forms(ashmere):
    output = output_of(Frozen.objects.get().report)
    made = {name: form(output) for name, form in FORMS.items()}
    title = output.document.title
    assert missing(texts(output.document), docx_text(made["docx"])) is None
    assert missing(texts(output.document), pdf_text(made["pdf"], title)) is None
    assert missing(list(texts(output.document, charts_last=False))[2:], html_text(made["html"].decode())) is None
    values = {found for text in texts(output.document) for found in NUMBER.findall(text)}
    assert len(values) > 10
    assert values <= set(NUMBER.findall(docx_text(made["docx"])))
    assert values <= pdf_numbers(made["pdf"])
    assert {one["shown"] for one in placed_figures(output)} <= set(texts(output.document))
    assert all(one["rests_on"] for one in placed_figures(output))


CATEGORIES = ("neglect", "emotional", "physical", "sexual")


def test_what_was_asked_of_the_report_was_explained_before_it_was_signed(ashmere):
    report = Frozen.objects.get().report
    found = [each for _, reading in read_report(report) for each in reading.explained]
    assert [each.words for each in found] == ["Does not agree", "Typed by hand"]
    assert {each.explained.at.date() for each in found} == {date(2019, 7, 8)}
    assert not [each for _, reading in read_report(report) for each in reading.questions]
    page = browser("chair").get(f"/ashmere/yearly-reports/sections/{report.sections.get(key='how_effective').ref}/")
    assert found[1].explained.sentence in unescape(page.content.decode())


def test_nine_quarters_and_two_years_were_asked_for_and_all_but_the_last_are_closed(ashmere):
    asked = list(performance.requests_in(who("analyst"), ashmere))
    periods = [each.period for each in asked]
    assert [each.state for each in asked if each.period == quarter(0)] == ["issued", "issued"]
    assert {each.state for each in asked if each.period != quarter(0)} == {"closed"}
    assert {quarter(ago) for ago in range(9)} < set(periods)
    assert {each.period for each in years(clock.today())} < set(periods)
    agencies = {owed.organisation.name for each in asked for owed in performance.returns_of(each)}
    assert len(agencies) == 10
    keys = {key for each in asked for key in each.indicators if each.created_at.year > 2020}
    assert 30 <= len(keys) <= 40
    assert len({library.indicator(key).domain for key in keys}) >= 9


def test_every_series_of_the_quarters_can_be_drawn(ashmere):
    contacts = library.indicator("front_door.contacts")
    series = book("chair", ashmere, contacts.key).series(contacts, quarter(0))
    assert len(series) == 12 + 9, "from the old spreadsheet, and asked for here"
    assert all(each.status == VALUE for each in series)
    page = browser("chair").get(f"/ashmere/performance/indicators/{contacts.key}/").content.decode()
    assert "los-svg__limits" in page


def test_the_latest_quarter_is_partly_in(ashmere):
    stands = {agency: state(agency) for agency in (COUNCIL, POLICE, ADVOCACY, COMMUNITY, HOSPITALS, SECURE)}
    assert stands == {
        COUNCIL: "signed_off", POLICE: "signed_off", ADVOCACY: "started", COMMUNITY: "started", HOSPITALS: "asked",
        SECURE: "asked",
    }  # fmt: skip
    late = {each.agency_return.organisation.name: each for each in completeness(ashmere)}
    assert late[SECURE].days_late > 0
    assert late[HOSPITALS].days_late < 0
    assert 0 < late[COMMUNITY].answered < late[COMMUNITY].asked


def completeness(town):
    return performance.completeness(town, quarter(0), clock.today())


def letters(town, agency: str) -> list[str]:
    """What still waits in the outbox for an agency about the latest quarter, oldest first."""
    about = owed(agency, quarter(0)).ref
    waiting = notices.outbox(who("manager"), town).filter(about_ref=about, state="queued")
    return [letter.kind for letter in waiting.order_by("id")]


def test_who_is_late_was_reminded_and_a_link_waits_in_the_outbox(ashmere):
    said = letters(ashmere, SECURE)
    assert said[0] == "performance/ask"
    assert set(said[1:]) == {"performance/remind"}
    assert letters(ashmere, HOSPITALS) == ["performance/ask"]
    assert letters(ashmere, COMMUNITY) == [], "what was passed on by hand does not wait any more"


def test_an_agency_was_late_once_and_one_did_not_answer_at_all(ashmere):
    late = owed(POLICE, quarter(6))
    assert moves_made([late.ref], "sign_off_return")[late.ref].at.date() > late.request.due
    assert state(SECURE, ago=5) == "not_returned"


def test_what_was_entered_for_an_agency_is_marked_until_it_signs(ashmere):
    now, before = (figure("chair", ashmere, "voice.advocacy_children", quarter(ago)) for ago in (0, 1))
    assert (now.text, now.entered, now.provisional) == ("42", True, True)
    assert (before.text, before.entered) == ("41", False)
    assert [each.origin for each in before.earlier] == [Origin.ENTERED]
    assert before.observation.reason == "Confirmed by the agency"


def test_a_dashboard_and_a_sheet_came_with_the_figures(ashmere):
    dashboard = files_of(owed(ADVOCACY, quarter(0)).ref)[0]
    assert read_file(dashboard).startswith(b"%PDF")
    sheet = files_of(owed(COUNCIL, quarter(0)).ref)[0]
    assert b"front_door.contacts source=police" in read_file(sheet)


def test_a_small_part_takes_the_least_with_it_and_the_analyst_sees_both(ashmere):
    parts = {each: figure("chair", ashmere, PLANS, quarter(0), f"category={each}") for each in CATEGORIES}
    assert {each: seen.text for each, seen in parts.items()} == {
        "neglect": "80", "emotional": "57", "physical": "suppressed", "sexual": "suppressed",
    }  # fmt: skip
    told = {parts[each].reason for each in ("physical", "sexual")}
    assert told == {UNTOLD}, "which of two hidden counts is the small one would give both away"
    checked = figure("analyst", ashmere, PLANS, quarter(0), "category=physical")
    assert (checked.text, checked.internal) == ("20", f"{Cause.BESIDE.label}.")
    assert figure("chair", ashmere, PLANS, quarter(0)).text == "160"


def test_a_small_count_is_hidden_from_all_but_the_analyst(ashmere):
    assert figure("manager", ashmere, SMALL, quarter(0)).status == SUPPRESSED
    assert figure("analyst", ashmere, SMALL, quarter(0)).text == "4"
    hidden = {each.ruling.observation.indicator for each in performance.rulings_read(insight.hidden_now(ashmere))}
    assert hidden == {SMALL, PLANS}, "the quiet town has no other small count"


def test_a_breakdown_that_may_be_shown_says_what_was_not_classified(ashmere):
    parts = [figure("chair", ashmere, "front_door.contacts", quarter(0), f"source={code}") for code in
             ("police", "education", "health", "other", "not_classified")]  # fmt: skip
    assert parts[-1].text == "9"
    assert sum(each.value for each in parts) == 2011


def test_what_moved_far_was_confirmed_with_a_comment_and_the_break_is_marked(ashmere):
    incidents = library.indicator("domestic_abuse.incidents")
    seen = figure("chair", ashmere, incidents.key, quarter(3))
    before = figure("chair", ashmere, incidents.key, quarter(4))
    assert incidents.outlying(seen.value, before.value)
    assert "online desk" in seen.caveats[-1]
    broken = book("chair", ashmere, incidents.key).break_between(incidents, before.period, seen.period)
    assert broken.on == quarter(3).start
    assert "online desk" in broken.note


def test_not_available_and_not_applicable_say_why(ashmere):
    waits = figure("chair", ashmere, "health.autism_wait", quarter(5))
    assert (waits.status, waits.observation.comment[:16]) == (Absence.NOT_AVAILABLE, "The waiting list")
    attended = figure("chair", ashmere, "health.ed_mental_health", quarter(1))
    by_agency = {each.observation.source.name: each for each in attended.others}
    assert by_agency[HOSPITALS].text == "100", "98, rounded as the NHS rounds what it publishes"
    assert (by_agency[COMMUNITY].text, by_agency[COMMUNITY].reason) == (
        "not applicable", "The trust has no emergency department.",
    )  # fmt: skip


def test_what_the_analyst_arranged_stands(ashmere):
    own = performance.own_text(ashmere, library.current().edition)
    assert "local.paediatric_waits" in own.text
    chosen = performance.arrangement(ashmere, library.indicator("local.paediatric_waits"))
    assert (chosen.state, chosen.chosen.name) == (performance.SOMEBODY, COMMUNITY)
    assert figure("chair", ashmere, "local.paediatric_waits", quarter(1)).observation.source.name == COMMUNITY
    assert len(performance.questions_of(ashmere)) == 3


def test_the_police_speak_of_their_wider_area(ashmere):
    missing = library.indicator("exploitation.missing_people_children")
    found = book("chair", ashmere, missing.key)
    (wider,) = found.areas(missing)
    assert insight.areas(ashmere)[wider].endswith("(made-up police area)")
    assert found.elsewhere(wider).figure(missing, quarter(0)).text == "62.1%"


def test_agencies_say_what_a_figure_means_in_answer_to_the_partnerships_questions(ashmere):
    ((said_by, answers),) = performance.commentary_on(ashmere, PLANS, performance.period_of(
        library.indicator(PLANS), quarter(0)))  # fmt: skip
    assert said_by.organisation.name == COUNCIL
    assert [each.question.text for each in answers] == [each.text for each in performance.questions_of(ashmere)]
    assert "near 160" in answers[0].text


def test_questions_were_asked_and_answered_one_corrected_a_value_and_one_is_open(ashmere):
    seen = performance.queries_seen(who("chair")).order_by("id")
    assert [each.state for each in seen] == ["answered", "answered", "answered", "open"]
    corrected = figure("chair", ashmere, "protection.plans_started", quarter(2))
    assert (corrected.text, corrected.earlier[0].value) == ("47", 45)
    assert corrected.observation.reason.startswith("Two plans entered after")
    waits = figure("chair", ashmere, "front_door.re_referrals", quarter(0))
    assert waits.observation.ref in performance.queried_refs(ashmere)


def test_everybody_named_can_sign_in_and_says_that_they_are_of_the_demonstration(db):
    for _, email in WHO:
        account = Account.objects.get(email=email)
        assert account.person.name.startswith("Demonstration ")


def test_nothing_is_known_before_it_happened_nor_after_today(ashmere):
    rows = Observation.objects.filter(partnership=ashmere)
    assert not [row for row in rows if row.end > row.known_from.date() or row.known_from > clock.now()]


def test_ashmeres_plan_tells_from_evidence_to_some_change_and_what_is_not_shown(ashmere):
    chair = browser("chair")
    (plan, strategy) = plans.plans_in(who("chair"), ashmere).order_by("kind")
    assert (plan.chosen, strategy.aims_count) == (2, 4)
    priority = next(each for each in plans.priorities_of(plan) if each.objectives_count == 2)
    page = chair.get(f"/ashmere/priorities/{priority.ref}/").content.decode()
    for said in ("Learned 2 times, 1 of them again.", "some change in children’s experience", "Reply accepted",
                 "Nearer to its target", "Nobody has been asked to act on it"):  # fmt: skip
        assert said in page
    followed = priorities.thread_of_priority(who("chair"), priority)
    assert {action.organisation.name for action in followed.actions} == {COUNCIL, POLICE}
    assert not [event for event in followed.events if event.on > clock.today() and not event.ahead]


def test_what_leeds_published_of_its_plans_and_challenges_stands_as_history(leeds):
    manager = browser("manager", "leeds")
    recorded = challenges.challenges_in(who("manager", "leeds"), leeds)
    assert {each.state for each in recorded} == {"recorded"}
    assert len(recorded) > 40
    listed = {each.name: each for each in plans.plans_in(who("manager", "leeds"), leeds)}
    assert listed["Strategic priorities 2018/19"].chosen == 6
    assert listed["Risk and vulnerabilities strategy"].objectives_count == 5
    page = manager.get(f"/leeds/plans/{listed['Neglect strategy 2017–22'].ref}/").content.decode()
    assert "toolkit in July 2019" in page


def test_no_real_body_acts(leeds):
    """Leeds has what it published, loaded by the system; its questions, its wider area, and a draft nobody signed."""
    done = {(entry.event, entry.actor_kind) for entry in Entry.objects.filter(partnership_ref="leeds")}
    history = {
        "load_published": "insight", "note_disagreement": "insight", "load_past_challenges": "business_plan",
        "load_past_plans": "business_plan", "load_past_arrangements": "governance",
    }  # fmt: skip
    assert done - {(f"{module}.{name}", "system") for name, module in history.items()} == {
        ("people.load_people", "person"),
        ("insight.declare_area", "person"),
        ("performance.set_questions", "person"),
        ("annual_report.create_report", "person"),
        ("annual_report.save_section", "person"),
    }
    assert {each.organisation.kind for each in appointments_in(leeds)} == {"business_unit"}
    origins = set(Observation.objects.filter(partnership=leeds).values_list("origin", flat=True))
    assert origins <= {Origin.AS_PUBLISHED, Origin.COMPUTED}


def test_every_act_upon_figures_is_ashmeres(ashmere):
    acts = Entry.objects.filter(event__startswith="performance.").exclude(event="performance.set_questions")
    assert set(acts.values_list("partnership_ref", flat=True)) == {"ashmere"}
    wanted = {
        "create_request", "issue_request", "remind_agencies", "save_answer", "save_answers", "enter_on_behalf",
        "sign_off_return", "write_commentary", "ask_query", "answer_query", "correct_value", "close_request",
        "choose_supplier", "ask_follow_up", "answer_follow_up",
    }  # fmt: skip
    assert {f"performance.{name}" for name in wanted} <= set(acts.values_list("event", flat=True))


NOTED = ("two_sources", "remainder")


def offered(city, key: str, period: Period) -> str:
    """The period an indicator's page is opened for to read of another: the same, or one that ends on its day."""
    indicator = library.indicator(key)
    known = performance.periods_known(city)
    return next((str(each) for each in known if performance.period_of(indicator, each) == period), "")


def test_what_does_not_agree_in_leeds_is_said_on_its_indicators_page(leeds):
    manager, found = browser("manager", "leeds"), published()["disagreement"]
    unsaid = []
    for each in (each for each in found if each["kind"] in NOTED):
        chosen = offered(leeds, each["indicator"], Period.parse(each["period"]))
        page = manager.get(f"/leeds/performance/indicators/{each['indicator']}/", {"period": chosen})
        if each["says"] not in unescape(page.content.decode()):
            unsaid.append(f"{each['indicator']} {each['period']} ({chosen}): {each['says'][:80]}")
    assert not unsaid, "\n".join(unsaid)


@pytest.mark.parametrize(
    ("names", "said"),
    [(["A table"], "A table"), (["One", "Two", "One"], "One; Two"), (["x" * 90, "y" * 90, "z" * 90], None), ([], "")],
)
def test_a_document_is_named_whole_or_counted(names, said):
    told = named_whole(names)
    assert told == said if said is not None else told == f"{'x' * 90}; {'y' * 90}; and 1 more"
