"""The way back, and the moves of a challenge with the words their pages use."""

from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import Crumb

# What is done on the page of another move, or by a load of history, and is not pressed.
NOT_PRESSED = {"record_challenge"}
GRAVE = ("escalate_challenge", "withdraw_challenge")


def crumbs(request: Visit, challenge=None) -> list[Crumb]:
    """The way back; whoever came by a link has only the challenge."""
    way = []
    if permitted(request.actor, "business_plan.list_challenges", request.partnership):
        way.append(Crumb("Challenges", address("business_plan:challenges")))
    if challenge:
        way.append(Crumb(f"To {challenge.to}", own_address(challenge)))
    return way


def own_address(challenge) -> str:
    """A challenge's page."""
    return address("business_plan:challenge", ref=challenge.ref)
