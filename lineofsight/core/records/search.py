"""Search: every card an actor may see, by everyday words. One interface over both databases.

A card is found when each word looked for stands in its label or its words, the last one perhaps begun only; those that
have them all in the label come first, the newest first among equals. Which cards an actor may see is asked of each
kind's own permission: nobody learns even how many others there are.
"""

import re
from collections.abc import Iterable

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.manifests import manifests
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import right
from lineofsight.core.records.models import Card
from lineofsight.kernel.registry import Registry

WORD = re.compile(r"[^\W_]+")
MOST_WORDS = 12
# Of so many cards it is asked one by one who may see them.
LOOKED_AT = 200
# Words that say nothing by themselves; PostgreSQL leaves its own out in the same way.
SMALL = frozenset({
    "a", "about", "all", "an", "and", "any", "are", "as", "at", "be", "by", "did", "do", "does", "for", "from",
    "had", "has", "have", "how", "i", "in", "is", "it", "of", "on", "or", "our", "that", "the", "their", "there",
    "this", "to", "was", "we", "were", "what", "when", "where", "which", "who", "why", "will", "with",
})  # fmt: skip
# Forms of one word that neither database knows to be one.
ALSO = {"child": "children", "children": "child"}
# Core's own kinds of record, which no manifest names: kind to the permission that says which an actor may see.
SEEN_BY: Registry[str] = Registry("kind of record")

SQLITE = "SELECT rowid FROM records_card_search WHERE records_card_search MATCH %s"
POSTGRESQL = "SELECT id FROM records_card WHERE search @@ to_tsquery('english', %s)"


def found(actor: Actor, partnership: Partnership, text: str, most: int) -> list[Card]:
    """The first cards of a partnership that an actor may see and that say this. Any text has an answer, if only none.

    Args:
        most: how many at most.
    """
    words = words_of(text)
    if not words:
        return []
    cards, in_label = Card.objects.filter(partnership=partnership).order_by("-id"), matching(words, label=True)
    named = first_seen(actor, cards.filter(in_label), most)
    if len(named) == most:
        return named
    return [*named, *first_seen(actor, cards.filter(matching(words)).exclude(in_label), most - len(named))]


def first_seen(actor: Actor, cards: QuerySet[Card], most: int) -> list[Card]:
    """The first of some cards that an actor may see.

    Of the first few it is asked one kind at a time, by ref: whoever sees most of them is answered at once, however much
    there is. For whoever sees little, everything they see is gathered, and the cards are looked for in that.
    """
    first = list(cards[:LOOKED_AT])
    seen = seen_of(actor, first)
    if len(seen) >= most or len(first) < LOOKED_AT:
        return seen[:most]
    return list(cards.filter(visible(actor))[:most])


def seen_of(actor: Actor, cards: list[Card]) -> list[Card]:
    """Those of some cards that an actor may see."""
    names, refs = seeing(), set()
    for kind in {card.kind for card in cards} & set(names):
        rows = right(names[kind]).rows(actor).order_by().select_related(None)
        asked = [card.ref for card in cards if card.kind == kind]
        refs |= set(rows.filter(ref__in=asked).values_list("ref", flat=True))
    return [card for card in cards if card.ref in refs]


def seen_cards(actor: Actor, refs: Iterable[str]) -> dict[str, Card]:
    """By ref, the cards of those of some records that an actor may see; asked once for each kind of record."""
    cards = list(Card.objects.filter(ref__in=list(refs)))
    return {card.ref: card for card in seen_of(actor, cards)}


def words_of(text: str) -> list[str]:
    """The words of a text that are looked for, in small letters, at most a dozen."""
    words = WORD.findall(text.lower().replace("’", "").replace("'", ""))
    return ([word for word in words if word not in SMALL] or words)[:MOST_WORDS]


def matching(words: list[str], label: bool = False) -> Q:
    """Cards that have all these words; perhaps all of them in the label."""
    sqlite = connection.vendor == "sqlite"
    query = fts5(words, label) if sqlite else tsquery(words, label)
    return Q(pk__in=RawSQL(SQLITE if sqlite else POSTGRESQL, [query]))  # noqa: S611 - what was typed is a parameter


def fts5(words: list[str], label: bool = False) -> str:
    """A query in SQLite's words. Each word is quoted, so that none is an operator."""
    each = [f'"{word}"' for word in words]
    each[-1] += " *"
    pairs = zip(words, each, strict=True)
    query = " AND ".join(f'({said} OR "{ALSO[word]}")' if word in ALSO else said for word, said in pairs)
    return f"label : ({query})" if label else query


def tsquery(words: list[str], label: bool = False) -> str:
    """A query in PostgreSQL's words. Each word is quoted, so that none is an operator."""
    mark = ":A" if label else ""
    each = [f"'{word}'{mark}" for word in words]
    each[-1] = f"'{words[-1]}':*{mark[1:]}"
    pairs = zip(words, each, strict=True)
    return " & ".join(f"({said} | '{ALSO[word]}'{mark})" if word in ALSO else said for word, said in pairs)


def visible(actor: Actor) -> Q:
    """The cards of the records an actor may see, kind by kind, by the kind's own permission."""
    seen = Q(pk__in=())
    for kind, name in seeing().items():
        rows = right(name).rows(actor).order_by()
        seen |= Q(kind=kind, ref__in=rows.select_related(None).values("ref"))
    return seen


def seeing() -> dict[str, str]:
    """By kind of record, the permission that says which of them an actor may see."""
    kinds = {kind: name for manifest in manifests() for kind, name in manifest.seen_by.items()}
    return {**dict(SEEN_BY.items()), **kinds}


def seen_card(actor: Actor, ref: str) -> Card | None:
    """The card of a record an actor may see; none otherwise: what a record is called is as closed as the record."""
    return seen_cards(actor, [ref]).get(ref) if ref else None
