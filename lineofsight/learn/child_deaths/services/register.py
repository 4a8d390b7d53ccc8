"""A death comes into the register under a key, and it is settled who reviews it."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import QuerySet

from lineofsight.core.access.actors import PersonActor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.access.sealing import keys
from lineofsight.core.design.addresses import address
from lineofsight.core.people import selectors as people
from lineofsight.core.records import services as records
from lineofsight.core.sealed.rules import age_band
from lineofsight.core.sealed.selectors import takes_names
from lineofsight.core.sealed.services import begin_room
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import Death
from lineofsight.learn.child_deaths.rules.identity import NO_CHILD, nhs_number, number_refusal
from lineofsight.learn.child_deaths.rules.reviewing import TRANSFER_REASONS
from lineofsight.learn.child_deaths.selectors.deaths import death_facts
from lineofsight.learn.child_deaths.services.asking import lift_answers
from lineofsight.learn.child_deaths.services.background import write_background


@dataclass(frozen=True)
class Child:
    """Who a child was: sealed in the room of their death."""

    name: str
    born: date
    died: date
    nhs_number: str = ""
    none_because: str = ""
    known_at: datetime | None = None
    address: str = ""
    place: str = ""


@operation("child_deaths.notify_death", on="partnership")
def notify_death(
    actor: PersonActor, *, partnership: Partnership, notified_on: date, child: Child | None = None, age: str = "",
    month: date | None = None, background: Mapping[str, str] | None = None,
) -> Death:  # fmt: skip
    """Take a death into the register, in a room of its own that opens to whoever took it in.

    Args:
        child: who it was, where names may be taken. age, month: its age band and month, where they may not.
        background: what tables count of the child besides, where it is known already.

    Raises:
        MoveRefused: names may not be taken here yet, the NHS number is wrong, or it is in the register already.
    """
    death = Death(partnership=partnership, notified_on=notified_on, age=age or "unknown", month=month or notified_on)
    if child:
        write_child(death, child)
    elif refusal := card_refusal(death):
        raise MoveRefused(refusal)
    death.month = death.month.replace(day=1)
    place = address("child_deaths:death", ref=death.ref)
    death.room = begin_room(holds=Death.KIND, noun="Child death", address=place, keeper=people.person(actor.ref))
    records.open_record(death, label=death.room.label, address=place, sealed=True)
    if background:
        write_background(death, background, "")
    return death


def card_refusal(death: Death) -> str | None:
    """Why an age band and a month cannot stand alone on a card: no child, or a month after the notification."""
    if death.age in NO_CHILD:
        return "This is not a child death review: the person was 18 or over, or not born."
    return "The notification is before the month of death." if death.notified_on < death.month.replace(day=1) else None


def write_child(death: Death, child: Child) -> None:
    """Write who the child was into a new row."""
    if not takes_names(death.partnership, Death.KIND):
        raise MoveRefused("Names may not be taken here yet. Give the age band and the month alone.")
    refusal = number_refusal(child.nhs_number, child.none_because)
    if refusal:
        raise MoveRefused(refusal)
    if not child.born <= child.died <= death.notified_on:
        raise MoveRefused("Birth, death and notification follow one another.")
    if age_band(child.born, child.died) == "18+":
        raise MoveRefused("The person was 18 or over: this is not a child death review.")
    number = nhs_number(child.nhs_number)
    if number and standing_under(death.partnership, number).exists():
        raise MoveRefused(already(standing_under(death.partnership, number)))
    death.name, death.nhs_number, death.none_because = child.name, number, child.none_because
    death.number_mark = marks(number)[0] if number else ""
    death.born, death.died = child.born.isoformat(), child.died.isoformat()
    death.known_at = child.known_at.isoformat() if child.known_at else ""
    death.address, death.place = child.address, child.place
    death.age, death.month = age_band(child.born, child.died), child.died


def already(standing: QuerySet[Death]) -> str:
    """Why a number is not taken in twice, and what to do instead where another area reviews it."""
    elsewhere = not standing.exclude(state="transferred").exists()
    more = " as reviewed elsewhere. Take it back there" if elsewhere else ""
    return f"A child with this NHS number is in the register already{more}."


def standing_under(partnership: Partnership, number: str) -> QuerySet[Death]:
    """The deaths of a child with an NHS number, without those that were taken out of the register."""
    return Death.objects.filter(partnership=partnership, number_mark__in=marks(number)).exclude(state="withdrawn")


def marks(number: str) -> list[str]:
    """What stands for an NHS number in searches: its keyed digest, under the current key first and then under each
    that still stands in the keys file, so that a number taken in before the keys were changed is found."""
    return [
        f"{name}:{hmac.new(hashlib.sha256(b'nhs number' + key).digest(), number.encode(), hashlib.sha256).hexdigest()}"
        for name, key in keys(settings.SEALING_KEYS_FILE).items()
    ]


@operation("child_deaths.screen_death", on="death")
def screen_death(actor: PersonActor, *, death: Death, residence: str, area: str = "") -> Death:
    """Settle that a death is reviewed here, and why; one taken over from another area says from which."""
    if residence == "transferred_in" and not area:
        raise MoveRefused("Say from which area it was taken over.")
    records.move(death, "screen_death", facts=death_facts(death, residence=residence))
    transferred = clock.today() if residence == "transferred_in" else None
    return change(death, residence=residence, area=area, transferred_on=transferred)


@operation("child_deaths.transfer_death", on="death")
def transfer_death(actor: PersonActor, *, death: Death, area: str, reason: str, on: date) -> Death:
    """Hand a death over to another area, which reviews it. The reason is one of a list, for it stands outside."""
    records.move(death, "transfer_death", reason=TRANSFER_REASONS[reason])
    lift_answers(death)
    return change(death, area=area, transferred_on=on)


def change(death: Death, **columns) -> Death:
    """Write down what stands unsealed about a death."""
    Death.objects.filter(pk=death.pk).update(**columns)
    for name, value in columns.items():
        setattr(death, name, value)
    return death
