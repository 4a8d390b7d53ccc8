"""Figures of child death reviews: of ended years alone, two populations apart, and protected in the library."""

from lineofsight.core.access.actors import system
from lineofsight.core.insight import library
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight.counting import Counted, count_here
from lineofsight.core.insight.models import Observation
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.learn.child_deaths import figures
from lineofsight.learn.child_deaths.tests import many


def ended() -> Period:
    """The year that ended last."""
    return Period.financial_year_of(clock.today()).previous()


def test_every_figure_is_an_indicator_of_the_library_that_is_counted_here():
    for key in figures.FIGURES:
        assert library.indicator(key).counted_here, key
        assert library.indicator(key).policy.threshold, "small counts of each are hidden"


def test_deaths_notified_and_reviews_completed_are_counted_apart_of_ended_years_alone(world):
    many.reviewed(world, 12, modifiable="identified", days=400, smoking="not_known")
    many.reviewed(world, 20, days=100)
    count = {key: each(world.partnership, ended()) for key, each in figures.FIGURES.items()}
    assert count["deaths.notified_here"] == Counted(20)
    assert count["deaths.reviews_completed_here"] == Counted(32)
    assert count["deaths.reviews_modifiable_here"] == Counted(12, 32)
    assert count["deaths.days_to_review_here"] == Counted(100)
    assert count["deaths.facts_not_known_here"] == Counted(12, 32)
    for each in figures.FIGURES.values():
        for period in (ended().next(), ended().quarters()[0]):
            assert each(world.partnership, period) == {}


def test_the_middle_of_few_is_one_childs_and_is_not_told(world):
    many.reviewed(world, 9)
    assert figures.days_to_review(world.partnership, ended()) == {}


def test_what_is_counted_reaches_the_library_and_small_counts_do_not_show(world):
    many.reviewed(world, 3, modifiable="identified")
    many.reviewed(world, 20)
    count_here(system("daily"))
    kept = {row.indicator: row for row in Observation.objects.filter(indicator__endswith="_here")}
    assert set(kept) == set(figures.FIGURES)
    book = insight.book(world.partnership, set(kept))

    def shown(key: str) -> str:
        return book.figure(library.indicator(key), ended()).text

    assert shown("deaths.reviews_completed_here") == "25", "rounded to the nearest 5"
    assert shown("deaths.reviews_modifiable_here") == "suppressed"
