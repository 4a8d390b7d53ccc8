"""What a challenge may be about: any record of the house, or any value, that an actor may see."""

from dataclasses import dataclass

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.permissions import permitted
from lineofsight.core.design.addresses import address
from lineofsight.core.insight import library
from lineofsight.core.insight import selectors as insight
from lineofsight.core.records.search import seen_card


@dataclass(frozen=True)
class About:
    """What something is about: by its ref, what it is called, and where it is."""

    ref: str
    label: str
    address: str


def about(actor: Actor, ref: str) -> About | None:
    """The record or value with a ref; none where there is none, or it is one this actor may not see."""
    card = seen_card(actor, ref)
    if card:
        return About(ref, card.label, card.address)
    value = insight.observations_called([ref]).get(ref) if ref else None
    if value is None or not permitted(actor, "insight.see_figure", value):
        return None
    indicator = library.indicator(value.indicator, value.edition)
    return About(ref, f"{indicator.name}, {value.period.label}"[:200], address("insight:figure", ref=ref))
