"""Learning points: noted, taken up, shown to have changed something, or set aside; and repeats."""

from collections.abc import Iterable
from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.access.scope import current_partnership
from lineofsight.core.design.addresses import address
from lineofsight.core.people import selectors as people
from lineofsight.core.records import services as records
from lineofsight.core.thread import selectors
from lineofsight.core.thread.likeness.features import features
from lineofsight.core.thread.models import Evidence, LearningPoint, Repeat, Theme
from lineofsight.core.thread.rules.given import NOWHERE, Seen, Source
from lineofsight.core.thread.selectors.repeats import vocabulary_of
from lineofsight.core.thread.services.evidence import give_evidence
from lineofsight.core.thread.services.owing import shortened
from lineofsight.kernel.lifecycle import MoveRefused


def add_point(
    *, text: str, kind: str, area: str, learnt_on: date, themes: Iterable[Theme], source: Source = NOWHERE
) -> LearningPoint:
    """Note a learning point. Called inside the operation of the module that learned it.

    Args:
        kind: a strength or something to develop (`PointKind`). area: the part of practice (`PracticeArea`).
    """
    partnership = current_partnership()
    point = LearningPoint(
        partnership=partnership, text=text, kind=kind, area=area, learnt_on=learnt_on, source_ref=source.ref,
        source=source.said, marks=features(text, vocabulary_of(partnership)),
    )  # fmt: skip
    chosen = list(themes)
    words = " ".join([text, source.said, *(theme.name for theme in chosen)])
    records.open_record(
        point, label=shortened(text), address=address("thread:learning_point", ref=point.ref), words=words
    )
    point.themes.set(chosen)
    return point


@operation("thread.note_learning_point", on="partnership")
def note_learning_point(
    actor: Actor, *, partnership: Partnership, text: str, kind: str, area: str, learnt_on: date,
    themes: Iterable[Theme], source: Source = NOWHERE,
) -> LearningPoint:  # fmt: skip
    """Note what was learned, wherever it was learned."""
    return add_point(text=text, kind=kind, area=area, learnt_on=learnt_on, themes=themes, source=source)


@operation("thread.add_evidence", on="point")
def add_evidence(actor: Actor, *, point: LearningPoint, seen: Seen) -> Evidence:
    """Give the evidence a learning point rests on (see `evidence.give_evidence`)."""
    return give_evidence(seen, supports=[point.ref])


@operation("thread.link_repeat", on="point")
def link_repeat(actor: Actor, *, point: LearningPoint, earlier: LearningPoint) -> Repeat:
    """Say that a learning point says again what an earlier one said, so that the repeat is counted.

    Raises:
        MoveRefused: it is the point itself, it is not earlier, or it was said already.
    """
    if (earlier.learnt_on, earlier.pk) >= (point.learnt_on, point.pk):
        raise MoveRefused("Only what was learned earlier can be repeated.")
    made, new = Repeat.objects.get_or_create(
        point=point, earlier=earlier,
        defaults={"partnership": point.partnership, "said_by": people.person(actor.ref)},
    )  # fmt: skip
    if not new:
        raise MoveRefused("That it repeats this one is said already.")
    return made


def take_up(point: LearningPoint) -> None:
    """Note that an action on a learning point was agreed. Called inside the operation that agrees it."""
    if point.state == "noted":
        records.move(point, "take_up")


@operation("thread.show_change", on="point")
def show_change(actor: Actor, *, point: LearningPoint) -> LearningPoint:
    """Say that what was learned has changed something, as a test of one of its actions found."""
    return records.move(point, "show_change", facts=selectors.point_facts(point))


@operation("thread.set_aside", on="point")
def set_aside(actor: Actor, *, point: LearningPoint, reason: str) -> LearningPoint:
    """Do nothing more about a learning point, and say why."""
    return records.move(point, "set_aside", reason=reason)


@operation("thread.reopen_point", on="point")
def reopen_point(actor: Actor, *, point: LearningPoint, reason: str) -> LearningPoint:
    """Open a learning point again, because it is not settled after all."""
    return records.move(point, "reopen_point", reason=reason)
