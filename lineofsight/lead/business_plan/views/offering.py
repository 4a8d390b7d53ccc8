"""What the business plan offers on any record's page, and where any value comes from: to challenge it."""

from collections.abc import Iterator

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.manifests import Offer
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.scope import current_partnership
from lineofsight.core.design.addresses import address


def offers(actor: Actor, ref: str) -> Iterator[Offer]:
    """To whoever may challenge in the partnership's name."""
    partnership = current_partnership()
    if partnership and permitted(actor, "business_plan.draft_challenge", partnership):
        yield Offer("Challenge this", f"{address('business_plan:draft_challenge')}?about={ref}", does=True)
