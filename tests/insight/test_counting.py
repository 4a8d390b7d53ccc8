"""What the house counts from its own records: each figure in the library, recorded when it has changed."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from lineofsight.core.access.actors import system
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.insight import counting, library
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight.models import Observation, Origin
from lineofsight.core.thread import figures
from lineofsight.core.thread.rules.given import Source
from lineofsight.core.thread.services import actions, learning
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period, PeriodKind
from lineofsight.know.inspections import figures as inspections
from lineofsight.know.inspections import services as recommendation_services
from lineofsight.know.inspections.tests import factories as recommendations
from lineofsight.lead.business_plan.figures import FIGURES
from lineofsight.lead.business_plan.tests import factories as challenges
from lineofsight.lead.governance import figures as governance
from lineofsight.lead.governance.tests import factories as governed
from lineofsight.lead.governance.tests import meetings
from tests.thread import factories as thread


@pytest.mark.once
def test_every_figure_that_is_counted_here_is_in_the_library_and_no_other():
    here = {key for key, each in library.house_newest().indicators.items() if each.counted_here}
    assert here == set(counting.counters())
    assert set(FIGURES) <= here


def year() -> Period:
    return Period.financial_year_of(clock.today())


def standing(world) -> dict[str, Observation]:
    """What stands for this financial year, by key."""
    rows = insight.latest_values(
        world.partnership, counting.source_of(world.partnership).pk, counting.counters(), [year().end]
    )
    return {key: row for (key, period, _, _), row in rows.items() if period == year()}


def test_what_happened_is_counted_and_counted_again_only_when_it_changed(world):
    tested = thread.closed(world, point=thread.point(world, days_ago=0))
    first = counting.count_here(system("daily"))
    known = standing(world)
    assert known["learning.closed_tested"].value == Decimal(100)
    assert known["learning.points"].value == 1
    assert known["learning.tests_with_change"].numerator == 1
    assert known["learning.repeats"].denominator == 1
    assert {row.origin for row in first} == {Origin.COMPUTED}
    assert counting.count_here(system("daily")) == [], "nothing has changed"
    again = thread.point(world, days_ago=0)
    learning.link_repeat(world.chair, point=again, earlier=tested.point)
    changed = counting.count_here(system("daily"))
    assert {row.indicator for row in changed} == {"learning.points", "learning.repeats"}
    assert all(row.replaces_id for row in changed)
    assert standing(world)["learning.repeats"].value == Decimal(50)


def test_a_share_of_nothing_is_not_applicable_and_not_nought(world):
    counting.count_here(system("daily"))
    row = standing(world)["learning.closed_tested"]
    assert (row.value, row.absence) == (None, "not_applicable")


def test_what_was_open_on_a_day_is_read_from_what_happened_since(world):
    action = thread.agreed(world, due=thread.ahead(10))
    later = clock.now() + timedelta(days=20)
    assert figures.actions_past_date(world.partnership, Period.snapshot(clock.today())) == counting.Counted(0, 1)
    with clock.set_clock(lambda: later):
        assert figures.actions_past_date(world.partnership, Period.snapshot(clock.today())) == counting.Counted(1, 1)
        actions.give_action_evidence(world.lead, action=action, seen=thread.seen())
        actions.say_done(world.lead, action=action)
        assert figures.actions_past_date(world.partnership, Period.snapshot(clock.today())) == counting.Counted(0, 0)
    before = Period.snapshot((later - timedelta(days=1)).date())
    assert figures.actions_past_date(world.partnership, before) == counting.Counted(1, 1), "it was open the day before"


def test_the_day_on_which_an_action_was_agreed_is_the_day_in_london(world):
    after_midnight = datetime(clock.today().year + 1, 6, 30, 23, 30, tzinfo=UTC)
    with clock.set_clock(lambda: after_midnight):
        thread.agreed(world)
    june, july = (Period.month(after_midnight.date().replace(month=month, day=1)) for month in (6, 7))
    assert figures.actions_agreed(world.partnership, june) == counting.Counted(0)
    assert figures.actions_agreed(world.partnership, july) == counting.Counted(1)


def test_errands_are_counted_apart(world):
    thread.agreed(world, errand=True, measure="", expected="")
    assert figures.actions_agreed(world.partnership, year()) == counting.Counted(0)


def test_challenges_are_counted_when_they_were_sent_and_closed(world):
    challenges.closed(world)
    challenges.drafted(world)
    counting.count_here(system("daily"))
    assert standing(world)["learning.challenges"].value == 1
    assert standing(world)["learning.challenges_closed"].value == 1
    assert FIGURES["learning.challenges_closed"](world.partnership, year().previous()) == counting.Counted(0)


def test_a_year_that_has_ended_is_counted_while_the_next_is_under_way_and_then_stands(world):
    thread.point(world, days_ago=0)
    counting.count_here(system("daily"))
    after = datetime(year().end.year, 5, 1, 9, tzinfo=UTC)
    with clock.set_clock(lambda: after):
        thread.learning.note_learning_point(
            world.chair, partnership=world.partnership, text="Told late", kind="strength", area="health",
            learnt_on=year().previous().end, themes=[thread.theme(world)],
        )  # fmt: skip
        counted = counting.count_here(system("daily"))
        told = {(row.indicator, row.period): row.value for row in counted}
        assert told["learning.points", year().previous()] == 2


def test_only_the_house_itself_counts(world):
    with pytest.raises(NotPermitted):
        counting.count_here(world.manager)


def test_nobody_is_asked_for_what_is_counted_here(world):
    page = world.client("analyst").get("/ashmere/performance/suppliers/").content.decode()
    assert "are counted here, from the partnership’s own records" in page
    assert world.client("analyst").get("/ashmere/performance/suppliers/learning.points/").status_code == 404


def test_who_came_is_counted_for_each_agency_by_itself(world):
    body = governed.executive(world)
    world_seats = {seat.organisation for seat in body.seats.all() if seat.organisation}
    meeting = meetings.held(world, body, "present", "absent", "substitute")
    with meetings.on(meeting.on):
        counting.count_here(system("daily"))
        assert counting.count_here(system("daily")) == []
    rows = Observation.objects.filter(indicator="governance.attendance", end__gte=meeting.on, start__lte=meeting.on)
    quarter = {row.source: row for row in rows if row.period.kind == PeriodKind.QUARTER}
    assert set(quarter) == world_seats
    sittings, there = (sum(getattr(row, name) for row in quarter.values()) for name in ("denominator", "numerator"))
    assert (sittings, there) == (meeting.attendances.filter(seat__organisation__isnull=False).count(), sittings - 1)
    assert {row.origin for row in rows} == {Origin.COMPUTED}
    about = library.house_newest().indicators["governance.attendance"]
    with meetings.on(meeting.on):
        figure = insight.figure(about, rows[0].period, partnership=world.partnership)
    assert figure.value is None, "no total is made"
    assert len(figure.others) == len(world_seats)


def test_what_meetings_decided_and_sectors_were_told_is_counted_here(world):
    meeting = meetings.held(world)
    with meetings.on(meeting.on):
        meetings.decided(world, meeting)
        year = Period.financial_year_of(meeting.on)
        assert governance.decisions(world.partnership, year) == counting.Counted(1)
        assert governance.decisions(world.partnership, year.previous()) == counting.Counted(0)
        assert governance.issues_told_back(world.partnership, year) == counting.Counted(0, 0)


def test_an_answered_recommendation_counts_on_the_day_and_not_once_it_is_open_again(world):
    first, *_ = recommendations.noted(world)
    done = thread.done(world, source=Source(ref=first.ref))
    thread.found(world, done)
    thread.closing.close_action(world.chair, action=done)
    answered = recommendation_services.answer_recommendation(world.manager, recommendation=first)
    quarter = Period.quarter(clock.today())
    assert inspections.answered(world.partnership, quarter) == counting.Counted(1)
    assert inspections.answered(world.partnership, quarter.previous()) == counting.Counted(0)
    recommendation_services.reopen_recommendation(world.manager, recommendation=answered, reason="More is asked")
    assert inspections.answered(world.partnership, quarter) == counting.Counted(0)
