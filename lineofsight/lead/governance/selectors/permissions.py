"""The rights over bodies, seats and delegations. The business manager keeps them; the partnership's own people read."""

from django.db.models import Q, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.people.roles import INSIDE, Role
from lineofsight.core.people.selectors import holding, inside
from lineofsight.kernel import clock
from lineofsight.lead.governance.models import Body, Delegation, Holding, Seat
from lineofsight.lead.governance.selectors.liaisons import kept_by

KEEPER = Role.BUSINESS_MANAGER


def here(actor: Actor, *roles: str) -> QuerySet[Partnership]:
    return Partnership.objects.filter(pk__in=actor.partnerships_as(*roles))


def seated(actor: Actor) -> QuerySet[Holding]:
    """The seats an actor holds today, or sits in for, in partnerships in which they are appointed."""
    held = Holding.objects.filter(holding(clock.today()), person__ref=actor.ref)
    return held.filter(partnership__in=actor.partnerships_as())


@permission("governance.see_governance")
def governance_seen(actor: Actor) -> QuerySet[Partnership]:
    """The partnerships whose bodies, authority and decisions an actor may look through: their own people."""
    return here(actor, *INSIDE)


@permission("governance.see_body")
def bodies_seen(actor: Actor) -> QuerySet[Body]:
    """The bodies where an actor works inside, those in which they sit, and those with which they keep in touch."""
    sits, touch = seated(actor).values("seat__body"), kept_by(actor).values("body")
    return Body.objects.filter(Q(partnership__in=inside(actor)) | Q(pk__in=sits) | Q(pk__in=touch))


@permission("governance.add_body")
@permission("governance.give_delegation")
def governance_kept(actor: Actor) -> QuerySet[Partnership]:
    """The business manager keeps what bodies there are, and what was delegated."""
    return here(actor, KEEPER)


@permission("governance.edit_body")
@permission("governance.report_to")
@permission("governance.end_body")
@permission("governance.hand_over_body")
@permission("governance.agree_terms")
@permission("governance.add_seat")
def bodies_kept(actor: Actor) -> QuerySet[Body]:
    """The bodies whose seats and terms the business manager keeps."""
    return Body.objects.filter(partnership__in=actor.partnerships_as(KEEPER))


@permission("governance.appoint_to_seat")
@permission("governance.end_seat")
def seats_kept(actor: Actor) -> QuerySet[Seat]:
    """The seats to which the business manager writes down who was appointed."""
    return Seat.objects.filter(partnership__in=actor.partnerships_as(KEEPER))


@permission("governance.end_holding")
def holdings_kept(actor: Actor) -> QuerySet[Holding]:
    """Who sits where, for the business manager to say when it ends."""
    return Holding.objects.filter(partnership__in=actor.partnerships_as(KEEPER), end=None)


@permission("governance.end_delegation")
def delegations_kept(actor: Actor) -> QuerySet[Delegation]:
    """What was delegated, for the business manager to say when it ends."""
    return Delegation.objects.filter(partnership__in=actor.partnerships_as(KEEPER), end=None)
