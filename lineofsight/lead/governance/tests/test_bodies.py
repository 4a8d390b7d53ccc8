"""Bodies: what they report to, their terms of reference, and their end."""

from datetime import date, timedelta

import pytest

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Due
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.governance.models import Reporting
from lineofsight.lead.governance.selectors import bodies as selectors
from lineofsight.lead.governance.selectors.permissions import bodies_seen
from lineofsight.lead.governance.services import bodies
from lineofsight.lead.governance.tests import factories
from lineofsight.lead.governance.tests.factories import LONG_AGO, ago


def shape(world, day=None) -> list[tuple[str, int]]:
    return [(b.body.name, b.depth) for b in selectors.tree(world.chair, world.partnership, day)]


def test_what_reports_to_what_is_shown_as_it_was_on_any_day(world):
    executive = factories.body(world)
    learning = factories.body(world, "Learning", kind="sub_group", above=executive)
    factories.body(world, "Fathers", kind="task_group", above=learning, start=ago(30))
    bodies.report_to(world.manager, body=learning, above=None, on=ago(10))
    assert shape(world) == [("Executive", 0), ("Learning", 0), ("Fathers", 1)]
    assert shape(world, ago(11)) == [("Executive", 0), ("Learning", 1), ("Fathers", 2)]
    assert shape(world, ago(31)) == [("Executive", 0), ("Learning", 1)]
    assert shape(world, LONG_AGO - timedelta(days=1)) == []


def test_no_body_reports_to_itself_through_others(world):
    executive = factories.body(world)
    learning = factories.body(world, "Learning", kind="sub_group", above=executive)
    fathers = factories.body(world, "Fathers", kind="task_group", above=learning)
    for above in (learning, fathers):
        with pytest.raises(MoveRefused, match="ring"):
            bodies.report_to(world.manager, body=executive, above=above, on=ago(1))
    with pytest.raises(MoveRefused, match="after the one"):
        bodies.report_to(world.manager, body=fathers, above=executive, on=LONG_AGO)
    assert Reporting.objects.filter(body=executive).count() == 1


def test_older_terms_of_reference_stay_and_a_yearly_look_at_them_is_owed(world):
    executive = factories.body(world)
    for text, on in (("First", date(2025, 3, 3)), ("Second", date(2026, 3, 2))):
        bodies.agree_terms(world.manager, body=executive, text=text, agreed_on=on, agreed_by="the Executive")
    assert [(t.number, t.text) for t in selectors.terms_of(executive)] == [(2, "Second"), (1, "First")]
    owed = Due.objects.get(record_ref=executive.ref, what="review_terms")
    assert (owed.on, owed.role) == (date(2027, 3, 2), "business_manager")
    with pytest.raises(MoveRefused, match="Later terms"):
        bodies.agree_terms(
            world.manager, body=executive, text="Old", agreed_on=date(2025, 12, 1), agreed_by="the Executive"
        )


def test_a_body_ends_with_its_seats_once_nothing_reports_to_it(world):
    executive = factories.executive(world)
    learning = factories.body(world, "Learning", kind="sub_group", above=executive)
    factories.delegated(world, person=None, body=executive)
    with pytest.raises(MoveRefused, match="Learning"):
        bodies.end_body(world.manager, body=executive, last_day=ago(1), reason="New arrangements")
    bodies.report_to(world.manager, body=learning, above=None, on=ago(2))
    with pytest.raises(MoveRefused, match="before it began"):
        bodies.end_body(world.manager, body=executive, last_day=LONG_AGO - timedelta(days=1), reason="New arrangements")
    ended = bodies.end_body(world.manager, body=executive, last_day=ago(1), reason="New arrangements")
    assert (ended.state, ended.end) == ("ended", ago(1))
    assert selectors.places_in(ended) == []
    assert len(selectors.places_in(ended, ago(1))) == 4
    assert [b.body.name for b in selectors.tree(world.chair, world.partnership)] == ["Learning"]


def test_a_body_does_not_end_before_what_begins_in_it(world):
    executive = factories.body(world)
    factories.seat(world, executive, start=ago(-5))
    with pytest.raises(MoveRefused, match="begins only after"):
        bodies.end_body(world.manager, body=executive, last_day=ago(1), reason="New arrangements")


def test_the_business_manager_keeps_bodies_and_nobody_else(world):
    executive = factories.body(world)
    told = {"name": "Executive group", "kind": "executive"}
    assert bodies.edit_body(world.manager, body=executive, **told).name == "Executive group"
    attempts = (
        (bodies.add_body, {"partnership": world.partnership, "start": LONG_AGO, **told}),
        (bodies.edit_body, {"body": executive, **told}),
        (bodies.report_to, {"body": executive, "above": None, "on": ago(1)}),
        (bodies.agree_terms, {"body": executive, "text": "x", "agreed_on": ago(1), "agreed_by": "x"}),
        (bodies.end_body, {"body": executive, "last_day": ago(1), "reason": "x"}),
    )
    for who in (world.chair, world.analyst, world.neighbour):
        for service, given in attempts:
            with pytest.raises(NotPermitted):
                service(who, **given)


def test_whoever_sits_in_a_body_sees_it_and_no_other(world):
    executive = factories.body(world)
    other = factories.body(world, "Learning", kind="sub_group")
    assert not bodies_seen(world.lead).exists()
    factories.held(world, factories.seat(world, executive), "lead")
    assert list(bodies_seen(world.lead)) == [executive]
    assert other in bodies_seen(world.chair)
    assert not bodies_seen(world.neighbour).exists()
