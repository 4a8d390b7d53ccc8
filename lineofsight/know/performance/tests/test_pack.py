"""The sub-group's pack: what calls for a look, with what is said and asked of it, the rest, and what is missing."""

import io
from decimal import Decimal

import pytest
from pypdf import PdfReader

from lineofsight.core.insight import library
from lineofsight.core.thread.rules.given import Seen
from lineofsight.core.thread.services import learning, themes
from lineofsight.kernel import clock
from lineofsight.know.performance import selectors
from lineofsight.know.performance.rules.answers import Answer
from lineofsight.know.performance.services import arrangements, follow_ups, rebasing, requests, returns
from lineofsight.know.performance.tests import factories
from lineofsight.know.performance.tests.test_control import STEADY, known

CONTACTS, REFERRED, OFFENCES = "front_door.contacts", "front_door.re_referrals", "crime.serious_sexual_offences"


@pytest.fixture
def quarter(world):
    """A quarter in which contacts are a signal that its agency has explained and a group asks about, the police have
    not answered, and a child has said something of protection."""
    before = known(world, CONTACTS, STEADY)
    period = before.next()
    arrangements.set_questions(world.manager, partnership=world.partnership, texts=["What difference has it made?"])
    request = factories.asked(world, period, (CONTACTS, REFERRED, OFFENCES))
    council = factories.signed_off(
        world, request,
        {CONTACTS: Answer(Decimal(160), confirmed=True), REFERRED: Answer(Decimal(20), Decimal(90))},
    )  # fmt: skip
    [question] = selectors.questions_of(world.partnership)
    returns.write_commentary(
        world.lead, agency_return=council, indicator=CONTACTS, answers={question.ref: "Schools call us sooner."}
    )
    asked = factories.followed_up(world, library.indicator(CONTACTS), period=period, question="From which schools?")
    theme = themes.add_theme(world.manager, partnership=world.partnership, name="Being heard", meaning="")
    point = learning.note_learning_point(
        world.chair, partnership=world.partnership, text="Children are told too late what was decided.",
        learnt_on=clock.today(), kind="development", area="protection", themes=[theme],
    )  # fmt: skip
    said = Seen(says="Nobody told me what would happen next.", eyes="child", method="voice", strength="one",
                seen_on=clock.today())  # fmt: skip
    learning.add_evidence(world.chair, point=point, seen=said)
    return period, asked


def pages(world, period, name="chair") -> str:
    return world.client(name).get(f"/ashmere/performance/pack/?period={period}").content.decode()


def test_a_signal_stands_with_what_its_agency_says_and_a_group_asks(world, quarter):
    period, _ = quarter
    html = pages(world, period)
    assert "can be told from chance. One is more than chance: " in html
    part = html.split(f">{library.indicator(CONTACTS).name}</h3>")[1].split("<h3")[0]
    for said in (
        "160 contacts", "higher than chance alone would make it", "What difference has it made? </strong>",
        "Schools call us sooner.", "Performance sub-group asked Ashmere Council", "From which schools?",
        "Not answered yet; wanted by",
    ):  # fmt: skip
        assert said in part, said


def test_what_is_missing_is_said_with_whose_it_is(world, quarter):
    period, _ = quarter
    html = pages(world, period)
    part = html.split(f">{library.indicator(OFFENCES).name}</h3>")[1].split("<h3")[0]
    assert "Ashmere Police, not due yet" in part
    assert "Completeness by agency" in html
    assert "1 of 2 agencies" not in html, "the table says it"
    assert "Not collected:" in html


def test_a_childs_experience_stands_beside_the_figures(world, quarter):
    period, _ = quarter
    assert "Nobody told me what would happen next." in pages(world, period)
    text = world.client("chair").get(f"/ashmere/performance/summary/?period={period}").content.decode()
    assert "Through a child’s eyes:" in text
    assert "One is more than chance" in text
    assert "Performance sub-group: From which schools?" in text


def test_the_next_quarters_pack_shows_the_answer_and_the_one_after_no_more(world, quarter):
    period, asked = quarter
    follow_ups.answer_follow_up(world.lead, follow_up=asked, answer="From the four secondary schools.")
    for ahead in range(1, 3):
        factories.asked(world, period.shifted(3 * ahead), (CONTACTS,))
    assert "From the four secondary schools." in pages(world, period.shifted(3))
    assert "From the four secondary schools." not in pages(world, period.shifted(6))


def test_a_rebase_is_printed_with_its_reason_and_name(world, quarter):
    period, _ = quarter
    rebasing.rebase_limits(
        world.analyst, partnership=world.partnership, indicator=library.indicator(CONTACTS), period=period,
        reason="A second team takes contacts",
    )  # fmt: skip
    html = pages(world, period)
    assert "A second team takes contacts. Set by Ana Analyst" in html


@pytest.mark.parametrize("name", ["analyst", "manager"])
def test_the_file_says_the_same_and_holds_no_small_count(world, name):
    factories.signed_off(world, answers={**factories.COUNCIL, "protection.plans": Answer(Decimal(3))})
    client = world.client(name)
    made = client.get(f"/ashmere/performance/pack.pdf?period={factories.YEAR}")
    assert made["Content-Type"] == "application/pdf"
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(made.content)).pages).split())
    plans = library.indicator("protection.plans").name
    assert f"{plans} suppressed" in text or "suppressed, 31 Mar 2019" in text
    assert "24,629" in text


def test_as_at_a_day_what_came_later_is_not_in_it(world, quarter):
    period, _ = quarter
    requests.close_request(world.analyst, request=requests.Request.objects.get())
    day = "as_at-day=1&as_at-month=1&as_at-year=2024"
    html = world.client("chair").get(f"/ashmere/performance/pack/?period={period}&{day}").content.decode()
    assert "Schools call us sooner." not in html
    assert "From which schools?" not in html


def test_there_is_none_before_there_is_a_period(world):
    for page in ("pack/", "pack.pdf", "summary/"):
        assert world.client("chair").get(f"/ashmere/performance/{page}").status_code == 404
