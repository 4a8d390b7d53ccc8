"""A quarter as people live it, page by page in a real browser, on both databases: sheets, values entered for an agency,
a definition that changes, a breakdown that cannot be shown."""

import pytest
from openpyxl import Workbook
from playwright.sync_api import Page, expect

from lineofsight.core.insight.models import Origin
from lineofsight.know.performance import selectors
from lineofsight.know.performance.rules.answers import Answer
from lineofsight.know.performance.tests import factories, own_editions
from tests.browser import DESK, Visitor

pytestmark = pytest.mark.browser

CONTACTS, CRIME, PLANS = "front_door.contacts", "crime.serious_sexual_offences", "protection.plans"
BEFORE = {**factories.COUNCIL, CONTACTS: Answer(factories.Decimal(10000))}


def returned(agency_return, page: str = "") -> str:
    return f"/ashmere/performance/returns/{agency_return.ref}/{page}"


def scorecard(visit, name: str) -> Page:
    visitor = visit(name, **DESK)
    visitor.goto(f"/ashmere/performance/?period={factories.YEAR}")
    return visitor.page


def row(page: Page, name: str):
    """A line of the scorecard."""
    return page.locator(".los-scorecard tbody tr").filter(has=page.get_by_role("link", name=name, exact=True))


def sign_off(visitor: Visitor) -> None:
    visitor.press("Check and sign off")
    visitor.press("Sign off")
    expect(visitor.page.get_by_text("Signed off. Thank you")).to_be_visible()


def test_a_pasted_quarter_with_an_outlier_and_a_bad_row(visit, live):
    world = live.world
    factories.signed_off(world, factories.asked(world, factories.YEAR.previous()), BEFORE)
    council = factories.return_from(factories.asked(world), "Council")
    visitor = visit("lead")
    visitor.goto(returned(council))
    page = visitor.page
    visitor.follow("Send all your figures as one sheet")
    rows = f"Code\tNumber\tOut of\n{CONTACTS}\t24629\nfront_door.re_referrals\t3044\tmany\n{PLANS}\t414\n"
    page.get_by_label("Or paste the rows here").fill(rows)
    visitor.press("Check and save")
    wrong = page.locator("#put-right")
    expect(wrong).to_contain_text("“many” is not a number")
    expect(page.get_by_text("Nothing has been saved")).to_be_visible()
    assert page.get_by_label("Or paste the rows here").input_value() == rows, "nothing that was pasted is lost"
    assert not any(item.answer.given for item in council.items.all())

    page.get_by_label("Or paste the rows here").fill(rows.replace("many", "10917"))
    visitor.press("Check and save")
    expect(page.get_by_text("3 answers are saved")).to_be_visible()
    expect(page.get_by_text("check: 24,629")).to_be_visible()
    visitor.press("Check and sign off")
    expect(page.get_by_text("Moved a long way since last time and not confirmed yet")).to_be_visible()
    visitor.follow("Change Contacts with the Front Door")
    page.get_by_label("What should readers know about it?").fill("A new contact line opened")
    page.get_by_label("I have checked it, and it is right").check()
    visitor.press("Save and continue")
    sign_off(visitor)

    read = scorecard(visit, "chair")
    expect(row(read, "Contacts with the Front Door")).to_contain_text("24,629")
    expect(row(read, "Contacts with the Front Door")).to_contain_text("+14,629")


def test_a_workbook_with_three_faults_saves_nothing_and_names_all_three(visit, live, tmp_path):
    world = live.world
    council = factories.return_from(factories.asked(world), "Council")
    visitor = visit("lead")
    visitor.goto(returned(council, "sheet/"))
    page = visitor.page
    with page.expect_download() as got:
        page.get_by_role("link", name="Download your sheet (Excel)").click()
    assert got.value.suggested_filename.endswith(".xlsx")
    book = Workbook()
    for cells in (
        ["Code", "Number", "Out of"], [CONTACTS, "lots"], ["front_door.re_referrals", 30, 20], [CRIME, 5], [PLANS, 414],
    ):  # fmt: skip
        book.active.append(cells)
    book.save(tmp_path / "figures.xlsx")
    page.get_by_label("Spreadsheet").set_input_files(tmp_path / "figures.xlsx")
    visitor.press("Check and save")
    wrong = page.locator("#put-right")
    for sentence in ("“lots” is not a number", "cannot be more than the 20", "You were not asked for"):
        expect(wrong).to_contain_text(sentence)
    expect(page.get_by_text("3 cells need putting right")).to_be_visible()
    assert not any(item.answer.given for item in council.items.all())


def test_a_value_entered_for_an_agency_and_then_confirmed(visit, live, tmp_path):
    world = live.world
    police = factories.return_from(factories.asked(world), "Police")
    analyst = visit("analyst", **DESK)
    analyst.goto(returned(police))
    page = analyst.page
    analyst.follow("Enter it for them")
    page.get_by_label("Offences recorded in the period").fill("203")
    analyst.press("Enter it for them")
    expect(page.locator(".govuk-error-summary")).to_contain_text("Where is it from")
    assert page.get_by_label("Offences recorded in the period").input_value() == "203"
    page.get_by_label("Where is it from?").fill("Police dashboard, page 3")
    (tmp_path / "dashboard.pdf").write_bytes(b"%PDF-1.7 a dashboard")
    page.get_by_label("The document itself").set_input_files(tmp_path / "dashboard.pdf")
    analyst.press("Enter it for them")
    expect(page.get_by_text("not confirmed", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="dashboard.pdf")).to_be_visible()

    name = "Recorded serious sexual offences against children"
    read = scorecard(visit, "chair")
    expect(row(read, name)).to_contain_text("203")
    expect(row(read, name)).to_contain_text("entered for the agency")

    lead = visit("police")
    lead.goto(returned(police))
    expect(lead.page.get_by_text("Entered for you from: Police dashboard, page 3")).to_be_visible()
    sign_off(lead)
    read = scorecard(visit, "chair")
    expect(row(read, name)).to_contain_text("203")
    expect(row(read, name)).not_to_contain_text("entered for the agency")
    assert selectors.signed_off_values(police)[CRIME].origin == Origin.RETURNED


def test_a_definition_that_changes_breaks_the_series(visit, live):
    world = live.world
    factories.signed_off(world, factories.asked(world, factories.YEAR.previous()))
    analyst = visit("analyst", **DESK)
    analyst.goto("/ashmere/performance/library/new/")
    page = analyst.page
    _, text = selectors.own_edition_start(world.partnership, [PLANS])
    changed = text.replace('definition = "Children who have', 'definition = "Children living in the area who have')
    assert changed != text
    page.get_by_label("Or paste").fill(changed)
    analyst.press("Check the edition")
    expect(page.locator("main")).to_contain_text("changed")
    assert "Children living in the area" in page.locator("textarea").input_value(), "it says what changed first"
    page.get_by_label("Or paste").fill(changed.replace('changed = ""', 'changed = "Other areas’ children are out"'))
    analyst.press("Check the edition")
    analyst.press("Issue edition")
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("Check before you issue")

    own_editions.opened_again(world)
    factories.signed_off(world)
    read = scorecard(visit, "chair")
    expect(row(read, "Children on a child protection plan")).to_contain_text("not compared")
    row(read, "Children on a child protection plan").get_by_role(
        "link", name="Children on a child protection plan", exact=True
    ).click()
    expect(read.locator("main")).to_contain_text("Other areas’ children are out")


def test_small_parts_are_hidden_and_with_them_only_what_would_tell_them(visit, live):
    world = live.world
    council = factories.return_from(factories.asked(world), "Council")
    factories.answered(world.lead, council)
    lead = visit("lead")
    lead.goto(returned(council, f"{PLANS}/"))
    page = lead.page
    page.get_by_text("What is it made of?").click()
    parts = {"Neglect": "200", "Emotional harm": "150", "Physical harm": "60", "Sexual harm": "3"}
    for label, count in parts.items():
        page.get_by_label(label).fill(count)
    lead.press("Save and continue")
    expect(page.locator(".govuk-error-summary")).to_contain_text("add up to 413, and the whole is 414: 1 too few")
    assert page.get_by_label("Neglect").input_value() == "200"
    page.get_by_label("Not classified").fill("1")
    lead.press("Save and continue")
    sign_off(lead)

    address = f"/ashmere/performance/indicators/{PLANS}/?period={factories.YEAR}"
    chair = visit("chair", **DESK)
    chair.goto(address)
    shown = chair.page.locator("main")
    expect(shown).to_contain_text("Some parts are not shown. The count is small, or a small one")
    expect(shown).to_contain_text("414")
    for part, text in {"Neglect": "200", "Physical harm": "60", "Sexual harm": "suppressed"}.items():
        expect(shown.get_by_role("row").filter(has_text=part)).to_contain_text(text)
    analyst = visit("analyst", **DESK)
    analyst.goto(address)
    expect(analyst.page.get_by_role("cell", name="3 Sexual harm: where this figure comes from")).to_be_visible()
    expect(analyst.page.locator("main")).to_contain_text("not for publication")
