"""The figures of the thread: counted from learning points, actions and impact tests, as indicators of the library."""

from django.db.models import Count, Q

from lineofsight.core.access.models import Partnership
from lineofsight.core.insight.counting import Counted
from lineofsight.core.records.models import Moved
from lineofsight.core.thread.models import Action, ImpactTest, LearningPoint
from lineofsight.kernel.clock import london
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
    return Counted(len(moved_in(partnership, period, *AGREED)))


def moved_in(partnership: Partnership, period: Period, *moves: str) -> set[str]:
    """The refs of the actions, errands apart, that made one of some moves in a period, by the day in London."""
    made = Moved.objects.filter(partnership=partnership, kind=Action.KIND, move__in=moves)
    refs = {moved.ref for moved in made if period.start <= london(moved.at).date() <= period.end}
    return set(Action.objects.filter(ref__in=refs, errand=False).values_list("ref", flat=True))


def actions_past_date(partnership: Partnership, period: Period) -> Counted:
    """Of the actions open on a day, errands apart, those whose date had passed.

    What was open then is read from what happened since: an action that was agreed by the day and ended after it.
    """
    counted = Action.objects.filter(
        partnership=partnership, errand=False, ref__in=open_on(partnership, period)
    ).aggregate(late=Count("pk", filter=Q(due__lt=period.end)), every=Count("pk"))
    return Counted(counted["late"], counted["every"])


def open_on(partnership: Partnership, period: Period) -> set[str]:
    """The refs of the actions that were open at the end of a day, by the latest move each had made by then."""
    standing: dict[str, str] = {}
    for moved in Moved.objects.filter(partnership=partnership, kind=Action.KIND).order_by("id"):
        if london(moved.at).date() <= period.end:
            standing[moved.ref] = moved.to_state
    return {ref for ref, state in standing.items() if state == "open"}


def closed_tested(partnership: Partnership, period: Period) -> Counted:
    """Of the actions closed in a period, errands apart, those closed after a test of their effect."""
    tested = moved_in(partnership, period, "close_action")
    return Counted(len(tested), len(tested | moved_in(partnership, period, "close_untested", "load_ended")))


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
