"""Where learning from incidents stands: by key, agency and theme; counted for the yearly report."""

import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.insight import library
from lineofsight.core.insight.counting import Counted
from lineofsight.core.thread.rules.given import Seen
from lineofsight.core.thread.services import actions, impact, learning
from lineofsight.kernel import clock
from lineofsight.kernel.clock import set_clock
from lineofsight.kernel.periods import Period
from lineofsight.learn.reviews import figures
from lineofsight.learn.reviews.rules.codes import ALTERNATIVES
from lineofsight.learn.reviews.rules.recurring import origin_of
from lineofsight.learn.reviews.selectors import considered, local_reviews, standing
from lineofsight.learn.reviews.selectors.considered import protected_counts
from lineofsight.learn.reviews.services import local_review, panel, stopping
from lineofsight.learn.reviews.tests import factories, learned

PLANTED = re.compile("Quillon|Farthingdale|2019-03-14|14 March 2019", re.IGNORECASE)
WAYS = st.fixed_dictionaries({key: st.integers(0, 12) for key in ALTERNATIVES})


@pytest.mark.once
@given(st.integers(0, 20), WAYS, st.data())
def test_no_small_count_of_a_quarter_can_be_worked_out(notified, ways, data):
    every = notified + sum(ways.values())
    against = data.draw(st.integers(0, every))
    told = protected_counts(notified, ways, against)
    cells = {"considered": every, "notified": notified, "not_notified": every - notified, "dissent": against, **ways}
    for key, count in cells.items():
        if 0 < count < 6:
            assert told[key] == "c"
        if not count:
            assert told[key] == "0"
    sums = (("considered", ("notified", "not_notified")), ("not_notified", tuple(ways)))
    for whole, parts in sums:
        lost = [key for key in (whole, *parts) if told[key] == "c"]
        assert len(lost) != 1, "what is hidden alone in a sum follows from the rest"


@pytest.mark.once
def test_where_a_learning_point_comes_from():
    assert origin_of("reviews.incident", "Serious incident ABC-DEF", audited=True) == "reviews"
    assert origin_of("", "Multi-agency audit, March", audited=False) == "audits"
    assert origin_of("", "Somewhere", audited=True) == "audits"
    assert origin_of("", "Child death reviews", audited=False) == "deaths"
    assert origin_of("business_plan.challenge", "", audited=False) == "concerns"
    assert origin_of("governance.meeting", "Executive", audited=False) == "elsewhere"


def test_the_executive_sees_local_reviews_late_actions_and_what_recurs_and_no_name(world):
    made = panel.commission_local_review(world.manager, incident=factories.answered(world))
    theme = learned.theme(world)
    learned.released(world, made, themes=[theme])
    other = learning.note_learning_point(
        world.manager, partnership=world.partnership, text="Ask twice", kind="development", area="health",
        learnt_on=clock.today(), themes=[theme],
    )  # fmt: skip
    seen = Seen("4 of 10 asked", eyes="data", method="audit", strength="measured", seen_on=clock.today())
    learning.add_evidence(world.manager, point=other, seen=seen)
    [recurring] = standing.recurring_themes(world.partnership)
    assert (recurring.theme, recurring.counts["reviews"], recurring.counts["audits"]) == (theme, 1, 1)
    assert standing.overdue_by_agency(world.partnership) == []
    late = clock.now() + timedelta(days=61)
    with set_clock(lambda: late):
        assert standing.overdue_by_agency(world.partnership) == [(world.organisation("Health"), 1)]
        page = world.client("chair").get("/ashmere/incidents/overview/").content.decode()
    assert made.title in page
    assert f"/incidents/{made.ref}/" not in page, "the chair is not let in"
    managers = world.client("manager").get("/ashmere/incidents/overview/").content.decode()
    assert f'href="/ashmere/incidents/{made.ref}/"' in managers, "whoever is let in goes on from here"
    assert "Ashmere Health Board" in page
    assert theme.name in page
    assert "holds no rate of serious incidents" in page
    assert not PLANTED.search(page)


def test_an_incident_is_open_until_it_is_closed_and_a_local_review_stands_for_it_meanwhile(world):
    made = panel.commission_local_review(world.manager, incident=factories.answered(world))
    assert [each.incident for each in considered.open_incidents(world.partnership)] == [made]
    review = local_review.begin_local_review(world.manager, incident=made, kind="local", decided_on=clock.today())
    assert considered.open_incidents(world.partnership) == []
    assert [each for each, _ in local_reviews.open_reviews(world.partnership)] == [review]
    stopping.stop_review(world.manager, local_review=review, stopped_for="other", why="A word")
    assert [each.incident for each in considered.open_incidents(world.partnership)] == [made]
    panel.finish_incident(world.manager, incident=made)
    assert considered.open_incidents(world.partnership) == []


def test_what_reviews_led_to_is_counted_for_the_yearly_report(world):
    year = Period.financial_year_of(clock.today())
    made = panel.commission_local_review(world.manager, incident=factories.answered(world))
    point = learned.released(world, made)
    action = point.actions.get()
    test_ = action.tests.get()
    due, planned = Period.financial_year_of(action.due), Period.financial_year_of(test_.planned_on)
    assert figures.local_reviews_begun(world.partnership, year) == Counted(1)
    assert figures.reviews_points(world.partnership, year) == Counted(1)
    assert figures.reviews_complete(world.partnership, due) == Counted(0, 1)
    assert figures.reviews_tested(world.partnership, planned) == Counted(0, 1)
    actions.agree_action(world.health, action=action, support="None")
    said = Seen("8 of 10", eyes="data", method="audit", strength="measured", seen_on=clock.today())
    actions.give_action_evidence(world.health, action=action, seen=said)
    actions.say_done(world.health, action=action)
    impact.record_result(world.chair, test=test_, result="some", found="9 of 10", found_on=clock.today())
    assert figures.reviews_complete(world.partnership, due) == Counted(1, 1)
    assert figures.reviews_tested(world.partnership, planned) == Counted(1, 1)
    assert figures.reviews_points(world.partnership, year.previous()) == Counted(0)


def test_every_figure_is_an_indicator_that_is_protected():
    for key in figures.FIGURES:
        assert library.indicator(key).disclosure == "dfe_1_5", key
