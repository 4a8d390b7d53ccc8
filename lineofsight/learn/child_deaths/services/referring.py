"""Handing a death over to another review, which is made in the same moment."""

from collections.abc import Callable

from lineofsight.core.access.actors import PersonActor
from lineofsight.core.access.operations import operation
from lineofsight.core.records.models import Record
from lineofsight.core.sealed.values import Opened
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import Death
from lineofsight.learn.child_deaths.selectors.opened import minimum_of
from lineofsight.learn.child_deaths.services.gathering import note_referral


@operation("child_deaths.refer_death", on="death")
def refer_death(
    actor: PersonActor, *, death: Death, opened: Opened, named: bool, take: Callable[[dict[str, str]], Record]
) -> Death:
    """Hand a death over: the other review is made of the least it needs, and each knows the other by its ref.

    Both stand or fall together, and both go on: a child death review does not end because a serious incident is
    reviewed as well.

    Args:
        named: whether who the child was goes with it. take: makes the other review, of that least.

    Raises:
        MoveRefused: it was handed over a moment ago; or the other review cannot be made.
    """
    standing = Death.objects.select_for_update().get(pk=death.pk)
    if standing.referrals.exists():
        raise MoveRefused("It was handed over already.")
    made = take(minimum_of(standing, opened, named=named))
    note_referral(death=standing, review_ref=made.ref)
    return standing
