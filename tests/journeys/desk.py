"""Who sits where: each person of a journey has a browser window of their own, and comes in as they really would."""

import os
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
    """The people of one installation, and the secrets their authenticator apps keep."""

    live: Live
    browser: Browser
    secrets: dict[str, str] = field(default_factory=dict)
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
        try:
            yield keyboard
            assert not [fault for fault in faults if "Failed to load resource" not in fault], faults
        except BaseException:
            picture(keyboard.page, "failed", always=True)
            raise
        finally:
            self.seen_focus += keyboard.seen_focus
            context.close()

    def join(self, keyboard: Keyboard, link: str, email: str) -> list[str]:
        """Follow an invitation to an account with both steps; returns the recovery codes that were shown."""
        keyboard.open(link)
        keyboard.press("Continue")
        keyboard.say("Choose a password", PASSWORD)
        keyboard.say("The same password again", PASSWORD)
        keyboard.press("Make my account")
        self.give_password(keyboard, email)
        return self.set_up_second_step(keyboard, email)

    def give_password(self, keyboard: Keyboard, email: str) -> None:
        """Fill the sign-in page in."""
        main = keyboard.page.locator("main")
        keyboard.type_into(main.locator("input[name=login]"), email)
        keyboard.type_into(main.locator("input[name=password]"), PASSWORD)
        keyboard.press("Sign in", within=main)

    def set_up_second_step(self, keyboard: Keyboard, email: str) -> list[str]:
        """Give an authenticator app the secret that is shown, and its code to the page."""
        keyboard.open(f"{self.live.address}/account/second-step/set-up/") if "set-up" not in keyboard.page.url else None
        main = keyboard.page.locator("main")
        self.secrets[email] = main.locator("#authenticator_secret").input_value()
        keyboard.type_into(main.locator("input[name=code]"), code_of(self.secrets[email]))
        keyboard.enter(main.get_by_role("button"))
        codes = main.locator("textarea").input_value().split()
        assert len(codes) == 10, keyboard.heading
        return codes

    def sign_in(self, keyboard: Keyboard, email: str) -> None:
        """Sign in with both steps, from the sign-in page."""
        self.give_password(keyboard, email)
        main = keyboard.page.locator("main")
        keyboard.type_into(main.locator("input[name=code]"), code_of(self.secrets[email]))
        keyboard.enter(main.get_by_role("button").first)
        assert "/account/" not in keyboard.page.url, keyboard.heading


def picture(page: Page, name: str, *, always: bool = False, whole: bool = True) -> None:
    """Keep a picture of a page, where PICTURES names a folder; of a failure, in build/ in any case."""
    folder = os.environ.get("PICTURES") or ("build/pictures" if always else "")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=whole)
        if always:
            (Path(folder) / f"{name}.txt").write_text(f"{page.url}\n{page.locator('body').aria_snapshot()}\n")
