"""What is due: one row for what is owed, and a history that shows each day it slipped from."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.notices import rules, services
from lineofsight.core.notices.models import Due, DueChange
from lineofsight.core.notices.selectors import changes_of, due_from, slips
from lineofsight.kernel import clock
from lineofsight.know.performance.services.requests import close_request
from lineofsight.know.performance.tests import factories
from tests.notices.owing import days_later, owed, settled, working


def told(due: Due) -> list[tuple]:
    return [(change.change, change.was, change.on) for change in changes_of(due)]


def test_a_day_that_is_moved_stays_visible_with_the_day_it_slipped_from(world):
    first = clock.today()
    due = owed(person=world.person("lead"), on=first, rule="Working Together 2023, must")
    later, latest = first + timedelta(days=7), first + timedelta(days=20)
    for day in (later, later, latest):
        owed(record_ref=due.record_ref, person=world.person("lead"), on=day)
    assert told(due) == [("owed", None, first), ("moved", first, later), ("moved", later, latest)]
    assert [change.was for change in slips(due_from(world.lead))[due.pk]] == [first, later]


def test_what_is_done_keeps_how_late_it_was(world):
    due = owed(organisation=world.organisation("Police"), days=-3)
    assert due.late() == 3
    settled(due)
    settled(due)
    due.refresh_from_db()
    assert (due.is_open, due.late()) == (False, 3)
    with days_later(40):
        assert due.late() == 3
    assert [change for change, _, _ in told(due)] == ["owed", "settled"]


def test_what_is_withdrawn_is_lifted_and_not_done_and_can_be_owed_again(world):
    due = owed(person=world.person("lead"))
    with working():
        services.lift(record_ref=due.record_ref)
        services.settle(record_ref=due.record_ref, what=due.what)
    due.refresh_from_db()
    assert (due.done_at, due.is_open) == (None, False)
    assert due not in due_from(world.lead)
    owed(record_ref=due.record_ref, person=world.person("police"))
    assert due in due_from(world.police)
    owed(record_ref=due.record_ref, person=world.person("lead"))
    assert [change for change, _, _ in told(due)] == ["owed", "lifted", "owed", "passed"]


def test_a_closed_request_lifts_what_nobody_sent(world):
    request = factories.asked(world)
    owing = Due.objects.filter(what="return")
    assert {due.record_kind for due in owing} == {"performance.return"}
    close_request(world.analyst, request=request)
    assert owing.filter(done_at=None, lifted_at__isnull=False).count() == owing.count() > 0


def test_the_database_refuses_to_change_the_history(world):
    due = owed(person=world.person("lead"))
    for way in ("UPDATE notices_duechange SET was = NULL", "DELETE FROM notices_duechange"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(way)
    assert DueChange.objects.get(due=due).change == "owed"


@pytest.mark.once
@given(
    st.text(alphabet=st.characters(exclude_characters=","), max_size=30), st.sampled_from(["must", "should", "local"])
)
def test_a_rule_binds_as_its_last_word_says(source, word):
    assert rules.strength(f"{source}, {word}") == rules.strength(word) == word
    assert rules.statutory(f"{source}, {word}") == (word != "local")
    assert rules.strength(f"{word}, {source} guidance") == ""
