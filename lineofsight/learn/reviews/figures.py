"""The figures of serious incidents and of what they taught, for the yearly report and the scorecard, as indicators of
the library. What few incidents there are is protected where it leaves, by each indicator's own policy."""

from lineofsight.core.access.models import Partnership
from lineofsight.core.insight.counting import Counted
from lineofsight.kernel.periods import Period
from lineofsight.learn.reviews.selectors import considered, standing

COMPLETE = ("done", "closed", "closed_untested")


def serious_incidents(partnership: Partnership, period: Period) -> Counted:
    """Serious incidents notified in a period."""
    return Counted(considered.notified_in(partnership, period))


def rapid_reviews_on_time(partnership: Partnership, period: Period) -> Counted:
    """Of the rapid reviews begun in a period, those sent by the day they were due; one that is neither sent nor due yet
    is not counted."""
    return Counted(*considered.timely_in(partnership, period))


def local_reviews_begun(partnership: Partnership, period: Period) -> Counted:
    """Local reviews commissioned in a period."""
    return Counted(standing.local_reviews_in(partnership, period))


def reviews_points(partnership: Partnership, period: Period) -> Counted:
    """Learning points that were let out of rooms in a period."""
    return Counted(standing.released_in(partnership, period))


def reviews_complete(partnership: Partnership, period: Period) -> Counted:
    """Of the actions on those that were due in a period, those that are done or closed."""
    due = standing.released_actions(partnership).filter(due__range=(period.start, period.end))
    return Counted(due.filter(state__in=COMPLETE).count(), due.count())


def reviews_tested(partnership: Partnership, period: Period) -> Counted:
    """Of the tests of such actions that were planned for a period, those whose result was told."""
    planned = standing.released_tests(partnership).filter(planned_on__range=(period.start, period.end))
    return Counted(planned.filter(state="found").count(), planned.count())


FIGURES = {
    "deaths.serious_incidents": serious_incidents,
    "deaths.rapid_reviews_on_time": rapid_reviews_on_time,
    "deaths.local_reviews_begun": local_reviews_begun,
    "learning.reviews_points": reviews_points,
    "learning.reviews_complete": reviews_complete,
    "learning.reviews_tested": reviews_tested,
}
