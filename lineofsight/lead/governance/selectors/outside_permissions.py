"""The rights over what passes between the partnership and bodies outside it.

The business manager keeps it; whoever keeps in touch with a body writes down what was sent, received and came back.
What is private is shared by the chair alone.
"""

from django.db.models import Q, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.people.roles import Role
from lineofsight.core.people.selectors import inside
from lineofsight.lead.governance.models import OUTSIDE, Body, Share, Update
from lineofsight.lead.governance.selectors.liaisons import kept_by
from lineofsight.lead.governance.selectors.permissions import KEEPER, here, seated

SHARERS = (KEEPER, Role.CHAIR)


def readable(actor: Actor) -> Q:
    """What passes with a body: to the partnership's own people, whoever sits there, and whoever keeps in touch."""
    sits, touch = seated(actor).values("seat__body"), kept_by(actor).values("body")
    return Q(partnership__in=inside(actor)) | Q(body__in=sits) | Q(body__in=touch)


def kept(actor: Actor) -> Q:
    """What passes with a body: to the business manager, and to whoever keeps in touch."""
    return Q(partnership__in=actor.partnerships_as(KEEPER)) | Q(body__in=kept_by(actor).values("body"))


@permission("governance.set_liaison")
def liaisons_kept(actor: Actor) -> QuerySet[Body]:
    """The bodies outside with which the business manager agrees how one keeps in touch."""
    return Body.objects.filter(partnership__in=actor.partnerships_as(KEEPER), kind__in=OUTSIDE, state="standing")


@permission("governance.note_update", ask="Ask whoever keeps in touch with this body.")
def bodies_told(actor: Actor) -> QuerySet[Body]:
    """The bodies outside whose updates the business manager, or whoever keeps in touch, writes down."""
    mine = Q(partnership__in=actor.partnerships_as(KEEPER)) | Q(pk__in=kept_by(actor).values("body"))
    return Body.objects.filter(mine, kind__in=OUTSIDE, state="standing")


@permission("governance.see_update")
def updates_seen(actor: Actor) -> QuerySet[Update]:
    """The updates an actor may read."""
    return Update.objects.filter(readable(actor))


@permission("governance.answer_update", ask="Ask whoever keeps in touch with this body.")
@permission("governance.drop_question", ask="Ask whoever keeps in touch with this body.")
def updates_answered(actor: Actor) -> QuerySet[Update]:
    """The updates whose answer the business manager, or whoever keeps in touch, writes down."""
    return Update.objects.filter(kept(actor))


@permission("governance.set_update_aside")
def updates_kept(actor: Actor) -> QuerySet[Update]:
    """The updates the business manager keeps."""
    return Update.objects.filter(partnership__in=actor.partnerships_as(KEEPER))


@permission("governance.share_record")
def sharing_here(actor: Actor) -> QuerySet[Partnership]:
    """The partnerships in whose name an actor shares records with bodies outside."""
    return here(actor, *SHARERS)


@permission("governance.share_private", ask="Ask the chair.")
def sharing_private_here(actor: Actor) -> QuerySet[Partnership]:
    """The partnerships in whose name an actor shares what is private or sealed: a right of its own, the chair's."""
    return here(actor, Role.CHAIR)


@permission("governance.see_share")
def shares_seen(actor: Actor) -> QuerySet[Share]:
    """What was shared with bodies outside, of those an actor may read."""
    return Share.objects.filter(readable(actor))


@permission("governance.note_came_back", ask="Ask whoever keeps in touch with this body.")
def shares_followed(actor: Actor) -> QuerySet[Share]:
    """What was shared, for the business manager or whoever keeps in touch to write down what came back."""
    return Share.objects.filter(kept(actor))


@permission("governance.withdraw_share")
def shares_kept(actor: Actor) -> QuerySet[Share]:
    """What was shared, for the business manager or the chair to withdraw."""
    return Share.objects.filter(partnership__in=actor.partnerships_as(*SHARERS))
