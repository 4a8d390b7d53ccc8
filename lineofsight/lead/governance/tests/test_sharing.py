"""Records shared with bodies outside, one by one: by whom, why, withdrawn; what is private by its own right alone."""

import pytest

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.governance.models import Share
from lineofsight.lead.governance.selectors import sharing as selectors
from lineofsight.lead.governance.services import sharing
from lineofsight.lead.governance.tests import factories
from lineofsight.lead.governance.tests import meetings as meeting
from lineofsight.lead.governance.tests import outside as made


def test_a_record_is_shared_with_each_body_by_a_row_of_its_own(world):
    risk, first, second = made.risk(world), made.board(world), made.board(world, "Regional consortium", "regional")
    shares = made.shared(world, risk, first, second)
    assert [(each.body, each.record_ref, each.by, each.private) for each in shares] == [
        (first, risk.ref, world.person("manager"), False), (second, risk.ref, world.person("manager"), False)
    ]  # fmt: skip
    with pytest.raises(MoveRefused, match="bodies outside"):
        made.shared(world, risk, factories.body(world, "Neglect group", kind="task_group"))
    with pytest.raises(MoveRefused, match="bodies outside"):
        made.shared(world, risk)
    with pytest.raises(MoveRefused, match="no such decision"):
        made.shared(world, first, second)
    with pytest.raises(MoveRefused, match="days to come"):
        made.shared(world, risk, first, on=factories.ago(-1))
    assert Share.objects.count() == 2


def test_what_is_private_is_shared_by_the_chair_alone(world):
    held = meeting.held(world)
    with meeting.on(held.on):
        decision = meeting.decided(world, held, private=True)
        board = made.board(world)
        with pytest.raises(MoveRefused, match="Ask the chair"):
            made.shared(world, decision, board)
        assert [each.private for each in made.shared(world, decision, board, by="chair")] == [True]


def test_a_paper_is_shared_once_it_was_given(world):
    planned = meeting.planned(world)
    paper = meeting.paper(world, meeting.item(world, planned))
    with pytest.raises(MoveRefused, match="no such decision"):
        made.shared(world, paper, made.board(world))


def test_what_came_back_stands_with_it_and_what_is_withdrawn_stays_to_be_read(world):
    board = made.in_touch(world).body
    (share,) = made.shared(world, made.risk(world), board)
    sharing.note_came_back(world.police, share=share, came_back="They will fund it")
    assert sharing.note_came_back(world.manager, share=share, came_back="They did").came_back == "They did"
    withdrawn = sharing.withdraw_share(world.chair, share=share, reason="It went to the wrong board")
    assert withdrawn.state == "withdrawn"
    for service, given in ((sharing.note_came_back, {"came_back": "x"}), (sharing.withdraw_share, {"reason": "x"})):
        with pytest.raises(MoveRefused):
            service(world.manager, share=share, **given)
    assert list(selectors.shares_of(world.scrutineer, board)) == [share]


def test_who_may_share(world):
    board, risk = made.in_touch(world).body, made.risk(world)
    for who in ("police", "analyst", "scrutineer", "neighbour"):
        with pytest.raises(NotPermitted):
            made.shared(world, risk, board, by=who)
    (share,) = made.shared(world, risk, board)
    for who in (world.lead, world.analyst, world.neighbour):
        with pytest.raises(NotPermitted):
            sharing.note_came_back(who, share=share, came_back="x")
        with pytest.raises(NotPermitted):
            sharing.withdraw_share(who, share=share, reason="x")
    assert list(selectors.shares_about(world.police, risk.ref)) == [share], "whoever keeps in touch reads it"
    assert selectors.record_of(world.police, share) is None, "and not the record itself"
    assert not selectors.shares_about(world.lead, risk.ref).exists()


def test_something_is_shared_from_its_own_page(world):
    board, risk = made.board(world), made.risk(world)
    manager, day = world.client("manager"), clock.today()
    place = f"/ashmere/governance/shared/new/?record={risk.ref}"
    assert place.replace("&", "&amp;") in manager.get(f"/ashmere/risks/{risk.ref}/").content.decode()
    said = {"record_ref": risk.ref, "on-day": day.day, "on-month": day.month, "on-year": day.year, **made.SHARED}
    refused = manager.post(place, said).content.decode()
    assert "govuk-error-message" in refused
    assert made.SHARED["why"] in refused
    manager.post(place, {**said, "bodies": [board.ref]})
    assert board.name in manager.get(f"/ashmere/risks/{risk.ref}/").content.decode()
    assert risk.title in manager.get(f"/ashmere/governance/bodies/{board.ref}/").content.decode()
