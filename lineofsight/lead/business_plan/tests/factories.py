"""Challenges in each state, made by services."""

from lineofsight.core.thread.rules.given import Seen
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import add_working_days
from lineofsight.lead.business_plan.models import Challenge
from lineofsight.lead.business_plan.services import challenges
from tests.world import World

QUESTION = "How many children wait more than eight weeks for a first appointment, and what happens meanwhile?"


def ahead(days: int = 20):
    """A day some working days ahead."""
    return add_working_days(clock.today(), days)


def drafted(world: World, *, by: str = "scrutineer", **given) -> Challenge:
    """A challenge that is being written: the scrutineer's to the council, unless told."""
    told = {
        "question": QUESTION, "by": "the independent scrutineer", "reply_due": ahead(),
        "support": "A day with the data team", "organisation": world.organisation("Council"), **given,
    }  # fmt: skip
    return challenges.draft_challenge(getattr(world, by), partnership=world.partnership, **told)


def seen() -> Seen:
    """What a challenge rests on."""
    return Seen("Four of ten families waited", "family", "survey", "several", clock.today())


def issued(world: World, *, by: str = "scrutineer", **given) -> Challenge:
    """A challenge that was sent."""
    challenge = drafted(world, by=by, **given)
    challenges.add_challenge_evidence(getattr(world, by), challenge=challenge, seen=seen())
    return challenges.issue_challenge(getattr(world, by), challenge=challenge)


def answered(world: World, **given) -> Challenge:
    """A challenge that was answered."""
    return challenges.reply_to_challenge(
        world.lead, challenge=issued(world, **given), reply="Forty wait. We call each."
    )


def accepted(world: World, **given) -> Challenge:
    """A challenge whose reply was accepted."""
    return challenges.accept_reply(world.scrutineer, challenge=answered(world, **given))


def closed(world: World, **given) -> Challenge:
    """A challenge that ended with what changed."""
    return challenges.close_challenge(
        world.scrutineer, challenge=accepted(world, **given), effect="Nobody waits more than four weeks"
    )
