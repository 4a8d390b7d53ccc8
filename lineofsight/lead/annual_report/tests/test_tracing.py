"""Which question is answered where, and what a partnership read in the guidance."""

import csv
import io
from datetime import date

import pytest
from django.db import DatabaseError, transaction

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.design.addresses import address
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.kernel.periods import Period
from lineofsight.lead.annual_report.models import Confirmation, Report, Traced
from lineofsight.lead.annual_report.selectors import tracing as selectors
from lineofsight.lead.annual_report.services import reports, sections, tracing
from lineofsight.lead.annual_report.tests.factories import YEAR, section_of, sent, signed, started, written

LATER = Period.financial_year(2024)
READ = {"asked": True, "question": "How is restraint used, and why?", "source": "Chapter 2, paragraph 9"}


def standings(report):
    return {each.key: each.standing for each in selectors.requirements(report)}


def page(response):
    assert response.status_code == 200
    return response.content.decode()


def test_a_question_is_answered_by_the_section_begun_from_it_and_gaps_come_first(world):
    report = started(world)
    written(world, section_of(report), "Words.")
    sections.finish_section(world.manager, section=section_of(report))
    asked = selectors.requirements(report)
    assert [each.standing for each in asked] == ["missing"] * 4 + ["waiting", "finished"]
    assert [each.key for each in selectors.gaps(asked)] == ["impact", "little_progress", "reviews", "feedback"]


def test_a_question_can_be_answered_in_several_sections_or_nowhere(world):
    report = started(world)
    both = list(report.sections.all())
    written(world, both[0], "Words.")
    tracing.trace_requirement(world.manager, report=report, key="impact", sections=both)
    assert standings(report)["impact"] == "waiting"
    assert {each.key for each in selectors.answered_by(both[1])} == {"how_effective", "impact"}
    tracing.trace_requirement(world.manager, report=report, key="impact", sections=[])
    assert standings(report)["impact"] == "missing"
    assert Traced.objects.count() == 2


def test_only_the_business_manager_says_where_and_only_of_this_report(world):
    report = started(world)
    with pytest.raises(NotPermitted):
        tracing.trace_requirement(world.analyst, report=report, key="impact", sections=[])
    with pytest.raises(MoveRefused, match="not asked that"):
        tracing.trace_requirement(world.manager, report=report, key="weather", sections=[])
    other = started(world, YEAR.next(), keys=("feedback",)).sections.get()
    with pytest.raises(MoveRefused, match="sections of this report"):
        tracing.trace_requirement(world.manager, report=report, key="impact", sections=[other])


def test_nobody_says_where_once_the_report_was_sent(world):
    with pytest.raises(MoveRefused, match="left drafting"):
        tracing.trace_requirement(world.manager, report=sent(world), key="how_effective", sections=[])


def test_what_was_read_in_the_guidance_takes_the_place_of_what_was_shipped(world):
    report = started(world, LATER, keys=("restraint",))
    before = selectors.requirement(report, "restraint")
    assert before.unconfirmed
    assert before.says_who.endswith("to be confirmed)")
    tracing.confirm_requirement(world.manager, report=report, key="restraint", applies_from=LATER.start, **READ)
    after = selectors.requirement(report, "restraint")
    assert (after.question, after.source, after.unconfirmed) == (READ["question"], READ["source"], False)
    assert after.confirmed.said_by == world.person("manager")
    assert section_of(report, "restraint").question == READ["question"]


def test_it_holds_from_its_day_and_the_latest_day_stands(world):
    report = started(world, LATER, keys=())
    for day in (LATER.end, date(2025, 6, 1), LATER.start):
        given = {**READ, "source": str(day)}
        tracing.confirm_requirement(world.manager, report=report, key="restraint", applies_from=day, **given)
    assert selectors.requirement(report, "restraint").source == "2025-03-31"
    assert selectors.requirement(started(world, LATER.next(), keys=()), "restraint").source == "2025-06-01"
    earlier = started(world, LATER.previous(), keys=(), edition="2023")
    assert selectors.requirement(earlier, "restraint").unconfirmed


def test_what_the_guidance_does_not_ask_is_no_gap(world):
    report = started(world, LATER, keys=())
    given = {**READ, "asked": False}
    tracing.confirm_requirement(world.manager, report=report, key="restraint", applies_from=LATER.start, **given)
    asked = selectors.requirements(report)
    assert asked[-1].key == "restraint"
    assert not asked[-1].asked
    assert "restraint" not in {each.key for each in selectors.gaps(asked)}


def test_what_is_certain_is_not_confirmed_nor_by_anybody_nor_once_it_was_sent(world):
    report = started(world, LATER, keys=())
    about = {**READ, "applies_from": LATER.start}
    with pytest.raises(MoveRefused, match="not in doubt"):
        tracing.confirm_requirement(world.manager, report=report, key="what_was_done", **about)
    with pytest.raises(NotPermitted):
        tracing.confirm_requirement(world.scrutineer, report=report, key="restraint", **about)
    with pytest.raises(MoveRefused, match="left drafting"):
        tracing.confirm_requirement(world.manager, report=sent(world), key="impact", **about)
    assert not Confirmation.objects.exists()


def test_a_frozen_report_keeps_what_was_known_when_it_was_frozen(world):
    first = signed(world)
    Report.objects.filter(pk=first.pk).update(edition="2023")
    first.refresh_from_db()
    other = started(world, YEAR.next(), keys=(), edition="2023")
    about = {**READ, "applies_from": date(2000, 1, 1)}
    tracing.confirm_requirement(world.manager, report=other, key="restraint", **about)
    assert not selectors.requirement(other, "restraint").unconfirmed
    assert selectors.requirement(first, "restraint").unconfirmed


def test_what_was_said_cannot_be_changed(world):
    report = started(world, LATER, keys=())
    tracing.confirm_requirement(world.manager, report=report, key="restraint", applies_from=LATER.start, **READ)
    tracing.trace_requirement(world.manager, report=report, key="restraint", sections=[])
    for model in (Confirmation, Traced):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            model.objects.update(at="2020-01-01T00:00Z")


def test_a_priority_has_a_section_whose_five_questions_are_followed(world):
    report = started(world, priorities=["Neglect"])
    section = report.sections.get(priority=True)
    assert (section.title, section.position, section.key) == ("Neglect", 3, "")
    assert {each.standing for each in selectors.story(report)} == {"waiting"}
    text = "## How much did we do?\n\nA great deal.\n\n## What did not move?\n"
    written(world, section, text)
    told = {each.question: each.standing for each in selectors.story_of(report.sections.get(priority=True))}
    assert told["How much did we do?"] == "drafting"
    assert told["What did not move?"] == told["What is the evidence?"] == "missing"
    assert selectors.story_of(section_of(report)) == []


def test_a_priority_can_be_added_afterwards(world):
    report = started(world)
    given = {"title": "Neglect", "priority": "on", "question": "", "after": "2", "word_limit": ""}
    client = world.client("manager")
    where = address("annual_report:add_section", ref=report.ref)
    assert client.post(where, given).status_code == 302
    section = report.sections.get(priority=True)
    assert section.question == report.template.story_question
    assert "Enter what the section must answer" in page(client.post(where, {**given, "priority": ""}))
    text = page(client.get(address("annual_report:save_section", ref=section.ref)))
    assert "## What difference did it make?" in text
    assert section.version == 0


def test_the_tracers_page_shows_gaps_first_and_its_file_the_same(world):
    report = started(world, LATER, keys=("what_was_done",), priorities=["=Neglect"])
    client = world.client("manager")
    text = page(client.get(address("annual_report:requirements", ref=report.ref)))
    assert "14 of 15 questions are answered by no section." in text
    assert text.index("How effective have our arrangements") < text.index("What was done this year")
    assert "to be confirmed" in text
    assert "end of September" in text
    assert "What did not move?" in text
    response = client.get(address("annual_report:requirements_file", ref=report.ref))
    rows = list(csv.reader(io.StringIO(response.content.decode())))
    assert rows[0] == ["Question", "Asked by", "Strength", "Confirmed", "Sections", "State"]
    assert len(rows) == 1 + 15 + 5
    assert rows[1][2:] == ["must", "yes", "", "Not answered"]
    assert rows[15][4:] == ["1 What we did", "Not started"]


def test_the_page_of_the_report_leads_to_it(world):
    report = started(world)
    text = page(world.client("chair").get(address("annual_report:report", ref=report.ref)))
    assert address("annual_report:requirements", ref=report.ref) in text
    assert address("annual_report:trace_requirement", ref=report.ref, key="impact") not in text
    text = page(world.client("manager").get(address("annual_report:report", ref=report.ref)))
    assert address("annual_report:trace_requirement", ref=report.ref, key="impact") in text


def test_saying_where_and_confirming_have_their_pages(world):
    report = started(world, LATER, keys=("what_was_done",))
    client = world.client("manager")
    where = address("annual_report:trace_requirement", ref=report.ref, key="how_effective")
    section = section_of(report)
    page(client.get(where))
    assert "not both" in page(client.post(where, {"sections": [section.ref, "nowhere"]}))
    assert client.post(where, {"sections": [section.ref]}).status_code == 302
    assert standings(report)["how_effective"] == "waiting"
    where = address("annual_report:confirm_requirement", ref=report.ref, key="costs")
    page(client.get(where))
    given = {
        "asked": "yes", "question": "What did it cost?", "source": "Chapter 2", "applies_from-day": "1",
        "applies_from-month": "4", "applies_from-year": "2024",
    }  # fmt: skip
    assert "Where did you read it" in page(client.post(where, {**given, "source": ""}))
    assert client.post(where, given).status_code == 302
    assert "Bel Manager read it there" in page(client.get(address("annual_report:requirements", ref=report.ref)))
    for name, key in (("confirm_requirement", "what_was_done"), ("trace_requirement", "weather")):
        assert client.get(address(f"annual_report:{name}", ref=report.ref, key=key)).status_code == 404


def test_the_guidance_is_chosen_when_a_report_is_started_and_kept(world):
    client, where = world.client("manager"), address("annual_report:create_report")
    given = {
        "title": "Yearly report", "start-day": "1", "start-month": "4", "start-year": "2023", "end-day": "31",
        "end-month": "3", "end-year": "2024", "edition": "", "laid": "",
    }  # fmt: skip
    text = page(client.post(where, given))
    assert "Working Together to Safeguard Children 2023, because the period ends on 31 March 2024" in text
    other = {**given, "edition": "2018-3", "laid": "2023", "sections": ["what_was_done"], "priorities": "Neglect"}
    text = page(client.post(where, other))
    assert "The sections below follow Working Together to Safeguard Children 2018." in text
    assert not Report.objects.exists()
    assert ">Neglect</textarea>" in text.replace(">\n", ">")
    response = client.post(where, {**other, "laid": "2018-3", "priorities": "Neglect\r\n\r\nNeglect\r\nExploitation"})
    assert response.status_code == 302
    report = Report.objects.get()
    assert report.edition == "2018-3"
    assert [section.title for section in report.sections.all()] == ["What we did", "Neglect", "Exploitation"]


def test_a_report_keeps_the_edition_it_was_started_from(world):
    report = reports.create_report(
        world.manager, partnership=world.partnership, title="T", period=LATER, sections=(), edition="2018"
    )
    assert Report.objects.get(pk=report.pk).template.instrument.endswith("2018")
    assert selectors.story(report) == []
