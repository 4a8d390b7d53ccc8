"""`@operation`: the one way to write. It opens the transaction, checks, binds the actor and writes the trail.

A service decorated with it cannot forget any of these. What leaves the building is queued inside the transaction and
goes on commit.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from inspect import Parameter, signature
from typing import Any

from django.db import transaction
from django.db.models import Model

from lineofsight.core.access.actors import Actor, GrantHolder
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.access.permissions import right as find_right
from lineofsight.core.access.scope import current_partnership
from lineofsight.core.trail import services as trail
from lineofsight.kernel.registry import Registry


class NoActor(Exception):
    """A service was called by nobody."""


@dataclass(frozen=True)
class Operation:
    """A named write of the system, as the house and its tests see it."""

    name: str
    on: str | None
    permission: str | None
    service: Callable


OPERATIONS: Registry[Operation] = Registry("operation")
bound_actor: ContextVar[Actor | None] = ContextVar("bound_actor", default=None)
# What the database cannot undo and the operation under way has done, such as bytes in the store.
to_undo: ContextVar[list[Callable[[], object]] | None] = ContextVar("to_undo", default=None)

# Told of every call with its name and whether it was performed or refused; the house test of moves listens here.
listeners: list[Callable[[str, str], None]] = []


def operation(
    name: str,
    *,
    on: str | None = None,
    permission: str | None = None,
    kinds: tuple[str, ...] = (),
    at_once: bool = True,
    reason: str = "",
) -> Callable:
    """Make a service of a function whose first argument is the actor and whose others are keyword-only.

    Args:
        name: the service's own name with its module's, such as "performance.sign_off_return"; also its event.
        on: the argument whose row the permission of the same name is asked about.
        permission: another permission's name, where several verbs share one right. Without `on` it is enough that the
            permission opens some row to the actor.
        kinds: the kinds of actor that need no permission, such as ("system",) for a step only a command takes.
        at_once: whether it is one transaction. Long work is not: it writes nothing itself, for nobody is bound as its
            actor, and calls operations that are, so that each of its steps stands and is seen while it goes on.
        reason: the argument whose value, a key of a list and never a sentence, the trail keeps as the reason.

    An operation that names neither a permission nor a kind of actor is refused when it is declared.
    """
    right = permission or (name if on else None)
    if not right and not kinds:
        raise TypeError(f"{name}: say who may, by a permission or by kinds of actor.")

    def decorate(service: Callable) -> Callable:
        parameters = list(signature(service).parameters.values())
        if parameters[0].name != "actor" or any(p.kind is not Parameter.KEYWORD_ONLY for p in parameters[1:]):
            raise TypeError(f"{name}: a service takes the actor first and everything else by keyword.")

        @wraps(service)
        def call(actor: Actor, **given: Any) -> Any:
            if not isinstance(actor, Actor):
                raise NoActor(f"{name} was called by nobody.")
            token = bound_actor.set(actor if at_once else None)
            try:
                with undone_with_it(whole=at_once), transaction.atomic() if at_once else nullcontext():
                    check(actor, given)
                    result = service(actor, **given)
                    record(actor, given, result)
            except Exception:
                tell("refused")
                raise
            finally:
                bound_actor.reset(token)
            tell("performed")
            return result

        def check(actor: Actor, given: dict) -> None:
            if actor.kind in kinds:
                return
            if right is None:
                raise NotPermitted("This is a step of the installation itself.")
            held = find_right(right)
            if not (held.allows(actor, given[on]) if on else held.rows(actor).exists()):
                raise NotPermitted(held.ask)

        def record(actor: Actor, given: dict, result: Any) -> None:
            subject = given.get(on) if on else None
            if isinstance(result, Model) and hasattr(result, "ref"):
                subject = result
            write_trail(name, actor, subject, reason=given[reason] if reason else "")

        def tell(outcome: str) -> None:
            for listener in listeners:
                listener(name, outcome)

        OPERATIONS.register(name, Operation(name=name, on=on, permission=right, service=call))
        return call

    return decorate


@contextmanager
def undone_with_it(*, whole: bool) -> Iterator[None]:
    """Undo what an operation did outside the database when its transaction is, by itself or by the one it is part of.

    Args:
        whole: whether it is one transaction; where it is not, each of its steps stands by itself.
    """
    outer, mine = to_undo.get(), list[Callable[[], object]]()
    token = to_undo.set(mine if whole else None)
    try:
        yield
    except BaseException:
        for undo in reversed(mine):
            undo()
        raise
    finally:
        to_undo.reset(token)
    if outer is not None:
        outer.extend(mine)


def undo_with_it(undo: Callable[[], object]) -> None:
    """Do something, such as removing bytes from the store, should the operation under way fail after all."""
    acting()
    waiting = to_undo.get()
    if waiting is not None:
        waiting.append(undo)


def write_trail(event: str, actor: Actor, subject: Any = None, *, reason: str = "") -> None:
    """Write one row of the trail for an actor and a record, by reference."""
    partnership = current_partnership()
    trail.write(
        event,
        actor_kind=actor.kind,
        actor_ref=actor.ref,
        grant_ref=actor.grant_ref if isinstance(actor, GrantHolder) else "",
        partnership_ref=partnership.slug if partnership else "",
        subject_kind=subject._meta.label_lower if subject is not None else "",
        subject_ref=str(getattr(subject, "ref", "")) if subject is not None else "",
        reason=reason,
    )


def acting() -> Actor:
    """The actor of the operation under way.

    Raises:
        NoActor: a write was attempted outside an operation.
    """
    actor = bound_actor.get()
    if actor is None:
        raise NoActor("Rows are written by services: open an operation first.")
    return actor
