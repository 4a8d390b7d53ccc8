"""Rights over serious incidents. Nobody is in a room by rank; what is a card only has a wider right."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from lineofsight.core.access.actors import Actor, PersonActor
from lineofsight.core.access.models import Grant, Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.people.models import Appointment
from lineofsight.core.people.roles import SPEAK_FOR, Role
from lineofsight.core.people.selectors import holding
from lineofsight.core.sealed.models import Room
from lineofsight.core.sealed.selectors import held_rooms
from lineofsight.kernel import clock
from lineofsight.learn.reviews.models import Account, Child, Episode, Incident, Milestone, Pause
from lineofsight.learn.reviews.selectors.left import erased_rooms
from lineofsight.learn.reviews.selectors.partners import COUNCIL, SPEAK, partnerships_of

KEEPER = "Ask whoever coordinates it."
DECIDER = "Ask the person who speaks for this safeguarding partner."
BY_COUNCIL = "Ask the person who speaks for the council: the decision is the council’s alone."
REFER = (Role.BUSINESS_MANAGER, Role.PARTNER_LEAD, *SPEAK)
LIST = (*REFER, Role.SCRUTINEER, Role.LEAD_REVIEWER)
EXECUTIVE = (Role.BUSINESS_MANAGER, Role.CHAIR, Role.SCRUTINEER, *SPEAK)
GIVE = "give_account"


@permission("reviews.list_incidents")
def lists(actor: Actor) -> QuerySet[Partnership]:
    """Where an actor has a list of incidents: on it stand those whose room they are let in to."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(*LIST))


@permission("reviews.refer_incident", ask="Ask your agency’s lead in the partnership.")
def refers(actor: Actor) -> QuerySet[Partnership]:
    """Any partner may report a serious incident, and the business manager."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(*REFER))


@permission("reviews.see_overview")
def overviews(actor: Actor) -> QuerySet[Partnership]:
    """The Executive, whoever runs its business and whoever scrutinises see where incidents stand, by their keys."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(*EXECUTIVE))


@permission("reviews.set_day_plan")
@permission("reviews.set_clock")
def clocks_set(actor: Actor) -> QuerySet[Partnership]:
    """The business manager writes down what the partners settled about a clock, and about the day plan."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(Role.BUSINESS_MANAGER))


@permission("reviews.see_incident", ask="Ask whoever coordinates it to let you in.")
def incidents_seen(actor: Actor) -> QuerySet[Incident]:
    """Those whose room an actor is let in to."""
    return Incident.objects.filter(room__in=held_rooms(actor))


def working_rooms(actor: Actor, verb: str) -> QuerySet[Room]:
    """The rooms in which an actor does something, "work" or "keep": of what was erased nothing moves any more."""
    return held_rooms(actor, verb).exclude(pk__in=erased_rooms())


def let_in(actor: Actor) -> QuerySet[Incident]:
    """Those an actor does something in: whoever broke the glass reads, and decides nothing."""
    return Incident.objects.filter(room__in=working_rooms(actor, "work"))


def kept(actor: Actor) -> QuerySet[Incident]:
    return Incident.objects.filter(room__in=working_rooms(actor, "keep"))


@permission("reviews.edit_incident", ask=KEEPER)
@permission("reviews.add_child", ask=KEEPER)
def incidents_edited(actor: Actor) -> QuerySet[Incident]:
    """Its coordinator, and whoever reported it, for as long as they are let in."""
    return Incident.objects.filter(
        Q(room__in=working_rooms(actor, "keep")) | Q(room__in=working_rooms(actor, "work"), referred_by__ref=actor.ref)
    )


@permission("reviews.edit_child", ask=KEEPER)
@permission("reviews.drop_child", ask=KEEPER)
def children_edited(actor: Actor) -> QuerySet[Child]:
    """The children of those."""
    return Child.objects.filter(incident__in=incidents_edited(actor))


@permission("reviews.correct_trigger", ask=KEEPER)
@permission("reviews.pause_clock", ask=KEEPER)
@permission("reviews.finish_alternative", ask=KEEPER)
@permission("reviews.record_serious_case_review", ask=KEEPER)
@permission("reviews.ask_agency", ask=KEEPER)
@permission("reviews.write_review", ask=KEEPER)
@permission("reviews.send_review", ask=KEEPER)
@permission("reviews.record_response", ask=KEEPER)
@permission("reviews.reopen_review", ask=KEEPER)
@permission("reviews.reopen_incident", ask=KEEPER)
@permission("reviews.commission_local_review", ask=KEEPER)
@permission("reviews.hand_to_national", ask=KEEPER)
@permission("reviews.close_with_learning", ask=KEEPER)
@permission("reviews.finish_incident", ask=KEEPER)
@permission("reviews.tell_agencies", ask=KEEPER)
def incidents_kept(actor: Actor) -> QuerySet[Incident]:
    """Whoever coordinates it runs the clock and writes down what was decided."""
    return kept(actor)


@permission("reviews.end_pause", ask=KEEPER)
def pauses_ended(actor: Actor) -> QuerySet[Pause]:
    """Pauses of those that still stand."""
    return Pause.objects.filter(incident__in=kept(actor), ended_on=None)


@permission("reviews.move_milestone", ask=KEEPER)
@permission("reviews.meet_milestone", ask=KEEPER)
def milestones_kept(actor: Actor) -> QuerySet[Milestone]:
    """The milestones of those."""
    return Milestone.objects.filter(incident__in=kept(actor))


@permission("reviews.say_view", ask=DECIDER)
@permission("reviews.sign_review", ask=DECIDER)
def incidents_decided(actor: Actor) -> QuerySet[Incident]:
    """Those let in who speak for a safeguarding partner: each for their own."""
    return let_in(actor).filter(partnership__in=partnerships_of(actor))


@permission("reviews.notify_incident", ask=BY_COUNCIL)
@permission("reviews.decide_not_to_notify", ask=BY_COUNCIL)
@permission("reviews.redesignate_incident", ask=BY_COUNCIL)
@permission("reviews.reopen_decision", ask=BY_COUNCIL)
def incidents_notified(actor: Actor) -> QuerySet[Incident]:
    """The council alone (Children Act 2004, section 16C, must), by whoever speaks for it and is let in."""
    return let_in(actor).filter(partnership__in=partnerships_of(actor, COUNCIL))


def granted(actor: Actor, kind: str, verb: str) -> Q:
    """What an actor was asked for: by a link's grant, or that of the person it was given to, while it holds and they
    speak for the agency that was asked. Neither goes with who leaves."""
    speaks = Appointment.objects.filter(
        holding(clock.today()), person__ref=actor.ref, role__in=SPEAK_FOR, partnership=OuterRef("partnership"),
        organisation=OuterRef("organisation"),
    )  # fmt: skip
    if isinstance(actor, PersonActor):
        holds = Q(until=None) | Q(until__gt=clock.now())
        mine = Grant.objects.filter(holds, holder_ref=actor.ref, record_kind=kind, ended_at=None)
        return Q(Exists(speaks), ref__in=mine.values("record_ref"))
    return Q(Exists(speaks), ref=actor.granted(verb, kind))


@permission("reviews.see_account", ask="Ask whoever was asked for your agency’s account.")
@permission("reviews.read_account", ask="Ask whoever was asked for your agency’s account.")
@permission("reviews.save_account", ask="Ask whoever was asked for your agency’s account.")
@permission("reviews.add_episode", ask="Ask whoever was asked for your agency’s account.")
@permission("reviews.give_account", ask="Ask whoever was asked for your agency’s account.")
@permission("reviews.give_nil_return", ask="Ask whoever was asked for your agency’s account.")
def accounts_given(actor: Actor) -> QuerySet[Account]:
    """The one person who was asked for it, signed in or by their link: nobody else of the agency, and no rank."""
    return Account.objects.filter(granted(actor, Account.KIND, GIVE))


@permission("reviews.edit_episode", ask="Ask whoever was asked for your agency’s account.")
@permission("reviews.drop_episode", ask="Ask whoever was asked for your agency’s account.")
def episodes_given(actor: Actor) -> QuerySet[Episode]:
    """The entries of those."""
    return Episode.objects.filter(account__in=accounts_given(actor))


@permission("reviews.reopen_account", ask=KEEPER)
@permission("reviews.ask_again", ask=KEEPER)
def accounts_kept(actor: Actor) -> QuerySet[Account]:
    """The accounts of an incident somebody coordinates."""
    return Account.objects.filter(incident__in=kept(actor))


@permission("reviews.merge_episode", ask=KEEPER)
@permission("reviews.part_episode", ask=KEEPER)
@permission("reviews.mark_episode", ask=KEEPER)
def episodes_worked(actor: Actor) -> QuerySet[Episode]:
    """Its coordinator, and whoever leads the review of it, work on the timeline of what agencies gave."""
    leads = actor.partnerships_as(Role.LEAD_REVIEWER)
    inside = Q(account__incident__in=let_in(actor), partnership__in=leads)
    given = Episode.objects.filter(account__state="given")
    return given.filter(Q(account__incident__in=kept(actor)) | inside)
