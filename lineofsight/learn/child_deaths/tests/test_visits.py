"""The clock of the first visit to the home: it runs where a joint agency response was started, in hours that elapse."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel import clock
from lineofsight.kernel.calendar import add_hours, hours_between
from lineofsight.kernel.clock import LONDON
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import Death
from lineofsight.learn.child_deaths.rules.clocks import HOME_VISIT, Running, ends
from lineofsight.learn.child_deaths.rules.content import clocks
from lineofsight.learn.child_deaths.selectors.opened import running
from lineofsight.learn.child_deaths.services import gathering, register
from lineofsight.learn.child_deaths.tests import factories
from lineofsight.learn.child_deaths.tests.factories import MOMENT
from lineofsight.learn.child_deaths.tests.test_deaths import refused_to_rank

BY = {"decided_by": "Dr Sparrow (invented)", "decided_at": MOMENT}
VISIT = next(each for each in clocks() if each.key == HOME_VISIT)
# Moments in London, with the nights in which its clocks change among them.
MOMENTS = st.datetimes(datetime(2008, 4, 1), datetime(2090, 1, 1), timezones=st.just(LONDON)) | st.builds(
    lambda day, minutes: datetime(day.year, day.month, day.day, tzinfo=LONDON) + timedelta(minutes=minutes),
    st.sampled_from([date(2026, 3, 27), date(2026, 3, 28), date(2026, 10, 23), date(2026, 10, 24)]),
    st.integers(0, 4 * 24 * 60),
)


@pytest.mark.once
@given(MOMENTS, st.integers(-90, 90))
def test_seventy_two_hours_elapse_by_the_calendar_of_the_house(known_at, minutes):
    due = ends(VISIT, known_at)
    assert isinstance(due, datetime)
    assert due == add_hours(known_at, 72)
    assert hours_between(known_at, due) == 72
    visited = due.astimezone(UTC) + timedelta(minutes=minutes)
    assert Running(VISIT, due, visited).late(clock.now()) == (minutes > 0)


def clock_of(world, death: Death) -> Running | None:
    """The clock of the visit as it runs."""
    found = running(death, factories.opened(world, death.room))
    return next((each for each in found if each.clock.key == HOME_VISIT), None)


def started(world, **given) -> Death:
    """A death with a joint agency response."""
    death = factories.screened(world, **given)
    gathering.start_response(world.coordinator, death=death, triggers=["sudden"], **BY)
    return Death.objects.get(pk=death.pk)


def test_it_runs_from_the_death_being_known_where_a_response_was_started_alone(world):
    declined = factories.gathering_about(world)
    assert clock_of(world, declined) is None, "no response, no visit"
    gathering.start_response(world.coordinator, death=declined, triggers=["sudden"], **BY)
    assert clock_of(world, declined) is not None, "started after all"
    assert clock_of(world, started(world, known_at=None)) is None, "nobody wrote down when it was known"
    death = started(world)
    found = clock_of(world, death)
    assert (found.due, found.done) == (MOMENT + timedelta(hours=72), None)
    assert found.late(MOMENT + timedelta(hours=72, minutes=1))
    assert not found.late(MOMENT + timedelta(hours=72))


def test_the_visit_meets_it_and_is_put_right(world):
    death = started(world)
    told = {"death": death, "opened": factories.opened(world, death.room)}
    refused_to_rank(world, gathering.note_visit, visited_at=MOMENT + timedelta(hours=70), **told)
    with pytest.raises(MoveRefused, match="not known yet"):
        gathering.note_visit(world.coordinator, visited_at=MOMENT - timedelta(minutes=1), **told)
    row = gathering.note_visit(world.coordinator, visited_at=MOMENT + timedelta(hours=73), **told)
    assert str(row.visited_at) == "sealed"
    assert clock_of(world, death).late(clock.now())
    page = world.client("coordinator").get(f"/ashmere/child-deaths/{death.ref}/").content.decode()
    assert "Joint agency response: first visit" in page
    assert "12 March 2026 at 3:30pm" in page
    gathering.note_visit(world.coordinator, visited_at=MOMENT + timedelta(hours=70), **told)
    assert not clock_of(world, death).late(clock.now())


def test_there_is_no_visit_without_a_response_nor_once_its_review_has_ended(world):
    screened = factories.screened(world)
    told = {"visited_at": MOMENT + timedelta(hours=1)}
    with pytest.raises(MoveRefused, match="was started"):
        gathering.note_visit(
            world.coordinator, death=screened, opened=factories.opened(world, screened.room), **told
        )  # fmt: skip
    death = started(world)
    register.transfer_death(
        world.coordinator, death=death, area="Netherby", reason="most_services", on=clock.today()
    )  # fmt: skip
    with pytest.raises(MoveRefused, match="has ended"):
        gathering.note_visit(world.coordinator, death=death, opened=factories.opened(world, death.room), **told)
