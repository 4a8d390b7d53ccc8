"""The way back from the module's pages, and what its pages share."""

from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import Crumb
from lineofsight.core.documents.services import FileRefused
from lineofsight.core.thread.rules.given import Seen, Source
from lineofsight.core.thread.views.frame import short
from lineofsight.kernel.lifecycle import MoveRefused

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


def own_address(record) -> str:
    """A record's page; of what has none of its own, the page it stands on."""
    name = record.KIND.split(".")[1]
    if name == "measure":
        return own_address(record.objective)
    if name == "review_point":
        return own_address(record.plan)
    return address(f"business_plan:{name}", ref=record.ref)


def plan_crumbs(request: Visit, *way) -> list[Crumb]:
    """The way back from what stands in a plan, by the pages this reader has; an owner from outside has no plan."""
    reads = permitted(request.actor, "business_plan.list_plans", request.partnership)
    first = [Crumb("Plans and strategies", address("business_plan:plans"))] if reads else []
    steps = [each for each in way if each is not None and (reads or each.KIND != "business_plan.plan")]
    return first + [Crumb(short(each.title), own_address(each)) for each in steps]


def as_evidence(give):
    """What gives evidence, of the answers of `EvidenceForm`; a file that cannot be taken is refused on the page."""

    def make(source: str, **given):
        try:
            return give(seen=Seen(source=Source(said=source), **given))
        except FileRefused as refused:
            raise MoveRefused(str(refused)) from None

    return make
