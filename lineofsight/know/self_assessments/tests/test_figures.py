"""The figures of self-assessments: who handed in where it was due, who countersigned, and what it comes to."""

from datetime import timedelta

from lineofsight.core.insight import library
from lineofsight.core.insight.counting import Counted
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.know.self_assessments import figures, services
from lineofsight.know.self_assessments.tests import factories


def year_of(one) -> Period:
    return Period.financial_year_of(one.due)


def test_every_figure_is_an_indicator_of_the_library_that_is_counted_here():
    for key in figures.FIGURES:
        assert library.indicator(key).counted_here, key


def test_what_was_asked_and_handed_in_counts_in_the_period_it_was_due(world):
    one = factories.begun(world)
    factories.signed(world, one)
    count = {key: each(world.partnership, year_of(one)) for key, each in figures.FIGURES.items()}
    assert count["assessments.other_bodies"] == Counted(1)
    assert count["assessments.schools"] == count["assessments.voluntary"] == Counted(0)
    assert count["assessments.returned"] == Counted(1, 3)
    assert count["assessments.countersigned"] == Counted(0, 0)
    judged = count["assessments.in_place"]
    assert judged.numerator == judged.denominator > 0
    earlier = year_of(one).previous()
    assert figures.returned(world.partnership, earlier) == Counted(0, 0)


def test_a_school_s_return_counts_as_countersigned_when_its_chair_has_signed(world):
    one = factories.begun(world, "school_safeguarding", kinds=("school",))
    assert figures.countersigned(world.partnership, year_of(one)) == Counted(0, 1)
    factories.signed(world, one, "School", "school")
    assert figures.countersigned(world.partnership, year_of(one)) == Counted(1, 1)


def test_an_organisation_has_improved_when_more_is_in_place_than_in_the_round_before(world):
    today = clock.today()
    first = factories.begun(world, kinds=("police",), due=today + timedelta(days=1))
    item = next(each for each in first.questions.items.values() if each.judged and each.when is None)
    factories.signed(world, first, **{item.key: "not_met"})
    services.rounds.close_round(world.manager, one=first)
    second = factories.begun(world, kinds=("police",), due=today + timedelta(days=2), since=today + timedelta(days=1))
    whole = figures.in_place(world.partnership, year_of(first))
    assert whole.numerator == whole.denominator - 1
    assert figures.improved(world.partnership, year_of(second)) == Counted(0, 0)
    assessment = factories.assessment_of(world, "Police")
    factories.confirm(world.police, assessment, **{item.key: "met"})
    factories.signed(world, second)
    assert figures.improved(world.partnership, year_of(second)) == Counted(1, 1)
