"""A strategy: looked at on the way, judged against its own aims at the end, copied for another subject."""

import pytest
from django.db import DatabaseError, transaction

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Due
from lineofsight.core.records import selectors as records
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.business_plan.models import Aim
from lineofsight.lead.business_plan.selectors.plans import aims_of
from lineofsight.lead.business_plan.services import aims, measures, objectives, plans, review_points, shapes
from lineofsight.lead.business_plan.tests import plans as made
from tests.thread import factories as thread


def looks_owed():
    return Due.objects.filter(what="hold_review_point", done_at=None, lifted_at=None)


def test_a_strategy_is_agreed_with_aims_and_something_that_shows_change(world):
    plan = made.drafted(world, "strategy")
    with pytest.raises(MoveRefused, match="aims at first"):
        made.agreed(world, plan)
    plan = plans.edit_plan(world.manager, plan=plan, written=made.written(aims=("Respond",)))
    with pytest.raises(MoveRefused, match="No objective has evidence of change"):
        made.agreed(world, plan)
    with pytest.raises(NotPermitted):
        objectives.add_plan_objective(world.chair, plan=plan, text="x")
    with pytest.raises(MoveRefused, match="under a priority"):
        objectives.add_plan_objective(world.manager, plan=made.drafted(world, name="Other"), text="x")
    with pytest.raises(MoveRefused, match="for a business plan"):
        made.candidate(world, plan)
    made.audit(world, objectives.add_plan_objective(world.manager, plan=plan, text="Toolkit used"))
    assert made.agreed(world, plan).state == "agreed"
    assert Due.objects.get(what="record_measure").role == "business_manager", "its measures are the manager's"


def test_a_look_is_owed_once_the_strategy_runs_and_says_what_it_found(world):
    plan = made.strategy(world)
    point = made.look(world, plan)
    assert not looks_owed().exists()
    with pytest.raises(NotPermitted):
        review_points.set_review_point(world.chair, plan=plan, on=made.day(9), about="x")
    with pytest.raises(MoveRefused, match="lies ahead"):
        made.look(world, plan, ahead=0)
    made.agreed(world, plan)
    assert looks_owed().get().on == made.day(60)
    with pytest.raises(NotPermitted):
        review_points.move_review_point(world.scrutineer, point=point, on=made.day(90), reason="x")
    with pytest.raises(MoveRefused, match="has passed"):
        review_points.move_review_point(world.manager, point=point, on=made.day(-1), reason="x")
    point = review_points.move_review_point(world.manager, point=point, on=made.day(90), reason="Toolkit late")
    assert (looks_owed().get().on, "Toolkit late" in records.latest(point).reason) == (made.day(90), True)
    with pytest.raises(NotPermitted):
        review_points.hold_review_point(world.lead, point=point, found="Used", found_on=made.day())
    with pytest.raises(MoveRefused, match="Say what was found"):
        review_points.hold_review_point(world.scrutineer, point=point, found="", found_on=made.day())
    point = review_points.hold_review_point(world.scrutineer, point=point, found="Seldom used", found_on=made.day())
    assert (point.state, point.found_by) == ("held", world.person("scrutineer"))
    assert not looks_owed().exists()
    other = made.look(world, plan)
    with pytest.raises(NotPermitted):
        review_points.drop_review_point(world.scrutineer, point=other, reason="x")
    assert review_points.drop_review_point(world.manager, point=other, reason="Held early").state == "dropped"


def test_it_ends_once_each_aim_is_judged_with_evidence_or_not_shown(world):
    plan = made.running_strategy(world)
    met, not_shown = plan.aims.all()
    with pytest.raises(MoveRefused, match="Say first what became of “Every practitioner"):
        plans.end_plan(world.manager, plan=plan)
    objectives.meet_objective(world.manager, objective=plan.objectives.get(), shown="Nine of ten")
    with pytest.raises(MoveRefused, match="Say first how far each aim"):
        plans.end_plan(world.manager, plan=plan)
    with pytest.raises(NotPermitted):
        aims.judge_aim(world.lead, aim=met, verdict="met", found="x")
    with pytest.raises(NotPermitted):
        aims.add_aim_evidence(world.lead, aim=met, seen=thread.seen())
    with pytest.raises(MoveRefused, match="Give the evidence first"):
        aims.judge_aim(world.scrutineer, aim=met, verdict="met", found="We think so")
    aims.add_aim_evidence(world.analyst, aim=met, seen=thread.seen())
    aims.judge_aim(world.scrutineer, aim=met, verdict="met", found="Nine of ten")
    aims.judge_aim(world.scrutineer, aim=met, verdict="partly", found="Eight of ten, looked at again")
    aims.judge_aim(world.chair, aim=not_shown, verdict="not_shown", found="Nobody counted")
    first, second = aims_of(plan)
    assert (first.latest.verdict, second.latest.verdict) == ("partly", "not_shown"), "the latest counts"
    assert met.judgements.count() == 2
    with pytest.raises(DatabaseError), transaction.atomic():
        met.judgements.update(verdict="met")
    assert plans.end_plan(world.manager, plan=plan).state == "ended"
    assert not Due.objects.filter(done_at=None, lifted_at=None).exists()
    with pytest.raises(MoveRefused, match="while it runs"):
        aims.judge_aim(world.scrutineer, aim=Aim.objects.get(pk=met.pk), verdict="not_shown", found="x")


def test_the_shape_of_a_strategy_is_copied_and_nothing_of_its_results(world):
    made.known(world, "25.4", 2024)
    plan = made.strategy(world)
    objective = plan.objectives.get()
    made.by_indicator(world, objective)
    dropped = made.audit(world, objective)
    measures.drop_measure(world.manager, measure=dropped, reason="x")
    found = objective.measures.get(kind="survey")
    measures.record_measure(world.manager, measure=found, found="80% are sure", found_on=made.day())
    made.acted(world, objective)
    newest = made.known(world, "22.0", 2025)
    with pytest.raises(NotPermitted):
        shapes.clone_plan(world.chair, plan=plan, written=made.written())
    with pytest.raises(MoveRefused, match="carried forward"):
        shapes.clone_plan(world.manager, plan=made.drafted(world), written=made.written())
    copy = shapes.clone_plan(
        world.manager, plan=plan,
        written=made.written("Exploitation", start=made.day(70), end=made.day(500), aims=("See it", "Act")),
    )  # fmt: skip
    assert (copy.state, copy.shaped_on, copy.name) == ("draft", plan, "Exploitation")
    again = copy.objectives.get()
    assert (again.text, again.aim.text, again.state) == (objective.text, "See it", "open")
    by_kind = {each.kind: each for each in again.measures.all()}
    assert set(by_kind) == {"survey", "indicator"}
    assert {(each.state, each.found, each.target) for each in by_kind.values()} == {("planned", "", None)}
    assert by_kind["indicator"].baseline_ref == newest.ref, "it starts from what it is now"
    assert by_kind["survey"].due == found.due + (copy.start - plan.start)
