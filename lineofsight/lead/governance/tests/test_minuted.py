"""What a meeting leaves: attendance that is counted, interests, decisions by number, actions in the thread."""

import pytest

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.thread.rules.given import Source
from lineofsight.core.thread.selectors import lists
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.governance.selectors import minuted as selectors
from lineofsight.lead.governance.services import meetings, minuted
from lineofsight.lead.governance.tests import factories
from lineofsight.lead.governance.tests import meetings as made
from tests.thread import factories as thread


def test_attendance_is_counted_by_agency_and_by_seat_with_substitutes(world):
    body = factories.executive(world)
    first = made.held(world, body, "present", "absent", "present", "present")
    second = made.held(world, body, "present", "present", "substitute", "apologies")
    found = selectors.attended_between(world.chair, world.partnership, first.on, second.on)
    by = {each.name: each.attended for each in selectors.by_agency(found)}
    assert {name: (a.in_person, a.represented) for name, a in by.items()} == {
        "Ashmere Council Children's Services": (50, 50),
        "Ashmere Health Board": (50, 100),
        "Ashmere Police": (50, 50),
        "Lay members and chairs": (100, 100),
    }
    assert len(selectors.by_seat(found)) == 4
    assert selectors.attended_between(world.neighbour, world.partnership, first.on, second.on) == []


def test_attendance_is_written_once_and_put_right_until_minutes_are_drafted(world):
    meeting = made.held(world)
    made.came(world, meeting, "apologies")
    assert [a.status for a in selectors.attendances_of(meeting)].count("apologies") == 1
    assert len(selectors.attendances_of(meeting)) == 5
    with pytest.raises(MoveRefused, match="Say who came in place"):
        minuted.record_attendance(
            world.manager, meeting=meeting, seats={meeting.body.seats.first(): ("substitute", "")}
        )
    meetings.draft_minutes(world.manager, meeting=meeting)
    with pytest.raises(MoveRefused, match="Send them back"):
        made.came(world, meeting)


def test_decisions_have_numbers_of_their_own_and_are_found_by_their_words(world):
    meeting = made.held(world)
    first = made.decided(world, meeting, dissent="The police, because of its cost")
    second = made.decided(world, meeting, "To meet each month")
    year = meeting.on.year
    assert [d.called for d in selectors.decisions_of(meeting)] == [f"{year}/1", f"{year}/2"]
    found = selectors.decisions_in(world.scrutineer, world.partnership, words="adopt options")
    assert list(found) == [first], "by words of the decision and of its paper"
    assert not selectors.decisions_in(world.scrutineer, world.partnership, words="adopt month").exists()
    minuted.set_decision_aside(world.manager, decision=second, reason=f"Replaced by {year}/3")
    assert list(selectors.decisions_in(world.chair, world.partnership, state="made")) == [first]
    assert not selectors.decisions_in(world.neighbour, world.partnership).exists()
    with pytest.raises(NotPermitted):
        minuted.set_decision_aside(world.chair, decision=first, reason="x")


def test_interests_are_written_down_and_actions_are_found_from_the_meeting(world):
    meeting = made.held(world)
    minuted.declare_interest(
        world.manager, meeting=meeting, who="Con Constable", what="Sits on the trust’s board",
        dealt_with="left the room", item=meeting.items.get(),
    )  # fmt: skip
    assert meeting.interests.get().who == "Con Constable"
    errand = thread.proposed(
        world, text="Book the room", errand=True, source=Source(ref=meeting.ref, said=meeting.title)
    )
    assert list(lists.actions_in(world.chair, world.partnership, of=[meeting.ref])) == [errand]
