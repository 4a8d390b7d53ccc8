"""How often a fact that every review asks for was not known, by the agencies that were asked: pure.

By agency it is for whoever keeps the rooms: which agencies are asked about a child is written in its room.
"""

from collections.abc import Iterable
from dataclasses import dataclass

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
