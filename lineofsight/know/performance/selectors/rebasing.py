"""Who may set an indicator's limits anew, and take that back."""

from django.db.models import QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permission
from lineofsight.core.people.roles import Role
from lineofsight.know.performance.models import Rebase


@permission("performance.rebase_limits")
def may_rebase_limits(actor: Actor) -> QuerySet[Partnership]:
    """The analyst, who answers for what is called a signal, and nobody else."""
    return Partnership.objects.filter(pk__in=actor.partnerships_as(Role.ANALYST))


@permission("performance.withdraw_rebase")
def may_withdraw_rebase(actor: Actor) -> QuerySet[Rebase]:
    """The rebases that stand, for the analyst."""
    stands = Rebase.objects.filter(withdraws=None, withdrawn_by=None)
    return stands.filter(partnership__in=actor.partnerships_as(Role.ANALYST))
