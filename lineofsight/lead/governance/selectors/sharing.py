"""Reads of what was shared with bodies outside the partnership, and of what may be."""

from dataclasses import dataclass

from django.db.models import QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.records.models import Card
from lineofsight.core.records.search import seen_card, visible
from lineofsight.lead.governance.models import OUTSIDE, Agreement, Body, Decision, Paper, Risk, Share
from lineofsight.lead.governance.selectors.outside_permissions import shares_seen

# What may be shared one by one.
KINDS = (Decision.KIND, Paper.KIND, Risk.KIND)
# As many of the latest as can be looked through in a list.
MOST = 60
LONGEST = 200


@dataclass(frozen=True)
class Shareable:
    """A record that may be shared: what it is called, and whether it is private or sealed."""

    card: Card
    name: str
    private: bool

    @property
    def ref(self) -> str:
        """The ref of the record."""
        return self.card.ref

    @property
    def called(self) -> str:
        """What it is called where one chooses."""
        return f"{self.name} (private)" if self.private else self.name


def shareable(actor: Actor, partnership: Partnership, record_ref: str = "") -> list[Shareable]:
    """What an actor may share, the latest first; or one record alone, however old. Of papers, those that were given."""
    found = Card.objects.filter(visible(actor), partnership=partnership, kind__in=KINDS)
    found = found.exclude(ref__in=Paper.objects.filter(given_on=None).values("ref"))
    found = found.filter(ref=record_ref) if record_ref else found
    cards = list(found.order_by("-created_at", "-id")[:MOST])
    refs = [card.ref for card in cards]
    decisions = {each.ref: each for each in Decision.objects.filter(ref__in=refs)}
    papers = {each.ref: each for each in Paper.objects.filter(ref__in=refs)}
    return [to_share(card, decisions.get(card.ref), papers.get(card.ref)) for card in cards]


def to_share(card: Card, decision: Decision | None, paper: Paper | None) -> Shareable:
    """A record as it may be shared. A decision says what it decided, unless it is private."""
    private = card.sealed or any(each.private for each in (decision, paper) if each)
    name = f"Paper: {card.label}" if paper else card.label
    if decision and not private:
        name = f"{card.label}: {decision.text}"
    return Shareable(card, name[:LONGEST], private)


def shares_of(actor: Actor, body: Body) -> QuerySet[Share]:
    """What was shared with a body, of what an actor may read, the latest first."""
    return shares_seen(actor).filter(body=body).select_related("body", "by", "agreement")


def shares_about(actor: Actor, record_ref: str) -> QuerySet[Share]:
    """With whom a record was shared, of what an actor may read, the latest first."""
    return shares_seen(actor).filter(record_ref=record_ref).select_related("body", "by")


def record_of(actor: Actor, share: Share) -> Card | None:
    """The record that was shared, where the reader may open it."""
    return seen_card(actor, share.record_ref)


def open_bodies(partnership: Partnership) -> QuerySet[Body]:
    """The bodies outside that stand."""
    return Body.objects.filter(partnership=partnership, kind__in=OUTSIDE, state="standing").order_by("name")


def agreements_in_force(partnership: Partnership) -> QuerySet[Agreement]:
    """The agreements under which something may be shared."""
    return Agreement.objects.filter(partnership=partnership, state="in_force").order_by("title")
