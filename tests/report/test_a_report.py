"""A yearly report as people live it, page by page in a real browser, on both databases: parts that do not come to their
total, a question to whoever gave them, a correction, several signatures, and another correction after them."""

import pytest
from playwright.sync_api import Page, expect

from lineofsight.know.performance.rules.answers import Answer
from lineofsight.know.performance.services import returns
from lineofsight.know.performance.tests import factories as figures
from lineofsight.lead.annual_report.services import reports
from lineofsight.lead.annual_report.tests import factories
from tests.browser import DESK, Visitor

pytestmark = pytest.mark.browser

CONTACTS = "front_door.contacts"
PARTS = {"outcome=referral": 10930, "outcome=no_social_work": 13701}
TEXT = (
    f"The year was busy.\n\nOf {{{CONTACTS}}} contacts {{{CONTACTS} breakdown=outcome=referral}} became a referral and "
    f"{{{CONTACTS} breakdown=outcome=no_social_work}} had another outcome."
)
SUM = "10,930 + 13,701 = 24,631"


@pytest.fixture
def council(live):
    """The council's return for the year, signed off, and two of their outcomes as it published them: two too many."""
    world = live.world
    for breakdown, count in PARTS.items():
        factories.known(world, CONTACTS, factories.YEAR, value=count, breakdown=breakdown)
    return figures.signed_off(world, answers=figures.COUNCIL | {CONTACTS: Answer(figures.Decimal(24629))})


def test_a_total_is_asked_about_put_right_signed_and_corrected_once_more(visit, live, council):
    world = live.world
    report = factories.started(world, keys=("what_was_done",))
    manager, analyst = visit("manager", **DESK), visit("analyst", **DESK)
    commissioned_to_the_analyst(manager, factories.section_of(report))
    written_with_figures_that_do_not_add_up(analyst)
    asked_about_from_the_finding(analyst)
    answered_and_corrected(visit("lead", **DESK))
    adds_up_and_is_finished(analyst)
    sent_for_sign_off(manager, report)
    for name in factories.SIGNERS:
        signed(visit(name, **DESK), report, world.person(name).name)
    reports.publish_report(world.manager, report=type(report).objects.get(pk=report.pk))
    reader = visit(**DESK)
    before = as_published(reader)
    assert "Nothing: every figure in it still stands." in reader.page.locator("main").inner_text()
    returns.correct_value(
        world.lead, agency_return=council, indicator=CONTACTS, answer=Answer(figures.Decimal(24640)),
        reason="Nine were found later",
    )  # fmt: skip
    assert as_published(reader) == before, "what was signed stays, letter by letter"
    changed = reader.page.get_by_role("table", name="Figures corrected since")
    for said in ("24,631", "not public yet"):
        expect(changed).to_contain_text(said)
    made_public(manager)
    assert as_published(reader) == before
    for said in ("24,631", "24,640", "Nine were found later"):
        expect(changed).to_contain_text(said)


def made_public(manager: Visitor) -> None:
    """A named person lets everybody read the figures of the year as they stand now."""
    manager.goto(f"/ashmere/performance/publish/?period={factories.YEAR}")
    manager.page.get_by_label("I have read what becomes public").check()
    manager.press("Make these public")
    expect(manager.page.get_by_text("indicators are public for 2018/19")).to_be_visible()


def commissioned_to_the_analyst(manager: Visitor, section) -> None:
    """The manager says who writes, sees the letter, and sends it."""
    manager.goto(f"/ashmere/yearly-reports/sections/{section.ref}/commission/")
    page = manager.page
    page.get_by_label("Owner").select_option(label="Ana Analyst")
    for part, value in (("Day", "14"), ("Month", "6"), ("Year", "2030")):
        page.get_by_role("group", name="Due").get_by_label(part).fill(value)
    manager.press("See the letter they will get")
    expect(page.locator("pre")).to_contain_text(section.question)
    manager.press("Commission and send this letter")
    expect(page.get_by_text("Ana Analyst is asked to write")).to_be_visible()


def written_with_figures_that_do_not_add_up(analyst: Visitor) -> None:
    """She comes by her inbox; the page says beside the paragraph what does not agree, and the section stays open."""
    analyst.goto("/ashmere/inbox/")
    analyst.follow("Write “What we did”")
    analyst.press("Write")
    analyst.page.get_by_label("Text", exact=True).fill(TEXT)
    analyst.press("Save")
    found = finding(analyst.page)
    expect(found).to_contain_text("These do not add up")
    expect(found).to_contain_text(f"{SUM}; the total is 24,629. That is two more than the total.")
    expect(found).to_contain_text("Ask the supplier, correct it, or say in the text")
    assert "had another outcome" in found.evaluate("each => each.previousElementSibling.innerText")
    analyst.press("Finish")
    analyst.press("Finish")
    expect(analyst.page.locator(".govuk-error-summary")).to_contain_text("There is 1 thing to put right")
    analyst.follow("Cancel")


def finding(page: Page):
    """What is said beside the paragraphs of a section, where it is one thing."""
    return page.locator(".los-finding")


def asked_about_from_the_finding(analyst: Visitor) -> None:
    """From the finding to where the total comes from, and there to whoever gave it."""
    analyst.follow("Where 24,629 comes from")
    expect(analyst.page.get_by_role("heading", level=1)).to_contain_text("24,629")
    analyst.press("Ask about this value")
    analyst.page.get_by_label("What do you want to ask?").fill("Your outcomes come to 24,631. Which is right?")
    analyst.send()
    expect(analyst.page.get_by_text("Waiting for an answer from Ashmere Council")).to_be_visible()


def answered_and_corrected(lead: Visitor) -> None:
    """The supplier reads the question in their inbox, corrects the value with a reason, and answers."""
    lead.goto("/ashmere/inbox/")
    lead.follow("Question about a figure")
    question = lead.page.url
    lead.follow("Correct it")
    lead.page.get_by_label("Contacts received").fill("24631")
    lead.page.get_by_label("Why").fill("Two contacts came in late")
    lead.press("Correct it")
    lead.page.goto(question)
    lead.press("Answer")
    lead.page.get_by_label("Your answer").fill("The outcomes are. It is corrected now.")
    lead.send()


def adds_up_and_is_finished(analyst: Visitor) -> None:
    """She comes back to the section from the page of the indicator: its text agrees without a word of it changed."""
    analyst.page.reload()
    analyst.follow("What we did")
    expect(finding(analyst.page)).to_contain_text("Adds up")
    expect(finding(analyst.page)).to_contain_text(f"{SUM}.")
    analyst.press("Finish")
    analyst.press("Finish")
    expect(analyst.page.get_by_text("Finished", exact=True).first).to_be_visible()


def sent_for_sign_off(manager: Visitor, report) -> None:
    manager.goto(f"/ashmere/yearly-reports/{report.ref}/send/")
    manager.press("Freeze the report and send these letters")
    expect(manager.page.get_by_text("With the partners for sign-off").first).to_be_visible()


def signed(partner: Visitor, report, name: str) -> None:
    """A partner reads exactly what is signed, and signs it in their own name."""
    partner.goto(f"/ashmere/yearly-reports/{report.ref}/sign/")
    expect(partner.page.locator("article")).to_contain_text("Of 24,631 contacts 10,930 became a referral")
    partner.page.get_by_label("I have read this report and sign it for my organisation").check()
    partner.press("Sign")
    expect(partner.page.get_by_role("row", name=name)).not_to_contain_text("Not yet")


def as_published(reader: Visitor) -> tuple[str, bytes]:
    """The report as anybody reads it, on the page and on paper."""
    reader.goto("/ashmere/reports/2018-19/")
    paper = reader.page.request.get(f"{reader.url}/ashmere/reports/2018-19/report.pdf")
    return reader.page.locator("article").inner_html(), paper.body()
