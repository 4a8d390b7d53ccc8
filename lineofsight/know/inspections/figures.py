"""The figures of inspections: recommendations that were answered, as an indicator of the library."""

from datetime import timedelta

from lineofsight.core.access.models import Partnership
from lineofsight.core.insight.counting import Counted
from lineofsight.core.records.models import Moved
from lineofsight.kernel.calendar import end_of_deadline
from lineofsight.kernel.periods import Period
from lineofsight.know.inspections.models import Recommendation


def answered(partnership: Partnership, period: Period) -> Counted:
    """Recommendations answered in a period, by the day in London, each once; those opened again since left out."""
    first, after = end_of_deadline(period.start - timedelta(days=1)), end_of_deadline(period.end)
    moved = Moved.objects.filter(
        partnership=partnership, kind=Recommendation.KIND, move="answer_recommendation", at__gte=first, at__lt=after
    )
    stand = Recommendation.objects.filter(partnership=partnership, state="answered")
    return Counted(stand.filter(ref__in=moved.values("ref")).count())


FIGURES = {"learning.recommendations_answered": answered}
