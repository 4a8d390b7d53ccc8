"""What surrounds every page: the partnership's name, the three wings, the reader's account and the partnership's words.

Whoever serves a request builds one `Shell` and puts it into the template context as `shell`. A page drawn without one
(an error before anybody is known) has the product's name and nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

PRODUCT = "Line of Sight"


@dataclass(frozen=True, slots=True)
class NavItem:
    """One place in the navigation. `count` is how many things wait there; none is not the same as zero."""

    label: str
    url: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way back from this page."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class AccountItem:
    """Who is signed in, and where they manage that."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Shell:
    """The frame of a page.

    `wings` are the partnership's three (only those the reader has something to do with); `tools` stand opposite them:
    the inbox and search. `footer` are links to statements every public service owes (accessibility, privacy).
    `sign_out_url` is posted to by a button in the header. `banner` is one sentence shown on every page, for an
    installation that is a demonstration. `terms` are the partnership's own words: key to (singular, plural), see
    `words.term`.
    """

    product: str = PRODUCT
    partnership_name: str | None = None
    home_url: str = "/"
    wings: tuple[NavItem, ...] = ()
    tools: tuple[NavItem, ...] = ()
    account: AccountItem | None = None
    signed_in: bool = False
    sign_in_url: str | None = None
    sign_out_url: str | None = None
    banner: str | None = None
    terms: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    footer: tuple[NavItem, ...] = ()


def page_title(heading: str, partnership_name: str | None, product: str = PRODUCT, *, failed: bool = False) -> str:
    """What the browser's tab says: "heading – partnership – Line of Sight", after "Error: " when the form has errors.

    The prefix is the GOV.UK Design System's: a screen reader reads the title first, so it says at once that the form
    was not accepted.
    """
    parts = [part for part in (heading, partnership_name, product) if part]
    return ("Error: " if failed else "") + " – ".join(dict.fromkeys(parts))
