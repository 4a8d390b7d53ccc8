"""Who signs, how figures read, what holds a move back: rules alone, without a database."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.insight.rules import read_library
from lineofsight.kernel.definitions import load_edition
from lineofsight.kernel.numbers import half_up
from lineofsight.kernel.periods import Period
from lineofsight.lead.annual_report.lifecycle import REPORT, SECTION
from lineofsight.lead.annual_report.rules import guards, template, wording
from lineofsight.lead.annual_report.rules.guards import ReportFacts, SectionFacts
from lineofsight.lead.annual_report.rules.signing import signing_role

pytestmark = pytest.mark.once

LIBRARY = b"""
name = "indicators"
edition = "1"
[[domain]]
key = "d"
label = "D"
question = "Q"
""" + b"".join(
    f"""
[[indicator]]
key = "d.{kind}"
domain = "d"
name = "A {kind}"
question = "How many?"
definition = "What is counted."
numerator = "N"
denominator = "{"D" if kind != "count" else ""}"
unit = "{"%" if kind == "percentage" else "things"}"
kind = "{kind}"
places = {0 if kind == "count" else 1}
period_kind = "{"snapshot" if kind == "rate" else "flow"}"
frequency = "year"
direction = "neither"
owner = "o"
source_agency = "police"
tolerance = 15
disclosure = "none"
official_source = {{ instrument = "i", strength = "local", unconfirmed = false }}
[[indicator.breakdowns]]
dimension = "source"
not_classified = false
codes = [{{ code = "police", label = "Police" }}]
""".encode()
    for kind in ("count", "percentage", "rate")
)
INDICATORS = read_library(load_edition(LIBRARY)).indicators
COUNT, PERCENTAGE, RATE = (INDICATORS[f"d.{kind}"] for kind in ("count", "percentage", "rate"))
YEAR, BEFORE, SCHOOL = Period.financial_year(2018), Period.financial_year(2017), Period.school_year(2017)
DAY, QUARTER = Period.snapshot(date(2018, 3, 31)), Period.quarter(date(2018, 4, 1))
PARTS = st.decimals(min_value=0, max_value=100, places=6)


@pytest.mark.parametrize(
    ("end", "role"),
    [(date(2019, 3, 31), "statutory_partner"), (date(2023, 12, 14), "statutory_partner"),
     (date(2023, 12, 15), "lead_partner"), (date(2025, 3, 31), "lead_partner")],
)  # fmt: skip
def test_the_role_that_signs_follows_the_day_working_together_2023_was_published(end, role):
    assert signing_role(end) == role
    assert signing_role(end, statutory=False) == "lead_partner"


@pytest.mark.parametrize(
    ("indicator", "new", "old", "text"),
    [
        (COUNT, "24629", "21534", "up 14.4% from 21,534"),
        (COUNT, "21534", "24629", "down 12.6% from 24,629"),
        (COUNT, "21534", "21534", "unchanged at 21,534"),
        (COUNT, "5", "0", "up 5 from 0"),
        (COUNT, "100001", "100000", "up 1 from 100,000"),
        (PERCENTAGE, "38.8937", "47.0972", "down 8.2 percentage points from 47.1%"),
        (PERCENTAGE, "0.04", "0", "unchanged at 0.0%"),
        (RATE, "94.8", "91.2", "up 3.9% from 91.2"),
    ],
)
def test_a_change_reads_as_a_sentence_does(indicator, new, old, text):
    assert wording.change_text(indicator, Decimal(new), Decimal(old)) == text


@given(new=st.integers(0, 10**6), old=st.integers(0, 10**6), period=st.sampled_from((BEFORE, DAY, QUARTER, SCHOOL)))
def test_a_change_names_the_period_it_is_from_and_nothing_else_of_it_changes(new, old, period):
    short = wording.change_text(COUNT, Decimal(new), Decimal(old))
    said = {BEFORE: "2017/18", DAY: "31 March 2018", QUARTER: "April to June 2018", SCHOOL: "the school year 2017/18"}
    joint = "since" if new == old else "on" if period == DAY else "in"
    assert wording.change_text(COUNT, Decimal(new), Decimal(old), period) == f"{short} {joint} {said[period]}"


@given(new=PARTS, old=PARTS)
def test_percentages_printed_differ_by_the_points_printed(new, old):
    text = wording.change_text(PERCENTAGE, new, old)
    printed = half_up(new, 1) - half_up(old, 1)
    if printed == 0:
        assert text == f"unchanged at {half_up(old, 1)}%"
    else:
        assert text == f"{'up' if printed > 0 else 'down'} {abs(printed)} percentage points from {half_up(old, 1)}%"


@given(new=st.integers(0, 10**6), old=st.integers(0, 10**6))
def test_a_change_goes_the_way_the_numbers_go(new, old):
    text = wording.change_text(COUNT, Decimal(new), Decimal(old))
    assert text.split()[0] == ("up" if new > old else "down" if new < old else "unchanged")
    assert text.endswith(f"{old:,}")
    assert " 0.0%" not in text


def test_a_share_is_its_two_counts():
    assert wording.share_text(Decimal("1322.0000"), Decimal("3399.0000")) == "1,322 of 3,399"
    assert wording.count_text(Decimal("12.5000")) == "12.5"


def test_a_snapshot_is_taken_at_the_end_of_the_reported_period():
    assert wording.default_period(COUNT, YEAR) == YEAR
    assert wording.default_period(RATE, YEAR) == Period.snapshot(date(2019, 3, 31))


def test_a_part_is_said_in_words():
    assert wording.part_text(COUNT, "source=police") == "Police"
    assert wording.part_text(COUNT, "") == ""
    assert wording.part_text(COUNT, "source=unknown") == "source=unknown"


@pytest.mark.parametrize(
    ("points", "broken", "sentence"),
    [
        ([(BEFORE, Decimal(21534)), (YEAR, Decimal(24629))], "",
         "24,629 things in 2018/19, up 14.4% from 21,534 in 2017/18."),
        ([(BEFORE, Decimal(1)), (YEAR, Decimal(2))], "It is counted anew.",
         "2 things in 2018/19. It is counted anew."),
        ([(BEFORE, None), (YEAR, Decimal(2))], "",
         "2 things in 2018/19. There is no other value to compare it with."),
        ([(YEAR, None)], "", "There are no values to show."),
    ],
)  # fmt: skip
def test_a_series_is_told_in_a_sentence(points, broken, sentence):
    assert wording.series_sentence(COUNT, points, broken) == sentence


OPEN = SectionFacts(report_state="drafting", text="Text", version=3)


@pytest.mark.parametrize(
    ("guard", "passes", "refused", "says"),
    [
        (guards.report_is_open, OPEN, SectionFacts(report_state="signed"), "left drafting"),
        (guards.nothing_overtaken, OPEN, SectionFacts("drafting", version=3, started_from=2, saved_by="Lee Lead"),
         "Lee Lead saved version 3"),
        (guards.nothing_overtaken, SectionFacts("drafting", version=3, started_from=3),
         SectionFacts("drafting", version=1, started_from=0), "Somebody saved version 1"),
        (guards.has_text, OPEN, SectionFacts("drafting", text=" \n"), "no text yet"),
        (guards.has_no_problems, OPEN, SectionFacts("drafting", problems=1), "There is 1 thing to put right"),
        (guards.has_no_problems, OPEN, SectionFacts("drafting", problems=2), "There are 2 things to put right"),
        (guards.has_sections, ReportFacts(sections=1), ReportFacts(), "no sections"),
        (guards.sections_finished, ReportFacts(), ReportFacts(unfinished=("1 A", "2 B", "3 C")), "1 A, 2 B and 3 C"),
        (guards.sections_without_problems, ReportFacts(), ReportFacts(with_problems=("1 A",)), "put right in 1 A"),
        (guards.somebody_signs, ReportFacts(signers=("A",)), ReportFacts(), "Nobody is appointed"),
        (guards.signs_what_is_current, ReportFacts(), ReportFacts(reads_current=False), "Read it again"),
        (guards.signs_once, ReportFacts(), ReportFacts(signed_already=True), "signed this report already"),
        (guards.everybody_signed, ReportFacts(signers=("A",)), ReportFacts(signers=("A",), waiting_for=("A",)),
         "Still to sign: A"),
        (guards.everybody_signed, ReportFacts(signers=("A",)), ReportFacts(), "Nobody is appointed"),
    ],
)  # fmt: skip
def test_each_guard_lets_through_and_refuses(guard, passes, refused, says):
    assert guard(passes) is None
    assert says in guard(refused)


def test_a_signed_report_is_never_recalled_nor_a_published_one_changed():
    assert [move.key for move in REPORT.moves_from("signed")] == ["publish_report"]
    assert not REPORT.moves_from("published")
    assert REPORT.move("recall_report").reason_required


def test_a_section_goes_round_from_waiting_to_finished_and_back():
    assert [SECTION.move(key).target for key in ("save_section", "finish_section", "reopen_section")] == [
        "drafting", "finished", "drafting",
    ]  # fmt: skip


def test_every_duty_of_the_template_names_its_source_and_strength():
    edition = template.for_period(date(2019, 3, 31))
    musts = [section.key for section in edition.sections if section.strength == "must"]
    shoulds = [section.key for section in edition.sections if section.strength == "should"]
    assert musts == ["what_was_done", "how_effective"]
    assert len(shoulds) == 4
    assert all(section.source and section.says_who for section in edition.duties)
    assert edition.section("nothing") is None
    assert edition.section("welcome").says_who == ""


def test_an_unconfirmed_duty_says_so():
    item = {"key": "k", "title": "T", "question": "Q", "words": 1, "source": "S", "strength": "should"}
    section = template.read_section(item | {"unconfirmed": True})
    assert section.says_who == "S (should: statutory guidance, to be confirmed)"


def test_facts_that_are_not_asked_for_refuse_nothing():
    assert REPORT.refusal("recall_report", "with_partners", SimpleNamespace()) is None
