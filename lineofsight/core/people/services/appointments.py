"""Writes of people: organisations, appointments, joining."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from allauth.account.models import EmailAddress
from django.db.models import QuerySet

from lineofsight.core.access.actors import Actor, System
from lineofsight.core.access.following import followed_by
from lineofsight.core.access.models import Account, Partnership
from lineofsight.core.access.operations import acting, operation
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.access.selectors import standing_grants
from lineofsight.core.access.services import end_grant, give_grant, new_link
from lineofsight.core.people.models import Appointment, FormerName, Membership, Organisation, Person, Succession
from lineofsight.core.people.roles import Role
from lineofsight.core.people.rules import Row
from lineofsight.kernel import clock

INVITATION_LASTS = timedelta(days=14)


@dataclass(frozen=True)
class Loaded:
    """What a spreadsheet added: what was there already is not counted."""

    organisations: int
    people: int
    appointments: int


@operation("people.load_people", on="partnership")
def load_people(actor: Actor, *, partnership: Partnership, rows: Iterable[Row]) -> Loaded:
    """Load agencies, people and appointments from checked rows (`rules.read_people`): all of them or none.

    A person is known by their e-mail address; one known already keeps their name and gains the appointment.
    """
    rows = list(rows)
    if actor.administers() and administrators().filter(email__in=[row.email for row in rows]).exists():
        raise NotPermitted("Whoever looks after the installation holds no role in a partnership. Leave them out.")
    made = {"organisations": 0, "people": 0, "appointments": 0}
    for row in rows:
        organisation, new = find_organisation(partnership, name=row.organisation, kind=row.kind)
        made["organisations"] += new
        if not row.email:
            continue
        person, new = Person.objects.get_or_create(email=row.email, defaults={"name": row.person})
        made["people"] += new
        made["appointments"] += set_appointment(actor, person, row.role, partnership, organisation)[1]
    return Loaded(**made)


def administrators() -> QuerySet[Person]:
    """Whoever looks after the installation."""
    return Person.objects.filter(appointments__role=Role.ADMINISTRATOR)


def find_organisation(partnership: Partnership, *, name: str, kind: str) -> tuple[Organisation, bool]:
    """The organisation that has this name or had it, made where it is new, and belonging to the partnership either
    way. What became part of another is that one now."""
    known = organisation_called(name)
    organisation = known or Organisation.objects.create(name=name, kind=kind)
    Membership.objects.get_or_create(partnership=partnership, organisation=organisation, end=None)
    return organisation, known is None


def organisation_called(name: str) -> Organisation | None:
    """The organisation that has a name, or a number in the register of schools, or else had the name; the one it became
    part of, where it did."""
    found = (
        Organisation.objects.filter(name__iexact=name).first()
        or Organisation.objects.filter(establishment__urn=name).first()
    )
    if found is None:
        had = FormerName.objects.filter(name__iexact=name).select_related("organisation").first()
        found = had.organisation if had else None
    while found and (became := Succession.objects.filter(organisation=found).select_related("successor").first()):
        found = became.successor
    return found


def set_appointment(actor, person, role, partnership, organisation, start=None) -> tuple[Appointment, bool]:
    today = clock.today()
    standing = Appointment.objects.filter(person=person, role=role, partnership=partnership, organisation=organisation)
    for appointment in standing:
        if appointment.holds_on(today):
            return appointment, False
    made = Appointment.objects.create(
        person=person, role=role, partnership=partnership, organisation=organisation, start=start or today,
        appointed_by=actor.ref,
    )  # fmt: skip
    return made, True


@operation("people.appoint", on="partnership")
def appoint(
    actor: Actor, *, partnership: Partnership, name: str, email: str, role: str, organisation: Organisation | None,
    start: date | None = None,
) -> Appointment:  # fmt: skip
    """Appoint one person, who is made known by their e-mail address where they are new."""
    person, _ = Person.objects.get_or_create(email=email.strip().lower(), defaults={"name": name})
    return set_appointment(actor, person, role, partnership, organisation, start)[0]


def known_person(*, name: str, email: str) -> Person:
    """The person of an e-mail address, made known where they are new. Called inside an operation."""
    acting()
    return Person.objects.get_or_create(email=email.strip().lower(), defaults={"name": name})[0]


@operation("people.end_appointment", on="appointment")
def end_appointment(actor: Actor, *, appointment: Appointment, end: date) -> Appointment:
    """End an appointment on a day: from the day after it opens nothing, and old decisions still show it."""
    appointment.end = end
    appointment.save(update_fields=["end"])
    followed_by("people.end_appointment")
    return appointment


@operation("people.start_installation", kinds=("system",))
def start_installation(actor: System, *, name: str, email: str) -> str:
    """Make the installation's first administrator known and return the secret of their one-time link.

    Asked again before they joined, it makes a fresh link and the earlier one ends.
    """
    person, _ = Person.objects.get_or_create(email=email.strip().lower(), defaults={"name": name})
    set_appointment(actor, person, Role.ADMINISTRATOR, None, None)
    return invite(person)


@operation("people.start_again", kinds=("system",))
def start_again(actor: System, *, person: Person) -> str:
    """Return the secret of a fresh invitation, for a person whose mail cannot reach them: a command's step."""
    return invite(person)


def invite(person: Person) -> str:
    """Let a person make their account, by a link that lasts two weeks; an earlier invitation ends."""
    for grant in standing_grants([person.ref]):
        end_grant(grant)
    grant = give_grant(
        holder_ref=person.ref,
        record_kind="people.person",
        record_ref=person.ref,
        verbs=["join"],
        why="To make your account",
        until=clock.now() + INVITATION_LASTS,
    )
    return new_link(grant)


@operation("people.join", on="person")
def join(actor: Actor, *, person: Person, password: str) -> Account:
    """Make the account of a person who came by their invitation; the link proved the address is theirs."""
    account = Account.objects.create_user(email=person.email, password=password)
    EmailAddress.objects.create(user=account, email=person.email, verified=True, primary=True)
    person.account = account
    person.save(update_fields=["account"])
    for grant in standing_grants([person.ref]):
        end_grant(grant)
    return account
