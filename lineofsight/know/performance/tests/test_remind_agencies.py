"""Reminders: three working days before, and on the working day after; never twice on a day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.access.actors import system
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Message
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import add_working_days, is_working_day, reminder_falls_on
from lineofsight.know.performance.services import requests
from lineofsight.know.performance.tests import factories

days = st.dates(min_value=date(2013, 1, 1), max_value=date(2028, 6, 1))


@pytest.mark.once
@given(days)
def test_every_due_day_has_one_reminder_before_and_one_after(due):
    around = [due + timedelta(days=n) for n in range(-15, 16)]
    reminded = [day for day in around if reminder_falls_on(due, day)]
    before, after = [day for day in reminded if day <= due], [day for day in reminded if day > due]
    assert after == [add_working_days(due, 1)]
    assert len(before) == 1
    assert all(is_working_day(day) for day in reminded)


@pytest.mark.once
def test_over_easter_the_reminder_waits_for_tuesday():
    thursday, tuesday = date(2026, 4, 2), date(2026, 4, 7)
    assert reminder_falls_on(thursday, tuesday)
    assert not reminder_falls_on(thursday, date(2026, 4, 3))


def on(day: date):
    moment = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    return clock.set_clock(lambda: moment)


def test_who_has_not_signed_off_is_reminded_once(world):
    request = factories.asked(world)
    factories.signed_off(world, request)
    with on(add_working_days(request.due, 1)):
        assert requests.remind_agencies(system("tests")) == 1
        assert requests.remind_agencies(system("tests")) == 0
    letter = Message.objects.get(kind="performance/remind")
    assert letter.person.email == "police@ashmere.example"
    assert "due by" in letter.subject


def test_nobody_else_sends_reminders(world):
    with pytest.raises(NotPermitted):
        requests.remind_agencies(world.manager)
