"""Builds the frame of every page: the wings an actor has something to do in, their inbox, their account."""

from django.conf import settings
from django.urls import reverse

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.manifests import NavPage, manifests
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import PERMISSIONS
from lineofsight.core.access.selectors import own_words
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import AccountItem, NavItem, Shell
from lineofsight.core.notices import selectors as notices

WINGS = (("know", "Know the story"), ("learn", "Learn and improve"), ("lead", "Lead, listen and advise"))
DEMONSTRATION = (
    "A demonstration. The figures for Leeds are as published; every person, and all that happens in Ashmere, is "
    "invented."
)


def shell(request: Visit) -> dict[str, Shell]:
    """The context every template is given."""
    actor: Actor | None = getattr(request, "actor", None)
    partnership: Partnership | None = getattr(request, "partnership", None)
    signed_in = bool(actor) and actor.kind == "person"
    here = partnership if signed_in and partnership and partnership.pk in actor.partnerships_as() else None
    return {
        "shell": Shell(
            partnership_name=partnership.name if partnership else None,
            home_url=address("journeys:home") if partnership else reverse("site:front"),
            wings=wings(actor, here, request.path) if here else (),
            tools=tools(actor, request.path) if here else (),
            account=AccountItem(actor.label, reverse("site:account")) if signed_in else None,
            signed_in=signed_in,
            sign_in_url=None if actor and actor.kind == "grant" else reverse("account_login"),
            sign_out_url=reverse("account_logout"),
            banner=banner(actor),
            terms=own_words(partnership) if partnership else {},
            footer=(NavItem("Accessibility", reverse("site:accessibility")),),
        )
    }


def banner(actor: Actor | None) -> str | None:
    """The sentence over every page: that somebody came by link, and that this is a demonstration, where they are so."""
    said = []
    if actor and actor.kind == "grant":
        said.append(f"You came by a personal link, as {actor.label}. It opens what it is for and nothing else.")
    if settings.DEMONSTRATION:
        said.append(DEMONSTRATION)
    return " ".join(said) or None


def pages_of(actor: Actor, wing: str) -> list[NavPage]:
    """The pages of a wing's modules that an actor may open in the open partnership."""
    return [
        page
        for manifest in manifests()
        if manifest.wing == wing
        for page in manifest.nav
        if PERMISSIONS.get(page.permission).rows(actor).exists()
    ]


def wings(actor: Actor, partnership: Partnership, path: str) -> tuple[NavItem, ...]:
    """The wings in which there is anything for this actor: judged by their roles, without asking the database."""
    shown = []
    for key, label in WINGS:
        mine = [m for m in manifests() if m.wing == key and m.opens_to(actor, partnership)]
        if mine:
            url = address("journeys:wing", wing=key)
            under = [url, *[address(page.url_name) for m in mine for page in m.nav]]
            shown.append(NavItem(label, url, current=any(path.startswith(prefix) for prefix in under)))
    return tuple(shown)


def tools(actor: Actor, path: str) -> tuple[NavItem, ...]:
    """The inbox, with how many things wait in it, and search."""
    inbox, search = address("journeys:inbox"), address("journeys:search")
    return (
        NavItem("Inbox", inbox, current=path == inbox, count=notices.how_many_due(actor)),
        NavItem("Search", search, current=path == search),
    )
