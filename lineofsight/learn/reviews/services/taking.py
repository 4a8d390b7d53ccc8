"""An incident made of a death that was handed over, because abuse or neglect is known or suspected."""

from collections.abc import Mapping
from datetime import date

from lineofsight.core.access.operations import acting
from lineofsight.core.access.scope import current_partnership
from lineofsight.core.sealed.selectors import takes_names
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.reviews.models import Child, Incident, TakenOver
from lineofsight.learn.reviews.services.incident import reported

TAKES_NO_NAMES = "It cannot be handed over with who the child was: serious incidents may not take names here yet."


def take_over(
    *, death_ref: str, band: str, minimum: Mapping[str, str], aware_on: date, told: dict[str, str], aware_time: str = ""
) -> Incident:
    """Make an incident of a death. Called inside the operation that hands the death over, by whoever does.

    Args:
        band: the child's age band at death. minimum: the least that goes with it: `name`, `nhs_number`, and `died`, a
            day or a month. told: what else is sealed, by column of the incident.

    Raises:
        MoveRefused: it was handed over already; nobody could coordinate it; or who the child was would go, and names
            cannot be taken here yet.
    """
    acting()
    partnership = current_partnership()
    if TakenOver.objects.filter(partnership=partnership, death_ref=death_ref).exists():
        raise MoveRefused("It was handed over already.")
    is_day = len(minimum["died"]) > len("2026-03")
    if (minimum["name"] or minimum["nhs_number"] or is_day) and not takes_names(partnership, Incident.KIND):
        raise MoveRefused(TAKES_NO_NAMES)
    known = {"happened_when": minimum["died"], "harm": "died", **told}
    incident = reported(partnership=partnership, aware_on=aware_on, aware_time=aware_time, told=known)
    stands = {"partnership": partnership, "room": incident.room, "incident": incident}
    Child(**stands, name=minimum["name"], band=band, harm="died").save()
    TakenOver(**stands, death_ref=death_ref, nhs_number=minimum["nhs_number"]).save()
    return incident
