"""How attendance is counted. Strength: local.

A seat was represented where its holder or a substitute came. It counts for the meetings for which it was written down
who came.
"""

from collections.abc import Iterable
from dataclasses import dataclass

PRESENT, SUBSTITUTE, APOLOGIES, ABSENT = "present", "substitute", "apologies", "absent"


@dataclass(frozen=True)
class Attended:
    """How often a seat, or an agency's seats together, were there."""

    present: int = 0
    substitute: int = 0
    apologies: int = 0
    absent: int = 0

    @property
    def meetings(self) -> int:
        """To how many sittings it could have come."""
        return self.present + self.substitute + self.apologies + self.absent

    @property
    def in_person(self) -> int | None:
        """The share of sittings, in per cent, to which its holder came; none where there was none."""
        return share(self.present, self.meetings)

    @property
    def represented(self) -> int | None:
        """The share of sittings, in per cent, at which its holder or a substitute was there."""
        return share(self.present + self.substitute, self.meetings)


def counted(statuses: Iterable[str]) -> Attended:
    """Count what was written down."""
    all_said = list(statuses)
    return Attended(*(all_said.count(each) for each in (PRESENT, SUBSTITUTE, APOLOGIES, ABSENT)))


def share(part: int, whole: int) -> int | None:
    """A share in whole per cent, rounding half up; none of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else None
