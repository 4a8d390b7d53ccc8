"""The clock that is injected, and moments as they are written."""

import asyncio
from datetime import UTC, date, datetime, timedelta, timezone
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel import clock

pytestmark = pytest.mark.once

NOON = datetime(2026, 7, 15, 12, tzinfo=UTC)
EARLIER = datetime(2018, 4, 1, tzinfo=UTC)


def test_the_clock_runs_by_itself() -> None:
    before = datetime.now(UTC)
    told = clock.now()
    assert before <= told <= datetime.now(UTC)
    assert told.tzinfo is UTC


def test_the_clock_can_be_set_and_is_put_back() -> None:
    with clock.set_clock(lambda: NOON):
        assert clock.now() == NOON
        with clock.set_clock(lambda: EARLIER):
            assert clock.now() == EARLIER
        assert clock.now() == NOON
    assert clock.now() > NOON


def fail() -> None:
    with clock.set_clock(lambda: EARLIER):
        raise LookupError


def test_the_clock_is_put_back_after_an_error() -> None:
    with pytest.raises(LookupError):
        fail()
    assert clock.now() > NOON


def test_the_clock_is_set_for_one_thread_and_one_task_only() -> None:
    heard: list[datetime] = []

    async def other() -> None:
        await asyncio.sleep(0)
        heard.append(clock.now())

    async def both() -> None:
        task = asyncio.create_task(other())
        with clock.set_clock(lambda: EARLIER):
            await task

    # In a thread of its own, because a browser's test may have left a loop running in this one.
    alone = Thread(target=lambda: asyncio.run(both()))
    alone.start()
    alone.join()
    with clock.set_clock(lambda: EARLIER):
        thread = Thread(target=lambda: heard.append(clock.now()))
        thread.start()
        thread.join()
    assert len(heard) == 2
    assert EARLIER not in heard


def test_now_is_in_utc_whatever_the_clock_says() -> None:
    with clock.set_clock(lambda: NOON.astimezone(timezone(timedelta(hours=5)))):
        assert clock.now() == NOON
        assert clock.now().tzinfo is UTC


def test_a_clock_without_a_time_zone_is_refused() -> None:
    with (
        clock.set_clock(lambda: datetime(2026, 3, 6, 9)),
        pytest.raises(ValueError, match="without a time zone"),
    ):
        clock.now()


def test_today_is_londons() -> None:
    with clock.set_clock(lambda: datetime(2026, 7, 14, 23, 30, tzinfo=UTC)):
        assert clock.today() == date(2026, 7, 15)
    with clock.set_clock(lambda: datetime(2026, 1, 14, 23, 30, tzinfo=UTC)):
        assert clock.today() == date(2026, 1, 14)


@pytest.mark.parametrize(
    ("hour", "minute", "text"),
    [
        (14, 5, "6 March 2026 at 2:05pm"),
        (14, 0, "6 March 2026 at 2pm"),
        (9, 30, "6 March 2026 at 9:30am"),
        (0, 0, "6 March 2026 at midnight"),
        (0, 1, "6 March 2026 at 12:01am"),
        (12, 0, "6 March 2026 at midday"),
        (12, 59, "6 March 2026 at 12:59pm"),
        (23, 59, "6 March 2026 at 11:59pm"),
    ],
)
def test_moments_are_written_in_gov_uk_style(hour: int, minute: int, text: str) -> None:
    assert clock.moment_text(datetime(2026, 3, 6, hour, minute, tzinfo=UTC)) == text


def test_moments_are_written_in_london_time() -> None:
    assert clock.moment_text(datetime(2026, 7, 14, 23, 30, tzinfo=UTC)) == "15 July 2026 at 12:30am"


@given(st.datetimes(datetime(1990, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)))
def test_london_is_the_same_moment(moment: datetime) -> None:
    shown = clock.london(moment)
    assert shown.astimezone(UTC) == moment
    assert shown.utcoffset() in (timedelta(0), timedelta(hours=1))


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="without a time zone"):
        clock.moment_text(datetime(2026, 3, 6, 9))
