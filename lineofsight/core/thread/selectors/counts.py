"""How much a thread holds, counted by the database: for pages that say it in a sentence and read nothing more of it."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber

from lineofsight.core.thread.models import Action, Repeat, Result
from lineofsight.core.thread.selectors.hanging import Hanging, found


@dataclass(frozen=True)
class Counts:
    """How much a thread holds.

    Args:
        again: how many learning points repeat an earlier one. states: how many actions are in each state.
        best: what the latest test of each kind found, by what was tested. found: how many tests have told.
    """

    points: int
    again: int
    states: dict[str, int]
    best: dict[str, str]
    found: int

    @property
    def actions(self) -> int:
        """How many actions."""
        return sum(self.states.values())


def counts_of(hanging: Hanging) -> Counts:
    """What hangs on a theme, or on some records, counted: four queries, whatever hangs there."""
    states = Counter(state for _, state in found(hanging.actions, "pk", "state"))
    told = hanging.every_test.filter(state="found").order_by()
    first = Window(RowNumber(), partition_by=F("tests"), order_by=[F("found_on").desc(), F("pk").desc()])
    latest = told.annotate(place=first, told=Window(Count("pk"), partition_by=F("tests"))).filter(place=1)
    rows = sorted(latest.values_list("found_on", "pk", "tests", "result", "told"), reverse=True)
    return Counts(
        points=found(hanging.points, "pk").count(),
        again=repeats_among(hanging),
        states=in_order(states),
        best=best_of([(tests, result) for _, _, tests, result, _ in rows]),
        found=sum(told for *_, told in rows),
    )


def repeats_among(hanging: Hanging) -> int:
    """How many learning points of a thread say again what was learned before."""
    again = Repeat.objects.filter(point__in=found(hanging.points, "pk"))
    return again.values("point").distinct().count()


def in_order(states: dict[str, int]) -> dict[str, int]:
    """How many actions are in each state, in the order in which an action comes through them."""
    return {state.key: states[state.key] for state in Action.LIFECYCLE.states if states.get(state.key)}


def best_of(told: list[tuple[str, str]]) -> dict[str, str]:
    """What the latest test of each kind found, in words, of tests and results from the latest on."""
    best: dict[str, str] = {}
    for tests, result in told:
        if tests not in best:
            best[tests] = Result(result).label.lower()
    return best
