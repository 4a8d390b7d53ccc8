"""Somebody at a browser without JavaScript: pages are fetched and forms sent over HTTP, with cookies."""

import re
from dataclasses import dataclass, field
from html import unescape
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
MAIN = re.compile(r"<main.*?</main>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
SECONDS = 20


def browser() -> OpenerDirector:
    """What keeps cookies between one page and the next."""
    return build_opener(HTTPCookieProcessor(CookieJar()))


@dataclass
class Visitor:
    """One person's browser; `text` is what stands on the page they are on, `html` what it is made of."""

    url: str
    opener: OpenerDirector = field(default_factory=browser, repr=False)
    html: str = field(default="", repr=False)
    status: int = 0

    def go(self, address: str) -> str:
        """Open an address of the site, or a path of it, and return the page's text."""
        return self.fetch(address, None)

    def send(self, path: str = "", **fields: str) -> str:
        """Send the form of the page they are on: to its own address, or to another."""
        fields["csrfmiddlewaretoken"] = TOKEN.search(self.html)[1]
        return self.fetch(path, urlencode(fields).encode())

    def fetch(self, path: str, body: bytes | None) -> str:
        """Ask for a page, following where it leads."""
        request = Request(urljoin(self.url, path), body)  # noqa: S310 - an address of the site under test
        try:
            answer = self.opener.open(request, timeout=SECONDS)
        except HTTPError as refused:
            answer = refused
        with answer:
            self.html, self.status, self.url = answer.read().decode(), answer.status, answer.url
        return self.text

    @property
    def text(self) -> str:
        """What a reader sees in the page's main part."""
        return " ".join(unescape(TAG.sub(" ", MAIN.search(self.html)[0])).split())

    def link(self, words: str) -> str:
        """Where the one link of the page with these words leads."""
        found = {
            unescape(href)
            for href, label in re.findall(r'<a\s[^>]*?href="([^"]+)"[^>]*>(.*?)</a>', self.html, re.DOTALL)
            if words in " ".join(unescape(TAG.sub("", label)).split())
        }
        assert len(found) == 1, f"{len(found)} links say “{words}” on {self.url}: {self.text}"
        return found.pop()
