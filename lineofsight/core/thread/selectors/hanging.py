"""What hangs on a theme, or on some records, as queries: which learning points, which actions; nothing is read here.

Each way of hanging is looked up by its own index and the keys are joined. Joined by OR, a database reads every row.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.thread.models import Action, ImpactTest, LearningPoint, Theme
from lineofsight.core.thread.selectors.permissions import actions_here, points_here


@dataclass(frozen=True)
class Hanging:
    """The learning points and the actions of a thread that an actor may see, errands apart, by each way in which they
    hang on it; and the records, by ref, whose thread it is."""

    points: tuple[QuerySet[LearningPoint], ...]
    actions: tuple[QuerySet[Action], ...]
    own: tuple[str, ...] = ()

    @property
    def every_point(self) -> QuerySet[LearningPoint]:
        """Its learning points as rows, each once."""
        return LearningPoint.objects.filter(pk__in=found(self.points, "pk"))

    @property
    def every_action(self) -> QuerySet[Action]:
        """Its actions as rows, each once."""
        return Action.objects.filter(pk__in=found(self.actions, "pk"))

    @property
    def every_test(self) -> QuerySet[ImpactTest]:
        """The tests of its actions."""
        return ImpactTest.objects.filter(action__in=found(self.actions, "pk"))


def found(ways: tuple[QuerySet, ...], *names: str) -> QuerySet:
    """Some values of what any of some queries finds, each row once."""
    first, *others = (way.order_by().values_list(*names) for way in ways)
    return first.union(*others) if others else first.distinct()


def on_theme(actor: Actor, theme: Theme, since: date | None = None) -> Hanging:
    """Everything that hangs on a theme, perhaps since a day."""
    return on_records(actor, (), [theme], since)


def on_records(actor: Actor, refs: Iterable[str], themes: Iterable[Theme] = (), since: date | None = None) -> Hanging:
    """Everything that some records taught and asked for, and what hangs on some themes, perhaps since a day."""
    own, under = tuple(refs), [theme.pk for theme in themes]
    later = {"learnt_on__gte": since} if since else {}
    ways: list[dict] = [{"source_ref__in": own} | later] if own or not under else []
    # A theme at a time: of several at once a database reads every action to see whether it has one.
    ways += [{"themes": theme} | later for theme in under]
    points, actions = points_here(actor), actions_here(actor).filter(errand=False)
    # The learning points are looked up first: joined, a database reads every action to see what it was raised for.
    raised = [actions.filter(point__in=LearningPoint.objects.filter(**way).order_by().values("pk")) for way in ways]
    asked = [actions.filter(source_ref__in=own)] if own else []
    return Hanging(tuple(points.filter(**way) for way in ways), (*raised, *asked), own)
