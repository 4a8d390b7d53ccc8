"""Which sections use an indicator, for its own page."""

from django.db.models import Q

from lineofsight.core.access.actors import Actor
from lineofsight.lead.annual_report.selectors.permissions import sections_seen


def sections_using(actor: Actor, key: str) -> list[str]:
    """The refs of the sections an actor may read whose text places a figure of an indicator, by its key."""
    placed = Q(text__contains=f"{{{key} ") | Q(text__contains=f"{{{key}}}")
    return list(sections_seen(actor).filter(placed).values_list("ref", flat=True))
