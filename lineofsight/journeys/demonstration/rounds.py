"""The times Ashmere's agencies are asked: nine quarters and two years, up to the quarter they can last be late with."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from lineofsight.journeys.demonstration.answers import Answers, read_answers
from lineofsight.journeys.demonstration.days import at_work
from lineofsight.journeys.demonstration.story import STORY
from lineofsight.kernel.periods import Period

LATEST = "quarter 0"
# How long after the day it is due a round is closed, in days.
OPEN = 28


@dataclass
class Round:
    """One time agencies are asked: for which period, when, by when, and what they will answer.

    Attributes:
        name: how the story calls it, such as "quarter 3", the third before the last.
        closed: the day it is closed; none where it is open still.
        request: what the analyst made of it, once they have.
    """

    name: str
    period: Period
    asked: date
    due: date
    answers: Answers
    closed: date | None = None
    request: Any = None


def rounds(today: date) -> list[Round]:
    """Every round of the story, as it lies before a day."""
    return [*quarters(today), *years(today)]


def quarters(today: date) -> Iterator[Round]:
    """The quarters, the earliest first. The last was asked for nearly four weeks ago, and was due last week; the
    trusts are asked for it later than the others, and have time still."""
    latest = Period.quarter(today - timedelta(days=28)).previous()
    table = read_answers("quarters.csv")
    for ago in sorted(map(int, table), reverse=True):
        period, answers = latest.shifted(-3 * ago), table[str(ago)]
        if ago:
            yield past(f"quarter {ago}", period, answers, days=7)
        else:
            yield from last_quarter(today, period, answers)


def last_quarter(today: date, period: Period, answers: Answers) -> Iterator[Round]:
    """The quarter that is partly in: what most agencies were asked, and what the trusts were asked this week."""
    later = {agency: answers[agency] for agency in STORY["asked_later"]}
    others = {agency: said for agency, said in answers.items() if agency not in later}
    days = [at_work(today + timedelta(days=n)) for n in (-25, -7, -4, 17)]
    yield Round(LATEST, period, days[0], days[1], others)
    yield Round(LATEST, period, days[2], days[3], later)


def years(today: date) -> Iterator[Round]:
    """The last two financial years that could be asked for and closed."""
    first = Period.financial_year_of(today - timedelta(days=120)).start.year - 1
    for column, answers in read_answers("later_years.csv").items():
        period = Period.financial_year(first - int(column))
        yield past(f"year {column}", period, answers, days=45)


def past(name: str, period: Period, answers: Answers, *, days: int) -> Round:
    """A round that is over: asked so many days after its period, due four weeks later, and closed in time."""
    asked = at_work(period.end + timedelta(days=days))
    due = at_work(asked + timedelta(days=28))
    return Round(name, period, asked, due, answers, closed=at_work(due + timedelta(days=OPEN)))
