"""Which priorities follow a record of the thread: by their themes, or because it hangs on them or their objectives."""

from django.db.models import Q, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.records import selectors as records
from lineofsight.core.thread.models import Action, LearningPoint, Theme
from lineofsight.lead.business_plan.models import BoardPriority, Objective, Priority
from lineofsight.lead.business_plan.selectors.rights import plans_seen, priorities_seen

KINDS = (Theme.KIND, LearningPoint.KIND, Action.KIND)


def priorities_following(actor: Actor, ref: str) -> QuerySet[Priority]:
    """The chosen priorities an actor may see on whose page a theme, a learning point or an action stands."""
    card = records.card(ref)
    if card is None or card.kind not in KINDS:
        return Priority.objects.none()
    themes, refs = themes_of(card.kind, ref), sources_of(card.kind, ref)
    own = Objective.objects.filter(ref__in=refs).exclude(priority=None).values("priority")
    found = priorities_seen(actor).filter(Q(themes__in=themes) | Q(ref__in=refs) | Q(pk__in=own), state="chosen")
    return found.distinct().order_by("id")


def themes_of(kind: str, ref: str) -> QuerySet[Theme]:
    """The themes a record belongs to; a theme itself to its own."""
    by = {Theme.KIND: "ref", LearningPoint.KIND: "points__ref", Action.KIND: "points__actions__ref"}
    return Theme.objects.filter(**{by[kind]: ref})


def sources_of(kind: str, ref: str) -> list[str]:
    """The records it comes from: its own, and of an action that of what was learned."""
    if kind == LearningPoint.KIND:
        return list(LearningPoint.objects.filter(ref=ref).values_list("source_ref", flat=True))
    if kind == Action.KIND:
        found = Action.objects.filter(ref=ref).values_list("source_ref", "point__source_ref")
        return [source for pair in found for source in pair if source]
    return []


def chosen_by_board(actor: Actor, ref: str) -> QuerySet[BoardPriority]:
    """What a body outside has chosen, beside plans an actor may see that are being written or stand."""
    plans = plans_seen(actor).filter(state__in=("draft", "agreed")).values("pk")
    found = BoardPriority.objects.filter(body_ref=ref, plan__in=plans).select_related("plan")
    return found.prefetch_related("priorities").order_by("-plan__start", "id")
