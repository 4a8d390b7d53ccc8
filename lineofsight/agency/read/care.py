"""What SSDA903 says of children: their stays, the reviews of their care, their health, and those who have left."""

from dataclasses import dataclass, field
from datetime import date

# Legal statuses of an agreed series of short breaks, which the department leaves out.
SHORT_BREAKS = frozenset({"V3", "V4"})


@dataclass(slots=True)
class Person:
    """Who a child is, as the return's first list says."""

    child: str
    born: date | None = None
    sex: str = ""
    mother: bool = False
    mothers_child_born: date | None = None
    where: str = field(default="", compare=False)


@dataclass(slots=True)
class Stay:
    """One episode of being looked after: from when, why it began, by which legal status, where, and how it ended."""

    child: str
    began: date
    reason: str
    status: str
    place: str
    ended: date | None = None
    why_ended: str = ""
    where: str = field(default="", compare=False)

    @property
    def short_break(self) -> bool:
        """Whether it belongs to an agreed series of short breaks."""
        return self.status in SHORT_BREAKS


@dataclass(slots=True)
class Checks:
    """What was done for a child's health in the year, and the score of the strengths and difficulties questionnaire."""

    child: str
    health: bool = False
    teeth: bool = False
    immunised: bool = False
    score: int | None = None
    where: str = field(default="", compare=False)


@dataclass(slots=True)
class Leaver:
    """A care leaver around a birthday: whether the council was in touch, what they were doing, and where they lived."""

    child: str
    born: date | None
    in_touch: str = ""
    activity: str = ""
    lives: str = ""
    where: str = field(default="", compare=False)


@dataclass(slots=True)
class Review:
    """A review of a child's care, on the day it was held."""

    child: str
    held: date
    where: str = field(default="", compare=False)


@dataclass(slots=True)
class Absence:
    """A time for which a child was missing (M) from where they live, or away from it without leave (A)."""

    child: str
    kind: str
    began: date
    ended: date | None = None
    where: str = field(default="", compare=False)


@dataclass(slots=True)
class Unaccompanied:
    """A child who came to ask for asylum without their family, and until when they count as one."""

    child: str
    born: date | None = None
    until: date | None = None
    where: str = field(default="", compare=False)


@dataclass
class LookedAfter:
    """An SSDA903 return."""

    stays: list[Stay] = field(default_factory=list)
    checks: list[Checks] = field(default_factory=list)
    leavers: list[Leaver] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    absences: list[Absence] = field(default_factory=list)
    unaccompanied: list[Unaccompanied] = field(default_factory=list)

    @property
    def births(self) -> dict[str, date]:
        """Each child's birthday, where the first list gives one."""
        return {each.child: each.born for each in self.people if each.born is not None}
