"""Who may read beside the partnership, and how what is awaited of a provider stands."""

from dataclasses import dataclass
from datetime import date

NAME_TAKEN = "Somebody of this name reads here already. Give it the name by which organisations can tell them apart."
OWN_STAYS = "The partnership itself always reads what organisations choose to hand in to it."
# An assessment is asked for yearly. Strength: local.
KEPT_FOR_DAYS = 366


@dataclass(frozen=True)
class Provided:
    """What must be known of one provider to say how it stands: when it signed last, by when it is asked for, and what
    day it is."""

    signed_on: date | None
    due: date | None
    today: date


def is_late(provided: Provided) -> bool:
    """It is asked for by a day that has passed, and has not come."""
    return provided.signed_on is None and provided.due is not None and provided.due < provided.today


def is_old(provided: Provided) -> bool:
    """It was signed more than a year ago."""
    return provided.signed_on is not None and (provided.today - provided.signed_on).days > KEPT_FOR_DAYS
