"""Who is up on the closing night: leads who save a page every few seconds, and readers of the round's own pages.

Each is a thread with a browser of its own. What a browser does when nobody answers they do too: they send the same
again. What was answered with a redirect is acknowledged, and is written down.
"""

import html
import re
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode, urlsplit

EVERY, PAUSE, AGAIN, PATIENCE = 10.0, 5.0, 1.0, 60.0
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
SEEN = re.compile(r'<input[^>]*name="([a-z0-9_-]+)-seen"([^>]*)>')
VALUE = re.compile(r'value="(\d*)"')


class Unanswered(Exception):
    """Nobody answered, or with a failure of the server's."""


@dataclass
class Written:
    """What was written down in a night, by everybody."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    unanswered: int = 0
    refused: list[str] = field(default_factory=list)
    # By assessment and item: each answer that was sent, in order, and how many of them the last acknowledged one is.
    sent: dict[str, dict[str, list[list[str]]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    acknowledged: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    saves: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


@dataclass
class Answered:
    """An answer of the site."""

    status: int
    text: str
    location: str


class Browser:
    """One connection that is kept, its cookies, and how long each answer took."""

    def __init__(self, address: str, written: Written, cookies: dict[str, str] | None = None) -> None:
        self.host, self.written, self.cookies = urlsplit(address).netloc, written, cookies or {}
        self.connection: HTTPConnection | None = None

    def get(self, path: str, kind: str) -> Answered:
        """Ask for a page, again until somebody answers."""
        return self.until_answered(lambda: self.ask("GET", path, None, kind))

    def post(self, path: str, fields: dict[str, str], kind: str) -> Answered:
        """Send a form, the same again until somebody answers."""
        return self.until_answered(lambda: self.ask("POST", path, fields, kind))

    def until_answered(self, ask: Callable[[], Answered]) -> Answered:
        while True:
            try:
                return ask()
            except Unanswered:
                with self.written.lock:
                    self.written.unanswered += 1
                time.sleep(AGAIN)

    def ask(self, method: str, path: str, fields: dict[str, str] | None, kind: str) -> Answered:
        """One request.

        Raises:
            Unanswered: the connection failed, or the server did.
        """
        body = urlencode(fields) if fields is not None else None
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://{self.host}"}
        began = time.perf_counter()
        try:
            self.connection = self.connection or HTTPConnection(self.host, timeout=PATIENCE)
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
            text = answer.read().decode()
        except (OSError, HTTPException) as problem:
            self.forget()
            raise Unanswered(str(problem)) from None
        took = (time.perf_counter() - began) * 1000
        if answer.status >= 500:
            raise Unanswered(f"{answer.status}")
        for line in answer.headers.get_all("Set-Cookie") or ():
            name, _, rest = line.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        if kind:
            self.written.times[kind].append(took)
        return Answered(answer.status, text, answer.headers.get("Location", ""))

    def forget(self) -> None:
        """Close the connection; the next request opens another."""
        if self.connection is not None:
            self.connection.close()
        self.connection = None


class Lead:
    """Somebody who answers for a school, by the link in the letter they were sent."""

    def __init__(self, number: int, browser: Browser, link: str, home: str, sections: list[list[dict]]) -> None:
        self.number, self.browser, self.link, self.home = number, browser, link, home
        self.ref = home.rstrip("/").rpartition("/")[2]
        self.items = {each["name"]: each for section in sections for each in section}
        self.keys: list[str] = []
        self.page, self.at, self.count = "", "", 0

    def come(self) -> None:
        """Open the link, continue, and go to the first section."""
        path = urlsplit(self.link).path
        asked = self.browser.get(path, "")
        went = self.browser.post(path, {"csrfmiddlewaretoken": TOKEN.search(asked.text)[1]}, "")
        if went.status != 302:
            raise SystemExit(f"The link of lead {self.number} answered {went.status}.")
        self.first()

    def first(self) -> None:
        """The first section of the assessment."""
        text = self.browser.get(self.home, "").text
        found = re.search(rf'href="({re.escape(self.home)}sections/[^"]+)"', text)
        if not found:
            raise SystemExit(f"Lead {self.number} is shown no section: {text[:2000]}")
        self.open(found[1])

    def open(self, path: str) -> None:
        """Go where one is led; where that asks nothing, back to the beginning."""
        answered = self.browser.get(path, "a page of questions")
        self.at, self.page = path, answered.text
        if not SEEN.search(answered.text):
            self.first()

    def save(self) -> None:
        """Change what is on the page, send it, and go where one is led."""
        self.count += 1
        word = f"Save {self.count} of lead {self.number}"
        fields, answers = self.filled(word)
        written = self.browser.written
        with written.lock:
            for key, answer in answers.items():
                written.sent[self.ref][key].append(answer)
        answered = self.browser.post(self.at, fields, "a save")
        if answered.status != 302 or "/self-assessments/" not in answered.location:
            with written.lock:
                written.refused.append(f"{answered.status} at {self.at}: {faults(answered.text)}")
            self.open(self.at)
            return
        with written.lock:
            written.saves += 1
            for key in answers:
                written.acknowledged[self.ref][key] = len(written.sent[self.ref][key])
        self.open(answered.location)

    def filled(self, word: str) -> tuple[dict[str, str], dict[str, list[str]]]:
        """The page's form as it is sent, and what that answers to each item."""
        fields = {"csrfmiddlewaretoken": TOKEN.search(self.page)[1]}
        answers = {}
        for name, rest in SEEN.findall(self.page):
            item, seen = self.items[name], VALUE.search(rest)
            fields[f"{name}-seen"] = seen[1] if seen else ""
            fields |= {key: value.format(word) for key, value in item["fields"].items()}
            answers[item["key"]] = [item["value"].format(word), item["note"].format(word)]
        return fields, answers


def faults(text: str) -> str:
    """What a page says is wrong."""
    found = re.findall(r'class="govuk-error-message"[^>]*>(.*?)</p>|<h1[^>]*>(.*?)</h1>', text, re.S)
    return html.unescape(" ".join(re.sub(r"<[^>]+>|\s+", " ", part) for pair in found for part in pair if part))


def night(leads: list[Lead], readers: list[Browser], pages: dict[str, str], minutes: float, trouble: Callable) -> None:
    """Everybody at once for so many minutes, and what befalls the machine in the middle; ends when all have stopped."""
    until = time.monotonic() + minutes * 60
    threads = [threading.Thread(target=saving, args=(each, len(leads), until)) for each in leads]
    threads += [threading.Thread(target=reading, args=(each, pages, until)) for each in readers]
    threads.append(threading.Thread(target=knocking, args=(readers[0], until)))
    for each in threads:
        each.start()
    time.sleep(minutes * 30)
    trouble()
    for each in threads:
        each.join()


def saving(lead: Lead, among: int, until: float) -> None:
    """Save every ten seconds, beginning somewhere within the first ten."""
    due = time.monotonic() + EVERY * (lead.number % among) / among
    while due < until:
        time.sleep(max(0.0, due - time.monotonic()))
        lead.save()
        due = max(due + EVERY, time.monotonic())


def reading(browser: Browser, pages: dict[str, str], until: float) -> None:
    """Look at each page in turn, with a pause after all."""
    while time.monotonic() < until:
        for kind, path in pages.items():
            browser.get(path, kind)
        time.sleep(PAUSE)


def knocking(like: Browser, until: float) -> None:
    """Ask for the empty page every second."""
    browser = Browser(f"http://{like.host}", like.written, dict(like.cookies))
    while time.monotonic() < until:
        browser.get("/empty/", "empty page")
        time.sleep(1)
