"""The one thread as people live it, page by page in a real browser, on both databases: a meeting learns something that
was learned before, two agencies act on it, evidence is asked for, somebody else tests the effect and closes it, and the
priority, the highlight report and the yearly report say so, each in words and numbers that lead back to the meeting."""

from datetime import date

import pytest
from playwright.sync_api import Locator, Page, expect

from lineofsight.core.access.actors import system
from lineofsight.core.insight.counting import count_here
from lineofsight.core.thread.models import Action
from lineofsight.core.thread.services import actions, closing
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.lead.annual_report.tests import factories as reports
from lineofsight.lead.business_plan.tests import plans
from lineofsight.lead.governance.tests import factories as bodies
from lineofsight.lead.governance.tests import meetings
from tests.browser import DESK, Visitor
from tests.thread import factories

pytestmark = pytest.mark.browser

EARLIER = "Practitioners took what fathers said at face value, and nobody checked it with anybody else."
LEARNED = "What fathers said was taken at face value again: nobody checked it with the school or the GP."
COUNCIL = "Every assessment says whom the worker asked besides the parents"
POLICE = "Officers write down which adults were spoken with, and which were not"
ERRAND = "Send the group the two records that were read out"
GROUP = "Learning and improvement sub-group"
WORDS = (
    "We closed {learning.closed_tested as=share} actions after a test of their effect ({learning.closed_tested}).\n\n"
    "Of what we learned {learning.repeats as=share} had been learned before."
)


@pytest.fixture
def before(live):
    """What there is: the same was learned a year ago and what was done changed nothing; a plan follows its theme; and
    the sub-group met twelve days ago."""
    world = live.world
    theme = factories.theme(world)
    earlier = factories.point(world, EARLIER, days_ago=400)
    factories.found(world, factories.done(world, point=earlier, text="Tell teams at a briefing"), "no_change")
    priority = plans.running(world, themes=[theme], body=GROUP)
    with meetings.on(factories.ago(40)):
        group = bodies.body(world, GROUP, kind="sub_group")
        bodies.held(world, bodies.seat(world, group))
        bodies.held(world, bodies.seat(world, group, "Police"), "police")
        meeting = meetings.held(world, group)
    return priority, meeting


def test_a_meeting_learns_something_and_the_yearly_report_says_what_became_of_it(visit, live, before):
    world, (priority, meeting) = live.world, before
    manager, lead, police = (visit(name, **DESK) for name in ("manager", "lead", "police"))
    manager.goto(f"/ashmere/meetings/{meeting.ref}/")
    noted_at_the_meeting(manager)
    said_to_be_a_repeat(manager)
    refused_until_it_says_how_one_will_know(manager)
    proposed_to_a_second_agency(manager)
    asked_as_an_errand(manager, meeting)
    agreed(lead, COUNCIL, "A morning with the training team")
    agreed(police, POLICE, "None is needed")
    agreed(police, ERRAND, "None is needed")
    done_only_on_evidence(lead)
    closed_by_nobody_of_that_agency(lead, visit("chief_executive", **DESK), action(COUNCIL))
    its_effect_looked_at_and_closed_from_outside(visit("chair", **DESK), action(COUNCIL))
    slipped_and_the_slip_stays(police)
    done_and_closed_untested(world, action(POLICE))
    ticked_off_and_counted_apart(police)
    shown_by_the_highlight_report(visit("chair", **DESK), priority)
    count_here(system("daily"))
    placed_in_the_yearly_report(manager, world)
    walked_from_the_priority_to_the_meeting_and_back(visit("chief_constable", **DESK), priority, meeting)
    taken_out_as_a_file(manager)


def noted_at_the_meeting(manager: Visitor) -> None:
    """From the meeting's own page, which the learning point then names as where it comes from."""
    manager.follow("Note what was learned")
    page = manager.page
    expect(page.get_by_label("Where does it come from?")).to_have_value(meeting_called(page))
    page.get_by_label("What was learned?").fill(LEARNED)
    page.get_by_label("Something to develop").check()
    page.get_by_label("Which part of practice is it about?").select_option(label="Assessment and planning")
    page.get_by_label("Professional curiosity").check()
    days(page, "When was it learned?", factories.ago(12))
    manager.press("Note it")
    expect(row(page, "Where it comes from").get_by_role("link", name=GROUP)).to_be_visible()


def meeting_called(page: Page) -> str:
    """What the meeting is called, as the form it leads to already says."""
    value = page.get_by_label("Where does it come from?").input_value()
    assert value.startswith(GROUP)
    return value


def said_to_be_a_repeat(manager: Visitor) -> None:
    """The page lays the earlier point beside it, with what was done and whether it worked."""
    page = manager.page
    expect(page.get_by_text(EARLIER).first).to_be_visible()
    expect(page.get_by_text("It led to 1 action; a test found no change")).to_be_visible()
    manager.follow("It repeats this")
    manager.press("It repeats this")
    expect(page.get_by_text("It was learned before, once")).to_be_visible()


def refused_until_it_says_how_one_will_know(manager: Visitor) -> None:
    """Two things are missing and said beside their places; what was typed stands as it was typed."""
    manager.press("Propose an action")
    page = manager.page
    expect(page.get_by_label("Where does it come from?")).to_have_value(meeting_called(page))
    proposal(page, COUNCIL, "Lee Lead, Ashmere Council Children's Services", measure="", expected="")
    manager.press("Propose it")
    expect(page.locator(".govuk-error-summary")).to_contain_text("Say how one will know that it worked")
    expect(error(page, "measure")).to_contain_text("Say how one will know that it worked")
    expect(error(page, "expected")).to_contain_text("Say the kind of evidence that will show it")
    expect(page.get_by_label("What will be done?")).to_have_value(COUNCIL)
    page.get_by_label("How will one know that it worked?").fill("9 of 10 assessments name somebody else who was asked")
    page.get_by_label("What kind of evidence will show it?").select_option(label="An audit of records")
    manager.press("Propose it")
    expect(page.get_by_text("It is proposed. Its agency is asked to agree.")).to_be_visible()
    expect(row(page, "Where it comes from").get_by_role("link", name=GROUP)).to_be_visible()


def proposed_to_a_second_agency(manager: Visitor) -> None:
    """On the same learning point, to be done by the police."""
    manager.follow(LEARNED)
    manager.press("Propose another action")
    proposal(
        manager.page, POLICE, "Pat Police, Ashmere Police", measure="All of 20 logs name the adults",
        expected="An audit of records",
    )  # fmt: skip
    manager.press("Propose it")


def asked_as_an_errand(manager: Visitor, meeting) -> None:
    """From the meeting, without a measure; the meeting's page then shows all that came of it."""
    manager.goto(f"/ashmere/meetings/{meeting.ref}/")
    manager.follow("Propose an action or an errand")
    page = manager.page
    proposal(page, ERRAND, "Pat Police, Ashmere Police", measure="", expected="")
    page.get_by_label("It is an errand").check()
    manager.press("Propose it")
    manager.follow(GROUP)
    came_of_it = page.get_by_role("table", name="What is done because of it")
    for said in (LEARNED, COUNCIL, POLICE, ERRAND):
        expect(came_of_it).to_contain_text(said)


def proposal(page: Page, text: str, owner: str, *, measure: str, expected: str) -> None:
    """The form of a proposal, filled in."""
    page.get_by_label("What will be done?").fill(text)
    page.get_by_label("Who owns it?").select_option(label=owner)
    days(page, "By when?", factories.ahead())
    page.get_by_label("How will one know that it worked?").fill(measure)
    if expected:
        page.get_by_label("What kind of evidence will show it?").select_option(label=expected)


def agreed(lead: Visitor, text: str, support: str) -> None:
    """An agency's lead agrees from their inbox, with the support it gets."""
    lead.goto("/ashmere/inbox/")
    lead.follow(f"Agree or decline: {text}")
    lead.press("Agree to it")
    lead.page.get_by_label("What support do you get with it?").fill(support)
    lead.press("Agree")
    expect(lead.page.get_by_text("Open", exact=True).first).to_be_visible()


def done_only_on_evidence(lead: Visitor) -> None:
    """Done without evidence is refused, with the way to give it; with it, it is done and not closed."""
    lead.goto("/ashmere/inbox/")
    lead.follow(COUNCIL)
    lead.press("Say that it is done")
    lead.press("Yes, it is done")
    page = lead.page
    expect(page.locator(".govuk-error-summary")).to_contain_text("Give the evidence that it is done first")
    lead.press("Give evidence")
    page.get_by_label("What does it show?").fill("Ten assessments: nine name somebody else who was asked")
    page.get_by_label("Data and documents").check()
    page.get_by_label("How do you know?").select_option(label="Audit")
    page.get_by_label("Looked at and found so").check()
    days(page, "When was it seen?", clock.today())
    lead.press("Give it")
    lead.press("Say that it is done")
    lead.press("Yes, it is done")
    expect(page.get_by_text("Done, not closed")).to_be_visible()


def closed_by_nobody_of_that_agency(lead: Visitor, chief: Visitor, done: Action) -> None:
    """The owner has no such button and no such page; their chief executive, who reads everything, is refused."""
    expect(lead.page.get_by_role("button", name="Close it")).to_have_count(0)
    assert lead.goto(f"/ashmere/actions/{done.ref}/close/").status == 403
    chief.goto(f"/ashmere/actions/{done.ref}/")
    close(chief)
    expect(chief.page.locator(".govuk-error-summary")).to_contain_text("Somebody outside the agency that owns it")


def close(visitor: Visitor) -> None:
    """The button that closes what was tested stands before the one that closes it untested."""
    visitor.led_on(visitor.page.get_by_role("button", name="Close it", exact=True))
    visitor.press("Close it")


def its_effect_looked_at_and_closed_from_outside(chair: Visitor, done: Action) -> None:
    """The chair says what is to be tested and how, what was found, and closes it."""
    chair.goto(f"/ashmere/actions/{done.ref}/")
    chair.press("Plan a test")
    page = chair.page
    page.get_by_label("What would be different if it worked?").fill("What parents say is checked with others")
    page.get_by_label("Practice: whether people work differently").check()
    page.get_by_label("Observation of practice").check()
    days(page, "When?", clock.today())
    page.get_by_label("Who makes it?").select_option(label="Cher Chair")
    chair.press("Plan the test")
    chair.press("Say what its test found")
    page.get_by_label("Some change").check()
    page.get_by_label("How do you know?").fill("In six of eight visits somebody else was asked the same day")
    days(page, "When?", clock.today())
    chair.press("Say so")
    chair.follow(COUNCIL)
    close(chair)
    expect(page.get_by_text("Closed", exact=True).first).to_be_visible()


def slipped_and_the_slip_stays(police: Visitor) -> None:
    """A date changes only with its reason, which stands beside the date from then on."""
    police.goto("/ashmere/inbox/")
    police.follow(POLICE)
    police.press("Change its date")
    page = police.page
    days(page, "New date", factories.ahead(60))
    police.press("Change it")
    expect(error(page, "reason")).to_be_visible()
    expect(page.get_by_role("group", name="New date").get_by_label("Day")).to_have_value(str(factories.ahead(60).day))
    page.get_by_label("Why?").fill("The form changes in the new year")
    police.press("Change it")
    expect(row(page, "Due")).to_contain_text("The form changes in the new year (Pat Police")


def done_and_closed_untested(world, second: Action) -> None:
    """The other agency's is done as well; nobody tests it, which is said."""
    actions.give_action_evidence(world.police, action=second, seen=factories.seen())
    actions.say_done(world.police, action=second)
    closing.close_untested(world.chair, action=second, reason="The form it was about is gone")


def ticked_off_and_counted_apart(police: Visitor) -> None:
    """An errand ends when it is done, and is not among what was closed."""
    police.goto("/ashmere/inbox/")
    police.follow(ERRAND)
    police.press("Tick it off")
    police.press("Yes, tick it off")
    police.goto("/ashmere/actions/")
    expect(police.page.locator("main")).to_contain_text("Errands are counted apart: 0 to do, 1 done.")


def shown_by_the_highlight_report(chair: Visitor, priority) -> None:
    """It fills itself with what the priority's theme is about, and is one page to print."""
    chair.goto(f"/ashmere/plans/{priority.plan.ref}/")
    chair.follow("Write a highlight report")
    page = chair.page
    page.get_by_label("What is it about?").select_option(label=GROUP)
    chair.press("Show what it will say")
    moved = page.get_by_role("table", name="What moved")
    for said in ("Learned again", "Closed, tested", "Closed untested", "In six of eight visits"):
        expect(moved).to_contain_text(said)
    page.get_by_label("What must the Executive decide?").fill("Whether the police test theirs after all.")
    chair.press("Send it to the Executive")
    expect(page.locator("article")).to_contain_text("In six of eight visits")
    paper = page.request.get(chair.url + page.get_by_role("link", name="One page to print").get_attribute("href"))
    assert paper.body().startswith(b"%PDF")


def placed_in_the_yearly_report(manager: Visitor, world) -> None:
    """A section names the figures by key; once the day's count is made, what stands there is what happened here."""
    report = reports.started(world, period=Period.financial_year_of(clock.today()), keys=("what_was_done",))
    manager.goto(f"/ashmere/yearly-reports/sections/{reports.section_of(report).ref}/")
    manager.press("Write")
    manager.page.get_by_label("Text", exact=True).fill(WORDS)
    manager.press("Save")
    text = manager.page.locator("main")
    expect(text).to_contain_text("We closed 1 of 2 actions after a test of their effect (50.0%).")
    expect(text).to_contain_text("Of what we learned 1 of 1 had been learned before.")


def walked_from_the_priority_to_the_meeting_and_back(executive: Visitor, priority, meeting) -> None:
    """By links alone: priority, learning point, meeting; and from the meeting up again."""
    executive.goto(f"/ashmere/plans/{priority.plan.ref}/")
    executive.follow(priority.question)
    page = executive.page
    for table, said in (
        ("What tests found", "In six of eight visits"), ("What has not been shown", "Closed untested"),
        ("Everything that happened", LEARNED),
    ):  # fmt: skip
        expect(page.get_by_role("table", name=table)).to_contain_text(said)
    executive.led_on(page.get_by_role("table", name="Everything that happened").get_by_role("link", name=LEARNED))
    executive.follow(GROUP)
    expect(page).to_have_url(f"{executive.url}/ashmere/meetings/{meeting.ref}/")
    executive.follow(COUNCIL)
    executive.led_on(row(page, "Followed under").get_by_role("link", name=priority.question))
    expect(page.get_by_role("heading", level=1)).to_contain_text(priority.question)


def taken_out_as_a_file(manager: Visitor) -> None:
    """The theme's thread as a file holds each step."""
    manager.goto("/ashmere/themes/")
    manager.follow("Professional curiosity")
    page = manager.page
    expect(page.locator("main")).to_contain_text("Learned 2 times, 1 of them again.")
    answer = page.request.get(manager.url + page.get_by_role("link", name="CSV").get_attribute("href"))
    for said in (LEARNED, EARLIER, COUNCIL, POLICE, "In six of eight visits", "Closed untested"):
        assert said in answer.text()


def action(text: str) -> Action:
    """The action that asks for this."""
    return Action.objects.get(text=text)


def row(page: Page, name: str) -> Locator:
    """A line of the summary at the top of a record."""
    return page.locator(".govuk-summary-list__row", has=page.get_by_text(name, exact=True)).first


def error(page: Page, field: str) -> Locator:
    """What is wrong with a field, beside it."""
    return page.locator(f"#id_{field}-error, [id$='{field}-error'], [id$='{field}_error']").first


def days(page: Page, legend: str, day: date) -> None:
    """A date, in its three places."""
    group = page.get_by_role("group", name=legend)
    for part, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        group.get_by_label(part).fill(str(value))
