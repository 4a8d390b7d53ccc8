"""Seats: who sits there on which day, who stands in, what is vacant; and what was delegated."""

from datetime import timedelta

import pytest

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.governance.selectors.authority import authority_on, authority_rows
from lineofsight.lead.governance.selectors.bodies import past_holdings, places_in
from lineofsight.lead.governance.services import seats
from lineofsight.lead.governance.tests import factories
from lineofsight.lead.governance.tests.factories import LONG_AGO, ago


def sitting(body, day=None) -> list[str]:
    return [held.who for place in places_in(body, day) for held in place.holders]


def test_one_holder_at_a_time_and_a_substitute_beside(world):
    executive = factories.body(world)
    seat = factories.seat(world, executive)
    held = factories.held(world, seat)
    with pytest.raises(MoveRefused, match="Somebody holds this seat"):
        factories.held(world, seat, "lead", start=ago(5))
    factories.held(world, seat, "lead", substitute=True)
    with pytest.raises(MoveRefused, match="stand in already"):
        factories.held(world, seat, "lead", substitute=True)
    seats.end_holding(world.manager, holding=held, last_day=ago(10), reason="Moved on")
    assert places_in(executive)[0].vacant
    assert [h.who for h in places_in(executive)[0].substitutes] == ["Lee Lead"]
    assert sitting(executive, ago(10)) == ["Cate Chief"]
    factories.held(world, seat, "lead", start=ago(9))
    assert sitting(executive) == ["Lee Lead"]
    assert [(h.who, h.ended_because) for h in past_holdings(executive)] == [("Cate Chief", "Moved on")]


def test_a_seat_that_is_taken_away_is_held_no_more(world):
    executive = factories.body(world)
    seat = factories.seat(world, executive)
    factories.held(world, seat)
    with pytest.raises(MoveRefused, match="before it starts"):
        seats.end_seat(world.manager, seat=seat, last_day=LONG_AGO - timedelta(days=1))
    seats.end_seat(world.manager, seat=seat, last_day=ago(3))
    with pytest.raises(MoveRefused, match="ended already"):
        seats.end_seat(world.manager, seat=seat, last_day=ago(2))
    assert (sitting(executive), sitting(executive, ago(3))) == ([], ["Cate Chief"])
    with pytest.raises(MoveRefused, match="no such seat"):
        factories.held(world, seat, "lead", start=ago(1))


def test_who_held_authority_on_a_day_says_seats_vacancies_and_delegations(world):
    executive = factories.executive(world)
    given = factories.delegated(world)
    seats.end_delegation(world.manager, delegation=given, last_day=ago(20), reason="A new delegate")
    with pytest.raises(NotPermitted):
        seats.end_delegation(world.manager, delegation=given, last_day=ago(19), reason="x")
    then, now = (authority_on(world.scrutineer, world.partnership, day) for day in (ago(20), clock.today()))
    assert ([d.to for d in then.delegations], now.delegations) == (["Lee Lead"], [])
    assert now.vacancies == 1
    assert now.appointments[0].role == "lead_partner"
    rows = authority_rows(now)
    assert ("Seat, vacant", "Executive", "", "", "", "Chief executive, Ashmere Health Board") in rows
    assert any(row[:3] == ("Seat", executive.name, "Con Constable") for row in rows)
    before = authority_on(world.scrutineer, world.partnership, LONG_AGO - timedelta(days=1))
    assert before.branches == []


def test_something_is_delegated_to_one_person_or_one_body(world):
    with pytest.raises(MoveRefused, match="one person or one body"):
        factories.delegated(world, person=None)
    with pytest.raises(MoveRefused, match="one person or one body"):
        factories.delegated(world, body=factories.body(world))


def test_nobody_but_the_business_manager_writes_down_who_sits_where(world):
    executive = factories.body(world)
    seat = factories.seat(world, executive)
    held, given = factories.held(world, seat), factories.delegated(world)
    attempts = (
        (seats.add_seat, {"body": executive, "title": "x", "kind": "lay", "start": LONG_AGO}),
        (seats.end_seat, {"seat": seat, "last_day": ago(1)}),
        (seats.appoint_to_seat, {"seat": seat, "person": world.person("lead"), "start": ago(1)}),
        (seats.end_holding, {"holding": held, "last_day": ago(1)}),
        (
            seats.give_delegation,
            {"partnership": world.partnership, "given_by": "x", "what": "x", "instrument": "x", "start": ago(1),
             "body": executive},
        ),
        (seats.end_delegation, {"delegation": given, "last_day": ago(1), "reason": "x"}),
    )  # fmt: skip
    for who in (world.chair, world.chief_executive, world.neighbour):
        for service, told in attempts:
            with pytest.raises(NotPermitted):
                service(who, **told)
    with pytest.raises(MoveRefused, match="no such body"):
        factories.seat(world, executive, start=LONG_AGO - timedelta(days=1))
