"""The figures of the thread: counted from learning points, actions and impact tests, as indicators of the library."""

from datetime import date, timedelta

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from lineofsight.core.access.models import Partnership
from lineofsight.core.insight.counting import Counted
from lineofsight.core.records.models import Moved
from lineofsight.core.thread.models import Action, ImpactTest, LearningPoint
from lineofsight.kernel.calendar import end_of_deadline
from lineofsight.kernel.periods import Period

AGREED = ("agree_action", "load_open", "complete_action")


def points(partnership: Partnership, period: Period) -> Counted:
    """Learning points learned in a period."""
    return Counted(learned_in(partnership, period).count())


def learned_in(partnership: Partnership, period: Period):
    return LearningPoint.objects.filter(partnership=partnership, learnt_on__range=(period.start, period.end))


def repeats(partnership: Partnership, period: Period) -> Counted:
    """Of the learning points of a period, those linked to an earlier one."""
    learned = learned_in(partnership, period)
    return Counted(learned.filter(repeats__isnull=False).distinct().count(), learned.count())


def actions_agreed(partnership: Partnership, period: Period) -> Counted:
    """Actions agreed in a period, errands apart."""
    return Counted(moved_in(partnership, period, *AGREED))


def moved_in(partnership: Partnership, period: Period, *moves: str) -> int:
    """How many actions, errands apart, made one of some moves in a period, by the day in London."""
    first, after = end_of_deadline(period.start - timedelta(days=1)), end_of_deadline(period.end)
    made = Moved.objects.filter(
        partnership=partnership, kind=Action.KIND, move__in=moves, at__gte=first, at__lt=after
    ).values("ref")
    return Action.objects.filter(ref__in=made, errand=False).count()


def actions_past_date(partnership: Partnership, period: Period) -> Counted:
    """Of the actions open on a day, errands apart, those whose date had passed.

    What was open then is read from what happened since: an action that was agreed by the day and ended after it.
    """
    counted = open_on(partnership, period.end).aggregate(
        late=Count("pk", filter=Q(due__lt=period.end)), every=Count("pk")
    )
    return Counted(counted["late"], counted["every"])


def open_on(partnership: Partnership, day: date) -> QuerySet[Action]:
    """The actions that were open at the end of a day, errands apart, by the latest move each had made by then.

    Whatever was open then is open still or has moved since, so that no more is looked at.
    """
    after = end_of_deadline(day)
    since = Moved.objects.filter(partnership=partnership, kind=Action.KIND, at__gte=after).values("ref")
    stood = Moved.objects.filter(ref=OuterRef("ref"), at__lt=after).order_by("-id").values("to_state")[:1]
    rows = Action.objects.filter(partnership=partnership, errand=False).order_by()
    looked_at = rows.filter(state="open").values("pk").union(rows.filter(ref__in=since).values("pk"))
    return Action.objects.filter(pk__in=looked_at).alias(stood=Subquery(stood)).filter(stood="open").order_by()


def closed_tested(partnership: Partnership, period: Period) -> Counted:
    """Of the actions closed in a period, errands apart, those closed after a test of their effect."""
    closed = ("close_action", "close_untested", "load_ended")
    return Counted(moved_in(partnership, period, "close_action"), moved_in(partnership, period, *closed))


def tests_with_change(partnership: Partnership, period: Period) -> Counted:
    """Of the impact tests told in a period, those that found some or sustained change."""
    told = ImpactTest.objects.filter(
        partnership=partnership, state="found", found_on__range=(period.start, period.end)
    ).aggregate(changed=Count("pk", filter=Q(result__in=("some", "sustained"))), every=Count("pk"))
    return Counted(told["changed"], told["every"])


FIGURES = {
    "learning.points": points,
    "learning.repeats": repeats,
    "learning.actions_agreed": actions_agreed,
    "learning.actions_past_date": actions_past_date,
    "learning.closed_tested": closed_tested,
    "learning.tests_with_change": tests_with_change,
}
