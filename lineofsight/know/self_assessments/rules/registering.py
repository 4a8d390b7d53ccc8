"""A body nobody invited: how long its link holds, how often an address is written to, and what its lead is told."""

from dataclasses import dataclass
from datetime import datetime, timedelta

# A registration whose address is never proved lapses. Strength: local.
PROVED_WITHIN = timedelta(days=7)
# One address is written to so often in a day, whoever types it. Strength: local.
LETTERS_A_DAY = 3
# So many registrations come from one place in an hour; a council's offices are one place. Strength: local.
FROM_ONE_PLACE, PER_SECONDS = 10, 3600
# By when the business manager decides, in days. Strength: local.
DECIDED_WITHIN = timedelta(days=7)
OVER = "This link has expired. Register again, and we will send you a new one."
USED = "This link was used already: your address is confirmed, and the partnership has what you sent."
LEADS_ALREADY = "Somebody leads for it already. Say whether they go on."
NONE_OPEN = "No organisation is being asked for a self-assessment at the moment, so nobody can register."
UNKNOWN_KIND = "Organisations of this kind are not being asked at the moment."
BESIDE, INSTEAD = "beside", "instead"


@dataclass(frozen=True)
class ProofFacts:
    """What must be known to judge a proof: until when its link holds, and what time it is."""

    until: datetime
    now: datetime


def link_holds(facts: ProofFacts) -> str | None:
    """The link is used within seven days. Strength: local."""
    return OVER if facts.now > facts.until else None
