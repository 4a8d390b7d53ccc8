"""What is late goes to the agency's delegated partner by the partnership's own rule, and ends when it is done."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices import services
from lineofsight.core.notices.selectors import due_from, late_by_agency
from lineofsight.core.people.services import appoint
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from tests import world as worlds
from tests.notices.owing import days_later, owed, settled


@pytest.fixture
def director(world):
    """The council's delegated partner, who signs in."""
    appoint(
        world.manager, partnership=world.partnership, name="Dee Director", email="director@ashmere.example",
        role="delegated_partner", organisation=world.organisation("Council"),
    )  # fmt: skip
    worlds.join("director@ashmere.example")
    return worlds.actor("director@ashmere.example")


def decided(world, value: int, *, days: int = 0) -> None:
    services.set_parameter(
        world.manager, partnership=world.partnership, key="escalate_after", value=value,
        start=clock.today() + timedelta(days=days), source="Executive (invented)",
    )  # fmt: skip


def test_it_comes_to_the_delegated_partner_after_the_days_and_goes_when_it_is_done(world, director):
    due = owed("Answer a question", days=0, person=world.person("lead"))
    other = owed("Another agency’s", days=-60, person=world.person("police"))
    for day, there in ((0, False), (10, False), (11, True)):
        with days_later(day):
            assert (due in due_from(director)) == (due in due_from(director, "escalated")) == there
            assert other not in due_from(director)
            assert due in due_from(world.lead), "who owes it owes it still"
    settled(due)
    with days_later(11):
        assert due not in due_from(director)


def test_the_partnerships_own_days_hold_from_the_day_it_decided(world, director):
    due = owed(days=-6, person=world.person("lead"))
    assert due not in due_from(director)
    decided(world, 5, days=2)
    assert due not in due_from(director)
    with days_later(2):
        assert due in due_from(director)
    decided(world, 30)
    with days_later(1):
        assert due not in due_from(director)


def test_an_escalated_duty_says_so_and_a_sealed_one_says_nothing_else(world, director):
    owed("Long late", days=-30, person=world.person("lead"))
    owed("A panel about one child", days=-30, person=world.person("lead"), sealed=True)
    client = world.client()
    client.force_login(worlds.Account.objects.get(email="director@ashmere.example"))
    session = client.session
    session[worlds.PROVEN] = True
    session.save()
    page = client.get("/ashmere/inbox/?whose=escalated").content.decode()
    assert page.count("escalated to you</strong>") == 2
    assert "Long late" in page
    assert "one child" not in page


def test_the_executive_sees_what_is_late_by_agency_the_oldest_first(world):
    owed(days=-3, organisation=world.organisation("Police"))
    owed(days=-20, person=world.person("police"))
    owed(days=-11, organisation=world.organisation("Council"))
    owed(days=-10, person=world.person("lead"))
    owed(days=-1, role="chair")
    settled(owed(days=-99, person=world.person("health")))
    owed(days=0, person=world.person("health"))
    found = [(late.agency, late.count, late.escalated, late.days) for late in late_by_agency(world.partnership)]
    council, police = world.organisation("Council").name, world.organisation("Police").name
    assert found == [(police, 2, 1, 20), (council, 2, 1, 11), ("The partnership itself", 1, 0, 1)]
    for name, shown in (("chair", True), ("icb", True), ("manager", True), ("lead", False), ("analyst", False)):
        page = world.client(name).get("/ashmere/").content.decode()
        assert ("Late, by agency" in page) == shown, name


def test_what_was_decided_is_said_with_whose_decision_it_was_and_never_changes(world):
    client = world.client("manager")
    assert "10 days</strong>, until you decide otherwise (local)" in client.get("/ashmere/reminding/").content.decode()
    day = clock.today()
    typed = {
        "value": "1",
        "start-day": day.day,
        "start-month": day.month,
        "start-year": day.year,
        "source": "Executive",
    }
    answer = client.post("/ashmere/reminding/escalate_after/", typed, follow=True)
    page = answer.content.decode()
    assert "1 day</strong>, since" in page
    assert "Bel Manager" in page
    answer = client.post("/ashmere/reminding/escalate_after/", {**typed, "value": "0"})
    assert "Exec" in answer.content.decode()
    assert client.get("/ashmere/reminding/other/").status_code == 404
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE notices_parameter SET value = 99")


def test_only_the_business_manager_writes_down_what_was_decided_and_only_what_can_be(world):
    given = {"partnership": world.partnership, "start": clock.today(), "source": "Executive (invented)"}
    for name in ("analyst", "chair", "neighbour", "administrator"):
        with pytest.raises(NotPermitted):
            services.set_parameter(getattr(world, name), key="escalate_after", value=5, **given)
    for key, value in (("digest_day", 7), ("escalate_after", 0), ("other", 1)):
        with pytest.raises(MoveRefused):
            services.set_parameter(world.manager, key=key, value=value, **given)
