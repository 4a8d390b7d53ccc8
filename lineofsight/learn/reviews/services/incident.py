"""Incidents: reported by any partner, put right by who reported them and who coordinates them."""

from datetime import date, timedelta

from lineofsight.core.access.actors import PersonActor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import acting, operation
from lineofsight.core.design.addresses import address
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Person
from lineofsight.core.people.roles import Role
from lineofsight.core.records import services as records
from lineofsight.core.sealed.models import Room
from lineofsight.core.sealed.selectors import takes_names
from lineofsight.core.sealed.services import begin_room
from lineofsight.core.sealed.services.admitting import let_in
from lineofsight.core.sealed.services.entering import begin_reading
from lineofsight.core.sealed.values import Opened
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.kernel.refs import new_ref
from lineofsight.learn.reviews.models import Child, Incident
from lineofsight.learn.reviews.rules.bands import band_of
from lineofsight.learn.reviews.rules.clocks import EDITION
from lineofsight.learn.reviews.rules.fuzzy import read
from lineofsight.learn.reviews.selectors.incidents import local_reviews
from lineofsight.learn.reviews.selectors.partners import partners
from lineofsight.learn.reviews.services.clocks import start_clocks
from lineofsight.learn.reviews.services.owing import write
from lineofsight.learn.reviews.services.signing import ask_anew
from lineofsight.learn.reviews.services.standing_still import stand_still

NOUN = "Serious incident"
# How long partners are let in from the start, and whoever reported it, to put it right. Strength: local.
PARTNERS_STAY, REPORTER_STAYS = timedelta(days=180), timedelta(days=28)
OPEN = ("referred", "reviewing", "sent", "answered", "local_review")
CLOSED_NAMES = (
    "Names cannot be taken in this partnership yet: the room’s page says what is missing. Leave the name empty, and of "
    "the birth give the month and year."
)
# Of an incident, what says who somebody is or where they live.
NAMING = ("other_names", "place")
CLOSED_INCIDENT = (
    "Names cannot be taken in this partnership yet. Leave the exact place and the names of others empty, and of the "
    "day it happened give the month and year."
)


@operation("reviews.refer_incident", on="partnership")
def refer_incident(
    actor: PersonActor, *, partnership: Partnership, aware_on: date, aware_time: str = "", told: dict[str, str]
) -> Incident:
    """Report a serious incident: its room is made, its coordinator and the three partners are let in and told by its
    key, and the clock starts with the day the council became aware.

    Args:
        told: what is sealed, by column.

    Raises:
        MoveRefused: the partnership has no business manager, the day is outside every calendar, or something that
            names somebody is told where names cannot be taken yet.
    """
    return reported(partnership=partnership, aware_on=aware_on, aware_time=aware_time, told=told)


def reported(*, partnership: Partnership, aware_on: date, aware_time: str, told: dict[str, str]) -> Incident:
    """A new incident. Called inside the operation that reports it, whose actor is let in for a while."""
    insist_on_no_names(partnership, told)
    actor = acting()
    keepers = people.appointed(partnership, Role.BUSINESS_MANAGER)
    if not keepers:
        raise MoveRefused("The partnership has no business manager to coordinate it. Appoint one first.")
    reporter = people.person(actor.ref)
    keeper = reporter if reporter in keepers else keepers[0]
    ref = new_ref()
    room = begin_room(holds=Incident.KIND, noun=NOUN, address=address("reviews:incident", ref=ref), keeper=keeper)
    incident = Incident(
        ref=ref, partnership=partnership, room=room, referred_by=reporter, aware_on=aware_on, aware_time=aware_time,
        edition=EDITION, **told,
    )  # fmt: skip
    records.open_record(incident, label=room.label, address=room.address, sealed=True)
    let_partners_in(room, incident, keeper, reporter)
    start_clocks(incident, why="")
    begin_reading(actor, room, "case_work", "")
    return incident


def let_partners_in(room: Room, incident: Incident, keeper: Person, reporter: Person) -> None:
    """Let the three partners' own people in to decide, and whoever reported it for a while, to put it right."""
    today = clock.today()
    inside = {keeper.pk}
    for each in partners(incident.partnership):
        for person in each.people:
            if person.pk not in inside:
                let_in(room, person=person, part="decider", until=today + PARTNERS_STAY)
                inside.add(person.pk)
                write(incident, "reviews/referred", person)
    if reporter.pk not in inside:
        let_in(room, person=reporter, part="adviser", until=today + REPORTER_STAYS)
    if keeper.pk != reporter.pk:
        write(incident, "reviews/referred", keeper)


@operation("reviews.edit_incident", on="incident")
def edit_incident(actor: PersonActor, *, incident: Incident, opened: Opened, told: dict[str, str]) -> Incident:
    """Put right what is known of an incident. The day the council became aware is corrected apart, with its clock."""
    stand_still(incident.room)
    insist_open(incident)
    new = changed(incident, opened, told)
    insist_on_no_names(incident.partnership, new)
    for name, text in new.items():
        setattr(incident, name, text)
    incident.save(update_fields=list(new))
    for child in incident.children.all():
        band_anew(child, incident, opened)
    if new:
        ask_anew(incident)
    return incident


def changed(row: Incident | Child, opened: Opened, told: dict[str, str]) -> dict[str, str]:
    """Of what is told, what differs from what stands: what was taken while names could be is no matter for refusal."""
    return {name: text for name, text in told.items() if text != getattr(row, name).open(opened)}


def insist_on_no_names(partnership: Partnership, told: dict[str, str]) -> None:
    """Of an incident, the names of others, the exact place and the exact day are taken only where names are.

    Raises:
        MoveRefused: one of them is told, and something is missing before names may be taken.
    """
    exact = bool(read(told.get("happened_when", "")).day)
    if (exact or any(told.get(name) for name in NAMING)) and not takes_names(partnership, Incident.KIND):
        raise MoveRefused(CLOSED_INCIDENT)


def insist_open(incident: Incident) -> None:
    """Nothing of an incident is changed once it rests, and no local review of it is open.

    Raises:
        MoveRefused: it does.
    """
    if incident.state not in OPEN and not local_reviews(incident)["local_open"]:
        raise MoveRefused("It is closed. Open it again first.")


@operation("reviews.add_child", on="incident")
def add_child(actor: PersonActor, *, incident: Incident, opened: Opened, told: dict[str, str]) -> Child:
    """Add a child an incident is about.

    Raises:
        MoveRefused: it is closed; or names cannot be taken here yet.
    """
    stand_still(incident.room)
    insist_open(incident)
    child = Child(partnership=incident.partnership, room=incident.room, incident=incident)
    return written(child, incident, opened, told, told)


@operation("reviews.edit_child", on="child")
def edit_child(actor: PersonActor, *, child: Child, opened: Opened, told: dict[str, str]) -> Child:
    """Put right what is known of a child; on birth the day expected becomes the day of birth, on the same row."""
    stand_still(child.room)
    insist_open(child.incident)
    return written(child, child.incident, opened, told, changed(child, opened, told))


@operation("reviews.drop_child", on="child")
def drop_child(actor: PersonActor, *, child: Child) -> Incident:
    """Take a child out who was added by mistake, before it is decided on.

    Raises:
        MoveRefused: it was decided on, be it opened again since: then nobody is taken out silently.
    """
    if child.incident.state != "referred" or child.incident.decisions.exists():
        raise MoveRefused("It was decided on with this child. Record that the criteria were not met instead.")
    incident = child.incident
    child.delete()
    return incident


def written(child: Child, incident: Incident, opened: Opened, told: dict[str, str], new: dict[str, str]) -> Child:
    """Write what is known of a child, with the age band that stands outside.

    Args:
        new: of what is told, what did not stand before: that alone is refused where names cannot be taken.
    """
    exact = bool(read(new.get("born", "")).day)
    if not takes_names(incident.partnership, Incident.KIND) and (new.get("name") or exact):
        raise MoveRefused(CLOSED_NAMES)
    for name, text in told.items():
        setattr(child, name, text)
    child.band = band_of(
        read(told.get("born", "")), read(incident.happened_when.open(opened)), unborn=bool(told.get("unborn"))
    )
    child.save()
    if new:
        ask_anew(incident)
    return child


def band_anew(child: Child, incident: Incident, opened: Opened) -> None:
    """The age band again, since the day of the incident may have been put right."""
    band = band_of(
        read(child.born.open(opened)), read(incident.happened_when.open(opened)),
        unborn=bool(child.unborn.open(opened)),
    )  # fmt: skip
    Child.objects.filter(pk=child.pk).update(band=band)
