"""The thread of a theme, or of some records: evidence → learning → actions → impact, in the order in which it happened,
and what has not been shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.design.addresses import address
from lineofsight.core.design.text import day
from lineofsight.core.records.models import Moved
from lineofsight.core.thread.models import Action, Evidence, ImpactTest, LearningPoint, Repeat, Theme
from lineofsight.core.thread.selectors.lists import evidence_for
from lineofsight.core.thread.selectors.permissions import actions_seen, points_seen

EVIDENCE, LEARNING, ACTION, IMPACT = "evidence", "learning", "action", "impact"
STRANDS = (EVIDENCE, LEARNING, ACTION, IMPACT)
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
    return thread_of(actor, points_seen(actor).filter(themes=theme), since=since)


def thread_of_records(actor: Actor, refs: Iterable[str], themes: Iterable[Theme] = (), since: date | None = None):
    """Everything that some records taught and asked for, and what hangs on some themes."""
    known = list(refs)
    points = points_seen(actor).filter(Q(source_ref__in=known) | Q(themes__in=list(themes)))
    return thread_of(actor, points, known, since)


def points_taught(actor: Actor, ref: str) -> list[LearningPoint]:
    """What a record taught, of what an actor may see."""
    return list(points_seen(actor).filter(source_ref=ref).prefetch_related("themes"))


def thread_of(actor: Actor, points: QuerySet, refs: Iterable[str] = (), since: date | None = None) -> Thread:
    """A thread in a few queries, however long it is; what supports the records themselves is part of it."""
    own = list(refs)
    learned = list((points.filter(learnt_on__gte=since) if since else points).distinct().prefetch_related("themes"))
    raised = Q(point__in=learned) | Q(source_ref__in=own)
    asked = actions_seen(actor).filter(raised, errand=False).select_related("organisation", "owner", "point")
    actions = list(asked.distinct())
    tests = list(ImpactTest.objects.filter(action__in=actions).select_related("tester", "action"))
    backed = evidence_for([*own, *(p.ref for p in learned), *(a.ref for a in actions), *(t.ref for t in tests)])
    evidence = list({e.pk: e for found in backed.values() for e in found}.values())
    events = [
        *evidence_events(backed, learned, actions),
        *point_events(learned, backed),
        *action_events(actions, backed),
        *test_events(tests),
    ]
    placed = sorted(events, key=lambda event: (event.on, STRANDS.index(event.strand)))
    return Thread(learned, actions, tests, evidence, placed, unshown(learned, actions, tests))


def evidence_events(backed: dict[str, list[Evidence]], points, actions) -> list[Event]:
    """Each piece of evidence once, under the record it supports first."""
    pages = {point.ref: address("thread:learning_point", ref=point.ref) for point in points}
    pages |= {action.ref: address("thread:action", ref=action.ref) for action in actions}
    seen: dict[int, Event] = {}
    for ref, found in backed.items():
        for one in found:
            more = f"{one.get_eyes_display()}; {one.get_method_display().lower()}"
            event = Event(
                one.seen_on, EVIDENCE, one.says, pages.get(ref, ""), more, one.get_strength_display(), ref=one.ref
            )
            seen.setdefault(one.pk, event)
    return list(seen.values())


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
    acted = {action.point_id for action in actions if action.state not in {"declined", "withdrawn"}}
    told = {test.action_id for test in tests if test.state == "found"}
    planned = {test.action_id: test for test in tests if test.state == "planned"}
    left = [
        Unshown(point.text, address("thread:learning_point", ref=point.ref), "Nobody has been asked to act on it")
        for point in points
        if point.pk not in acted and point.state in {"noted", "acted_on"}
    ]
    for action in actions:
        if action.pk in told or action.state in {"declined", "withdrawn"}:
            continue
        test = planned.get(action.pk)
        why = f"A test is planned for {day(test.planned_on)}" if test else "No test of its effect is planned"
        if action.state == "closed_untested":
            why = "Closed untested"
        left.append(Unshown(action.text, address("thread:action", ref=action.ref), why))
    return left
