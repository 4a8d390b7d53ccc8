"""Rights over what is learned: drafted and read inside the room."""

from django.db.models import Q, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.permissions import permission
from lineofsight.core.sealed.selectors import held_rooms
from lineofsight.learn.reviews.models import DraftedAction, Incident, LearningDraft
from lineofsight.learn.reviews.selectors.rights import working_rooms

LET_IN = "Ask whoever coordinates it to let you in."
WRITER = "Ask whoever wrote it."


@permission("reviews.propose_learning", ask=LET_IN)
def incidents_learned_from(actor: Actor) -> QuerySet[Incident]:
    """Anybody who is let in to the room words what was learned."""
    return Incident.objects.filter(room__in=working_rooms(actor, "work"))


@permission("reviews.see_learning_draft", ask=LET_IN)
def drafts_seen(actor: Actor) -> QuerySet[LearningDraft]:
    """Those of the rooms an actor is let in to."""
    return LearningDraft.objects.filter(room__in=held_rooms(actor))


def drafts_worked(actor: Actor) -> QuerySet[LearningDraft]:
    return LearningDraft.objects.filter(room__in=working_rooms(actor, "work"))


@permission("reviews.release_learning", ask="Ask somebody else who is let in to the room.")
@permission("reviews.send_back_learning", ask="Ask somebody else who is let in to the room.")
def drafts_read(actor: Actor) -> QuerySet[LearningDraft]:
    """For anybody let in but who wrote it. Whoever broke the glass lets nothing out."""
    return drafts_worked(actor).exclude(written_by__ref=actor.ref)


@permission("reviews.let_learning_stand", ask="Ask somebody else who is let in to the room.")
def drafts_let_stand(actor: Actor) -> QuerySet[LearningDraft]:
    """For the same, but for whoever leads a review of the incident."""
    return drafts_read(actor).exclude(incident__local_reviews__reviewer__ref=actor.ref)


@permission("reviews.reword_learning", ask=WRITER)
@permission("reviews.add_learning_action", ask=WRITER)
def drafts_written(actor: Actor) -> QuerySet[LearningDraft]:
    """Those an actor wrote, while they are let in."""
    return drafts_worked(actor).filter(written_by__ref=actor.ref)


@permission("reviews.edit_learning_action", ask=WRITER)
@permission("reviews.drop_learning_action", ask=WRITER)
def actions_written(actor: Actor) -> QuerySet[DraftedAction]:
    """The actions of those."""
    return DraftedAction.objects.filter(draft__in=drafts_written(actor))


@permission("reviews.drop_learning", ask=WRITER)
def drafts_dropped(actor: Actor) -> QuerySet[LearningDraft]:
    """Whoever wrote it, and whoever coordinates the room."""
    return LearningDraft.objects.filter(
        Q(room__in=working_rooms(actor, "keep")) | Q(room__in=working_rooms(actor, "work"), written_by__ref=actor.ref)
    )
