"""The day plan a partnership settles: checked as it is typed, dated, and followed by every review begun under it."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Due
from lineofsight.kernel import clock
from lineofsight.learn.reviews.models import DayPlanChoice
from lineofsight.learn.reviews.rules.day_plan import LAST, MORE, day_plan, own_plan, planned
from lineofsight.learn.reviews.selectors.clocks import plan_on, review_deadline
from lineofsight.learn.reviews.services import clocks, deciding
from lineofsight.learn.reviews.services.accounts import reminded_on
from lineofsight.learn.reviews.services.planning import day_planned
from lineofsight.learn.reviews.tests import factories

PAGE = "/ashmere/incidents/clocks/day-plan/"
KEYS = [each.key for each in day_plan().steps]
OURS = {"days": {"letters": 1, "signed": 14}, "added": [("Our practitioners meet", 9)], "reminders": [4]}
DAYS = st.integers(1, LAST)


def settled(world, start=None, **given):
    return clocks.set_day_plan(
        world.manager, partnership=world.partnership, start=start or clock.today(), source="The Executive",
        **{**OURS, **given},
    )  # fmt: skip


@given(
    st.dictionaries(st.sampled_from(KEYS), DAYS), st.lists(st.tuples(st.text(min_size=1), DAYS), max_size=MORE),
    st.sets(DAYS),
)  # fmt: skip
def test_a_plan_is_kept_whole_in_the_order_of_its_days(days, added, reminders):
    if not days and not added:
        with pytest.raises(ValueError, match="at least one step"):
            planned(days, added, reminders)
        return
    plan = planned(days, added, reminders)
    assert [each.day for each in plan.steps] == sorted([*days.values(), *(day for _, day in added)])
    assert {each.key: each.day for each in plan.steps if each not in plan.own} == days
    assert sorted((each.title, each.day) for each in plan.own) == sorted(added)
    assert len({each.key for each in plan.steps}) == len(plan.steps)
    assert own_plan(plan.kept, plan.reminders, "") == plan


@pytest.mark.parametrize(
    "wrong",
    [
        {"days": {"letters": LAST + 1}}, {"reminders": [0]}, {"reminders": [5, 5]},
        {"added": [("Meet", 0)]}, {"added": [("Meet", 3)] * (MORE + 1)},
    ],
)  # fmt: skip
def test_no_plan_has_a_day_beyond_the_review_or_the_same_reminder_twice(wrong):
    with pytest.raises(ValueError, match=r"working days 1 to|once a day|at most"):
        planned(**{**OURS, **wrong})


def test_a_review_is_planned_by_what_was_settled_when_its_clock_started(world):
    settled(world)
    later = settled(world, start=clock.today() + timedelta(days=30), added=[])
    made = factories.reviewing(world)
    begun = review_deadline(made)
    planned_for = {each.title: each.on for each in made.milestones.all()}
    assert planned_for == {
        title: day_planned(begun, day) for title, day in (
            ("Letters go to the agencies’ leads", 1), ("Our practitioners meet", 9),
            ("All three partners have signed", 14),
        )
    }  # fmt: skip
    assert Due.objects.filter(record_ref=made.ref, title__contains="Our practitioners meet").count() == 1
    assert plan_on(world.partnership, clock.today() + timedelta(days=30)).edition == later.ref
    page = world.client("manager").get(f"/ashmere/incidents/{made.ref}/").content.decode()
    assert "Our practitioners meet" in page


def test_what_is_planned_anew_has_no_step_that_was_left_out_since(world):
    made = factories.reviewing(world)
    assert made.milestones.count() == len(KEYS)
    deciding.redesignate_incident(
        world.chief_executive, incident=made, opened=factories.opened(world, "chief_executive", made), reason="Not so",
    )  # fmt: skip
    settled(world)
    deciding.reopen_decision(world.chief_executive, incident=made, reason="It is so")
    deciding.notify_incident(
        world.chief_executive, incident=made, opened=factories.opened(world, "chief_executive", made),
        notified_on=clock.today(), reference="CSPR-1", reason="Serious harm",
    )  # fmt: skip
    assert set(made.milestones.values_list("key", flat=True)) == {"letters", "signed", "own_1"}
    owed = Due.objects.filter(record_ref=made.ref, what__startswith="plan_", done_at=None, lifted_at=None)
    assert set(owed.values_list("what", flat=True)) == {"plan_letters", "plan_signed", "plan_own_1"}


def test_agencies_are_reminded_on_the_days_that_were_settled(world):
    settled(world)
    made = factories.reviewing(world)
    begun = review_deadline(made)
    assert [n for n in range(1, LAST) if reminded_on(made, day_planned(begun, n))] == [4]
    assert not reminded_on(made, begun.start_on - timedelta(days=1)), "a day before it began is none of its days"


def test_the_manager_alone_settles_it_on_its_page_and_what_is_wrong_is_said_beside_it(world):
    with pytest.raises(NotPermitted):
        clocks.set_day_plan(world.chair, partnership=world.partnership, start=clock.today(), source="Me", **OURS)
    manager = world.client("manager")
    assert "this one ships with the software" in manager.get("/ashmere/incidents/clocks/").content.decode()
    day = clock.today()
    answers = {
        "letters": "1", "accounts": "16", "title_1": "Our practitioners meet", "reminders": "4, four",
        "start-day": day.day, "start-month": day.month, "start-year": day.year, "source": "The Executive",
    }  # fmt: skip
    page = manager.post(PAGE, answers).content.decode()
    assert "Give the working day of this step" in page
    assert f"Give each working day from 1 to {LAST} once" in page
    assert 'value="Our practitioners meet"' in page, "nothing is lost"
    assert not DayPlanChoice.objects.exists()
    right = {**answers, "accounts": "", "day_1": "9", "reminders": "4,7"}
    assert manager.post(PAGE, right).status_code == 302
    kept = DayPlanChoice.objects.get()
    assert [(each["title"], each["day"]) for each in kept.steps] == [
        ("Letters go to the agencies’ leads", 1), ("Our practitioners meet", 9),
    ]  # fmt: skip
    page = manager.get("/ashmere/incidents/clocks/").content.decode()
    assert "working days 4 and 7" in page
    assert 'value="Our practitioners meet"' in manager.get(PAGE).content.decode(), "the next begins with what holds"
    assert (
        "at least one step" in manager.post(PAGE, {**right, "letters": "", "title_1": "", "day_1": ""}).content.decode()
    )
