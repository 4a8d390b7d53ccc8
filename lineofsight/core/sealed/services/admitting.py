"""Making a room, and letting people in to it until a day."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Grant
from lineofsight.core.access.operations import acting, operation
from lineofsight.core.access.scope import current_partnership
from lineofsight.core.access.services import end_grant, give_grant
from lineofsight.core.design.addresses import address
from lineofsight.core.notices.services import lift, owe, settle
from lineofsight.core.people.models import Person
from lineofsight.core.people.selectors import appointments_in
from lineofsight.core.records.services import open_record
from lineofsight.core.sealed.models import Room
from lineofsight.core.sealed.rules import KEEPS, LONGEST_STAY, PARTS
from lineofsight.core.sealed.selectors import admissions, admitted
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused

LOOK_AGAIN = "look_again"
NAME_ONE = "name_coordinator"
# How long before a coordinator's own time ends they are told. Strength: local.
TOLD_BEFORE = timedelta(days=28)


def begin_room(*, holds: str, noun: str, address: str, keeper: Person) -> Room:
    """Make a room and let its coordinator in. Called inside the operation that makes the record it stands around.

    Args:
        holds: the kind of that record, such as "reviews.incident".
        noun: what the record is called; with the key it is all that is said of it outside.
        address: the page of the record.
    """
    acting()
    room = Room(partnership=current_partnership(), holds=holds, address=address)
    room.label = f"{noun} {room.key}"
    open_record(room, label=room.label, address=address, sealed=True)
    let_in(room, person=keeper, part="coordinator", until=clock.today() + LONGEST_STAY)
    return room


@operation("sealed.admit_person", on="room")
def admit_person(actor: Actor, *, room: Room, person: Person, part: str, until: date) -> Grant:
    """Let somebody in to a room until a day, the day included. An earlier admission of theirs ends.

    Raises:
        MoveRefused: the day is past or more than a year ahead; they are not appointed here; or the only coordinator
            would be none any more.
    """
    if not clock.today() <= until <= clock.today() + LONGEST_STAY:
        raise MoveRefused("Name a day from today to a year ahead. Whoever still needs it then is let in again.")
    insist_appointed(room, person)
    mine = list(admissions(room).filter(holder_ref=person.ref))
    if part not in KEEPS and mine and not coordinated_without(room, mine):
        raise MoveRefused("They are the only coordinator. Let another coordinator in first.")
    for earlier in mine:
        end_grant(earlier)
        lift(record_ref=room.ref, what=f"{LOOK_AGAIN}_{person.ref}")
    return let_in(room, person=person, part=part, until=until)


def insist_appointed(room: Room, person: Person) -> None:
    """An admission rests on an appointment.

    Raises:
        MoveRefused: they hold none in the room's partnership today.
    """
    if not appointments_in(room.partnership).filter(person=person).exists():
        raise MoveRefused(f"{person.name} holds no appointment here. Ask the business manager to appoint them first.")


def let_in(room: Room, *, person: Person, part: str, until: date) -> Grant:
    """Give the grant by which somebody enters. Its reason is what they are to the room, and never a sentence."""
    last = timezone.make_aware(datetime.combine(until, time.max))
    if part in KEEPS:
        owe_looking_again(room, person, until)
    return give_grant(
        holder_ref=person.ref, record_kind=Room.KIND, record_ref=room.ref,
        verbs=("enter", "work", "keep") if part in KEEPS else ("enter", "work"), why=PARTS[part], until=last,
    )  # fmt: skip


def owe_looking_again(room: Room, person: Person, until: date) -> None:
    """A coordinator owes a look at who is let in before their own time ends: work on a case outlasts a year, and a room
    nobody coordinates stands still."""
    owe(
        record_ref=room.ref, what=f"{LOOK_AGAIN}_{person.ref}", title=f"Say who stays let in: {room.label}",
        on=max(until - TOLD_BEFORE, clock.today()), person=person, rule="How sealed rooms are kept, local", sealed=True,
        address=address("sealed:room", ref=room.ref),
    )  # fmt: skip


@operation("sealed.name_coordinator", on="room")
def name_coordinator(actor: Actor, *, room: Room, person: Person) -> Grant:
    """Give a room that has no coordinator any more a new one. Whoever names is not let in by it.

    Raises:
        MoveRefused: they name themselves, or somebody who is not appointed here.
    """
    if person.ref == actor.ref:
        raise MoveRefused("Name somebody else: nobody lets themselves in.")
    insist_appointed(room, person)
    for earlier in admissions(room).filter(holder_ref=person.ref):
        end_grant(earlier)
    settle(record_ref=room.ref, what=NAME_ONE)
    return let_in(room, person=person, part="coordinator", until=clock.today() + LONGEST_STAY)


@operation("sealed.end_admission", on="grant")
def end_admission(actor: Actor, *, grant: Grant, room: Room) -> Grant:
    """End somebody's admission now.

    Raises:
        MoveRefused: they are the only coordinator, and a room is never without one.
    """
    if grant.record_ref != room.ref:
        raise MoveRefused("That is an admission to another room.")
    if "keep" in grant.verbs and not coordinated_without(room, [grant]):
        raise MoveRefused("They are the only coordinator. Let another coordinator in first.")
    end_grant(grant)
    lift(record_ref=room.ref, what=f"{LOOK_AGAIN}_{grant.holder_ref}")
    return grant


def coordinated_without(room: Room, grants: list[Grant]) -> bool:
    """Whether somebody coordinates a room besides those who hold some grants."""
    rest = admitted(room).exclude(pk__in=[grant.pk for grant in grants])
    return any("keep" in grant.verbs for grant in rest)
