"""Reads of the register of schools, and who may load it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.access.scope import current_partnership
from lineofsight.core.people.models import (
    Establishment,
    FormerName,
    GovernanceChange,
    Membership,
    Organisation,
    Site,
    Succession,
)
from lineofsight.core.people.roles import Role
from lineofsight.core.people.rules import Problem
from lineofsight.core.people.rules.register import SchoolRow, clashes
from lineofsight.core.people.selectors.appointments import inside, organisations_in
from lineofsight.kernel import clock


@permission("people.see_register")
def may_see_register(actor: Actor) -> QuerySet[Partnership]:
    """Everybody inside looks up a school: what is in the register is public."""
    return Partnership.objects.filter(pk__in=inside(actor))


@permission("people.load_register")
def may_load_register(actor: Actor) -> QuerySet[Partnership]:
    """The business manager and the analyst keep the register."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(Role.BUSINESS_MANAGER, Role.ANALYST))


def register_of(
    partnership: Partnership, *, words: str = "", phase: str = "", governance: str = "", cluster: str = ""
) -> QuerySet[Establishment]:
    """The schools and colleges of a partnership by name; those of some words, phase, governance or cluster.

    Args:
        words: part of a name, of the trust's name, or the number in the register.
    """
    found = Establishment.objects.filter(organisation__in=organisations_in(partnership).values("pk"))
    for word in words.split():
        found = found.filter(
            Q(organisation__name__icontains=word) | Q(parent__name__icontains=word) | Q(urn=word)
            | Q(cluster__icontains=word) | Q(organisation__in=once_called(word))
        )  # fmt: skip
    wanted = {"phase": phase, "governance": governance, "cluster": cluster}
    found = found.filter(**{name: value for name, value in wanted.items() if value})
    return found.select_related("organisation", "parent").order_by("organisation__name")


def once_called(word: str) -> QuerySet:
    """The organisations (ids) that had a name with a word in it."""
    return FormerName.objects.filter(name__icontains=word).values("organisation")


def clusters_in(partnership: Partnership) -> list[str]:
    """The clusters an area has grouped its schools into."""
    found = register_of(partnership).exclude(cluster="").order_by("cluster")
    return list(found.values_list("cluster", flat=True).distinct())


def governed_by(partnership: Partnership) -> dict[int, tuple[str, int | None]]:
    """By organisation, how each school of a partnership is governed, and by which parent."""
    rows = register_of(partnership).values_list("organisation", "governance", "parent")
    return {organisation: (governance, parent) for organisation, governance, parent in rows}


def parents_in(partnership: Partnership) -> frozenset[int]:
    """The organisations (ids) that run schools of a partnership."""
    return frozenset(parent for _, parent in governed_by(partnership).values() if parent)


@permission("people.see_organisation")
def organisations_seen(actor: Actor) -> QuerySet[Organisation]:
    """Whoever looks through a partnership's people looks up an organisation that belongs to it, or once did."""
    return members_of(actor.partnerships_as(Role.BUSINESS_MANAGER, Role.ANALYST))


@permission("people.rename_organisation")
@permission("people.merge_organisations")
@permission("people.change_governance")
def organisations_kept(actor: Actor) -> QuerySet[Organisation]:
    """The business manager keeps the organisations that belong to the partnership, or once did: what they are called,
    what they became part of, and who answers for them."""
    return members_of(actor.partnerships_as(Role.BUSINESS_MANAGER))


def members_of(partnerships: Iterable[int]) -> QuerySet[Organisation]:
    """The organisations of some partnerships; while one is open, of that alone: what is done to one is done there."""
    here = current_partnership()
    members = Membership.objects.filter(partnership__in=partnerships, **({"partnership": here} if here else {}))
    return Organisation.objects.filter(pk__in=members.values("organisation"))


def organisations_listed(partnership: Partnership, words: str = "") -> QuerySet[Organisation]:
    """The organisations that belong to a partnership, or once did, by name; those that have some words in a name they
    have or had."""
    found = members_of([partnership.pk]).select_related("succession__successor").order_by("name")
    for word in words.split():
        found = found.filter(Q(name__icontains=word) | Q(pk__in=once_called(word)))
    return found


def entry_of(organisation: Organisation) -> Establishment | None:
    """What the register says of an organisation; none where it is no school in it."""
    return Establishment.objects.filter(organisation=organisation).select_related("organisation", "parent").first()


@dataclass(frozen=True)
class History:
    """What an organisation was: the names it had, who answered for it, what became part of it, and what it became."""

    names: list[FormerName]
    governance: list[GovernanceChange]
    predecessors: list[Succession]
    became: Succession | None
    # Whose site it was.
    parents: list[Site]


def history_of(organisation: Organisation) -> History:
    """What an organisation was."""
    return History(
        list(organisation.former_names.all()),
        list(organisation.governance_changes.select_related("parent")),
        list(organisation.predecessors.select_related("organisation")),
        Succession.objects.filter(organisation=organisation).select_related("successor").first(),
        list(organisation.parents.filter(end__lt=clock.today(), end__gte=F("start")).select_related("parent")),
    )


def formerly(organisation: Organisation) -> list[Organisation]:
    """Every organisation that became part of this one, directly or by another that did."""
    found: list[Organisation] = []
    seeking = [organisation.pk]
    while seeking:
        rows = Succession.objects.filter(successor__in=seeking).select_related("organisation")
        found += (new := [each.organisation for each in rows])
        seeking = [each.pk for each in new]
    return found


def register_problems(rows: list[SchoolRow]) -> list[Problem]:
    """Where rows of a register do not go with the organisations that are here."""
    kinds = {name.lower(): kind for name, kind in Organisation.objects.values_list("name", "kind")}
    entries = Establishment.objects.values_list("organisation__name", "urn")
    return clashes(rows, kinds, {name.lower(): urn for name, urn in entries})
