"""Permissions over child death reviews: the coordinator’s role opens lists of keys, rooms open by grants alone."""

from django.db.models import QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.people.roles import Role
from lineofsight.core.sealed.selectors import held_rooms
from lineofsight.learn.child_deaths.models import Death, InformationRequest, Learning, Member, OnPanel, Panel, Wait

ASK = "Ask the child death review coordinator."
EXECUTIVE = (Role.LEAD_PARTNER, Role.DELEGATED_PARTNER, Role.CHAIR, Role.SCRUTINEER, Role.BUSINESS_MANAGER)


@permission("child_deaths.list_deaths", ask=ASK)
@permission("child_deaths.notify_death", ask=ASK)
@permission("child_deaths.list_panels", ask=ASK)
@permission("child_deaths.plan_panel", ask=ASK)
@permission("child_deaths.seat_member", ask=ASK)
def kept_in(actor: Actor) -> QuerySet[Partnership]:
    """The partnerships whose child death reviews an actor coordinates."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(Role.CDOP_COORDINATOR))


@permission("child_deaths.end_membership", ask=ASK)
def members_kept(actor: Actor) -> QuerySet[Member]:
    """Those who sit on panels, for whoever coordinates."""
    return Member.objects.filter(partnership__in=kept_in(actor), ended_on=None)


@permission("child_deaths.see_death", ask=ASK)
def deaths_seen(actor: Actor) -> QuerySet[Death]:
    """The deaths whose rooms somebody was let in to."""
    return Death.objects.filter(room__in=held_rooms(actor)).select_related("room")


@permission("child_deaths.screen_death", ask=ASK)
@permission("child_deaths.transfer_death", ask=ASK)
@permission("child_deaths.start_response", ask=ASK)
@permission("child_deaths.decline_response", ask=ASK)
@permission("child_deaths.ask_for_information", ask=ASK)
@permission("child_deaths.hold_review_meeting", ask=ASK)
@permission("child_deaths.begin_wait", ask=ASK)
@permission("child_deaths.make_ready", ask=ASK)
@permission("child_deaths.answer_facts", ask=ASK)
@permission("child_deaths.put_on_panel", ask=ASK)
@permission("child_deaths.take_off_panel", ask=ASK)
@permission("child_deaths.agree_analysis", ask=ASK)
@permission("child_deaths.propose_learning", ask=ASK)
@permission("child_deaths.close_death", ask=ASK)
@permission("child_deaths.keep_family", ask=ASK)
@permission("child_deaths.note_sent", ask=ASK)
def deaths_kept(actor: Actor) -> QuerySet[Death]:
    """The deaths whose rooms somebody coordinates."""
    return Death.objects.filter(room__in=held_rooms(actor, "keep")).select_related("room")


@permission("child_deaths.note_returned", ask=ASK)
def requests_kept(actor: Actor) -> QuerySet[InformationRequest]:
    """What agencies have not answered yet, for whoever coordinates."""
    kept = InformationRequest.objects.filter(room__in=held_rooms(actor, "keep"), returned_on=None)
    return kept.select_related("room", "death__room")


@permission("child_deaths.end_wait", ask=ASK)
def waits_kept(actor: Actor) -> QuerySet[Wait]:
    """What reviews wait for, for whoever coordinates."""
    kept = Wait.objects.filter(room__in=held_rooms(actor, "keep"), ended_on=None)
    return kept.select_related("room", "death__room")


@permission("child_deaths.release_learning", ask="Ask somebody else who was let in to the room.")
def learnings_released(actor: Actor) -> QuerySet[Learning]:
    """What was learned, for anybody in the room but who worded it."""
    waiting = Learning.objects.filter(room__in=held_rooms(actor), released_on=None)
    return waiting.exclude(proposed_by=actor.ref).select_related("room", "death__room")


@permission("child_deaths.see_panel", ask=ASK)
def panels_seen(actor: Actor) -> QuerySet[Panel]:
    """The panels whose room somebody was let in to: its members, from the pack's day to the end of the meeting's."""
    return Panel.objects.filter(room__in=held_rooms(actor)).select_related("room")


@permission("child_deaths.send_pack", ask=ASK)
@permission("child_deaths.hold_panel", ask=ASK)
@permission("child_deaths.cancel_panel", ask=ASK)
def panels_kept(actor: Actor) -> QuerySet[Panel]:
    """The panels whose rooms somebody coordinates."""
    return Panel.objects.filter(room__in=held_rooms(actor, "keep")).select_related("room")


@permission("child_deaths.name_lead", ask=ASK)
@permission("child_deaths.declare_conflict", ask=ASK)
def on_panels_kept(actor: Actor) -> QuerySet[OnPanel]:
    """The deaths of panels that somebody coordinates and that were not held yet."""
    kept = OnPanel.objects.filter(room__in=held_rooms(actor, "keep"), taken_off=False)
    return kept.filter(panel__state__in=("planned", "pack_out")).select_related("room", "panel__room", "death__room")


@permission("child_deaths.see_small_counts", ask=ASK)
def small_counts_seen(actor: Actor) -> QuerySet[Partnership]:
    """Whoever coordinates reads counts to the last one; nobody else, by whatever rank."""
    return kept_in(actor)


@permission("child_deaths.see_pictures", ask=ASK)
def pictures_seen(actor: Actor) -> QuerySet[Partnership]:
    """Whoever coordinates, the Executive, who scrutinises and who runs its business see tables that were protected."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(Role.CDOP_COORDINATOR, *EXECUTIVE))
