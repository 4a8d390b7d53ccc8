"""Repeats: earlier learning points like a new one, with what was done about them and whether it worked."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.design.text import day
from lineofsight.core.thread.likeness.concepts import Vocabulary, vocabulary
from lineofsight.core.thread.likeness.ranking import Like, Said, nearest
from lineofsight.core.thread.models import LearningPoint, ThemeWord
from lineofsight.core.thread.selectors.permissions import points_here

# As many as can be looked through on one page.
MOST = 20


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


def earlier_than(actor: Actor, point: LearningPoint) -> QuerySet[LearningPoint]:
    """The learning points an actor may see that came before one and are not linked to it yet, the latest first."""
    linked = point.repeats.values("earlier")
    seen = points_here(actor).filter(partnership=point.partnership, learnt_on__lte=point.learnt_on, pk__lt=point.pk)
    return seen.exclude(pk__in=linked).order_by("-learnt_on", "-pk")


def said_earlier(actor: Actor, point: LearningPoint) -> list[Said]:
    """What they say, and no more of them: there may be thousands."""
    under: dict[int, list[str]] = {}
    for key, theme in LearningPoint.themes.through.objects.filter(
        learningpoint__partnership=point.partnership
    ).values_list("learningpoint_id", "theme__ref"):  # fmt: skip
        under.setdefault(key, []).append(theme)
    rows = earlier_than(actor, point).order_by().values_list("pk", "ref", "text", "marks")
    return [Said(ref, text, tuple(under.get(key, ())), marks) for key, ref, text, marks in rows]


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
    """The earlier learning points that read like one, most like it first, with what became of each."""
    found = nearest_of(actor, point)
    points = called(each.ref for each in found)
    became = what_became(list(points.values()))
    return [Earlier(points[each.ref], became[points[each.ref].pk], each.because) for each in found]


def nearest_of(actor: Actor, point: LearningPoint, most: int = 5) -> list[Like]:
    themes = [theme.ref for theme in point.themes.all()]
    using = vocabulary_of(point.partnership)
    return nearest(point.text, said_earlier(actor, point), most=most, themes=themes, using=using)


def called(refs: Iterable[str]) -> dict[str, LearningPoint]:
    """Learning points by ref."""
    return {each.ref: each for each in LearningPoint.objects.filter(ref__in=list(refs))}


def offered(actor: Actor, point: LearningPoint) -> list[LearningPoint]:
    """The earlier learning points that one may be said to repeat: those like it first, then the latest."""
    found = nearest_of(actor, point)
    points = called(each.ref for each in found)
    first = [points[each.ref] for each in found]
    latest = earlier_than(actor, point)[: MOST + len(first)]
    return [*first, *(each for each in latest if each not in first)][:MOST]


def vocabulary_of(partnership: Partnership) -> Vocabulary:
    """The field's vocabulary with a partnership's own words for its themes."""
    own: dict[str, list[str]] = {}
    for name, text in ThemeWord.objects.filter(partnership=partnership).values_list("theme__name", "text"):
        own.setdefault(name, []).append(text)
    return vocabulary(own)
