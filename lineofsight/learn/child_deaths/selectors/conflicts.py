"""Reads of conflicts of interest: who is too near to a death, and in which reviews somebody takes no part."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from lineofsight.learn.child_deaths.models import Conflict, Death


def declared() -> QuerySet[Conflict]:
    """Who is too near to which death, at whichever panel it was declared: what was declared last of each of them."""
    same = {"on_panel__death": OuterRef("on_panel__death"), "member__person": OuterRef("member__person")}
    later = Conflict.objects.filter(**same, pk__gt=OuterRef("pk"))
    return Conflict.objects.exclude(Exists(later)).select_related("on_panel", "member__person")


def near_to(deaths: Iterable[Death]) -> list[Conflict]:
    """Who is too near to some deaths, by death and by name."""
    found = declared().filter(on_panel__death__in=list(deaths))
    return list(found.order_by("on_panel__death", "member__person__name"))


def near(conflicts: Iterable[Conflict]) -> set[tuple[int, int]]:
    """The same as pairs of a death and a person, by their numbers: neither degree leads."""
    return {(each.on_panel.death_id, each.member.person_id) for each in conflicts}


def apart_from(ref: str) -> QuerySet[Death]:
    """The deaths in whose review a person takes no part, by the person’s ref."""
    none = declared().filter(takes_part=False, member__person__ref=ref)
    return Death.objects.filter(pk__in=none.values("on_panel__death"))
