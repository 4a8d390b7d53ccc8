"""How often a fact that every review asks for was not known, by the agencies that were asked: pure.

An agency's line stands beside the whole, so that what is left when it is taken away must not be small either.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from lineofsight.learn.child_deaths.rules.hiding import POLICY
from lineofsight.learn.child_deaths.rules.pictures import NOT_KNOWN


@dataclass(frozen=True)
class Answer:
    """What one review has to say to one question, and which agencies were asked about the child."""

    year: int
    question: str
    code: str
    agencies: frozenset[str]


@dataclass(frozen=True)
class Rate:
    """Of how many reviews a fact was asked for and not known."""

    not_known: int
    reviews: int

    @property
    def text(self) -> str:
        """The rate with its base."""
        return f"{self.not_known} of {self.reviews} ({self.percent}%)" if self.reviews else "0 of 0"

    @property
    def percent(self) -> int:
        """The share, in whole hundredths."""
        return round(100 * self.not_known / self.reviews) if self.reviews else 0


def rate(answers: Iterable[Answer]) -> Rate:
    """The rate of some answers to one question."""
    every = list(answers)
    return Rate(sum(each.code == NOT_KNOWN for each in every), len(every))


def agencies_in(answers: Iterable[Answer]) -> list[str]:
    """Every agency that was asked, by name."""
    return sorted({agency for each in answers for agency in each.agencies}, key=str.casefold)


def of_agency(answers: Iterable[Answer], agency: str) -> Rate:
    """The rate of the reviews in which an agency was asked."""
    return rate(each for each in answers if agency in each.agencies)


def may_leave(part: Rate, whole: Rate) -> bool:
    """Whether an agency’s rate may be shown beside the whole: neither it nor what is left is a small count, and nor is
    what remains of the whole without it."""
    known, rest, others = part.reviews - part.not_known, whole.not_known - part.not_known, whole.reviews - part.reviews
    counts = (part.reviews, part.not_known, known, rest, others, others - rest)
    return all(not 0 < count <= POLICY.threshold for count in counts)
