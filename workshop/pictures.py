"""The pictures of the README, taken of a demonstration that is being served: `python -m workshop.pictures ADDRESS`.

Everybody in them is of the demonstration. Each shows as much of a page as a small desk or a phone shows at once, so
that the README loads quickly.
"""

import os
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests import plugin  # noqa: F401 - sets the ground first

OUT = Path("docs/pictures")
DESK, PHONE = {"width": 1000, "height": 680}, {"width": 390, "height": 844}
LARGEST = 150_000


@dataclass(frozen=True)
class Picture:
    """One picture: its name, who reads the page (nobody: whoever comes by), where they begin, the parts of the
    addresses of the links they follow from there, and what they go down to on the page."""

    name: str
    reader: str
    begins: str
    follows: tuple[str, ...] = ()
    size: tuple[tuple[str, int], ...] = tuple(DESK.items())
    down_to: str = "body"


PICTURES = (
    Picture(
        "scorecard", "manager@leeds.example", "/leeds/performance/?period=2018-04-01/2019-03-31", down_to="main h2",
    ),
    Picture(
        "return-on-a-phone", "community@ashmere.example", "/ashmere/inbox/", ("/performance/returns/",),
        tuple(PHONE.items()),
    ),
    Picture("report-section", "analyst@leeds.example", "/leeds/yearly-reports/", ("/yearly-reports/", "/sections/")),
    Picture("signed-report", "", "/ashmere/reports/2018-19/"),
)  # fmt: skip


def main(address: str) -> None:
    """Take every picture, with the browser that the tests use."""
    prepare()
    from tests.browser import FLAGS, PROGRAMS

    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        sys.exit("Chromium was not found on this machine.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        for picture in PICTURES:
            taken = take(browser, address, picture)
            sys.stdout.write(f"{taken}: {taken.stat().st_size / 1000:.0f} kB\n")
            if taken.stat().st_size > LARGEST:
                sys.exit(f"{taken} is larger than {LARGEST / 1000:.0f} kB.")
        browser.close()


def prepare() -> None:
    """What the tests' browser and the demonstration's cast are told by is Django's to load."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lineofsight.config.settings")
    import django

    django.setup()


def take(browser: Browser, address: str, picture: Picture) -> Path:
    """Take one picture, in a browser of its reader's own."""
    context = browser.new_context(base_url=address, viewport=dict(picture.size))
    page = context.new_page()
    if picture.reader:
        sign_in(page, picture.reader)
    page.goto(picture.begins)
    for part in picture.follows:
        page.locator("main").locator(f"a[href*='{part}']").first.click()
    page.wait_for_load_state()
    page.locator(picture.down_to).first.evaluate("each => each.scrollIntoView()")
    path = OUT / f"{picture.name}.png"
    page.screenshot(path=path)
    context.close()
    return path


def sign_in(page: Page, email: str) -> None:
    """Sign somebody of the demonstration in."""
    from lineofsight.journeys.demonstration.cast import PASSWORD

    page.goto("/account/sign-in/")
    page.locator("input[name=login]").fill(email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main").get_by_role("button", name=re.compile("Sign in")).click()


if __name__ == "__main__":
    main(sys.argv[1])
