"""The review meeting of a death: planned for a day, moved on the record, and due by who holds it and who comes."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.notices.models import Due
from lineofsight.core.people.roles import Role
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.lifecycle import DEATH
from lineofsight.learn.child_deaths.models import Death
from lineofsight.learn.child_deaths.rules.reviewing import BEFORE_MEETING, MOVED_FOR, plan_refusal
from lineofsight.learn.child_deaths.selectors.deaths import deaths_in, listed, meeting_planned
from lineofsight.learn.child_deaths.services import gathering, meeting, register
from lineofsight.learn.child_deaths.tests import factories
from lineofsight.learn.child_deaths.tests.test_answers import asked_of, owed_by
from lineofsight.learn.child_deaths.tests.test_deaths import refused_to_rank
from lineofsight.learn.child_deaths.tests.test_next_steps import page_of


def in_days(days: int):
    return clock.today() + timedelta(days=days)


def coming(death: Death) -> str:
    return f"Come to the review meeting: Child death {death.key}"


def test_its_day_is_due_by_who_holds_it_and_by_each_agency_that_was_asked_under_the_key(world):
    death, row = asked_of(world)
    told = {"death": death, "on": in_days(30)}
    refused_to_rank(world, meeting.plan_review_meeting, **told)
    made = meeting.plan_review_meeting(world.coordinator, **told)
    assert (made.on, made.why) == (in_days(30), "")
    held = Due.objects.get(record_ref=death.ref, what=meeting.HOLD)
    assert (held.on, held.role, held.sealed) == (in_days(30), Role.CDOP_COORDINATOR, True)
    assert held.title == f"Hold the review meeting: Child death {death.key}"
    assert coming(death) in owed_by(world.police)
    assert coming(death) not in owed_by(world.health), "nobody asked them about the child"
    page = world.client("police").get(f"/ashmere/child-deaths/asked/{row.ref}/").content.decode()
    assert "Review meeting" in page
    assert factories.NAME not in page


def test_it_is_due_though_its_death_was_read_as_a_line_of_the_register(world):
    death = deaths_in(world.partnership).get(pk=asked_of(world)[0].pk)
    meeting.plan_review_meeting(world.coordinator, death=death, on=in_days(30))
    meeting.plan_review_meeting(world.coordinator, death=death, on=in_days(37), why="people")
    assert coming(death) in owed_by(world.police)
    assert [each.over for each in death.planned_meetings.order_by("id")] == [True, False]


def test_another_day_needs_a_reason_and_the_day_before_stays_on_the_record(world):
    death, row = asked_of(world)
    meeting.plan_review_meeting(world.coordinator, death=death, on=in_days(30))
    for on, why, match in ((in_days(30), "people", "that day already"), (in_days(37), "", "why it is another day")):
        with pytest.raises(MoveRefused, match=match):
            meeting.plan_review_meeting(world.coordinator, death=death, on=on, why=why)
    meeting.plan_review_meeting(world.coordinator, death=death, on=in_days(37), why="people")
    assert [(each.on, each.why, each.over) for each in death.planned_meetings.all()] == [
        (in_days(30), "", True), (in_days(37), "people", False),
    ]  # fmt: skip
    on = Due.objects.filter(record_ref=death.ref, what__in=(meeting.HOLD, meeting.coming_as(row)))
    assert {due.on for due in on} == {in_days(37)}
    page = page_of(world, death)
    assert "Days the review meeting was planned for: 2" in page
    assert "Somebody who is needed could not come" in page


def test_the_page_says_it_first_and_the_register_with_what_it_waits_for(world):
    death, _ = asked_of(world)
    assert "Plan the review meeting" in page_of(world, death)
    meeting.plan_review_meeting(world.coordinator, death=death, on=in_days(30))
    first, _, _ = page_of(world, Death.objects.get(pk=death.pk)).partition("What was gathered")
    assert f"{death.ref}/meeting/plan/" in first
    assert "Plan the review meeting" not in first
    waits = listed(Death.objects.get(pk=death.pk), clock.today()).waits
    assert waits[-1].startswith("the review meeting on ")
    gathering.begin_wait(world.coordinator, death=death, what="post_mortem", since=clock.today())
    form = page_of(world, death, f"{death.ref}/meeting/plan/")
    assert "post-mortem report is waited for" in form
    assert "Why is it another day?" in form


def test_who_did_not_know_the_child_does_not_come_and_who_is_asked_later_does(world):
    death, row = asked_of(world)
    meeting.plan_review_meeting(world.coordinator, death=death, on=in_days(30))
    answered = {"information_request": row, "on": clock.today()}
    gathering.note_returned(world.coordinator, knew=False, **answered)
    assert coming(death) not in owed_by(world.police)
    page = world.client("police").get(f"/ashmere/child-deaths/asked/{row.ref}/").content.decode()
    assert "Review meeting" not in page
    gathering.note_returned(world.coordinator, knew=True, **answered)
    assert coming(death) in owed_by(world.police)
    gathering.ask_for_information(
        world.coordinator, death=death, organisation=world.organisation("Health"), due=in_days(9)
    )
    assert coming(death) in owed_by(world.health)


def test_once_it_was_held_or_the_review_went_elsewhere_nothing_of_it_is_due(world):
    death, _ = asked_of(world)
    meeting.plan_review_meeting(world.coordinator, death=death, on=in_days(3))
    held = {"death": Death.objects.get(pk=death.pk), "on": clock.today()}
    refused_to_rank(world, meeting.hold_review_meeting, **held)
    meeting.hold_review_meeting(world.coordinator, **held)
    assert meeting_planned(Death.objects.get(pk=death.pk)) is None
    assert coming(death) not in owed_by(world.police)
    assert Due.objects.get(record_ref=death.ref, what=meeting.HOLD).done_at
    with pytest.raises(MoveRefused, match="does not wait for a meeting"):
        meeting.plan_review_meeting(world.coordinator, death=Death.objects.get(pk=death.pk), on=in_days(9))
    other, _ = asked_of(world)
    meeting.plan_review_meeting(world.coordinator, death=other, on=in_days(3))
    register.transfer_death(
        world.coordinator, death=other, area="Netherby", reason="most_services", on=clock.today()
    )  # fmt: skip
    assert meeting_planned(Death.objects.get(pk=other.pk)) is None
    assert coming(other) not in owed_by(world.police)


DAYS = st.dates()


@pytest.mark.once
@given(state=st.sampled_from([state.key for state in DEATH.states]), stands=st.none() | DAYS, on=DAYS,
       why=st.sampled_from(["", "nonsense", *MOVED_FOR]))  # fmt: skip
def test_a_planned_day_is_moved_with_a_reason_alone_and_only_while_a_meeting_is_waited_for(state, stands, on, why):
    refused = plan_refusal(state, stands, on, why)
    assert bool(refused) == (
        state not in BEFORE_MEETING or stands == on or (stands is not None and why not in MOVED_FOR)
    )
