"""Erasing what stands in rooms that were closed longer than their years: told thirty days ahead, never under a hold."""

from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Max

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.manifests import manifests
from lineofsight.core.access.operations import operation
from lineofsight.core.documents.services import drop_file
from lineofsight.core.notices.letters import full_address, write_letter
from lineofsight.core.notices.models import Message
from lineofsight.core.notices.services.outbox import queue
from lineofsight.core.people.models import Person
from lineofsight.core.people.selectors import appointed
from lineofsight.core.records.models import Moved
from lineofsight.core.sealed.models import Erasure, Hold, Retention, Room, RoomFile
from lineofsight.core.sealed.rules import TOLD_AHEAD, erased_on
from lineofsight.core.sealed.selectors import holds_on, keepers, retention_of
from lineofsight.core.sealed.selectors.rights import DECIDE
from lineofsight.core.sealed.values import SealedText
from lineofsight.kernel import clock

LETTER = "sealed/erase_soon"


def closed_rooms() -> list[tuple[Room, Retention]]:
    """The closed rooms of the open partnership that have years to be kept, no hold, and something in them still."""
    standing = Room.objects.filter(state="closed").exclude(pk__in=Erasure.objects.values("room"))
    free = standing.exclude(pk__in=Hold.objects.filter(ended_at=None).values("room"))
    return [(room, rule) for room in free if (rule := retention_of(room.partnership, room.holds))]


def told_on(room: Room, rule: Retention) -> date | None:
    """The day of the letter that told of it under this rule: of those since the room was closed last, since its last
    hold was released and since the rule was set, and no earlier than thirty days before the day it names."""
    letters = Message.objects.filter(kind=LETTER, about_ref=room.ref)
    closed = Moved.objects.filter(ref=room.ref, move="close_room").aggregate(last=Max("at"))["last"]
    released = Hold.objects.filter(room=room).aggregate(last=Max("ended_at"))["last"]
    first = max(rule.set_on, erased_on(room.closed_on, rule.years) - TOLD_AHEAD)
    for letter in letters.order_by("id"):
        told = clock.london(letter.created_at).date()
        if told >= first and all(letter.created_at >= since for since in (closed, released) if since):
            return told
    return None


@operation("sealed.tell_of_erasing", kinds=("system",))
def tell_of_erasing(actor: Actor) -> int:
    """Write to the coordinators of each room that is to be erased within thirty days, once; returns how many rooms.

    A room nobody coordinates any more is told of to the safeguarding partners, who name another.
    """
    told = 0
    for room, rule in closed_rooms():
        if told_on(room, rule) or erased_on(room.closed_on, rule.years) - clock.today() > TOLD_AHEAD:
            continue
        on = max(erased_on(room.closed_on, rule.years), clock.today() + TOLD_AHEAD)
        letter = write_letter(
            LETTER, room=room, rule=rule, on=on,
            where=full_address("sealed:room", partnership=room.partnership.slug, ref=room.ref),
        )  # fmt: skip
        for person in who_is_told(room):
            queue(letter, to=person, about_ref=room.ref)
        told += 1
    return told


def who_is_told(room: Room) -> list[Person]:
    """A room's coordinators; where it has none any more, the safeguarding partners, each once."""
    partners = {person.pk: person for person in appointed(room.partnership, *DECIDE)}
    return keepers(room) or list(partners.values())


@operation("sealed.erase_rooms", kinds=("system",), at_once=False)
def erase_rooms(actor: Actor) -> int:
    """Erase what stands in each room whose day has come and was told of thirty days ago; returns how many rooms."""
    erased = 0
    for room, rule in closed_rooms():
        told = told_on(room, rule)
        is_due = erased_on(room.closed_on, rule.years) <= clock.today()
        if is_due and told and told + TOLD_AHEAD <= clock.today():
            erase_room(actor, room=room, rule=rule)
            erased += 1
    return erased


@operation("sealed.erase_room", kinds=("system",))
def erase_room(actor: Actor, *, room: Room, rule: Retention) -> Erasure | None:
    """Erase every sealed text of a room and what else tells who it was of, and drop its files. What else that is, each
    module says of its own (`Manifest.erases`). Its key and state stay, and a row that says so, by which tables that
    only grow let go of the room's rows (`until_erased`).

    It is looked at again under lock: nothing is erased that was held back or opened again a moment ago.
    """
    standing = Room.objects.select_for_update().get(pk=room.pk)
    if standing.state != "closed" or holds_on(standing).exists():
        return None
    texts = sum(emptied(model, column, standing) for model, column in texts_of_rooms())
    files = [drop(kept) for kept in RoomFile.objects.filter(room=standing).exclude(file=None)]
    written = Erasure.objects.create(
        partnership=standing.partnership, room=standing, retention=rule, texts=texts, files=len(files)
    )
    for manifest in manifests():
        if standing.holds in manifest.erases:
            manifest.erases[standing.holds](standing)
    return written


def texts_of_rooms() -> list[tuple[Any, str]]:
    """Every column of the house that is sealed in a room."""
    return [
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, SealedText)
    ]


def emptied(model: Any, column: str, room: Room) -> int:
    """Empty one column of a room's rows; returns how many said something."""
    done: int = model.objects.filter(room=room).exclude(**{column: b""}).update(**{column: b""})
    return done


def drop(kept: RoomFile) -> RoomFile:
    """Drop a file of a room; that there was one stays."""
    file, kept.file = kept.file, None
    kept.save(update_fields=["file"])
    drop_file(file)
    return kept
