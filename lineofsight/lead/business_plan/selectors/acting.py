"""Who acts on an objective: as many actions as can be read beside it, those that have not ended first."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Case, Count, F, Value, When, Window
from django.db.models.functions import RowNumber

from lineofsight.core.access.actors import Actor
from lineofsight.core.thread.models import Action
from lineofsight.core.thread.selectors.follow import NOT_DONE
from lineofsight.core.thread.selectors.lists import LIVE
from lineofsight.core.thread.selectors.permissions import actions_seen
from lineofsight.lead.business_plan.models import Objective

# Of one objective; its own page has all.
BESIDE = 5


@dataclass(frozen=True)
class Acting:
    """Some of the actions on an objective, and how many there are more."""

    actions: list[Action] = field(default_factory=list)
    more: int = 0


def acting_on(actor: Actor, objectives: Iterable[Objective]) -> dict[str, Acting]:
    """Who acts on some objectives, by ref, of the actions an actor may see; those nobody acts on are not in it."""
    refs = [each.ref for each in objectives]
    asked = actions_seen(actor).filter(source_ref__in=refs, errand=False).exclude(state__in=NOT_DONE).order_by()
    sizes = dict(asked.values_list("source_ref").annotate(n=Count("pk")))
    living = Case(When(state__in=LIVE, then=Value(0)), default=Value(1))
    place = Window(RowNumber(), partition_by=F("source_ref"), order_by=[living, F("due"), F("pk")])
    found: dict[str, list[Action]] = {}
    first = asked.annotate(place=place).filter(place__lte=BESIDE).order_by("place")
    for action in first.select_related("organisation"):
        found.setdefault(action.source_ref, []).append(action)
    return {ref: Acting(shown, sizes[ref] - len(shown)) for ref, shown in found.items()}
