"""A meeting: planned, its agenda made, papers owed and sent, held, minuted, checked, agreed; or moved, or cancelled."""

from datetime import timedelta

import pytest

from lineofsight.core.access.models import Grant
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Due, Message
from lineofsight.core.people.selectors import holder_of
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import add_working_days
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.governance.selectors.meeting_permissions import meetings_seen, papers_seen
from lineofsight.lead.governance.services import agendas, meetings, minuted
from lineofsight.lead.governance.tests import factories
from lineofsight.lead.governance.tests import meetings as made


def owed(meeting, what: str) -> Due:
    return Due.objects.get(record_ref=meeting.ref, what=what)


def test_a_meeting_goes_its_whole_way(world):
    meeting = made.planned(world)
    assert owed(meeting, "send_papers").on == meeting.papers_due
    with pytest.raises(MoveRefused, match="while it is"):
        meetings.close_agenda(world.manager, meeting=meeting)
    meetings.open_agenda(world.manager, meeting=meeting)
    with pytest.raises(MoveRefused, match="Nothing stands on the agenda"):
        meetings.close_agenda(world.manager, meeting=meeting)
    item = made.item(world, meeting)
    meetings.close_agenda(world.manager, meeting=meeting)
    with pytest.raises(MoveRefused, match="Its day has not come"):
        meetings.hold_meeting(world.manager, meeting=meeting)
    meetings.send_papers(world.manager, meeting=meeting)
    with made.on(meeting.on):
        with pytest.raises(MoveRefused, match="who came"):
            meetings.hold_meeting(world.manager, meeting=meeting)
        made.came(world, meeting)
        meetings.hold_meeting(world.manager, meeting=meeting)
        assert owed(meeting, "hold_meeting").done_at
        assert owed(meeting, "draft_minutes").on == add_working_days(meeting.on, 10)
        with pytest.raises(MoveRefused, match="Neglect strategy"):
            meetings.draft_minutes(world.manager, meeting=meeting)
        agendas.write_minutes(world.manager, item=item, minutes="They asked what it costs.")
        meetings.draft_minutes(world.manager, meeting=meeting)
        assert owed(meeting, "check_minutes").person == world.person("chair")
        with pytest.raises(MoveRefused, match="until they are drafted"):
            agendas.write_minutes(world.manager, item=item, minutes="Otherwise")
        with pytest.raises(NotPermitted):
            meetings.check_minutes(world.manager, meeting=meeting)
        meetings.send_minutes_back(world.chair, meeting=meeting, reason="The cost was named")
        assert owed(meeting, "check_minutes").done_at
        meetings.draft_minutes(world.manager, meeting=meeting)
        meetings.check_minutes(world.chair, meeting=meeting)
        with pytest.raises(MoveRefused, match="after the meeting"):
            meetings.agree_minutes(world.manager, meeting=meeting, agreed_on=meeting.on)
    later = meeting.on + timedelta(days=90)
    with made.on(later):
        assert meetings.agree_minutes(world.manager, meeting=meeting, agreed_on=later).state == "agreed"
    assert not Due.objects.filter(record_ref=meeting.ref, done_at=None, lifted_at=None).exists()


def test_whoever_drafted_the_minutes_does_not_check_them(world):
    """A business manager may hold the chair's seat of a small group."""
    body = factories.body(world, "Fathers", kind="task_group")
    factories.held(world, factories.seat(world, body, None, title="Chair", chairs=True), "manager")
    meeting = made.held(world, body)
    meetings.draft_minutes(world.manager, meeting=meeting)
    with pytest.raises(MoveRefused, match="You drafted"):
        meetings.check_minutes(world.manager, meeting=meeting)


def test_the_papers_go_to_whoever_sits_in_the_body_by_link(world):
    meeting = made.waiting(world)
    meetings.send_papers(world.manager, meeting=meeting)
    written = Message.objects.filter(about_ref=meeting.ref, kind="governance/papers")
    assert {m.person.name for m in written} == {"Cate Chief", "Con Constable", "Cher Chair"}
    holder = holder_of(Grant.objects.filter(record_ref=meeting.ref).first().ref)
    assert list(meetings_seen(holder)) == [meeting]
    assert papers_seen(holder).count() == 1
    other = made.planned(world, factories.body(world, "Learning", kind="sub_group"))
    assert other not in meetings_seen(holder)


def test_a_meeting_that_is_moved_moves_what_is_owed_for_it(world):
    meeting = made.waiting(world)
    paper = meeting.items.get().papers.get()
    day = add_working_days(meeting.on, 10)
    with pytest.raises(MoveRefused, match="has passed"):
        meetings.postpone_meeting(world.manager, meeting=meeting, on=clock.today() - timedelta(days=1), reason="x")
    moved = meetings.postpone_meeting(world.manager, meeting=meeting, on=day, reason="The chief constable is ill")
    assert (moved.on, moved.state) == (day, "agenda")
    paper.refresh_from_db()
    assert paper.due == moved.papers_due == owed(paper, "give_paper").on == owed(moved, "send_papers").on


def test_nothing_is_owed_of_a_meeting_that_is_cancelled(world):
    meeting = made.waiting(world)
    paper = meeting.items.get().papers.get()
    meetings.cancel_meeting(world.manager, meeting=meeting, reason="Too few can come")
    assert not Due.objects.filter(record_ref__in=(meeting.ref, paper.ref), done_at=None, lifted_at=None).exists()
    assert not Grant.objects.filter(record_ref=paper.ref, ended_at=None).exists()
    with pytest.raises(MoveRefused, match="held or cancelled"):
        made.item(world, meeting)


def test_a_meeting_is_planned_for_days_on_which_its_body_stands(world):
    body = factories.body(world, start=factories.ago(-60))
    with pytest.raises(MoveRefused, match="no such body"):
        made.planned(world, body)
    with pytest.raises(MoveRefused, match="days are known"):
        meetings.plan_meeting(world.manager, body=body, on=clock.today().replace(year=2090))


def test_nobody_but_the_business_manager_runs_meetings(world):
    meeting = made.waiting(world)
    item = meeting.items.get()
    of_meeting = (
        (meetings.open_agenda, {}), (meetings.close_agenda, {}), (meetings.send_papers, {}),
        (meetings.hold_meeting, {}), (meetings.draft_minutes, {}), (meetings.agree_minutes, {"agreed_on": meeting.on}),
        (meetings.postpone_meeting, {"on": meeting.on, "reason": "x"}), (meetings.cancel_meeting, {"reason": "x"}),
        (agendas.add_item, {"title": "x", "purpose": "inform"}), (agendas.put_on_agenda, {"refs": []}),
        (minuted.record_attendance, {"seats": {}}),
        (minuted.declare_interest, {"who": "x", "what": "x", "dealt_with": "x"}),
    )  # fmt: skip
    of_item = (
        (agendas.edit_item, {"title": "x", "purpose": "inform", "position": 1}), (agendas.drop_item, {}),
        (agendas.write_minutes, {"minutes": "x"}), (minuted.record_decision, {"text": "x"}),
    )  # fmt: skip
    for who in (world.chair, world.lead, world.neighbour):
        for service, told in of_meeting:
            with pytest.raises(NotPermitted):
                service(who, meeting=meeting, **told)
        for service, told in of_item:
            with pytest.raises(NotPermitted):
                service(who, item=item, **told)
        with pytest.raises(NotPermitted):
            meetings.plan_meeting(who, body=meeting.body, on=meeting.on)
    for service, told in ((meetings.check_minutes, {}), (meetings.send_minutes_back, {"reason": "x"})):
        with pytest.raises(NotPermitted):
            service(world.scrutineer, meeting=meeting, **told)
