"""A real browser for the tests: Debian's Chromium, the site on this machine's own network, and the axe engine.

The site is served by a thread that shares the test's own database connection, so that what the browser does is rolled
back with the test, on SQLite and on PostgreSQL alike: the append-only tables cannot be flushed. A folder that wants
these fixtures imports them in its `conftest.py`; the browser is started once however many do.
"""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import date, datetime
from socketserver import ThreadingMixIn

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.cache import cache
from django.core.servers.basehttp import WSGIRequestHandler, WSGIServer
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, connections
from django.test import Client
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from lineofsight.kernel.clock import LONDON, set_clock
from tests.axe import findings
from tests.world import World

__all__ = ["Site", "Visitor", "chromium", "live", "page_faults", "visit"]

# Nothing but this machine can be reached, and the browser asks nobody for updates or lists.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
# The engine without a window is all these tests look through, and starts and draws in about half the time.
PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
running: list[Browser] = []


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Chromium, once for the whole run. Without it a test is skipped; REQUIRE_BROWSER=1 makes that a failure."""
    if running:
        yield running[0]
        return
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        absent("Chromium was not found on this machine, so no browser test ran.")
    with sync_playwright() as playwright, unguarded():
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        running.append(browser)
        yield browser
        # While Playwright's loop runs Django keeps other connections for this thread than before and after it: what was
        # opened meanwhile is closed here, or the database could not be taken down.
        connections.close_all()
        running.clear()
        browser.close()


def absent(sentence: str) -> None:
    if os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail(f"{sentence} REQUIRE_BROWSER=1 asks for it.")
    pytest.skip(sentence)


class unguarded:
    """Playwright keeps an event loop in the tests' thread, which Django would take for a place where queries block."""

    def __enter__(self) -> None:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

    def __exit__(self, *problem: object) -> None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


class Handler(WSGIRequestHandler):
    """Answers without a line for each request."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Server(ThreadingMixIn, WSGIServer):
    """Serves requests one after another on the test's own connection, whichever thread each comes in by."""

    daemon_threads = True
    lock = threading.Lock()
    shared: dict
    # Whether its test still runs: what a browser asks for after that must not touch the test's connection.
    running = True
    # What the clock says while a page is made; the clock on the wall unless a journey is at another day.
    moment: Callable[[], datetime] | None = None

    def process_request_thread(self, request, client_address) -> None:
        for alias, connection in self.shared.items():
            connections[alias] = connection
        super().process_request_thread(request, client_address)

    def handle_error(self, request, client_address) -> None:
        """A browser that closes a connection early is not a fault of the site."""


@dataclass
class Site:
    """The site as it is served: its address, and the world behind it."""

    url: str
    world: World

    @contextmanager
    def on(self, day: date) -> Iterator[None]:
        """Inside the block it is ten in the morning of a day, for the test and for every page it opens."""
        moment = datetime(day.year, day.month, day.day, 10, tzinfo=LONDON)
        before, Server.moment = Server.moment, staticmethod(lambda: moment)
        try:
            with set_clock(lambda: moment):
                yield
        finally:
            Server.moment = before


def one_at_a_time(server: Server, application: Callable) -> Callable:
    """The application behind a lock, since all its threads share a connection; nothing is answered once it is over."""

    def answer(environ, start_response):
        with Server.lock:
            if server.running:
                with set_clock(server.moment) if server.moment else nullcontext():
                    return application(environ, start_response)
        start_response("503 Service Unavailable", [])
        return []

    return answer


@pytest.fixture
def live(world, settings) -> Iterator[Site]:
    """The site served on this machine, on the world as this test makes it."""
    yield from serve(world, settings)


def serve(world: World, settings) -> Iterator[Site]:
    """Serve the site for as long as a fixture lasts."""
    cache.clear()
    server = Server(("127.0.0.1", 0), Handler)
    server.shared = {connection.alias: connection for connection in connections.all()}
    server.set_app(one_at_a_time(server, StaticFilesHandler(get_wsgi_application())))
    settings.PUBLIC_ADDRESS = f"http://127.0.0.1:{server.server_port}"
    settings.CSRF_TRUSTED_ORIGINS = [settings.PUBLIC_ADDRESS]
    for connection in server.shared.values():
        connection.inc_thread_sharing()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    with kept_open():
        thread.start()
        yield Site(settings.PUBLIC_ADDRESS, world)
        server.shutdown()
        thread.join()
    with Server.lock:
        server.running = False
        server.server_close()
        for connection in server.shared.values():
            connection.dec_thread_sharing()


@contextmanager
def kept_open() -> Iterator[None]:
    """Requests leave the test's connection as it is: Django drops one that is inside a transaction as each begins."""
    for moment in (request_started, request_finished):
        moment.disconnect(close_old_connections)
    try:
        yield
    finally:
        for moment in (request_started, request_finished):
            moment.connect(close_old_connections)


@dataclass
class Visitor:
    """Somebody at a browser: `goto` an address of the site, and what the console complained of meanwhile."""

    page: Page
    url: str
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self.heard)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def heard(self, message) -> None:
        # Chromium itself logs every answer of 400 and above; what the page did wrong is what is wanted here.
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            self.complaints.append(message.text)

    def goto(self, path: str):
        """Open an address of the site and return Playwright's response."""
        self.complaints.clear()
        return self.page.goto(self.url + path)

    def press(self, name: str) -> None:
        """Press the button of the main part that is called so, and wait for the page it leads to."""
        self.led_on(self.page.locator("main").get_by_role("button", name=name))

    def follow(self, name: str) -> None:
        """Follow the link of the main part that is called so, and wait for the page it leads to."""
        self.led_on(self.page.locator("main").get_by_role("link", name=name))

    def send(self) -> None:
        """Press the first button of the main part that sends a form, and wait for the answer."""
        self.led_on(self.page.locator("main button[type=submit]").first)

    def led_on(self, wanted: Locator) -> None:
        """Press what leads to another page, and wait for it: a click by itself comes back before the page does."""
        self.complaints.clear()
        with self.page.expect_navigation():
            wanted.click()


@pytest.fixture
def visit(chromium, live, request) -> Iterator[Callable[..., Visitor]]:
    """`visit("analyst")` opens a browser of its own signed in as one of the cast; `visit()` is nobody's.

    Options: `client`, a test client whose session is taken over; `width` and `height` of the window (a phone's, unless
    told); and any of Playwright's for a context.
    """
    request.node.user_properties.append(("browser", chromium.version))
    contexts = []

    def open_browser(
        name: str | None = None, *, client: Client | None = None, width: int = PHONE["width"],
        height: int = PHONE["height"], **options,
    ) -> Visitor:  # fmt: skip
        context = chromium.new_context(
            viewport={"width": width, "height": height}, locale="en-GB", timezone_id="Europe/London", **options
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        if name and client is None:
            client = live.world.client(name)
        for key, morsel in client.cookies.items() if client else ():
            context.add_cookies([{"name": key, "value": morsel.value, "url": live.url}])
        return Visitor(context.new_page(), live.url)

    yield open_browser
    for context in contexts:
        context.close()


# What a page is at a glance, asked in one go.
GLANCE = """() => ({
  headings: document.querySelectorAll('h1').length, title: document.title, language: document.documentElement.lang,
  width: document.scrollingElement.scrollWidth,
})"""


def page_faults(visitor: Visitor) -> list[str]:
    """What is wrong with a page at a glance: heading, title, language, width, the console, and what axe finds."""
    page, wrong = visitor.page, []
    seen = page.evaluate(GLANCE)
    if seen["headings"] != 1:
        wrong.append(f"{seen['headings']} h1")
    if not seen["title"].endswith("Line of Sight"):
        wrong.append(f"the title is “{seen['title']}”")
    if seen["language"] != "en-GB":
        wrong.append("the language of the page is not given")
    if seen["width"] > page.viewport_size["width"]:
        wrong.append(f"it scrolls sideways: {seen['width']} of {page.viewport_size['width']} pixels: {widest(page)}")
    return wrong + [f"console: {line}" for line in visitor.complaints] + findings(page)


def widest(page: Page) -> str:
    """The innermost elements that stick out, for whoever has to mend it."""
    return page.evaluate(
        """() => [...document.querySelectorAll('main *, header *, footer *')]
            .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.los-scroll'))
            .slice(-3).map(e => e.outerHTML.slice(0, 200)).join(' | ')"""
    )
