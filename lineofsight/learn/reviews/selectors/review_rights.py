"""Rights over local reviews. Nobody is in a room by rank; what was published is read by everybody appointed here."""

from django.db.models import Q, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.sealed.selectors import held_rooms
from lineofsight.learn.reviews.models import (
    AccuracyCheck,
    AccuracyPoint,
    Board,
    Draft,
    Incident,
    LocalReview,
    PractitionerEvent,
    Proceeding,
    Publication,
    PublicText,
)
from lineofsight.learn.reviews.selectors.partners import partnerships_of
from lineofsight.learn.reviews.selectors.rights import DECIDER, KEEPER, granted, working_rooms

ANSWER = "answer_accuracy"
ASKED = "Ask whoever was asked to check the facts for your agency."
WORKER = "Ask whoever coordinates it, or leads the review."


@permission("reviews.begin_local_review", ask=KEEPER)
def incidents_followed(actor: Actor) -> QuerySet[Incident]:
    """The incidents somebody coordinates: a review of one is begun by them."""
    return Incident.objects.filter(room__in=working_rooms(actor, "keep"))


@permission("reviews.see_local_review", ask="Ask whoever coordinates it to let you in.")
def reviews_seen(actor: Actor) -> QuerySet[LocalReview]:
    """Those whose room an actor is let in to."""
    return LocalReview.objects.filter(room__in=held_rooms(actor))


@permission("reviews.write_terms", ask=KEEPER)
@permission("reviews.add_board", ask=KEEPER)
@permission("reviews.agree_terms", ask=KEEPER)
@permission("reviews.let_reviewer_in", ask=KEEPER)
@permission("reviews.change_reviewer", ask=KEEPER)
@permission("reviews.begin_gathering", ask=KEEPER)
@permission("reviews.begin_drafting", ask=KEEPER)
@permission("reviews.begin_accuracy", ask=KEEPER)
@permission("reviews.ask_accuracy", ask=KEEPER)
@permission("reviews.draft_again", ask=KEEPER)
@permission("reviews.finish_signing", ask=KEEPER)
@permission("reviews.note_delay", ask=KEEPER)
@permission("reviews.add_proceeding", ask=KEEPER)
@permission("reviews.prepare_publication", ask=KEEPER)
@permission("reviews.prepare_again", ask=KEEPER)
@permission("reviews.tick_item", ask=KEEPER)
@permission("reviews.publish_review", ask=KEEPER)
@permission("reviews.publish_improvements", ask=KEEPER)
@permission("reviews.close_review", ask=KEEPER)
@permission("reviews.stop_review", ask=KEEPER)
def reviews_kept(actor: Actor) -> QuerySet[LocalReview]:
    """Whoever coordinates it runs its steps and writes down what was decided."""
    return LocalReview.objects.filter(room__in=working_rooms(actor, "keep"))


@permission("reviews.keep_draft", ask=WORKER)
@permission("reviews.add_event", ask=WORKER)
@permission("reviews.write_family_plan", ask=WORKER)
@permission("reviews.add_contact", ask=WORKER)
@permission("reviews.write_public_text", ask=WORKER)
def reviews_worked(actor: Actor) -> QuerySet[LocalReview]:
    """Its coordinator; and its lead reviewer, for as long as they are let in."""
    mine = Q(reviewer__ref=actor.ref, room__in=working_rooms(actor, "work"))
    return LocalReview.objects.filter(Q(room__in=working_rooms(actor, "keep")) | mine)


@permission("reviews.edit_event", ask=WORKER)
def events_worked(actor: Actor) -> QuerySet[PractitionerEvent]:
    """The practitioners' events of those."""
    return PractitionerEvent.objects.filter(local_review__in=reviews_worked(actor))


@permission("reviews.settle_point", ask=WORKER)
def points_worked(actor: Actor) -> QuerySet[AccuracyPoint]:
    """What agencies said of those."""
    return AccuracyPoint.objects.filter(accuracy_check__local_review__in=reviews_worked(actor))


@permission("reviews.see_draft", ask="Ask whoever coordinates it to let you in.")
def drafts_seen(actor: Actor) -> QuerySet[Draft]:
    """The drafts of reviews whose room an actor is let in to."""
    return Draft.objects.filter(room__in=held_rooms(actor))


@permission("reviews.note_reading", ask="Ask whoever coordinates it to let you in.")
def drafts_noted(actor: Actor) -> QuerySet[Draft]:
    """The drafts of reviews whose room an actor was let in to: to read one by broken glass is noted as that alone."""
    return Draft.objects.filter(room__in=working_rooms(actor, "work"))


@permission("reviews.check_public_text", ask="Ask whoever coordinates it to let you in.")
def texts_checked(actor: Actor) -> QuerySet[PublicText]:
    """Anybody let in may check what somebody else wrote."""
    return PublicText.objects.filter(room__in=working_rooms(actor, "work"))


@permission("reviews.let_address_stand", ask="Ask somebody else who is let in to the room.")
@permission("reviews.let_text_stand", ask="Ask somebody else who is let in to the room.")
def texts_read(actor: Actor) -> QuerySet[PublicText]:
    """For anybody let in but who wrote it and who leads the review."""
    return texts_checked(actor).exclude(written_by__ref=actor.ref).exclude(local_review__reviewer__ref=actor.ref)


@permission("reviews.take_back_publication", ask=KEEPER)
def published_kept(actor: Actor) -> QuerySet[LocalReview]:
    """The reviews somebody coordinates that published something which still stands, erased or not: what is outside can
    be taken back for as long as it is there."""
    kept = LocalReview.objects.filter(room__in=held_rooms(actor, "keep"))
    return kept.filter(pk__in=Publication.objects.filter(taken_back=None).values("local_review"))


@permission("reviews.drop_board", ask=KEEPER)
@permission("reviews.record_board_signature", ask=KEEPER)
def boards_kept(actor: Actor) -> QuerySet[Board]:
    """The other boards of reviews somebody coordinates."""
    return Board.objects.filter(room__in=working_rooms(actor, "keep"))


@permission("reviews.move_proceeding", ask=KEEPER)
@permission("reviews.end_proceeding", ask=KEEPER)
def proceedings_kept(actor: Actor) -> QuerySet[Proceeding]:
    """The proceedings that still go on beside those."""
    return Proceeding.objects.filter(room__in=working_rooms(actor, "keep"), ended_on=None)


@permission("reviews.sign_local_review", ask=DECIDER)
def reviews_signed(actor: Actor) -> QuerySet[LocalReview]:
    """Those let in who speak for a safeguarding partner: each for their own."""
    let_in = LocalReview.objects.filter(room__in=working_rooms(actor, "work"))
    return let_in.filter(partnership__in=partnerships_of(actor))


@permission("reviews.see_accuracy", ask=ASKED)
@permission("reviews.read_accuracy", ask=ASKED)
@permission("reviews.confirm_facts", ask=ASKED)
@permission("reviews.make_points", ask=ASKED)
def checks_answered(actor: Actor) -> QuerySet[AccuracyCheck]:
    """The one person who was asked, signed in or by their link: nobody else of the agency, and no rank."""
    return AccuracyCheck.objects.filter(granted(actor, AccuracyCheck.KIND, ANSWER))


@permission("reviews.ask_accuracy_again", ask=KEEPER)
@permission("reviews.withdraw_check", ask=KEEPER)
def checks_kept(actor: Actor) -> QuerySet[AccuracyCheck]:
    """What agencies are asked of reviews somebody coordinates."""
    return AccuracyCheck.objects.filter(room__in=working_rooms(actor, "keep"))


@permission("reviews.list_published")
def published_listed(actor: Actor) -> QuerySet[Partnership]:
    """Everybody who is appointed in a partnership reads what its reviews published."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as())


@permission("reviews.see_published")
def published_seen(actor: Actor) -> QuerySet[Publication]:
    """What was published there and not taken back."""
    return Publication.objects.filter(partnership__in=actor.partnerships_as(), taken_back=None)
