"""The figures of child death reviews for the yearly report and the scorecard, as indicators of the library.

They are of whole financial years that have ended, and of no quarter: quarters would tell their years apart, and a year
under way would tell each review as it is completed.
"""

from collections.abc import Callable, Mapping

from lineofsight.core.access.models import Partnership
from lineofsight.core.insight.counting import Counted
from lineofsight.core.people.models import Organisation
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.learn.child_deaths.rules.hiding import POLICY
from lineofsight.learn.child_deaths.rules.pictures import BEFORE, COMPLETED, IDENTIFIED, NOT_ASKED, NOT_KNOWN, NOTIFIED
from lineofsight.learn.child_deaths.rules.reviewing import KEY_FACTS
from lineofsight.learn.child_deaths.rules.timing import may_be_told, spread
from lineofsight.learn.child_deaths.selectors import counting

Figure = Counted | Mapping[Organisation, Counted]
NOT_TOLD: Mapping[Organisation, Counted] = {}


def of_years(count: Callable[[Partnership, Period], Figure]) -> Callable[[Partnership, Period], Figure]:
    """A figure that is counted of ended financial years alone."""

    def counted(partnership: Partnership, period: Period) -> Figure:
        ended = period == Period.financial_year_of(period.start) and period.end < clock.today()
        return count(partnership, period) if ended else NOT_TOLD

    return counted


def counted_in(partnership: Partnership, period: Period, population: str, dimension: str) -> list[str]:
    """The code of each death of a population in one dimension, of a financial year; what was erased is among them."""
    rows = counting.every_row(partnership, apart=True)[population][dimension]
    return [row.code for row in rows if row.year == period.start.year]


@of_years
def notified(partnership: Partnership, period: Period) -> Figure:
    """Deaths notified in a year."""
    return Counted(len(counted_in(partnership, period, NOTIFIED, "age")))


@of_years
def reviews_completed(partnership: Partnership, period: Period) -> Figure:
    """Reviews completed in a year."""
    return Counted(len(counted_in(partnership, period, COMPLETED, "age")))


@of_years
def with_modifiable_factors(partnership: Partnership, period: Period) -> Figure:
    """Of those whose form asks for them, with modifiable factors."""
    codes = [code for code in counted_in(partnership, period, COMPLETED, "modifiable") if code != BEFORE]
    return Counted(codes.count(IDENTIFIED), len(codes))


@of_years
def days_to_review(partnership: Partnership, period: Period) -> Figure:
    """The middle of how many days they took; not told of so few that it is one child’s, nor where it tells of a
    small band of the time to review, nor once some of them were erased: what was counted before stands."""
    reviews = [each for each in counting.completed_in(partnership) if period.contains(each.agreed_on)]
    taken = spread(counting.taken_in(reviews))
    told = taken.reviews > POLICY.threshold and may_be_told(each.took for each in reviews)
    whole = period.start.year not in counting.years_erased(partnership)
    return Counted(taken.median) if told and whole else NOT_TOLD


@of_years
def facts_not_known(partnership: Partnership, period: Period) -> Figure:
    """Of the facts that were asked for in them, those that nobody knew."""
    dimensions = [counting.dimension_of(question) for question in KEY_FACTS]
    codes = [code for each in dimensions for code in counted_in(partnership, period, COMPLETED, each)]
    asked = [code for code in codes if code != NOT_ASKED]
    return Counted(asked.count(NOT_KNOWN), len(asked))


@of_years
def families_asked(partnership: Partnership, period: Period) -> Figure:
    """Of the reviews closed in a year, those whose family was asked how they were supported."""
    rows = [row.code for row in counting.feedback_in(partnership) if row.year == period.start.year]
    return Counted(len(rows) - rows.count("not_asked"), len(rows))


FIGURES = {
    "deaths.notified_here": notified,
    "deaths.reviews_completed_here": reviews_completed,
    "deaths.reviews_modifiable_here": with_modifiable_factors,
    "deaths.days_to_review_here": days_to_review,
    "deaths.facts_not_known_here": facts_not_known,
    "deaths.families_asked_here": families_asked,
}
