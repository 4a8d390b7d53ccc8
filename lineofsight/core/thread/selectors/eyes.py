"""What was seen through a child's eyes, beside what was learned from it."""

from dataclasses import dataclass
from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.thread.models import Evidence, Eyes, LearningPoint, Support
from lineofsight.core.thread.selectors.permissions import points_seen


@dataclass(frozen=True)
class Glimpse:
    """One piece of evidence through a child's eyes, and the learning point it supports."""

    evidence: Evidence
    point: LearningPoint


def through_childs_eyes(actor: Actor, partnership: Partnership, start: date, end: date) -> list[Glimpse]:
    """What children's own eyes saw between two days and taught the partnership, of what an actor may see; the latest
    first, each piece of evidence once."""
    supports = Support.objects.filter(
        partnership=partnership, evidence__eyes=Eyes.CHILD, evidence__seen_on__range=(start, end)
    ).select_related("evidence")
    seen = points_seen(actor).filter(partnership=partnership, ref__in=supports.values("record_ref"))
    points = {point.ref: point for point in seen}
    found: dict[int, Glimpse] = {}
    for support in supports.order_by("-evidence__seen_on", "-evidence_id", "id"):
        if support.record_ref in points:
            found.setdefault(support.evidence_id, Glimpse(support.evidence, points[support.record_ref]))
    return list(found.values())
