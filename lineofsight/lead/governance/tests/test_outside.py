"""Bodies outside: who keeps in touch and what that owes, updates both ways, what they ask, and who may do what."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import DatabaseError, transaction

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Due
from lineofsight.core.notices.selectors import due_from
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import months_after
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.governance.models import Liaison
from lineofsight.lead.governance.selectors import outside as selectors
from lineofsight.lead.governance.selectors.outside_permissions import updates_seen
from lineofsight.lead.governance.services import bodies, outside
from lineofsight.lead.governance.tests import factories
from lineofsight.lead.governance.tests import outside as made
from lineofsight.lead.governance.tests.factories import ago


def owed(record, what: str) -> Due:
    return Due.objects.get(record_ref=record.ref, what=what)


def test_our_link_owes_the_next_update_each_way_and_whoever_follows_owes_it_after_them(world):
    liaison = made.in_touch(world)
    board = liaison.body
    assert owed(board, "send_update").on == months_after(liaison.since, 3)
    assert owed(board, "ask_for_update").on == months_after(liaison.since, 6)
    assert board.ref in due_from(world.police).values_list("record_ref", flat=True)
    made.in_touch(world, board, sender=None, they_send="never", since=ago(5))
    assert owed(board, "send_update").role == "business_manager"
    assert owed(board, "ask_for_update").lifted_at, "nothing is expected from them any more"
    assert [each.we_send for each in selectors.past_liaisons(board)] == ["quarter"]
    with pytest.raises(DatabaseError), transaction.atomic():
        Liaison.objects.filter(pk=liaison.pk).update(theirs="Somebody else")


def test_an_update_settles_what_was_owed_and_owes_the_next(world):
    board = made.in_touch(world).body
    with pytest.raises(MoveRefused, match="days to come"):
        made.told(world, board, on=clock.today() + timedelta(days=1))
    with pytest.raises(MoveRefused, match="what it says"):
        made.told(world, board, text="")
    made.told(world, board, on=ago(40))
    assert owed(board, "send_update").on == months_after(ago(10), 3), "an older one brings nothing forward"
    latest = made.told(world, board)
    assert owed(board, "send_update").on == months_after(latest.on, 3)
    assert selectors.outside([board])[0].sent == latest.on
    outside.set_update_aside(world.manager, update=latest, reason="It was for another board")
    assert owed(board, "send_update").on == months_after(ago(10), 3)
    with pytest.raises(MoveRefused):
        outside.set_update_aside(world.manager, update=latest, reason="Again")


def test_what_an_update_asks_is_owed_by_a_day_until_it_is_answered(world):
    board = made.in_touch(world).body
    asking = {"direction": "received", "asks": "How many waited?", "answer_by": clock.today()}
    with pytest.raises(MoveRefused, match="Say both"):
        made.told(world, board, **{**asking, "answer_by": None})
    update = made.told(world, board, **asking)
    assert (update.state, owed(update, "answer_update").person) == ("waiting", world.person("police"))
    made.in_touch(world, board, sender=world.person("lead"), since=ago(2))
    assert owed(update, "answer_update").person == world.person("lead"), "it goes with the liaison"
    with pytest.raises(MoveRefused, match="or later"):
        outside.answer_update(world.manager, update=update, answered_on=ago(9), answer="12")
    answered = outside.answer_update(world.lead, update=update, answered_on=clock.today(), answer="12")
    assert (answered.state, answered.late_on(clock.today())) == ("answered", 0)
    assert owed(update, "answer_update").done_at
    with pytest.raises(MoveRefused):
        outside.answer_update(world.manager, update=update, answered_on=clock.today(), answer="13")
    dropped = made.told(world, board, by="manager", **asking)
    assert outside.drop_question(world.manager, update=dropped, reason="They found it").state == "kept"
    assert owed(dropped, "answer_update").lifted_at
    with pytest.raises(MoveRefused):
        outside.drop_question(world.manager, update=dropped, reason="Again")


def test_nothing_is_owed_to_a_body_that_has_ended(world):
    board = made.in_touch(world).body
    update = made.told(world, board)
    bodies.end_body(world.manager, body=board, last_day=clock.today(), reason="It was merged")
    update.refresh_from_db()
    outside.set_update_aside(world.manager, update=update, reason="Kept twice")
    assert not Due.objects.filter(record_ref=board.ref, done_at=None, lifted_at=None).exists()


def test_who_may_do_what_with_a_body_outside(world):
    board, own = made.board(world), factories.body(world)
    how = {"we_send": "year", "they_send": "never", "since": ago(1)}
    with pytest.raises(NotPermitted):
        outside.set_liaison(world.chair, body=board, **how)
    with pytest.raises(NotPermitted):
        outside.set_liaison(world.manager, body=own, **how)
    with pytest.raises(NotPermitted):
        made.told(world, board)
    made.in_touch(world, board)
    update = made.told(world, board, asks="Will they pay?", answer_by=clock.today())
    for who in (world.chair, world.lead, world.neighbour):
        for service, given in (
            (outside.answer_update, {"answered_on": clock.today(), "answer": "x"}),
            (outside.drop_question, {"reason": "x"}),
            (outside.set_update_aside, {"reason": "x"}),
        ):
            with pytest.raises(NotPermitted):
                service(who, update=update, **given)
    assert list(updates_seen(world.police)) == list(updates_seen(world.scrutineer)) == [update]
    assert not updates_seen(world.lead).exists()
    assert not updates_seen(world.neighbour).exists()


def test_a_board_is_kept_in_touch_with_on_its_pages(world):
    board = made.board(world)
    manager, place = world.client("manager"), f"/ashmere/governance/bodies/{board.ref}/"
    assert "not agreed yet who keeps in touch" in manager.get(place).content.decode()
    how = {"we_send": "quarter", "they_send": "year", "sender": world.person("police").ref, "since-day": "1",
           "since-month": "4", "since-year": "2024"}  # fmt: skip
    manager.post(f"{place}liaison/", how)
    listed = manager.get("/ashmere/governance/outside/").content.decode()
    assert "Pat Police" in listed
    assert "years late" in listed, "nobody has written since"
    police = world.client("police")
    said = {
        "direction": "sent",
        "on-day": "1",
        "on-month": "4",
        "on-year": "2026",
        "title": "How neglect is found",
        "by": "Pat",
    }
    refused = police.post(f"{place}updates/new/", {**said, "asks": "Do you agree?"}).content.decode()
    assert "Write down what it says" in refused
    assert "Say both what is asked" in refused
    assert "How neglect is found" in refused, "nothing typed is lost"
    document = ContentFile(b"%PDF-1.4\n%%EOF\n", name="update.pdf")
    police.post(f"{place}updates/new/", {**said, "upload": document})
    assert "How neglect is found" in police.get(place).content.decode()
    update = updates_seen(world.police).get()
    assert police.get(f"/ashmere/governance/updates/{update.ref}/document/").status_code == 200
    rows = world.client("chair").get("/ashmere/governance/outside.csv").content.decode()
    assert "2026-04-01" in rows
