"""Reads of people, the actor of an account on a day, and the permissions over them."""

from collections.abc import Iterable
from datetime import date

from django.db.models import FilteredRelation, Q, QuerySet

from lineofsight.core.access.actors import PUBLIC, Actor, GrantHolder, PersonActor, Post, Public
from lineofsight.core.access.models import Account, Grant, Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.people.models import Appointment, Organisation, Person
from lineofsight.core.people.roles import INSIDE, Role
from lineofsight.kernel import clock

# What an actor is read from: their person, and each post.
WHO = ("pk", "ref", "name")
POST = ("held__role", "held__partnership", "held__organisation")


def holding(day: date, prefix: str = "") -> Q:
    """Appointments or memberships that hold on a day, the first and last included."""
    return Q(**{f"{prefix}start__lte": day}) & (Q(**{f"{prefix}end": None}) | Q(**{f"{prefix}end__gte": day}))


def actor_of(account: Account, day: date | None = None) -> PersonActor | Public:
    """The actor an account is on a day: its person and what they were appointed to then."""
    held = FilteredRelation("appointments", condition=holding(day or clock.today(), "appointments__"))
    # Asked at every page: one look-up, a line for each post, and one without a post for whoever holds none.
    lines = list(Person.objects.filter(account=account).annotate(held=held).values_list(*WHO, *POST))
    if not lines:
        return PUBLIC
    key, ref, name = lines[0][:3]
    posts = frozenset(Post(*post) for post in (line[3:] for line in lines) if post[0])
    return PersonActor(ref=ref, label=name, person_id=key, account_id=account.pk, posts=posts)


def person_actor(person: Person) -> PersonActor:
    """The actor a person is, from the appointments prefetched with them."""
    posts = frozenset(Post(a.role, a.partnership_id, a.organisation_id) for a in person.appointments.all())
    return PersonActor(
        ref=person.ref, label=person.name, person_id=person.pk, account_id=person.account_id, posts=posts
    )


def holder_of(grant_ref: str) -> GrantHolder | None:
    """The actor a session holding a grant is; none when the grant no longer holds."""
    grant = Grant.objects.filter(ref=grant_ref).first()
    person = Person.objects.filter(ref=grant.holder_ref).first() if grant and grant.holds() else None
    if person is None:
        return None
    return GrantHolder(
        ref=person.ref,
        label=person.name,
        grant_ref=grant.ref,
        partnership_id=grant.partnership_id,
        record_kind=grant.record_kind,
        record_ref=grant.record_ref,
        verbs=frozenset(grant.verbs),
        part=tuple(grant.part),
    )


@permission("people.load_people")
def may_load_people(actor: Actor) -> QuerySet[Partnership]:
    """The business manager's own partnership; the administrator's only until it has a business manager."""
    own = Partnership.objects.filter(pk__in=actor.partnerships_as(Role.BUSINESS_MANAGER))
    if not actor.administers():
        return own
    managed = Appointment.objects.filter(role=Role.BUSINESS_MANAGER).values("partnership")
    return own | Partnership.objects.exclude(pk__in=managed)


@permission("people.see_people")
def may_see_people(actor: Actor) -> QuerySet[Partnership]:
    """The partnerships whose people an actor may look through: those who work inside them."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(Role.BUSINESS_MANAGER, Role.ANALYST))


@permission("people.appoint")
def may_appoint(actor: Actor) -> QuerySet[Partnership]:
    """The business manager appoints."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(Role.BUSINESS_MANAGER))


@permission("people.end_appointment")
def may_end_appointment(actor: Actor) -> QuerySet[Appointment]:
    """The business manager ends appointments that have not ended, in their own partnership."""
    return Appointment.objects.filter(partnership__in=actor.partnerships_as(Role.BUSINESS_MANAGER), end=None)


@permission("people.join", ask="Ask whoever invited you to send a new invitation.")
def may_join(actor: Actor) -> QuerySet[Person]:
    """The person an invitation was sent to, until they have an account."""
    return Person.objects.filter(ref=actor.granted("join", "people.person"), account=None)


def organisations_in(partnership: Partnership) -> QuerySet[Organisation]:
    """The organisations that belong to a partnership today."""
    return Organisation.objects.filter(
        holding(clock.today(), "memberships__"), memberships__partnership=partnership
    ).order_by("name")


def appointments_in(partnership: Partnership, day: date | None = None) -> QuerySet[Appointment]:
    """Who holds what in a partnership on a day."""
    return (
        Appointment.objects.filter(holding(day or clock.today()), partnership=partnership)
        .select_related("person", "organisation")
        .order_by("role", "person__name")
    )


def appointments_by_ref(refs: Iterable[str]) -> list[Appointment]:
    """Some appointments, whether they hold still or not."""
    named = Appointment.objects.filter(ref__in=list(refs)).select_related("person", "organisation")
    return list(named.order_by("role", "person__name"))


def appointed(partnership: Partnership, *roles: str, organisation: Organisation | None = None, day: date | None = None):
    """The people who hold one of some roles in a partnership, perhaps for one organisation, on a day."""
    held = appointments_in(partnership, day).filter(role__in=roles)
    return [a.person for a in (held.filter(organisation=organisation) if organisation else held)]


def everybody_of(organisation: Organisation) -> set[str]:
    """The refs of everybody who holds a post for an organisation today, in whichever partnership."""
    held = Appointment.objects.filter(holding(clock.today()), organisation=organisation)
    return set(held.values_list("person__ref", flat=True))


def names(refs: Iterable[str]) -> dict[str, str]:
    """People's names by ref, for histories; a system's own name for what the system did."""
    wanted = set(refs)
    found = dict(Person.objects.filter(ref__in=wanted).values_list("ref", "name"))
    return {ref: found.get(ref, "Line of Sight" if ref.startswith("system") else "Somebody") for ref in wanted}


def person(ref: str) -> Person | None:
    """A person by ref."""
    return Person.objects.filter(ref=ref).first()


def acting_for(actor: Actor, *roles: str, organisation: str = "organisation") -> Q:
    """The rows of the agencies an actor holds a role for (none: any), each in the partnership it is held in."""
    own = Q(pk__in=())
    for partnership, agency in sorted(actor.agencies_as(*roles)):
        own |= Q(**{"partnership": partnership, organisation: agency})
    return own


def inside(actor: Actor) -> frozenset[int]:
    """The partnerships (ids) whose own people an actor is one of."""
    return actor.partnerships_as(*INSIDE)
