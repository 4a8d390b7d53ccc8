"""What the business plan has about any record or value: the priorities that follow it, and to challenge it."""

from collections.abc import Iterator

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.manifests import Offer
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.scope import current_partnership
from lineofsight.core.design.addresses import address
from lineofsight.lead.business_plan.selectors.following import priorities_following


def offers(actor: Actor, ref: str) -> Iterator[Offer]:
    """To read, the priorities on whose page it stands; to whoever may challenge in the partnership's name, to do so."""
    for priority in priorities_following(actor, ref):
        yield Offer(priority.question, address("business_plan:priority", ref=priority.ref))
    partnership = current_partnership()
    if partnership and permitted(actor, "business_plan.draft_challenge", partnership):
        yield Offer("Challenge this", f"{address('business_plan:draft_challenge')}?about={ref}", does=True)
