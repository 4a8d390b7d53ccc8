"""Who of us keeps in touch with a body outside the partnership, as it was agreed last."""

from django.db.models import Max, Q, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.lead.governance.models import Liaison


def latest_liaisons() -> QuerySet[Liaison]:
    """Of each body the liaison that counts."""
    last = Liaison.objects.order_by().values("body").annotate(last=Max("pk")).values("last")
    return Liaison.objects.filter(pk__in=last)


def kept_by(actor: Actor) -> QuerySet[Liaison]:
    """The liaisons an actor keeps up, in partnerships in which they are appointed."""
    mine = Q(sender__ref=actor.ref) | Q(asker__ref=actor.ref)
    return latest_liaisons().filter(mine, partnership__in=actor.partnerships_as())
