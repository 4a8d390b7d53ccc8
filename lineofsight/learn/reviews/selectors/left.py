"""What is left of incidents whose rooms were erased: rows under their keys, and counts that no key leads to."""

from collections import Counter

from django.db.models import QuerySet

from lineofsight.core.access.models import Partnership
from lineofsight.core.sealed.models import Erasure
from lineofsight.kernel.periods import Period
from lineofsight.learn.reviews.models import Left


def erased_rooms() -> QuerySet:
    """The rooms whose rows say nothing any more, by number. Nothing of them is counted or open by its own row."""
    return Erasure.objects.values("room")


def erased_in(partnership: Partnership) -> set[int]:
    """Those of a partnership."""
    return set(erased_rooms().filter(partnership=partnership).values_list("room", flat=True))


def left_in(partnership: Partnership, period: Period) -> Counter[str]:
    """What is counted of what was erased in the quarters that lie in a period, by what it is."""
    starts = [quarter.start for quarter in period.quarters()]
    found = Left.objects.filter(partnership=partnership, quarter__in=starts)
    counted: Counter[str] = Counter()
    for what, count in found.values_list("what", "count"):
        counted[what] += count
    return counted
