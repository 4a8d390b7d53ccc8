"""What a sector raises: put to a meeting, answered by a day, told back; what slips, and who may do what."""

from datetime import timedelta

import pytest

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Due
from lineofsight.core.notices.selectors import due_from
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import add_working_days
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.governance.models import Decision, HandedOver
from lineofsight.lead.governance.selectors import sector_issues as selectors
from lineofsight.lead.governance.selectors.handed_over import whole_history
from lineofsight.lead.governance.selectors.offering import offered_to
from lineofsight.lead.governance.services import agendas, bodies, handing_over, meetings, seats, sector_issues
from lineofsight.lead.governance.tests import factories, issues
from lineofsight.lead.governance.tests import meetings as made


def owed(issue, what: str) -> Due:
    return Due.objects.get(record_ref=issue.ref, what=what)


def slips(issue) -> list:
    return selectors.with_slips([issue])[0].was


def test_who_sits_for_a_sector_raises_and_so_does_the_manager_on_their_behalf_shown_so(world):
    seat = issues.seat(world)
    own, other = issues.raised(world, seat), issues.raised(world, seat, by="manager")
    assert (own.on_behalf, other.on_behalf, own.sector) == (False, True, "Schools")
    assert owed(own, "put_issue").on == add_working_days(clock.today(), 20)
    assert own.ref not in due_from(world.school).values_list("record_ref", flat=True)
    page = world.client("chair").get(f"/ashmere/governance/issues/{other.ref}/").content.decode()
    assert "on behalf of who sits there" in page


def test_an_agenda_is_offered_what_sectors_raised_and_what_it_takes_up_is_answered_by_a_day(world):
    issue, meeting = issues.raised(world), made.planned(world)
    groups = {group.title: group.offered for group in offered_to(world.manager, meeting)}
    assert [each.ref for each in groups["Raised by sectors"]] == [issue.ref]
    assert "14 organisations" in groups["Raised by sectors"][0].why
    agendas.put_on_agenda(world.manager, meeting=meeting, refs=[issue.ref])
    issue.refresh_from_db()
    assert (issue.state, issue.item.meeting, issue.item.about_ref) == ("put", meeting, issue.ref)
    assert owed(issue, "put_issue").done_at
    assert owed(issue, "answer_issue").on == issue.answer_by == add_working_days(meeting.on, 10)
    assert offered_to(world.manager, meeting) == []
    with pytest.raises(MoveRefused, match="stands on the agenda"):
        agendas.put_issue(world.manager, issue=issue, meeting=made.planned(world, meeting.body, days=30))


def test_what_comes_off_an_agenda_is_to_be_put_to_another(world):
    issue = issues.put(world)
    item, meeting = issue.item, issue.item.meeting
    agendas.drop_item(world.manager, item=item)
    issue.refresh_from_db()
    assert (issue.state, issue.item, owed(issue, "put_issue").done_at) == ("raised", None, None)
    assert owed(issue, "answer_issue").lifted_at
    issues.put(world, meeting, issue)
    meetings.cancel_meeting(world.manager, meeting=meeting, reason="Snow")
    issue.refresh_from_db()
    assert issue.state == "raised"
    assert "Cancelled" in whole_history(issue)[0]["why"]


def test_an_answer_that_slips_stays_visible_with_the_days_before(world):
    issue = issues.put(world)
    first, meeting = issue.answer_by, issue.item.meeting
    meetings.postpone_meeting(world.manager, meeting=meeting, on=meeting.on + timedelta(days=7), reason="Snow")
    issue.refresh_from_db()
    second = issue.answer_by
    later = second + timedelta(days=30)
    sector_issues.move_answer(world.manager, issue=issue, on=later, reason="The budget comes first")
    assert (slips(issue), issue.answer_by) == ([first, second], later)
    with pytest.raises(MoveRefused, match="a day to come"):
        sector_issues.move_answer(world.manager, issue=issue, on=clock.today(), reason="x")
    with made.on(later + timedelta(days=3)):
        assert issue.late_on(clock.today()) == 3
        assert list(selectors.issues_in(world.chair, world.partnership, late=True)) == [issue]
    assert not selectors.issues_in(world.chair, world.partnership, late=True).exists()


def test_it_is_answered_after_the_meeting_in_words_or_by_its_decision(world):
    issue = issues.put(world)
    with pytest.raises(MoveRefused, match="has not been held"):
        sector_issues.answer_issue(world.manager, issue=issue, answered_on=clock.today(), answer="No")
    issue = issues.held(world)
    meeting = issue.item.meeting
    with made.on(meeting.on):
        decision = made.decided(world, meeting, "To open a second line")
        for told, why in (
            ({"answered_on": meeting.on, "answer": ""}, "Say what was answered"),
            ({"answered_on": meeting.on - timedelta(days=1), "answer": "No"}, "Choose the day"),
            ({"answered_on": meeting.on + timedelta(days=1), "answer": "No"}, "Choose the day"),
        ):
            with pytest.raises(MoveRefused, match=why):
                sector_issues.answer_issue(world.manager, issue=issue, **told)
        sector_issues.answer_issue(world.manager, issue=issue, answered_on=meeting.on, decision=decision)
    assert (issue.state, issue.decision) == ("answered", decision)
    assert owed(issue, "answer_issue").done_at


def test_a_private_decision_answers_with_words_beside_it_and_is_read_by_none_but_its_readers(world):
    issue = issues.held(world)
    secret = "To close the second office"
    with made.on(issue.item.meeting.on):
        decision = made.decided(world, issue.item.meeting, secret, private=True)
        told = {"answered_on": clock.today(), "decision": decision}
        with pytest.raises(MoveRefused, match="A private one needs words"):
            sector_issues.answer_issue(world.manager, issue=issue, **told)
        sector_issues.answer_issue(world.manager, issue=issue, answer="Later this year.", **told)
        for address in (f"issues/{issue.ref}/", "issues/", f"bodies/{issue.seat.body.ref}/", "issues.csv"):
            assert secret not in world.client("school").get(f"/ashmere/governance/{address}").content.decode()
        assert secret in world.client("chair").get(f"/ashmere/governance/issues/{issue.ref}/").content.decode()


def test_a_decision_of_another_body_answers_nothing(world):
    issue = issues.held(world)
    other = made.decided(world, made.held(world))
    assert Decision.objects.count() == 1
    with pytest.raises(MoveRefused, match="no decision of the body"):
        sector_issues.answer_issue(world.manager, issue=issue, answered_on=clock.today(), decision=other)


def test_who_sits_there_owes_the_sector_its_answer_and_hands_that_on_with_the_seat(world):
    issue = issues.answered(world)
    telling = owed(issue, "tell_issue_back")
    assert telling.on == add_working_days(issue.answered_on, 5)
    assert issue.ref in due_from(world.school).values_list("record_ref", flat=True)
    with made.on(issue.answered_on):
        held = issue.seat.holdings.get()
        seats.end_holding(world.manager, holding=held, last_day=issue.answered_on - timedelta(days=1), reason="Moved")
        assert owed(issue, "tell_issue_back").role == "business_manager", "nobody sits there"
        seats.appoint_to_seat(world.manager, seat=issue.seat, person=world.person("governors"), start=issue.answered_on)
        assert owed(issue, "tell_issue_back").person == world.person("governors")
        told = {"told_on": clock.today(), "told_by": "Go Governor (invented)", "told_how": "At the heads’ meeting"}
        with pytest.raises(NotPermitted):
            sector_issues.tell_issue_back(world.school, issue=issue, **told)
        early = {**told, "told_on": issue.answered_on - timedelta(days=1)}
        with pytest.raises(MoveRefused, match="that of the answer or later"):
            sector_issues.tell_issue_back(world.governors, issue=issue, **early)
        assert sector_issues.tell_issue_back(world.governors, issue=issue, **told).state == "told_back"
    assert owed(issue, "tell_issue_back").done_at


def test_what_was_left_unanswered_is_offered_to_the_next_meeting(world):
    issue = issues.held(world)
    following = made.planned(world, issue.item.meeting.body, days=90)
    assert issue.ref in [each.ref for group in offered_to(world.manager, following) for each in group.offered]
    issues.put(world, following, issue)
    assert issue.item.meeting == following
    assert len(slips(issue)) == 1, "its answer slipped with it"


def test_withdrawn_nothing_is_owed_of_it(world):
    issue = sector_issues.withdraw_issue(world.school, issue=issues.put(world), reason="It was mended")
    assert (issue.state, owed(issue, "answer_issue").lifted_at is None) == ("withdrawn", False)
    with pytest.raises(MoveRefused):
        sector_issues.withdraw_issue(world.school, issue=issue, reason="Again")


def test_a_body_that_ends_leaves_no_issue_behind_and_hands_them_on_with_its_seats(world):
    issue = issues.raised(world)
    group, new = issue.seat.body, factories.body(world, "Education network", kind="sub_group")
    with pytest.raises(MoveRefused, match="not told back yet"):
        bodies.end_body(world.manager, body=group, last_day=clock.today(), reason="New arrangements")
    handing_over.hand_over_body(
        world.manager, body=group, successor=new, last_day=factories.ago(1), with_seats=True, reason="New arrangements"
    )
    issue.refresh_from_db()
    assert issue.seat.body == new
    assert HandedOver.objects.filter(record_ref=issue.ref).exists()
    assert whole_history(issue)[0]["what"] == "Handed over by Education Reference Group to Education network"
    assert selectors.sits_in(world.school, issue.seat)


def test_who_may_do_what_with_an_issue(world):
    seat = issues.seat(world)
    issue, lead = issues.raised(world, seat), factories.seat(world, seat.body)
    day = clock.today()
    for who in (world.chair, world.police, world.neighbour):
        with pytest.raises(NotPermitted):
            issues.sector_issues.raise_issue(who, seat=seat, **issues.SAID)
        for service, told in (
            (agendas.put_issue, {"meeting": made.planned(world, seat.body)}),
            (sector_issues.move_answer, {"on": day, "reason": "x"}),
            (sector_issues.answer_issue, {"answered_on": day, "answer": "x"}),
            (sector_issues.tell_issue_back, {"told_on": day, "told_by": "x", "told_how": "x"}),
            (sector_issues.withdraw_issue, {"reason": "x"}),
        ):
            with pytest.raises(NotPermitted):
                service(who, issue=issue, **told)
    with pytest.raises(NotPermitted):
        sector_issues.raise_issue(world.manager, seat=lead, **issues.SAID)
    with pytest.raises(NotPermitted):
        agendas.put_issue(world.school, issue=issue, meeting=made.planned(world, seat.body))
    assert list(selectors.issues_seen(world.school)) == list(selectors.issues_seen(world.scrutineer)) == [issue]
    assert not selectors.issues_seen(world.police).exists()
    issues.put(world, issue=issue)
    assert list(selectors.issues_seen(world.chief_constable)) == [issue]


def test_an_issue_goes_up_and_comes_back_on_its_pages(world):
    seat = issues.seat(world)
    school, manager = world.client("school"), world.client("manager")
    place = f"/ashmere/governance/seats/{seat.ref}/issues/new/"
    assert place in school.get(f"/ashmere/governance/bodies/{seat.body.ref}/").content.decode()
    refused = school.post(place, issues.SAID | {"organisations": "none"}).content.decode()
    assert "Nobody answers after three" in refused
    made_at = school.post(place, issues.SAID, follow=True).redirect_chain[0][0]
    meeting = made.waiting(world)
    manager.post(f"{made_at}put/", {"meeting": meeting.ref})
    page = " ".join(school.get("/ashmere/governance/issues/?state=open").content.decode().split())
    assert "1 issue is shown; 1 is not told back yet" in page
    assert "answer owed by" in page
    assert "Nobody answers" not in school.get("/ashmere/governance/issues/?state=withdrawn").content.decode()
    rows = school.get("/ashmere/governance/issues.csv").content.decode()
    assert "A show of hands" in rows
    assert "What sectors raised here" in school.get(f"/ashmere/governance/bodies/{seat.body.ref}/").content.decode()
