"""An SSDA903 return child by child: everything its lists say of one."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from lineofsight.agency.read.care import Absence, Checks, Leaver, LookedAfter, Person, Review, Stay, Unaccompanied
from lineofsight.kernel.days import months_after

STARTED, WENT_ON = "S", "X1"
EIGHTEEN = 18 * 12


@dataclass
class Case:
    """One child of a return, their stays in order.

    Attributes:
        until: the 31 March that the return goes to: on or after the last day on which a stay began or ended.
    """

    until: date
    people: list[Person] = field(default_factory=list)
    stays: list[Stay] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    absences: list[Absence] = field(default_factory=list)
    checks: list[Checks] = field(default_factory=list)
    leavers: list[Leaver] = field(default_factory=list)
    unaccompanied: list[Unaccompanied] = field(default_factory=list)

    @property
    def born(self) -> date | None:
        days = [each.born for each in self.people] + [each.born for each in self.unaccompanied]
        days += [each.born for each in self.leavers]
        return next((day for day in days if day is not None), None)

    @property
    def grown(self) -> date | None:
        """The child's eighteenth birthday."""
        return months_after(self.born, EIGHTEEN) if self.born else None

    def in_care(self, day: date) -> bool:
        """Whether the child was looked after on a day: the first and the last of a stay are days of it."""
        return any(each.began <= day and (each.ended is None or day <= each.ended) for each in self.stays)


def cases_of(found: LookedAfter) -> Iterator[Case]:
    """Every child of a return, in the order in which its lists name them."""
    until = year_end(found)
    cases: defaultdict[str, Case] = defaultdict(lambda: Case(until))
    for name in ("people", "stays", "reviews", "absences", "checks", "leavers", "unaccompanied"):
        for row in getattr(found, name):
            getattr(cases[row.child], name).append(row)
    for case in cases.values():
        case.stays.sort(key=lambda each: each.began)
        case.absences.sort(key=lambda each: each.began)
        yield case


def year_end(found: LookedAfter) -> date:
    """The 31 March that a return goes to."""
    days = [day for each in found.stays for day in (each.began, each.ended) if day is not None]
    last = max(days, default=date.min)
    return date(last.year + ((last.month, last.day) > (3, 31)), 3, 31)
