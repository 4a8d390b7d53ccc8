"""A thread as a page shows it, however long it is: counted whole, told a part at a time.

What is read of all of it is its spine: keys, states and days. From that it is known how much there is, what has not
been shown, and which rows a page needs; only those are read. The whole is in the file beside the page (`follow.whole`).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from lineofsight.core.design.paging import Joined
from lineofsight.core.thread.models import Action, ImpactTest, LearningPoint
from lineofsight.core.thread.selectors import follow
from lineofsight.core.thread.selectors.counts import Counts, best_of, in_order, repeats_among
from lineofsight.core.thread.selectors.follow import Thread, Unshown
from lineofsight.core.thread.selectors.hanging import Hanging, found
from lineofsight.core.thread.selectors.lists import LIVE

# As many actions, and as many learning points, as can be told apart in a drawing; as many results as stand on a page.
PART, FOUND = 12, 10


@dataclass(frozen=True)
class Spine:
    """Of each row of a thread no more than where it stands.

    Args:
        points: key and state, the latest learned first. actions: key, state and learning point, those that have not
            ended first, the latest asked for first among equals. told: key, action, what was tested and the result of
            each test that told, the latest first.
    """

    points: list[tuple[int, str]]
    actions: list[tuple[int, str, int | None]]
    told: list[tuple[int, int, str, str]]


def spine_of(hanging: Hanging) -> Spine:
    """Read a thread's spine: three queries. What can be put in order by the database is, so that no day is read."""
    actions = sorted(found(hanging.actions, "pk", "state", "point"), reverse=True)
    living = [action for action in actions if action[1] in LIVE]
    ended = [action for action in actions if action[1] not in LIVE]
    told = hanging.every_test.filter(state="found").order_by("-found_on", "-pk")
    return Spine(
        list(hanging.every_point.order_by("-learnt_on", "-pk").values_list("pk", "state")),
        living + ended,
        list(told.values_list("pk", "action", "tests", "result")),
    )


class Shown:
    """What a page shows of a thread.

    Args:
        more: what its own record has not shown besides.
    """

    def __init__(self, hanging: Hanging, more: Sequence[Unshown] = ()) -> None:
        self.hanging, self.more = hanging, list(more)
        self.spine = spine_of(hanging)

    @cached_property
    def counts(self) -> Counts:
        """How much there is."""
        return Counts(
            points=len(self.spine.points),
            again=repeats_among(self.hanging),
            states=in_order(Counter(state for _, state, _ in self.spine.actions)),
            best=best_of([(tests, result) for _, _, tests, result in self.spine.told]),
            found=len(self.spine.told),
        )

    @property
    def parts(self) -> int:
        """In how many parts it is told."""
        return max(-(-len(self.spine.actions) // PART), -(-len(self.spine.points) // PART))

    def part(self, number: int) -> Thread:
        """One part, from 0: the next actions with what was learned before each; and the next learning points."""
        span = slice(number * PART, (number + 1) * PART)
        actions = self.spine.actions[span]
        learned = {point for _, _, point in actions} | {point for point, _ in self.spine.points[span]}
        return follow.thread_of(
            LearningPoint.objects.filter(pk__in=learned - {None}),
            Action.objects.filter(pk__in=[key for key, _, _ in actions]),
            () if number else self.hanging.own,
        )

    @cached_property
    def found(self) -> list[ImpactTest]:
        """The tests that told last."""
        keys = [key for key, *_ in self.spine.told[:FOUND]]
        return list(ImpactTest.objects.filter(pk__in=keys).select_related("action").order_by("-found_on", "-pk"))

    @cached_property
    def unshown(self) -> Sequence[Unshown]:
        """What nobody has shown yet: learning points nobody acts on, actions of whose effect no test has told."""
        done = [(key, point) for key, state, point in self.spine.actions if state not in follow.NOT_DONE]
        acted, told = {point for _, point in done}, {action for _, action, *_ in self.spine.told}
        idle = [key for key, state in self.spine.points if key not in acted and state in follow.TO_ACT_ON]
        return Joined((self.more, list), (idle, unacted), ([key for key, _ in done if key not in told], untested))


def unacted(keys: list[int]) -> list[Unshown]:
    """Learning points nobody acts on, by key."""
    found = LearningPoint.objects.in_bulk(keys)
    return [follow.unacted(found[key]) for key in keys]


def untested(keys: list[int]) -> list[Unshown]:
    """Actions of whose effect no test has told, by key, each with the test that is planned."""
    found = Action.objects.in_bulk(keys)
    planned = {test.action_id: test for test in ImpactTest.objects.filter(action__in=keys, state="planned")}
    return [follow.untested(found[key], planned.get(key)) for key in keys]
