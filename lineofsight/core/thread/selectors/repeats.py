"""Repeats: earlier learning points like a new one, with what was done about them and whether it worked."""

from dataclasses import dataclass

from lineofsight.core.access.actors import Actor
from lineofsight.core.design.text import day
from lineofsight.core.thread.models import LearningPoint
from lineofsight.core.thread.selectors.permissions import points_seen


@dataclass(frozen=True)
class Earlier:
    """An earlier learning point: what became of it, and why it is offered."""

    point: LearningPoint
    became: str
    because: tuple[str, ...] = ()


def repeats_of(point: LearningPoint) -> list[Earlier]:
    """The learning points that one was said to repeat, the latest first."""
    linked = [repeat.earlier for repeat in point.repeats.select_related("earlier").order_by("-id")]
    became = what_became(linked)
    return [Earlier(each, became[each.pk]) for each in linked]


def earlier_than(actor: Actor, point: LearningPoint) -> list[LearningPoint]:
    """The learning points an actor may see that came before one and are not linked to it yet."""
    linked = point.repeats.values("earlier")
    seen = points_seen(actor).filter(partnership=point.partnership, learnt_on__lte=point.learnt_on, pk__lt=point.pk)
    return list(seen.exclude(pk__in=linked).prefetch_related("themes"))


def what_became(points: list[LearningPoint]) -> dict[int, str]:
    """Of each of some learning points, what was done about it and whether it worked, in a sentence."""
    known = LearningPoint.objects.filter(pk__in=[point.pk for point in points]).prefetch_related("actions__tests")
    return {point.pk: became(point) for point in known}


def became(point: LearningPoint) -> str:
    """What was done about a learning point and whether it worked."""
    if point.state == "set_aside":
        return "It was set aside."
    actions = [a for a in point.actions.all() if a.state not in {"declined", "withdrawn"}]
    if not actions:
        return "Nothing was done about it."
    results = [test for action in actions for test in action.tests.all() if test.state == "found"]
    done = f"{len(actions)} action{'' if len(actions) == 1 else 's'}"
    if not results:
        return f"It led to {done}; whether they worked was not tested."
    latest = max(results, key=lambda test: (test.found_on, test.pk))
    return f"It led to {done}; a test found {latest.get_result_display().lower()} ({day(latest.found_on)})."


def like(actor: Actor, point: LearningPoint) -> list[Earlier]:
    return []


def offered(actor: Actor, point: LearningPoint) -> list[LearningPoint]:
    return earlier_than(actor, point)[:20]
