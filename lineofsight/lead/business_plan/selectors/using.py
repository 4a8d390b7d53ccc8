"""Which objectives are measured by the figures of an indicator, for the page that lists where it is used."""

from collections.abc import Iterable

from lineofsight.core.access.actors import Actor
from lineofsight.lead.business_plan.models import Measure
from lineofsight.lead.business_plan.selectors.rights import objectives_seen


def objectives_using(actor: Actor, key: str) -> Iterable[str]:
    """The refs of the objectives an actor may see that an indicator measures."""
    measured = Measure.objects.filter(indicator=key).exclude(state="dropped").values("objective")
    return objectives_seen(actor).filter(pk__in=measured).values_list("ref", flat=True)
