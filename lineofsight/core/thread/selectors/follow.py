"""The thread of a theme, or of some records: evidence → learning → actions → impact, in the order in which it happened,
and what has not been shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.design.addresses import address
from lineofsight.core.design.text import day
from lineofsight.core.records.models import Moved
from lineofsight.core.thread.models import Action, Evidence, ImpactTest, LearningPoint, Repeat, Theme
from lineofsight.core.thread.selectors.hanging import Hanging, on_records, on_theme
from lineofsight.core.thread.selectors.lists import evidence_for
from lineofsight.core.thread.selectors.permissions import points_here

EVIDENCE, LEARNING, ACTION, IMPACT = "evidence", "learning", "action", "impact"
STRANDS = (EVIDENCE, LEARNING, ACTION, IMPACT)
# Actions that nobody does; learning points that wait for one.
NOT_DONE, TO_ACT_ON = ("declined", "withdrawn"), ("noted", "acted_on")
# The moves of an action that the thread tells, and in which word.
TOLD = {"say_done": "Done", "close_action": "Closed", "close_untested": "Closed untested"}


@dataclass(frozen=True)
class Event:
    """One thing of the thread: when, in which strand, what it says, where it is, what it says more, and its state.

    Args:
        ref: of the record it is an event of. led_from: the refs of what led to it; the latest event of each is meant.
        ahead: whether it is only planned. again: the ref of an earlier learning point that it says again.
    """

    on: date
    strand: str
    says: str
    url: str
    more: str = ""
    state: str = ""
    repeats: str = ""
    ref: str = ""
    led_from: tuple[str, ...] = ()
    ahead: bool = False
    again: str = ""


@dataclass(frozen=True)
class Unshown:
    """What has not been shown: an action that ended untested or waits, a learning point nobody acts on."""

    says: str
    url: str
    why: str


@dataclass(frozen=True)
class Thread:
    """A thread, and what it holds."""

    points: list[LearningPoint]
    actions: list[Action]
    tests: list[ImpactTest]
    evidence: list[Evidence]
    events: list[Event]
    unshown: list[Unshown]

    @property
    def found(self) -> list[ImpactTest]:
        """The tests whose result is known, the latest first."""
        known = [test for test in self.tests if test.state == "found"]
        return sorted(known, key=lambda test: (test.found_on, test.pk), reverse=True)


def thread_of_theme(actor: Actor, theme: Theme, since: date | None = None) -> Thread:
    """Everything that hangs on a theme, perhaps since a day."""
    return whole(on_theme(actor, theme, since))


def thread_of_records(actor: Actor, refs: Iterable[str], themes: Iterable[Theme] = (), since: date | None = None):
    """Everything that some records taught and asked for, and what hangs on some themes."""
    return whole(on_records(actor, refs, themes, since))


def points_taught(actor: Actor, ref: str) -> QuerySet[LearningPoint]:
    """What a record taught, of what an actor may see."""
    return points_here(actor).filter(source_ref=ref).prefetch_related("themes")


def whole(hanging: Hanging) -> Thread:
    """A thread as it is, in a few queries, however long it is: for a file. A page shows `shown.Shown` of it."""
    return thread_of(hanging.every_point, hanging.every_action, hanging.own)


def thread_of(points: QuerySet, actions: QuerySet, own: Iterable[str] = ()) -> Thread:
    """The thread of some learning points and actions; what supports its own records (by ref) is part of it."""
    learned = list(points.distinct())
    asked = list(actions.select_related("organisation", "owner", "point").distinct())
    tests = list(ImpactTest.objects.filter(action__in=asked).select_related("tester", "action"))
    backed = evidence_for([*own, *(p.ref for p in learned), *(a.ref for a in asked), *(t.ref for t in tests)])
    evidence = list({e.pk: e for found in backed.values() for e in found}.values())
    events = [
        *evidence_events(backed, learned, asked),
        *point_events(learned, backed),
        *action_events(asked, backed),
        *test_events(tests),
    ]
    placed = sorted(events, key=lambda event: (event.on, STRANDS.index(event.strand)))
    return Thread(learned, asked, tests, evidence, placed, unshown(learned, asked, tests))


def evidence_events(backed: dict[str, list[Evidence]], points, actions) -> list[Event]:
    """Each piece of evidence once, under the record it supports first."""
    pages = pages_of(points, actions)
    seen: dict[int, Event] = {}
    for ref, found in backed.items():
        for one in found:
            seen.setdefault(one.pk, evidence_event(one, pages.get(ref, "")))
    return list(seen.values())


def pages_of(points: Iterable[LearningPoint], actions: Iterable[Action]) -> dict[str, str]:
    """The pages of learning points and actions, by ref."""
    learned = {point.ref: address("thread:learning_point", ref=point.ref) for point in points}
    return learned | {action.ref: address("thread:action", ref=action.ref) for action in actions}


def evidence_event(one: Evidence, url: str) -> Event:
    """That something was seen."""
    more = f"{one.get_eyes_display()}; {one.get_method_display().lower()}"
    return Event(one.seen_on, EVIDENCE, one.says, url, more, one.get_strength_display(), ref=one.ref)


def point_events(points: list[LearningPoint], backed: dict[str, list[Evidence]]) -> list[Event]:
    repeats = Repeat.objects.filter(point__in=points).select_related("earlier")
    earlier = {repeat.point_id: repeat.earlier for repeat in repeats.order_by("-id")}
    return [
        Event(
            point.learnt_on, LEARNING, point.text, address("thread:learning_point", ref=point.ref), point.source,
            point.state_now.label, earlier[point.pk].text if point.pk in earlier else "", ref=point.ref,
            led_from=refs_of(backed, point.ref), again=earlier[point.pk].ref if point.pk in earlier else "",
        )
        for point in points
    ]  # fmt: skip


def refs_of(backed: dict[str, list[Evidence]], ref: str) -> tuple[str, ...]:
    return tuple(one.ref for one in backed.get(ref, []))


def action_events(actions: list[Action], backed: dict[str, list[Evidence]]) -> list[Event]:
    """When each action was proposed, and when it was done and closed."""
    by_ref = {action.ref: action for action in actions}
    moves = Moved.objects.filter(ref__in=list(by_ref), move__in=("open", *TOLD)).order_by("id")
    return [action_event(by_ref[moved.ref], moved, backed) for moved in moves]


def action_event(action: Action, moved: Moved, backed: dict[str, list[Evidence]]) -> Event:
    """One step of an action: what was learned, or what its record rests on, led to its proposal, its evidence to its
    being done."""
    led = {
        "open": (action.point.ref,) if action.point else refs_of(backed, action.source_ref),
        "say_done": (action.ref, *refs_of(backed, action.ref)),
    }
    return Event(
        moved.at.date(), ACTION, action.text, address("thread:action", ref=action.ref),
        f"{action.organisation.name}, {action.owner.name}", TOLD.get(moved.move, "Proposed"), ref=action.ref,
        led_from=led.get(moved.move, (action.ref,)),
    )  # fmt: skip


def test_events(tests: list[ImpactTest]) -> list[Event]:
    """What each test found; of one that is planned, that it is."""
    return [
        Event(
            test.found_on or test.planned_on, IMPACT, test.found or test.expected_change,
            address("thread:impact_test", ref=test.ref),
            f"{test.get_tests_display()}; {test.get_method_display().lower()}",
            test.get_result_display() if test.result else "Planned", ref=test.ref, led_from=(test.action.ref,),
            ahead=not test.result,
        )
        for test in tests
        if test.state != "dropped"
    ]  # fmt: skip


def unshown(points: list[LearningPoint], actions: list[Action], tests: list[ImpactTest]) -> list[Unshown]:
    """What nobody has shown yet, so that the line can be seen to break."""
    acted = {action.point_id for action in actions if action.state not in NOT_DONE}
    told = {test.action_id for test in tests if test.state == "found"}
    planned = {test.action_id: test for test in tests if test.state == "planned"}
    idle = [point for point in points if point.pk not in acted and point.state in TO_ACT_ON]
    untold = [action for action in actions if action.pk not in told and action.state not in NOT_DONE]
    return [*map(unacted, idle), *(untested(action, planned.get(action.pk)) for action in untold)]


def unacted(point: LearningPoint) -> Unshown:
    """A learning point nobody acts on."""
    return Unshown(point.text, address("thread:learning_point", ref=point.ref), "Nobody has been asked to act on it")


def untested(action: Action, test: ImpactTest | None) -> Unshown:
    """An action of whose effect no test has told; perhaps one is planned."""
    why = f"A test is planned for {day(test.planned_on)}" if test else "No test of its effect is planned"
    ended = action.state == "closed_untested"
    return Unshown(action.text, address("thread:action", ref=action.ref), "Closed untested" if ended else why)
