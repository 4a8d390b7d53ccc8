"""Owing things in tests, as a module's services do: inside an operation."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from lineofsight.core.access.actors import Actor, system
from lineofsight.core.access.operations import bound_actor
from lineofsight.core.notices import services
from lineofsight.core.notices.models import Due
from lineofsight.kernel import clock
from lineofsight.kernel.refs import new_ref


@contextmanager
def working(actor: Actor | None = None) -> Iterator[None]:
    """What an operation gives its services: somebody who acts."""
    token = bound_actor.set(actor or system("tests"))
    try:
        yield
    finally:
        bound_actor.reset(token)


def owed(title: str = "Send the figures", *, days: int = 7, on: date | None = None, **about) -> Due:
    """Something owed, by default in a week, for a record of its own."""
    given = {"record_ref": new_ref(), "what": "thing", "address": "/ashmere/", **about}
    with working():
        return services.owe(title=title, on=on or clock.today() + timedelta(days=days), **given)


def settled(due: Due) -> None:
    """It is done."""
    with working():
        services.settle(record_ref=due.record_ref, what=due.what)


@contextmanager
def days_later(days: int) -> Iterator[None]:
    """The same hour, so many days on."""
    moment = clock.now() + timedelta(days=days)
    with clock.set_clock(lambda: moment):
        yield


@contextmanager
def on_day(day: date, hour: int = 9) -> Iterator[None]:
    """An hour of a day, in London."""
    moment = datetime.combine(day, time(hour), clock.LONDON)
    with clock.set_clock(lambda: moment):
        yield
