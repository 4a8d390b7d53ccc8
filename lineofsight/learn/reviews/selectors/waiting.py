"""What an incident waits for, as its page offers it to one reader."""

from lineofsight.core.access.actors import Actor
from lineofsight.core.sealed.values import Opened
from lineofsight.learn.reviews.lifecycle import INCIDENT
from lineofsight.learn.reviews.models import Incident
from lineofsight.learn.reviews.rules.likely import Waiting
from lineofsight.learn.reviews.selectors.incidents import facts, unsigned
from lineofsight.learn.reviews.selectors.partners import partner_of
from lineofsight.learn.reviews.selectors.report import digest_of

# What is asked for with a move is no reason yet why it would be refused.
ASKED_WITH_IT = "asked for with it"


def waiting(actor: Actor, incident: Incident, opened: Opened) -> Waiting:
    """What stands of an incident, for the reader and whoever they speak for."""
    lacking = unsigned(incident, digest_of(incident, opened)) if incident.state == "reviewing" else ()
    mine = partner_of(actor, incident.partnership)
    known = facts(incident, opened, unsigned=lacking, reference=ASKED_WITH_IT)
    moves = INCIDENT.moves_from(incident.state)
    return Waiting(
        incident.state, known,
        refused=frozenset(move.key for move in moves if INCIDENT.refusal(move.key, incident.state, known)),
        said=mine is not None and incident.partner_views.filter(organisation=mine).exists(),
        asked=incident.accounts.exists(), signed=mine is not None and mine.name not in lacking,
    )  # fmt: skip
