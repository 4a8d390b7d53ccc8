"""The three safeguarding partners of an area, and whose word is theirs."""

from dataclasses import dataclass

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.people.roles import OrganisationKind, Role

# Who speaks for a safeguarding partner: the first of these it has appointed.
SPEAK = (Role.DELEGATED_PARTNER, Role.LEAD_PARTNER, Role.STATUTORY_PARTNER)
COUNCIL = OrganisationKind.COUNCIL_CHILDREN
KINDS = {
    COUNCIL: "The council",
    OrganisationKind.ICB: "The integrated care board",
    OrganisationKind.POLICE: "The police",
}


@dataclass(frozen=True)
class Partner:
    """One safeguarding partner: what it is, and who speaks for it, of whom there may be nobody."""

    organisation: Organisation
    people: tuple[Person, ...]


def partners(partnership: Partnership) -> list[Partner]:
    """The safeguarding partners of a partnership: the council first, then health and police."""
    found = people.organisations_in(partnership).filter(kind__in=KINDS)
    order = [str(kind) for kind in KINDS]
    return [
        Partner(each, spoken_for(partnership, each))
        for each in sorted(found, key=lambda each: (order.index(each.kind), each.name))
    ]


def spoken_for(partnership: Partnership, organisation: Organisation) -> tuple[Person, ...]:
    for role in SPEAK:
        held = people.appointed(partnership, role, organisation=organisation)
        if held:
            return tuple(held)
    return ()


def kinds_missing(partnership: Partnership) -> list[str]:
    """Which of the three partners nobody speaks for here."""
    spoken = {each.organisation.kind for each in partners(partnership) if each.people}
    return [name for kind, name in KINDS.items() if kind not in spoken]


def partnerships_of(actor: Actor, *kinds: str) -> set[int]:
    """The partnerships (ids) in which an actor speaks for a safeguarding partner of some kinds."""
    held = actor.agencies_as(*SPEAK)
    known = Organisation.objects.filter(pk__in=[agency for _, agency in held], kind__in=kinds or tuple(KINDS))
    agencies = set(known.values_list("pk", flat=True))
    return {place for place, agency in held if agency in agencies}


def partner_of(actor: Actor, partnership: Partnership) -> Organisation | None:
    """The safeguarding partner an actor speaks for in a partnership."""
    held = [agency for place, agency in actor.agencies_as(*SPEAK) if place == partnership.pk]
    return Organisation.objects.filter(pk__in=held, kind__in=tuple(KINDS)).order_by("pk").first()
