"""The figures of serious incidents for the yearly report and the scorecard, as indicators of the library."""

from lineofsight.core.access.models import Partnership
from lineofsight.core.insight.counting import Counted
from lineofsight.kernel.periods import Period
from lineofsight.learn.reviews.selectors import considered


def serious_incidents(partnership: Partnership, period: Period) -> Counted:
    """Serious incidents notified in a period."""
    return Counted(considered.notified_in(partnership, period))


def rapid_reviews_on_time(partnership: Partnership, period: Period) -> Counted:
    """Of the rapid reviews begun in a period, those sent by the day they were due."""
    begun = considered.begun_in(partnership, period)
    return Counted(sum(considered.on_time(each) for each in begun), len(begun))


FIGURES = {
    "deaths.serious_incidents": serious_incidents,
    "deaths.rapid_reviews_on_time": rapid_reviews_on_time,
}
