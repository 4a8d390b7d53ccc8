"""A body that is handed over: its seats, meetings ahead and risks go on in the other, with their history."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Due
from lineofsight.core.records import selectors as records
from lineofsight.core.thread.rules.given import Source
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.governance.models import HandedOver
from lineofsight.lead.governance.selectors import bodies as selectors
from lineofsight.lead.governance.selectors.handed_over import line_of, whole_history
from lineofsight.lead.governance.selectors.offering import offered_to
from lineofsight.lead.governance.services import bodies
from lineofsight.lead.governance.services.handing_over import hand_over_body
from lineofsight.lead.governance.tests import factories
from lineofsight.lead.governance.tests import meetings as made
from lineofsight.lead.governance.tests.factories import ago
from lineofsight.lead.governance.tests.test_risks import risk
from tests.thread import factories as thread


def handed(world, body, successor, **given):
    told = {"last_day": ago(1), "with_seats": True, "reason": "New arrangements", **given}
    return hand_over_body(world.manager, body=body, successor=successor, **told)


def test_what_is_open_goes_on_in_the_other_body_and_keeps_its_history(world):
    old, new = factories.executive(world), factories.body(world, "Partners’ group")
    below = factories.body(world, "Learning", kind="sub_group", above=old)
    held = made.held(world, old)
    action = thread.proposed(world, source=Source(ref=held.ref, said="The Executive"), due=thread.ahead(300))
    meeting, one = made.waiting(world, old), risk(world, body=old)
    ended = handed(world, old, new)
    assert (ended.state, ended.successor, ended.end) == ("ended", new, ago(1))
    for record in (meeting, one):
        record.refresh_from_db()
        assert record.body == new
        told = [(row["what"], row["why"]) for row in whole_history(record)]
        assert ("Handed over by Executive to Partners’ group", "New arrangements") in told
        assert told[-1][0] == "Opened", "what happened before stays"
    held.refresh_from_db()
    assert held.body == old, "what was held stays its own"
    assert records.card(meeting.ref).label.startswith("Partners’ group")
    assert Due.objects.get(record_ref=meeting.ref, what="hold_meeting").title.startswith("Meeting: Partners’ group")
    assert [h.who for p in selectors.places_in(new) for h in p.holders] == ["Cher Chair", "Con Constable", "Cate Chief"]
    assert selectors.places_in(old) == []
    assert len(selectors.places_in(old, ago(1))) == 4
    assert selectors.above_now(below).above == new
    assert line_of(new) == [new, old]
    arising = {g.title: [o.ref for o in g.offered] for g in offered_to(world.manager, meeting)}
    assert arising["Matters arising"] == [action.ref]


def test_seats_stay_behind_where_they_do_not_go(world):
    old, new = factories.executive(world), factories.body(world, "Partners’ group")
    handed(world, old, new, with_seats=False)
    assert selectors.places_in(new) == []
    assert len(selectors.places_in(old, ago(1))) == 4


def test_a_body_is_handed_over_to_one_that_stands_and_is_not_below_it(world):
    old = factories.executive(world)
    below = factories.body(world, "Learning", kind="sub_group", above=old)
    new = factories.body(world, "Partners’ group", start=ago(-30))
    for successor, given, why in (
        (below, {}, "reports to this one"), (old, {}, "does not stand"), (new, {}, "does not stand"),
        (new, {"last_day": clock.today() + timedelta(days=40)}, "lies ahead"),
    ):  # fmt: skip
        with pytest.raises(MoveRefused, match=why):
            handed(world, old, successor, **given)
    assert not HandedOver.objects.exists()
    with pytest.raises(NotPermitted):
        hand_over_body(world.chair, body=old, successor=below, last_day=ago(1), with_seats=True, reason="x")


def test_the_database_refuses_to_change_that_something_was_handed_over(world):
    old, new = factories.body(world), factories.body(world, "Partners’ group")
    risk(world, body=old)
    handed(world, old, new)
    with pytest.raises(DatabaseError), transaction.atomic():
        HandedOver.objects.update(reason="Another")
    with pytest.raises(MoveRefused):
        bodies.edit_body(world.manager, body=old, name="x", kind="executive")
