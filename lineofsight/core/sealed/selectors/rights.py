"""Permissions over rooms. Nobody is in by rank: each asks for a grant on the room itself."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from lineofsight.core.access.actors import Actor, PersonActor
from lineofsight.core.access.models import Grant, Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.access.selectors import ENDED_BY
from lineofsight.core.people.models import Appointment
from lineofsight.core.people.roles import INSIDE, Role
from lineofsight.core.people.selectors import holding
from lineofsight.core.records.search import SEEN_BY
from lineofsight.core.sealed.models import Erasure, GlassRole, Hold, Reading, Room
from lineofsight.core.sealed.rules import GLASS_REASONS
from lineofsight.kernel import clock

ASK = "Ask whoever coordinates it to let you in."
DECIDE = (Role.LEAD_PARTNER, Role.DELEGATED_PARTNER)
# Roles that have a list of rooms at all; what stands on it is only what they are let in to.
LISTS = (*INSIDE, Role.CDOP_COORDINATOR, Role.LEAD_REVIEWER, Role.PARTNER_LEAD)


def unended() -> QuerySet[Grant]:
    """The admissions to rooms whose time is not over."""
    holds = Q(until=None) | Q(until__gt=clock.now())
    return Grant.objects.filter(holds, record_kind=Room.KIND, ended_at=None)


def standing() -> QuerySet[Grant]:
    """The admissions that open something: those of people who hold an appointment in the room's partnership today, for
    an admission does not go with who leaves."""
    held = Appointment.objects.filter(
        holding(clock.today()), person__ref=OuterRef("holder_ref"), partnership=OuterRef("partnership")
    )
    return unended().filter(Exists(held))


def held_rooms(actor: Actor, verb: str = "enter") -> QuerySet[Room]:
    """The rooms a signed-in person holds a grant on, for a verb: "enter", which is to read, and all that broken glass
    gives; "work", to write something of one's own part, which whoever was let in may; or "keep", to coordinate."""
    if not isinstance(actor, PersonActor):
        return Room.objects.none()
    held = standing().filter(holder_ref=actor.ref).values_list("record_ref", "verbs")
    return Room.objects.filter(ref__in=[ref for ref, verbs in held if verb in verbs])


@permission("sealed.list_rooms", ask=ASK)
def lists(actor: Actor) -> QuerySet[Partnership]:
    """The partnerships in which an actor has a list of rooms: those they are let in to."""
    held = held_rooms(actor).values("partnership")
    return Partnership.objects.filter(Q(pk__in=actor.partnerships_as(*LISTS)) | Q(pk__in=held))


@permission("sealed.see_room", ask=ASK)
def seen(actor: Actor) -> QuerySet[Room]:
    """The rooms somebody is let in to; the scrutineer's also those whose glass was broken. Who is in, when and why,
    and nothing of what stands in them."""
    broken = Reading.objects.filter(reason__in=GLASS_REASONS).values("room")
    scrutinised = Q(partnership__in=actor.partnerships_as(Role.SCRUTINEER), pk__in=broken)
    return Room.objects.filter(Q(pk__in=held_rooms(actor).values("pk")) | scrutinised)


@permission("sealed.open_room", ask=ASK)
@permission("sealed.read_room", ask=ASK)
@permission("sealed.leave_room", ask=ASK)
def entered(actor: Actor) -> QuerySet[Room]:
    """The rooms somebody may go into."""
    return held_rooms(actor)


@permission("sealed.hold_room", ask=ASK)
def held_back(actor: Actor) -> QuerySet[Room]:
    """The rooms whose coordinator somebody is, open or closed, until they were erased."""
    return held_rooms(actor, "keep").exclude(pk__in=Erasure.objects.values("room"))


@permission("sealed.name_coordinator", ask="Ask a lead safeguarding partner.")
def left_alone(actor: Actor) -> QuerySet[Room]:
    """The rooms nobody coordinates any more, of partnerships whose safeguarding partner somebody is."""
    return uncoordinated().filter(partnership__in=actor.partnerships_as(*DECIDE))


def uncoordinated() -> QuerySet[Room]:
    """The rooms nobody coordinates any more: every coordinator's time ended, or they left. What was erased
    needs none."""
    kept = [ref for ref, verbs in standing().values_list("record_ref", "verbs") if "keep" in verbs]
    return Room.objects.exclude(ref__in=kept).exclude(pk__in=Erasure.objects.values("room"))


@permission("sealed.admit_person", ask=ASK)
@permission("sealed.close_room", ask=ASK)
def kept(actor: Actor) -> QuerySet[Room]:
    """The rooms whose coordinator somebody is, while they are open."""
    return held_rooms(actor, "keep").filter(state="open")


@permission("sealed.reopen_room", ask=ASK)
def reopened(actor: Actor) -> QuerySet[Room]:
    """The closed rooms whose coordinator somebody is."""
    closed = held_rooms(actor, "keep").filter(state="closed")
    return closed.exclude(pk__in=Erasure.objects.values("room"))


@permission("sealed.release_hold", ask=ASK)
def holds_released(actor: Actor) -> QuerySet[Hold]:
    """The holds that stand on rooms somebody coordinates."""
    return Hold.objects.filter(room__in=held_rooms(actor, "keep"), ended_at=None)


@permission("sealed.end_admission", ask=ASK)
def admissions_ended(actor: Actor) -> QuerySet[Grant]:
    """The admissions to rooms somebody coordinates, those of people who left among them."""
    return unended().filter(record_ref__in=held_rooms(actor, "keep").values("ref"))


@permission("sealed.break_glass", ask=ASK)
def glass_broken(actor: Actor) -> QuerySet[Room]:
    """The open rooms of partnerships that named a role the actor holds there, which they may not go into otherwise.

    Whoever runs the server holds no role in a partnership and can be named by none.
    """
    may = Q(pk__in=[])
    for partnership, role in GlassRole.objects.values_list("partnership", "role"):
        if partnership in actor.partnerships_as(role):
            may |= Q(partnership=partnership)
    return Room.objects.filter(may, state="open").exclude(pk__in=held_rooms(actor))


@permission("sealed.name_roles", ask="Ask a lead safeguarding partner.")
@permission("sealed.set_retention", ask="Ask a lead safeguarding partner.")
def partnerships_ruled(actor: Actor) -> QuerySet[Partnership]:
    """The partnerships for which an actor says who may break glass, and how long what is sealed is kept."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(*DECIDE))


SEEN_BY.register(Room.KIND, "sealed.see_room")
# A room is never left with nobody who coordinates it: only `end_admission` knows.
ENDED_BY.register(Room.KIND, "By its coordinator")
