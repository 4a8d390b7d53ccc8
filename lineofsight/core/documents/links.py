"""Which addresses a document may lead to."""

import re

ABSOLUTE = re.compile(r"https?://[^/?#]+", re.IGNORECASE)
MAIL = re.compile(r"mailto:[^@]+@[^@]+", re.IGNORECASE)
# Browsers drop tabs and line ends inside an address and read "\" as "/", so none of them may stand in one.
HIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\\]|[\u2028\u2029]")


def safe(href: str) -> bool:
    """Whether a document may link to this: http, https, mailto, or an address on this site ("/x", "x", "?x", "#x")."""
    if not href or HIDDEN.search(href):
        return False
    return bool(ABSOLUTE.match(href) or MAIL.fullmatch(href)) or is_local(href)


def is_local(href: str) -> bool:
    """Whether this is an address on this site: no scheme, and not another host ("//example.org")."""
    first = re.split(r"[/?#]", href, maxsplit=1)[0]
    return ":" not in first and not href.startswith("//")
