"""The beginning of the journey: the administrator's link, a partnership, its people, their invitations."""

from pathlib import Path

from playwright.sync_api import expect

from tests.journeys import ashmere
from tests.journeys.ashmere import MANAGER, SIGNERS
from tests.journeys.desk import Desk, picture
from tests.journeys.keyboard import Keyboard
from tests.live import ADMINISTRATOR

NAME = "Ashmere Safeguarding Children Partnership (made up)"


def the_administrator_makes_the_partnership(desk: Desk, folder: Path) -> None:
    """The printed link, an account with both steps, a partnership, its people from a spreadsheet put right."""
    with desk.window(skips=False) as administrator:
        refused_a_short_password(desk, administrator)
        desk.join(administrator, desk.live.link, ADMINISTRATOR[1])
        administrator.follow("Line of Sight")
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
        administrator.follow("Look after this installation")
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


def load(keyboard: Keyboard, file: Path) -> None:
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
        desk.join(manager, desk.letter(MANAGER, "Make your account"), MANAGER)
        manager.open(f"{desk.live.address}/ashmere/")
        manager.follow("People")
        people = [("Omar Reed (invented)", "performance analyst")]
        people += [(name, "statutory safeguarding partner (before December 2023)") for name in SIGNERS.values()]
        for name, role in people:
            manager.follow(f"Invite {name} as {role}")
            assert manager.heading == f"Invite {name}?"
            manager.press("Invite")
