"""The summary for the Executive: two pages however much there is, from what may be published alone."""

import io
from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from pypdf import PdfReader

from lineofsight.core.documents.tree import Table
from lineofsight.core.insight import library
from lineofsight.core.insight.models import Observation
from lineofsight.core.insight.rules import Domain
from lineofsight.kernel import clock
from lineofsight.kernel.spc import Variation
from lineofsight.know.performance.rules.answers import Answer
from lineofsight.know.performance.selectors import Looked, Pack, Row, Verdict
from lineofsight.know.performance.services import queries
from lineofsight.know.performance.tests import factories
from lineofsight.know.performance.tests.test_words import YEAR, figure, indicator, line
from lineofsight.know.performance.views.summary import MOST, PAGES, on_two_pages, size_of_move, summary_of

ADDRESS = f"/ashmere/performance/summary.pdf?period={factories.YEAR}"


def said(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def test_it_says_what_moved_and_what_is_missing(world):
    factories.published(world, "front_door.re_referrals", "27.9", "24.9")
    factories.published(world, "protection.repeat_plans", "22.3", "25.7")
    factories.asked(world, keys=("front_door.contacts",))
    answer = world.client("manager").get(ADDRESS)
    assert answer["Content-Type"] == "application/pdf"
    text = said(answer.content)
    assert "What went the worse way" in text
    assert "+3.0 points" in text
    assert "What went the better way" in text
    assert "−3.4 points" in text
    assert "What is off target" in text
    assert "10.0%" in text
    assert library.indicator("front_door.contacts").name in text
    assert "Ashmere Council Children's Services, not due yet" in text.replace("’", "'")


@pytest.mark.parametrize("name", ["analyst", "manager"])
def test_it_holds_what_may_be_published_whoever_asks(world, name):
    factories.signed_off(world, answers={**factories.COUNCIL, "protection.plans": Answer(Decimal(3))})
    text = said(world.client(name).get(ADDRESS).content)
    assert f"{library.indicator('protection.plans').name} suppressed" in text


def test_there_is_none_before_there_is_a_period(world):
    assert world.client("manager").get("/ashmere/performance/summary.pdf").status_code == 404


def full(count: int) -> list[Row]:
    """As many lines of each sort, in sixteen domains, with names as long as they come."""
    from dataclasses import replace

    from lineofsight.core.insight.rules import Target

    rows = []
    for at in range(count):
        about = replace(
            indicator(direction="higher", target=Target(Decimal(900), "national", "s")), domain=f"d{at % 16}",
            name=f"Measure {at} of how many children and families were seen within the time that was agreed",
        )  # fmt: skip
        doubted = {"queried": True, "disagreements": ("Another table of the same report prints another number. " * 9,)}
        rows += [line(100 + at, 900, about), line(1000 + at, 90, about, **doubted), line(None, 5, about)]
    return rows


LONG_WORDS = "We looked at every record and found that the way in which contacts are written down had changed. " * 8
DOMAINS = {f"d{n}": Domain(f"d{n}", f"Domain {n} of the partnership's work with children", "?") for n in range(18)}


def packed(rows: list[Row], *, talk: bool) -> Pack:
    """A pack of some lines; with everything that can be said of each, or with nothing."""
    agency = SimpleNamespace(name="Ashmere Council Children's Services and Early Help")
    said = SimpleNamespace(text=LONG_WORDS)
    asked = SimpleNamespace(
        body="Performance management sub-group", question=LONG_WORDS, answer=LONG_WORDS, organisation=agency,
        due=clock.today(),
    )  # fmt: skip
    about = {
        "verdict": Verdict(Variation.CONCERN_HIGH, "It is high."), "said": (said,), "asked": (asked,),
        "owed": (SimpleNamespace(organisation=agency),),
    }  # fmt: skip
    looked = tuple(Looked(row, **(about if talk else {})) for row in rows)
    late = [SimpleNamespace(agency=f"Agency {n} of the area", signed_off=False, late=True) for n in range(12)]
    glimpse = SimpleNamespace(
        evidence=SimpleNamespace(says=LONG_WORDS, seen_on=clock.today()), point=SimpleNamespace(text=LONG_WORDS)
    )
    partnership = SimpleNamespace(name="Ashmere Safeguarding Children Partnership")
    eyes, late = ((glimpse,), tuple(late)) if talk else ((), ())
    return Pack(partnership, YEAR, None, looked, late, (), eyes, None, {})


@pytest.mark.parametrize(("rows", "talk"), [(0, False), (1, False), (5, False), (40, False), (40, True), (3, True)])
def test_it_is_two_pages_however_much_or_little_there_is(rows, talk):
    made = on_two_pages(packed(full(rows), talk=talk), DOMAINS)
    assert len(PdfReader(io.BytesIO(made)).pages) == PAGES == 2


def test_what_has_no_room_is_counted():
    made = summary_of(packed(full(40), talk=False), DOMAINS)
    tables = [block for block in made.blocks if isinstance(block, Table)]
    assert [len(table.rows) for table in tables] == [MOST, MOST, MOST, MOST, 16]
    assert tables[0].notes == ("And 36 more, in the pack.",)


def test_the_furthest_move_stands_first():
    rows = [line(90, 100), line(10, 100), line(5, 0)]
    assert sorted(rows, key=size_of_move, reverse=True) == [rows[2], rows[1], rows[0]]
    assert figure(5).value == 5


def test_what_is_late_comes_before_what_is_not_due_yet(world):
    late = factories.asked(world, keys=("crime.serious_sexual_offences",))
    over = clock.now() + timedelta(days=(late.due - clock.today()).days + 3)
    with clock.set_clock(lambda: over):
        factories.asked(world, keys=("front_door.contacts", "protection.plans"))
        text = said(world.client("manager").get(ADDRESS).content)
    assert text.index("Ashmere Police, 3 days late") < text.index("not due yet")


def test_how_much_is_in_doubt_is_said(world):
    council = factories.signed_off(world)
    about = {"record_ref": council.ref, "indicator": "front_door.contacts", "breakdown": ""}
    queries.ask_query(world.analyst, observation=Observation.objects.get(**about), question="Is this every contact?")
    text = said(world.client("manager").get(ADDRESS).content)
    assert "In doubt: 1 is questioned." in text
