"""A plan: candidates put forward with evidence beside other boards' priorities, few chosen, agreed, ended."""

import pytest

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Due
from lineofsight.core.records import selectors as records
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.business_plan.models import BoardPriority, Priority
from lineofsight.lead.business_plan.selectors.rights import plans_seen, priorities_seen
from lineofsight.lead.business_plan.services import objectives, plans, priorities
from lineofsight.lead.business_plan.tests import plans as made
from tests.thread import factories as thread


def owed(what: str):
    return Due.objects.filter(what=what, done_at=None, lifted_at=None)


def test_only_the_business_manager_keeps_a_plan(world):
    plan = made.drafted(world, aims=("One", "Two"))
    for somebody in (world.chair, world.analyst, world.lead, world.neighbour):
        with pytest.raises(NotPermitted):
            plans.draft_plan(somebody, partnership=world.partnership, kind="strategy", written=made.written())
        with pytest.raises(NotPermitted):
            plans.edit_plan(somebody, plan=plan, written=made.written())
        with pytest.raises(NotPermitted):
            plans.withdraw_plan(somebody, plan=plan, reason="x")
        with pytest.raises(NotPermitted):
            plans.add_board_priority(somebody, plan=plan, board="HWB", priority="Best start", period="")
    assert not plans_seen(world.neighbour).exists()
    assert not plans_seen(world.lead).exists()
    assert plans.withdraw_plan(world.manager, plan=plan, reason="Begun twice").state == "withdrawn"


def test_an_aim_said_otherwise_in_its_place_stays_the_aim_it_is(world):
    plan = made.strategy(world)
    first, second = plan.aims.all()
    plans.edit_plan(world.manager, plan=plan, written=made.written(aims=("Recognise neglect", "Respond", "Count")))
    assert [(aim.pk, aim.text) for aim in plan.aims.all()][:2] == [
        (first.pk, "Recognise neglect"), (second.pk, "Respond")
    ]  # fmt: skip
    with pytest.raises(MoveRefused, match="Objectives hang on"):
        plans.edit_plan(world.manager, plan=plan, written=made.written(aims=("Respond", "Count")))
    assert plan.aims.count() == 3
    plans.edit_plan(world.manager, plan=plan, written=made.written(aims=("Respond", "Recognise neglect")))
    assert [aim.pk for aim in plan.aims.all()] == [second.pk, first.pk]


def test_what_other_boards_chose_stands_beside_the_candidates_until_it_is_agreed(world):
    plan = made.drafted(world)
    board, wrong = (
        plans.add_board_priority(world.manager, plan=plan, board="Safer Ashmere", priority=text, period="2026 to 2029")
        for text in ("Youth violence", "Typed twice")
    )
    priority = made.chosen(world, plan, goes_with=[board, wrong])
    with pytest.raises(NotPermitted):
        plans.remove_board_priority(world.chair, board_priority=wrong)
    plans.remove_board_priority(world.manager, board_priority=wrong)
    assert list(priority.goes_with.all()) == [board]
    made.audit(world, made.objective(world, priority))
    plan = made.agreed(world, plan)
    with pytest.raises(MoveRefused, match="stands"):
        plans.add_board_priority(world.manager, plan=plan, board="x", priority="x", period="")
    with pytest.raises(MoveRefused, match="stands"):
        plans.remove_board_priority(world.manager, board_priority=BoardPriority.objects.get())


def test_a_priority_is_chosen_on_evidence_while_the_plan_is_written(world):
    plan = made.drafted(world)
    priority = priorities.add_priority(world.scrutineer, plan=plan, said=priorities.PutForward(made.QUESTION))
    with pytest.raises(MoveRefused, match="evidence"):
        priorities.choose_priority(world.manager, priority=priority)
    with pytest.raises(NotPermitted):
        priorities.add_priority_evidence(world.lead, priority=priority, seen=thread.seen())
    priorities.add_priority_evidence(world.analyst, priority=priority, seen=thread.seen())
    for somebody in (world.analyst, world.lead, world.neighbour):
        with pytest.raises(NotPermitted):
            priorities.choose_priority(somebody, priority=priority)
        with pytest.raises(NotPermitted):
            priorities.put_back_priority(somebody, priority=priority, reason="x")
        with pytest.raises(NotPermitted):
            priorities.edit_priority(somebody, priority=priority, said=priorities.PutForward("x"))
        with pytest.raises(NotPermitted):
            priorities.leave_out_priority(somebody, priority=priority, reason="x")
    said = priorities.PutForward("Children are heard", owner=world.person("lead"))
    assert priorities.edit_priority(world.chair, priority=priority, said=said).question == "Children are heard"
    assert records.card(priority.ref).label == "Children are heard"
    priorities.choose_priority(world.chair, priority=priority)
    assert priorities.put_back_priority(world.manager, priority=priority, reason="Too many").state == "candidate"
    assert priorities.leave_out_priority(world.manager, priority=priority, reason="Next year").state == "not_chosen"
    with pytest.raises(MoveRefused, match="It has ended"):
        priorities.add_priority_evidence(world.analyst, priority=priority, seen=thread.seen())


def test_nobody_is_added_to_a_plan_that_is_agreed(world):
    plan = made.running(world).plan
    with pytest.raises(NotPermitted):
        priorities.add_priority(world.lead, plan=plan, said=priorities.PutForward("x"))
    with pytest.raises(MoveRefused, match="for the next one"):
        priorities.add_priority(world.chair, plan=plan, said=priorities.PutForward("x"))


def test_a_plan_is_agreed_once_something_shows_change_within_a_year(world):
    plan = made.drafted(world)
    with pytest.raises(MoveRefused, match="Choose at least one"):
        plans.agree_plan(world.icb, plan=plan, where="Executive")
    objective = made.objective(world, made.chosen(world, plan))
    made.audit(world, objective, asks="how_much")
    made.audit(world, objective, ahead=500)
    with pytest.raises(MoveRefused, match="evidence of change"):
        plans.agree_plan(world.icb, plan=plan, where="Executive")
    with pytest.raises(NotPermitted):
        plans.agree_plan(world.analyst, plan=plan, where="Executive")
    assert not owed("record_measure").exists(), "nobody owes anything before"
    made.audit(world, objective, ahead=100)
    plan = plans.agree_plan(world.icb, plan=plan, where="Executive, 3 March")
    assert records.latest(plan).reason == "Executive, 3 March"
    assert {due.person for due in owed("record_measure")} == {world.person("lead")}
    assert owed("record_measure").count() == 3


def test_a_planned_test_of_an_action_is_evidence_of_change_too(world):
    priority = made.chosen(world)
    action = made.acted(world, made.objective(world, priority))
    with pytest.raises(MoveRefused, match="evidence of change"):
        made.agreed(world, priority.plan)
    thread.planned(world, action, tests="arrangement")
    with pytest.raises(MoveRefused, match="evidence of change"):
        made.agreed(world, priority.plan)
    thread.planned(world, action, tests="practice")
    assert made.agreed(world, priority.plan).state == "agreed"


def test_a_priority_ends_with_what_was_shown_by_somebody_who_does_not_own_it(world):
    priority = made.running(world, owner="icb")
    with pytest.raises(NotPermitted):
        priorities.finish_priority(world.analyst, priority=priority, shown="Better")
    with pytest.raises(MoveRefused, match="You own"):
        priorities.finish_priority(world.icb, priority=priority, shown="Better")
    with pytest.raises(MoveRefused, match="each objective"):
        priorities.finish_priority(world.chair, priority=priority, shown="Better")
    with pytest.raises(MoveRefused, match="what became of"):
        plans.end_plan(world.manager, plan=priority.plan)
    objectives.meet_objective(world.icb, objective=priority.objectives.get(), shown="All were")
    with pytest.raises(MoveRefused, match="Say what was shown"):
        priorities.finish_priority(world.chair, priority=priority, shown="")
    priority = priorities.finish_priority(world.chair, priority=priority, shown="Nine of ten are spoken with")
    assert (priority.state, priority.shown) == ("finished", "Nine of ten are spoken with")
    assert not owed("record_measure").exists()
    with pytest.raises(NotPermitted):
        plans.end_plan(world.analyst, plan=priority.plan)
    assert plans.end_plan(world.icb, plan=priority.plan).state == "ended"


def test_what_is_carried_forward_keeps_its_line(world):
    priority = made.running(world)
    objective = priority.objectives.get()
    for somebody in (world.analyst, world.lead):
        with pytest.raises(NotPermitted):
            priorities.carry_priority(somebody, priority=priority, shown="Half", into=priority.plan)
    with pytest.raises(MoveRefused, match="being written"):
        priorities.carry_priority(world.manager, priority=priority, shown="Half", into=priority.plan)
    following = made.drafted(world, name="Next plan")
    candidate = priorities.carry_priority(world.manager, priority=priority, shown="Half", into=following)
    priority.refresh_from_db()
    objective.refresh_from_db()
    assert (priority.state, priority.shown, objective.state) == ("carried_forward", "Half", "carried")
    assert (candidate.state, candidate.plan, candidate.owner) == ("candidate", following, priority.owner)
    again = candidate.objectives.get()
    assert (again.text, again.carried_from, again.state) == (objective.text, objective, "open")
    assert again.measures.count() == 1
    assert priorities.choose_priority(world.manager, priority=candidate).state == "chosen", "its evidence came with it"


def test_what_is_handed_on_says_to_whom(world):
    priority = made.running(world)
    for somebody in (world.analyst, world.lead):
        with pytest.raises(NotPermitted):
            priorities.hand_on_priority(somebody, priority=priority, shown="Half", to="x")
    with pytest.raises(MoveRefused, match="from now on"):
        priorities.hand_on_priority(world.manager, priority=priority, shown="Half", to="")
    priority = priorities.hand_on_priority(world.manager, priority=priority, shown="Half", to="Early Help Board")
    assert (priority.state, priority.handed_to) == ("handed_on", "Early Help Board")
    assert records.latest(priority.objectives.get()).reason == "Handed on to Early Help Board"


def test_another_owner_owes_the_measures_and_who_owned_it_sees_it_no_more(world):
    priority = made.running(world)
    assert priorities_seen(world.lead).exists()
    with pytest.raises(NotPermitted):
        priorities.change_priority_owner(
            world.lead, priority=priority, owner=world.person("police"), body="", reason="x"
        )
    priorities.change_priority_owner(
        world.chair, priority=priority, owner=world.person("police"), body="Missing group", reason="Moved job"
    )
    assert owed("record_measure").get().person == world.person("police")
    assert not priorities_seen(world.lead).exists()
    assert priorities_seen(world.police).get().body == "Missing group"
    assert "From Lee Lead to Pat Police: Moved job" in records.latest(Priority.objects.get()).reason
