"""The age band of a child at an incident, from dates that may be known in part."""

from lineofsight.core.sealed.rules import age_band
from lineofsight.learn.reviews.rules.fuzzy import Fuzzy


def band_of(born: Fuzzy, on: Fuzzy, *, unborn: bool = False) -> str:
    """The age band; "unknown" where what is known allows more than one."""
    if unborn:
        return "unborn"
    birth, then = born.span(), on.span()
    if not birth or not then:
        return "unknown"
    bands = {age_band(day, other) for day in birth for other in then}
    return bands.pop() if len(bands) == 1 else "unknown"
