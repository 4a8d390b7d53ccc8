"""Who sits where: each person of a journey has a browser window of their own, and comes in as they really would."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.journeys.keyboard import Keyboard
from tests.journeys.second_step import code_of
from tests.live import Live

PASSWORD = "three invented words"
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
PATIENCE = 15_000


@dataclass
class Desk:
    """The people of one installation: the secrets their authenticator apps keep, and their recovery codes."""

    live: Live
    browser: Browser
    secrets: dict[str, str] = field(default_factory=dict)
    recovery: dict[str, list[str]] = field(default_factory=dict)
    seen_focus: int = 0

    @contextmanager
    def window(self, *, skips: bool = True, **options) -> Iterator[Keyboard]:
        """A new window in which nobody is signed in; a page that fails in its script fails the journey."""
        about = {"viewport": DESK, "locale": "en-GB", "timezone_id": "Europe/London", "accept_downloads": True}
        context = self.browser.new_context(**about | options)
        context.set_default_timeout(PATIENCE)
        faults: list[str] = []
        context.on("weberror", lambda problem: faults.append(str(problem.error)))
        context.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        keyboard = Keyboard(context.new_page(), skips)
        # Heard from the beginning: a chooser that opens before anybody listens cannot be answered.
        keyboard.page.on("filechooser", lambda chooser: None)
        try:
            yield keyboard
            assert not [fault for fault in faults if "Failed to load resource" not in fault], faults
        except BaseException:
            picture(keyboard.page, "failed", always=True)
            raise
        finally:
            self.seen_focus += keyboard.seen_focus
            context.close()

    def letter(self, to: str, subject: str) -> str:
        """The personal link in a letter that has come, or is about to."""
        return self.live.mailbox.wait_for(to, subject).link("/link/")

    def join(self, keyboard: Keyboard, link: str, email: str) -> None:
        """Follow an invitation to an account with both steps."""
        keyboard.open(link)
        keyboard.press("Continue")
        keyboard.say("Choose a password", PASSWORD)
        keyboard.say("The same password again", PASSWORD)
        keyboard.press("Make my account")
        self.give_password(keyboard, email)
        self.set_up_second_step(keyboard, email)

    def give_password(self, keyboard: Keyboard, email: str) -> None:
        """Fill the sign-in page in."""
        main = keyboard.page.locator("main")
        keyboard.type_into(main.locator("input[name=login]"), email)
        keyboard.type_into(main.locator("input[name=password]"), PASSWORD)
        keyboard.press("Sign in", within=main)

    def set_up_second_step(self, keyboard: Keyboard, email: str) -> None:
        """Give an authenticator app the secret that is shown, and its code to the page; keep the recovery codes."""
        main = keyboard.page.locator("main")
        self.secrets[email] = main.locator("#authenticator_secret").input_value()
        keyboard.type_into(main.locator("input[name=code]"), code_of(self.secrets[email]))
        keyboard.enter(main.get_by_role("button"))
        self.recovery[email] = main.locator("textarea").input_value().split()
        assert len(set(self.recovery[email])) == 10, keyboard.heading

    def sign_in(self, keyboard: Keyboard, email: str, *, without_the_app: bool = False) -> None:
        """Sign in with both steps; without the app at hand, by one of the recovery codes."""
        self.give_password(keyboard, email)
        main = keyboard.page.locator("main")
        code = self.recovery[email].pop() if without_the_app else code_of(self.secrets[email])
        keyboard.type_into(main.locator("input[name=code]"), code)
        keyboard.enter(main.get_by_role("button", name="Sign in"))
        assert "/account/" not in keyboard.page.url, keyboard.heading


def picture_of_paper(made: bytes, name: str, number: int) -> None:
    """Keep a picture of one page of a PDF, where PICTURES names a folder and the machine can draw one."""
    folder, draw = os.environ.get("PICTURES"), shutil.which("pdftoppm")
    if folder and draw:
        command = [draw, "-png", "-r", "80", "-f", str(number), "-singlefile", "-", str(Path(folder) / name)]
        subprocess.run(command, input=made, check=True)


def picture(page: Page, name: str, *, always: bool = False, whole: bool = True) -> None:
    """Keep a picture of a page, where PICTURES names a folder; of a failure, in build/ in any case."""
    folder = os.environ.get("PICTURES") or ("build/pictures" if always else "")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=whole)
        if always:
            (Path(folder) / f"{name}.txt").write_text(f"{page.url}\n{page.locator('body').aria_snapshot()}\n")
