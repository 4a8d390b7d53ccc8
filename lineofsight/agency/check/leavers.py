"""Rules on care leavers."""

from collections.abc import Iterator

from lineofsight.agency.check.cases import Case
from lineofsight.agency.check.registry import of_care
from lineofsight.agency.read.care import Leaver
from lineofsight.kernel.days import months_after

YOUNGEST, OLDEST = 17, 21
HOMES = frozenset("BCDEGHKRSTUVWXYZ")
NOT_KNOWN = frozenset({"", "0"})


@of_care
def leaver_of_age(case: Case) -> Iterator[tuple[Leaver, str]]:
    """Care leavers in the return turn 17, 18, 19, 20 or 21 in its year. (Department’s SSDA903 return)"""
    first = months_after(case.until, -12)
    for each in case.leavers:
        born = each.born or case.born
        if born and not any(first < months_after(born, 12 * age) <= case.until for age in range(YOUNGEST, OLDEST + 1)):
            yield each, "DOB"


@of_care
def leaver_has_left(case: Case) -> Iterator[tuple[Leaver, str]]:
    """Who is recorded as a care leaver is not looked after any more. (Department’s SSDA903 return)"""
    if any(each.ended is None for each in case.stays):
        for each in case.leavers:
            yield each, "CHILD"


@of_care
def leaver_listed_once(case: Case) -> Iterator[tuple[Leaver, str]]:
    """A care leaver stands once in the return. (Department’s SSDA903 return)"""
    for each in case.leavers[1:]:
        yield each, "CHILD"


@of_care
def home_of_a_known_kind(case: Case) -> Iterator[tuple[Leaver, str]]:
    """A care leaver’s accommodation is a kind in use with 1 for suitable or 2 for unsuitable, or 0 where it is not
    known. (Department’s SSDA903 return)"""
    for each in case.leavers:
        known = len(each.lives) == 2 and each.lives[0] in HOMES and each.lives[1] in "12"
        if not known and each.lives not in NOT_KNOWN:
            yield each, "ACCOM"
