"""One figure, all the way: from an empty installation to a signed report and a correction after it, by keyboard alone.

The product runs as it does for its users: its own commands, server, worker, real mail, both steps of signing in.
"""

import re
from datetime import timedelta
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from lineofsight.core.insight import library
from lineofsight.kernel import clock
from tests.browser import chromium
from tests.journeys import ashmere
from tests.journeys.ashmere import ANALYST, CORRECTED, MANAGER, PRINTED, SIGNERS, SUPPLIER
from tests.journeys.desk import PHONE, Desk, picture
from tests.journeys.keyboard import Keyboard
from tests.journeys.report import Report
from tests.live import ADMINISTRATOR

__all__ = ["chromium"]
pytestmark = [pytest.mark.browser]
NAME = "Ashmere Safeguarding Children Partnership (made up)"
YEAR, YEAR_BEFORE = "2018/19", "2017/18"


@pytest.fixture
def desk(live, chromium, request) -> Desk:
    """The people, before anybody has come in."""
    request.node.user_properties.append(("browser", chromium.version))
    return Desk(live, chromium)


def test_one_figure_all_the_way(desk, tmp_path):
    the_administrator_makes_the_partnership(desk, tmp_path)
    the_manager_joins_and_invites(desk)
    with desk.window() as analyst:
        desk.join(analyst, letter_link(desk, ANALYST, "Make your account"), ANALYST)
        ask_for(desk, analyst, YEAR_BEFORE)
        the_supplier_answers(desk, ashmere.BEFORE)
        close_request(desk, analyst, YEAR_BEFORE)
        ask_for(desk, analyst, YEAR)
        link = the_supplier_answers_and_is_asked_to_confirm(desk)
        the_scorecard_shows_it(desk, analyst)
    report = Report(desk, NAME)
    with desk.window() as manager:
        report.is_made(manager)
        report.is_written_with_the_figure_placed()
        report.is_sent_for_sign_off(manager)
        report.is_signed_by_every_partner()
        report.is_published(manager)
    before = report.holds_the_value()
    the_supplier_corrects_it(desk, link)
    report.still_says_what_was_signed(before)
    both_values_can_be_seen(desk)
    assert desk.seen_focus > 100, "the focus was looked at on the way, not only at the end"


def letter_link(desk: Desk, to: str, subject: str) -> str:
    """The personal link in a letter that has come."""
    return desk.live.mailbox.wait_for(to, subject).link("/link/")


def the_administrator_makes_the_partnership(desk: Desk, folder) -> None:
    """The printed link, an account with both steps, a partnership, its people from a spreadsheet put right."""
    with desk.window(skips=False) as administrator:
        refused_a_short_password(desk, administrator)
        desk.join(administrator, desk.live.link, ADMINISTRATOR[1])
        administrator.open(desk.live.address)
        administrator.follow("Look after this installation")
        administrator.press("Make a partnership")
        administrator.say("Name of the partnership", NAME)
        administrator.say("Short name for its address", "ashmere")
        administrator.say("Area", "Ashmere")
        administrator.say("Area code", "X00000001")
        administrator.press("Make it")
        load(administrator, ashmere.spreadsheet(folder / "wrong.xlsx", wrong=True))
        mistakes_are_shown_by_row_and_column(administrator)
        load(administrator, ashmere.spreadsheet(folder / "people.xlsx"))
        assert administrator.heading == "Check before you load"
        administrator.press("Load these")
        administrator.open(f"{desk.live.address}/installation/")
        administrator.follow("invite Nora Finch (invented)")
        administrator.press("Invite")


def refused_a_short_password(desk: Desk, administrator: Keyboard) -> None:
    """What is wrong is said in a summary that takes the focus, and leads to the field."""
    administrator.open(desk.live.link)
    administrator.press("Continue")
    administrator.say("Choose a password", "short")
    administrator.say("The same password again", "short")
    administrator.press("Make my account")
    takes_focus(administrator)
    assert administrator.page.title().startswith("Error: ")
    administrator.reach(administrator.page.locator(".govuk-error-summary a").first)
    administrator.page.keyboard.press("Enter")
    assert administrator.holds(administrator.field("Choose a password"))


def takes_focus(keyboard: Keyboard) -> None:
    """The error summary holds the focus as soon as the page is there."""
    expect(keyboard.page.locator(".govuk-error-summary")).to_be_focused()


def load(keyboard: Keyboard, file) -> None:
    """Choose a spreadsheet and have it checked."""
    keyboard.attach("Spreadsheet", file)
    keyboard.press("Check the spreadsheet")


def mistakes_are_shown_by_row_and_column(keyboard: Keyboard) -> None:
    takes_focus(keyboard)
    assert "3 cells need putting right" in keyboard.page.locator(".govuk-error-summary").inner_text()
    rows = keyboard.part("table", "What to put right").locator("tbody tr")
    assert [row.split("\t")[:2] for row in rows.all_inner_texts()] == [
        ["Row 3", "Kind"], ["Row 4", "E-mail"], ["Row 6", "Role"],
    ]  # fmt: skip
    picture(keyboard.page, "spreadsheet-mistakes")


def the_manager_joins_and_invites(desk: Desk) -> None:
    """The business manager comes by a real letter, and writes to the analyst and the partners who will sign."""
    with desk.window() as manager:
        desk.join(manager, letter_link(desk, MANAGER, "Make your account"), MANAGER)
        manager.open(f"{desk.live.address}/ashmere/")
        manager.follow("People")
        people = [("Omar Reed (invented)", "performance analyst")]
        people += [(name, "statutory safeguarding partner (before December 2023)") for name in SIGNERS.values()]
        for name, role in people:
            manager.follow(f"Invite {name} as {role}")
            assert manager.heading == f"Invite {name}?"
            manager.press("Invite")


def ask_for(desk: Desk, analyst: Keyboard, year: str) -> None:
    """Ask the council for three figures of a year, after seeing exactly what it will read."""
    analyst.open(f"{desk.live.address}/ashmere/")
    analyst.follow("Requests for figures")
    analyst.press("Ask for figures")
    analyst.choose("Which period?", year)
    for key, indicator in library.current().indicators.items():
        analyst.tick(indicator.name, on=key in ashmere.ASKED)
    analyst.press("Continue")
    analyst.press("See the letters and send")
    shown = analyst.page.locator("details").first
    analyst.reach(shown.locator("summary"))
    analyst.page.keyboard.press("Enter")
    assert "[their personal link]" in shown.inner_text()
    analyst.press("Send to 1 agency")
    assert "Waiting for returns" in analyst.page.locator("main").inner_text()


def close_request(desk: Desk, analyst: Keyboard, year: str) -> None:
    analyst.open(f"{desk.live.address}/ashmere/performance/requests/")
    analyst.follow(f"Figures for {year}")
    analyst.press("Close the request")
    analyst.press("Close the request")
    assert "The request is closed" in analyst.page.locator("main").inner_text()


def answer(supplier: Keyboard, key: str, counts: tuple[int, ...]) -> None:
    """Fill one question in and send it."""
    indicator = library.indicator(key)
    assert supplier.heading.endswith(indicator.name)
    for label, count in zip((indicator.numerator, indicator.denominator), counts, strict=False):
        supplier.say(label, str(count))
    supplier.press("Save and continue")


def the_supplier_answers(desk: Desk, values: dict[str, tuple[int, ...]]) -> None:
    """Answer a whole return by its link, and sign it off with the code that comes by mail."""
    with desk.window() as supplier:
        supplier.open(letter_link(desk, SUPPLIER, "please answer by"))
        supplier.press("Continue")
        supplier.follow(library.indicator(ashmere.CONTACTS).name)
        for key, counts in values.items():
            answer(supplier, key, counts)
        sign_off(desk, supplier)


def sign_off(desk: Desk, supplier: Keyboard) -> None:
    supplier.press("Check and sign off")
    supplier.press("Send me a code")
    code = desk.live.mailbox.wait_for(SUPPLIER, "is your code to sign off").subject.split()[0]
    supplier.say("Six-figure code", code)
    supplier.press("Sign off")
    assert "Signed off. Thank you" in supplier.page.locator("main").inner_text()


def the_supplier_answers_and_is_asked_to_confirm(desk: Desk) -> str:
    """A scanner opens the link first; the answering stops half-way, goes on, and one value must be confirmed."""
    link = letter_link(desk, SUPPLIER, "please answer by")
    for _ in range(2):
        with urlopen(link, timeout=10) as scanned:  # noqa: S310 - our own address
            assert scanned.status == 200
    with desk.window(viewport=PHONE) as supplier:
        supplier.open(link)
        supplier.press("Continue")
        supplier.follow(library.indicator(ashmere.CONTACTS).name)
        answer(supplier, ashmere.CONTACTS, ashmere.NOW[ashmere.CONTACTS])
    with desk.window(viewport=PHONE) as supplier:
        supplier.open(link)
        supplier.press("Continue")
        assert "1 of 3 answered" in supplier.page.locator("main").inner_text()
        picture(supplier.page, "return-on-a-phone")
        supplier.follow(library.indicator(ashmere.RETURNING).name)
        answer(supplier, ashmere.RETURNING, ashmere.NOW[ashmere.RETURNING])
        answer(supplier, ashmere.PLANS, ashmere.NOW[ashmere.PLANS])
        confirm(supplier)
        sign_off(desk, supplier)
    return link


def confirm(supplier: Keyboard) -> None:
    """The value moved a long way: it counts once it is confirmed and explained."""
    main = supplier.page.locator("main")
    assert "Saved, and not yet counted." in main.inner_text()
    assert "Last time it was 214" in main.inner_text()
    supplier.say("What should readers know about it?", ashmere.WHY_IT_MOVED)
    supplier.tick("I have checked it, and it is right")
    supplier.press("Save and continue")
    assert "3 of 3 answered" in main.inner_text()


def the_scorecard_shows_it(desk: Desk, analyst: Keyboard) -> None:
    """The value stands on the scorecard and on its own page; the day before, nothing was known."""
    analyst.open(f"{desk.live.address}/ashmere/")
    analyst.follow("Know the story", within=analyst.page.get_by_role("navigation", name="Main"))
    analyst.follow("Scorecard")
    name = library.indicator(ashmere.CONTACTS).name
    row = analyst.page.get_by_role("row").filter(has=analyst.page.get_by_role("link", name=name, exact=True))
    assert PRINTED in row.inner_text()
    picture(analyst.page, "scorecard")
    analyst.follow(name)
    assert PRINTED in analyst.page.locator(".los-lede").inner_text()
    picture(analyst.page, "indicator")
    analyst.follow("Scorecard")
    yesterday = clock.today() - timedelta(days=1)
    analyst.date("As it was known on", yesterday.day, yesterday.month, yesterday.year)
    analyst.press("Show")
    assert PRINTED not in analyst.page.locator("main").inner_text()
    assert "not returned" in row.inner_text().lower()


def the_supplier_corrects_it(desk: Desk, link: str) -> None:
    """The same link still opens the return: the value is put right, with its reason."""
    with desk.window() as supplier:
        supplier.open(link)
        supplier.press("Continue")
        indicator = library.indicator(ashmere.CONTACTS)
        supplier.enter(supplier.page.get_by_role("link", name=re.compile(rf"^Correct this ?: {indicator.name}$")))
        supplier.say(indicator.numerator, CORRECTED.replace(",", ""))
        supplier.say("Why is it corrected?", ashmere.REASON)
        supplier.press("Correct it")
        assert CORRECTED in supplier.page.locator("main").inner_text()


def both_values_can_be_seen(desk: Desk) -> None:
    """The scorecard gives the value that stands; where it comes from gives both, and why."""
    with desk.window() as analyst:
        analyst.open(f"{desk.live.address}/ashmere/performance/")
        desk.sign_in(analyst, ANALYST, without_the_app=True)
        assert analyst.heading == "What moved, and what is missing?", "after signing in one is where one meant to be"
        link = analyst.page.get_by_role("link", name=f"{CORRECTED} {library.indicator(ashmere.CONTACTS).name}")
        analyst.enter(link)
        values = analyst.part("table", "Values for this period, the latest first").inner_text()
        assert f"{CORRECTED} (this one)" in values
        assert PRINTED in values
        assert ashmere.REASON in values
        picture(analyst.page, "where-a-figure-comes-from")
