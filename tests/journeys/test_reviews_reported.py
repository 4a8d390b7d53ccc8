"""The section on serious incidents of a yearly report places what they and the thread counted, protected."""

from lineofsight.core.access.actors import system
from lineofsight.core.insight.counting import count_here
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.lead.annual_report.selectors.composing import said_in
from lineofsight.lead.annual_report.tests.factories import section_of, started, written
from lineofsight.learn.reviews.figures import FIGURES
from lineofsight.learn.reviews.tests import factories, learned


def test_small_counts_of_incidents_stand_in_no_section(world):
    learned.released(world, factories.reviewing(world))
    count_here(system("daily"))
    report = started(world, Period.financial_year_of(clock.today()), ("incidents",))
    text = " ".join(f"This is {{{key}}}." for key in FIGURES)
    written(world, section_of(report, "incidents"), text)
    _, uses = said_in(report, clock.now())
    assert {use.indicator.key for use in uses} == set(FIGURES)
    shown = {use.indicator.key: use.text for use in uses}
    assert shown["deaths.serious_incidents"] == shown["learning.reviews_points"] == "suppressed"
    assert shown["deaths.local_reviews_begun"] == "0"
    assert not any(text in {"1", "100%"} for text in shown.values()), shown
