"""Where modules meet that do not know each other: at a figure or a record, each says what it has about it."""

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.manifests import Offer, manifests
from lineofsight.core.access.models import Partnership
from lineofsight.core.records import selectors as records
from lineofsight.core.records.models import Card


def used_in(actor: Actor, key: str) -> list[Card]:
    """The records that use an indicator's figures, of those an actor may see, by what they are called."""
    refs = [ref for each in manifests() if each.uses for ref in each.uses(actor, key)]
    return sorted(records.cards(refs).values(), key=lambda card: card.label) if refs else []


def boards(actor: Actor, partnership: Partnership) -> list[Card]:
    """The bodies outside a partnership that choose priorities of their own, of those an actor may see, by name."""
    refs = [ref for each in manifests() if each.boards for ref in each.boards(actor, partnership)]
    return sorted(records.cards(refs).values(), key=lambda card: card.label) if refs else []


def groups(actor: Actor, partnership: Partnership) -> list[Card]:
    """The partnership's own groups that meet, of those an actor may see, by name."""
    refs = [ref for each in manifests() if each.groups for ref in each.groups(actor, partnership)]
    return sorted(records.cards(refs).values(), key=lambda card: card.label) if refs else []


def offers_on(actor: Actor, ref: str) -> list[Offer]:
    """What an actor may read or do about one value, by its ref, in whichever module."""
    return [offer for each in manifests() if each.offers for offer in each.offers(actor, ref)]
