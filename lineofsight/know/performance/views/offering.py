"""What performance has about one value, for the page of where it comes from: its questions, and asking its supplier."""

from collections.abc import Iterator

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.manifests import Offer
from lineofsight.core.design.addresses import address
from lineofsight.core.design.text import listed
from lineofsight.know.performance import selectors


def offers(actor: Actor, ref: str) -> Iterator[Offer]:
    """The questions about a value that an actor may read; asking another, or whom to tell, while it can be answered."""
    for query in selectors.queries_about(actor, ref):
        yield Offer(f"{query.question} ({query.state_now.label.lower()})", address("performance:query", ref=query.ref))
    if selectors.askable(actor, ref):
        yield Offer("Ask about this value", address("performance:ask_query", ref=ref), does=True)
    elif tell := selectors.who_asks(actor, ref):
        yield Offer(f"Does it look wrong? Tell {listed(tell, 'or')}, who can ask its supplier.")
