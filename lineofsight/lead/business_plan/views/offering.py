"""What the business plan has about any record or value: the priorities that follow it, what a board outside has chosen
beside them, and to challenge it."""

from collections.abc import Iterator

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.manifests import Offer
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.scope import current_partnership
from lineofsight.core.design.addresses import address
from lineofsight.core.design.text import listed
from lineofsight.lead.business_plan.selectors.following import chosen_by_board, priorities_following


def offers(actor: Actor, ref: str) -> Iterator[Offer]:
    """To read, the priorities on whose page it stands and, of a board outside, what it has chosen; to whoever may
    challenge in the partnership's name, to do so."""
    for priority in priorities_following(actor, ref):
        yield Offer(priority.question, address("business_plan:priority", ref=priority.ref))
    for theirs in chosen_by_board(actor, ref):
        yield Offer(beside_ours(theirs), address("business_plan:plan", ref=theirs.plan.ref))
    partnership = current_partnership()
    if partnership and permitted(actor, "business_plan.draft_challenge", partnership):
        yield Offer("Challenge this", f"{address('business_plan:draft_challenge')}?about={ref}", does=True)


def beside_ours(theirs) -> str:
    """What a board has chosen, and what of ours goes with it, in a line."""
    ours = listed(f"“{each.question}”" for each in theirs.priorities.all())
    said = f"{theirs.priority}, {theirs.period}" if theirs.period else theirs.priority
    return f"{said}. Of ours: {ours or 'nothing yet'} ({theirs.plan.name})"
