"""What may be put right by hand about who a child was."""

from collections.abc import Mapping

from lineofsight.learn.child_deaths.rules.case_columns import label_of
from lineofsight.learn.child_deaths.rules.identity import number_refusal

# What is not emptied once it stands.
STAYS = ("name", "born", "died", "notified_on", "residence")


def correction_refusal(here: Mapping[str, str], otherwise: Mapping[str, str], state: str) -> str | None:
    """Why something cannot be put right.

    Args:
        here: what stands. otherwise: what is to stand instead, where that is different.
    """
    if state == "withdrawn":
        return "It was taken out of the register."
    if not otherwise:
        return "Nothing is different from what stands here."
    emptied = [label_of(key) for key in STAYS if not otherwise.get(key, "-")]
    if emptied:
        return f"This stands here and cannot be emptied: {', '.join(emptied)}."
    after = {**here, **otherwise}
    if after.get("residence") == "transferred_in" and not after.get("area"):
        return "Say from which area it was taken over."
    number, because = after.get("nhs_number", ""), after.get("none_because", "")
    untold = not number and not because and not here.get("nhs_number") and not here.get("none_because")
    return None if untold else number_refusal(number, because)
