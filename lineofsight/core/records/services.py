"""Opening records and moving them. Called by a module's services, inside their operation."""

from typing import Any, TypeVar

from lineofsight.core.access.actors import Actor, GrantHolder
from lineofsight.core.access.operations import acting
from lineofsight.core.records.models import Card, Moved, Record
from lineofsight.kernel.lifecycle import MoveRefused

R = TypeVar("R", bound=Record)


def open_record(record: R, *, label: str, address: str, words: str = "") -> R:
    """Save a new record in its lifecycle's first state, with its card and the first line of its history."""
    record.state = record.LIFECYCLE.initial
    record.save(force_insert=True)
    Card.objects.create(
        kind=record.KIND, ref=record.ref, partnership=record.partnership, label=label, address=address, words=words
    )
    write_move(record, "open", "", record.state, "")
    return record


def recard(record: Record, *, label: str, words: str = "") -> None:
    """Write a record's card anew, because it is called otherwise or found by other words."""
    Card.objects.filter(ref=record.ref).update(label=label, words=words)


def move(record: R, key: str, *, facts: Any = None, reason: str = "") -> R:
    """Make a move of the record's lifecycle.

    The state changes only from the state the move was judged in, so that of two people pressing at once one is
    refused and not both obeyed.

    Raises:
        MoveRefused: the lifecycle or a guard refuses; the sentence is for the person who pressed.
    """
    before = record.state
    target = record.LIFECYCLE.target(key, before, facts)
    changed = type(record).objects.filter(pk=record.pk, state=before).update(state=target)
    if not changed:
        raise MoveRefused("Somebody else changed this a moment ago. Look at it again before you go on.")
    record.state = target
    write_move(record, key, before, target, reason)
    return record


def write_move(record: Record, key: str, before: str, after: str, reason: str) -> None:
    actor: Actor = acting()
    Moved.objects.create(
        partnership=record.partnership,
        kind=record.KIND,
        ref=record.ref,
        move=key,
        from_state=before,
        to_state=after,
        actor_ref=actor.ref,
        by_link=isinstance(actor, GrantHolder),
        reason=reason,
    )
