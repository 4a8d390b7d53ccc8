"""Reads of sites and their parents, and of what an unknown body is like among those that are known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.people.models import (
    Appointment,
    Establishment,
    FormerName,
    KnownNumber,
    Organisation,
    Site,
    Succession,
)
from lineofsight.core.people.roles import PublicRegister
from lineofsight.core.people.rules.matching import domain_of, is_anybodys, plain_name
from lineofsight.core.people.selectors.appointments import holding
from lineofsight.core.people.selectors.register import formerly, organisations_kept
from lineofsight.kernel import clock


@permission("people.set_parent")
def parents_set(actor: Actor) -> QuerySet[Organisation]:
    """The business manager keeps whose site an organisation is, as everything else of it."""
    return organisations_kept(actor)


def parent_of(organisation: Organisation, day: date | None = None) -> Organisation | None:
    """Whose site an organisation is on a day: what the register of schools says now, or what was noted here; the one
    that parent became part of, where it did."""
    entry = Establishment.objects.filter(organisation=organisation).select_related("parent").first()
    if entry:
        return became(entry.parent)
    site = Site.objects.filter(holding(day or clock.today()), organisation=organisation).select_related("parent")
    first = site.first()
    return became(first.parent) if first else None


def became(organisation: Organisation | None) -> Organisation | None:
    """An organisation, or what it became part of."""
    found = organisation
    while found and (after := Succession.objects.filter(organisation=found).select_related("successor").first()):
        found = after.successor
    return found


def sites_of(parents: Iterable[Organisation]) -> QuerySet[Organisation]:
    """The sites of some parents today, by name; those of what became part of a parent too."""
    parents = list(parents)
    above = [*parents, *(before for parent in parents for before in formerly(parent))]
    noted = Site.objects.filter(holding(clock.today()), parent__in=above).values("organisation")
    listed = Establishment.objects.filter(parent__in=above).values("organisation")
    gone = Succession.objects.values("organisation")
    return Organisation.objects.filter(Q(pk__in=noted) | Q(pk__in=listed)).exclude(pk__in=gone).order_by("name")


def numbered(register: str, number: str) -> Organisation | None:
    """The organisation of a number in a public register; none where none is known."""
    known = KnownNumber.objects.filter(register=register, number=number).select_related("organisation").first()
    if known:
        return known.organisation
    if register != PublicRegister.URN:
        return None
    entry = Establishment.objects.filter(urn=number).select_related("organisation").first()
    return entry.organisation if entry else None


@dataclass(frozen=True)
class Likely:
    """A known organisation that an unknown body may be, and what speaks for it, the strongest first."""

    organisation: Organisation
    why: tuple[str, ...]


def likely(partnership: Partnership, *, name: str, register: str, number: str, email: str) -> list[Likely]:
    """The organisations that a body which names itself may be, those with most to say for them first.

    A number and a name are public, and are looked for everywhere; where people write from only among those appointed
    in the partnership that asks.
    """
    found: dict[int, tuple[Organisation, list[str]]] = {}
    for organisation, why in (*by_number(register, number), *by_name(name), *by_domain(partnership, email)):
        now = became(organisation)
        found.setdefault(now.pk, (now, []))[1].append(why)
    return [Likely(organisation, tuple(dict.fromkeys(why))) for organisation, why in found.values()]


def by_number(register: str, number: str) -> Iterable[tuple[Organisation, str]]:
    holder = numbered(register, number) if number else None
    return [(holder, "The same number")] if holder else []


def by_name(name: str) -> Iterable[tuple[Organisation, str]]:
    """Those of the same name, and those that had it, however it is written."""
    wanted = plain_name(name)
    named = [pk for pk, known in Organisation.objects.values_list("pk", "name") if plain_name(known) == wanted]
    for organisation in Organisation.objects.filter(pk__in=named):
        yield organisation, "The same name"
    had = [pk for pk, known in FormerName.objects.values_list("pk", "name") if plain_name(known) == wanted]
    for former in FormerName.objects.filter(pk__in=had).select_related("organisation"):
        yield former.organisation, f"Called {former.name} before"


def by_domain(partnership: Partnership, email: str) -> Iterable[tuple[Organisation, str]]:
    """Those whose people write from the same place, where not everybody does."""
    if is_anybodys(email):
        return []
    domain = domain_of(email)
    held = Appointment.objects.filter(
        holding(clock.today()),
        partnership=partnership,
        organisation__isnull=False,
        person__email__iendswith=f"@{domain}",
    )
    refs = held.values("organisation")
    return [(each, f"Its people write from {domain} too") for each in Organisation.objects.filter(pk__in=refs)]
