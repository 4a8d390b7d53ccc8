"""The pages of plans, priorities and objectives: what they say to whom, and that nothing typed is lost."""

import pytest

from lineofsight.lead.business_plan.models import Measure, Plan, Priority
from lineofsight.lead.business_plan.services import plans
from lineofsight.lead.business_plan.tests import factories
from lineofsight.lead.business_plan.tests import plans as made
from tests.thread import factories as thread


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def typed_day(name: str, ahead: int) -> dict:
    day = made.day(ahead)
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def test_a_plan_is_written_chosen_into_and_agreed_from_its_pages(world):
    client = world.client("manager")
    told = {"kind": "business_plan", "name": "Plan", "aims": "", "purpose": "", **typed_day("start", 0)}
    answer = client.post("/ashmere/plans/new/", told | typed_day("end", -1))
    assert "It must end after it starts" in text(answer)
    answer = client.post("/ashmere/plans/new/", told | typed_day("end", 300))
    plan = Plan.objects.get()
    assert answer.url == f"/ashmere/plans/{plan.ref}/"
    page = text(client.get(answer.url))
    assert "No priorities are chosen yet. Partnerships that went first chose three on average." in page
    refused = client.post(f"{answer.url}agree/", {"where": "Executive, 3 March"})
    assert "Choose at least one priority first" in text(refused)
    assert "Executive, 3 March" in text(refused), "nothing typed is lost"
    priority = made.chosen(world, plan)
    page = text(client.get(answer.url))
    assert "One priority is chosen. Partnerships that went first chose three on average." in page
    assert priority.question in page
    refused = client.post(f"{answer.url}agree/", {"where": "Executive"})
    assert "No chosen priority has evidence of change due by" in text(refused)


def test_a_measure_asks_what_its_kind_needs(world):
    objective = made.objective(world)
    client = world.client("manager")
    place = f"/ashmere/objectives/{objective.ref}/measures/new/"
    told = {
        "asks": "difference",
        "kind": "indicator",
        "indicator": "",
        "target": "",
        "text": "",
        **typed_day("due", 90),
    }
    page = text(client.post(place, told))
    assert "Choose the indicator" in page
    assert "Say which value it is to reach" in page
    assert "Say what it looks at" in text(client.post(place, told | {"kind": "survey"}))
    answer = client.post(place, told | {"indicator": made.KEY, "target": "20.5"})
    assert answer.url == f"/ashmere/objectives/{objective.ref}/"
    assert Measure.objects.get().target == 20.5
    page = text(client.get(answer.url))
    assert "no value yet" in page
    assert f"/ashmere/actions/new/?source={objective.ref}" in page


def test_a_priority_tells_its_line_of_sight_from_evidence_to_what_changed(world):
    priority = made.running(world, themes=[thread.theme(world)])
    point = thread.point(world)
    action = made.acted(world, priority.objectives.get(), point=point)
    thread.found(world, action)
    challenge = factories.issued(world, about_ref=priority.ref)
    page = text(world.client("chair").get(f"/ashmere/priorities/{priority.ref}/"))
    for said in ("Learned 1 time.", "some change in practice", "Half are not spoken with", point.text, action.text,
                 "Seven of ten were asked", challenge.question, "20 records: was it acted on?"):  # fmt: skip
        assert said in page
    rows = world.client("lead").get(f"/ashmere/priorities/{priority.ref}/thread.csv").content.decode()
    assert "Half are not spoken with" in rows
    assert action.text in rows
    shown = text(world.client("chair").get(f"/ashmere/actions/{action.ref}/"))
    assert f"/ashmere/objectives/{priority.objectives.get().ref}/" in shown, (
        "an action on learning says where it is from"
    )
    plan = text(world.client("chair").get(f"/ashmere/plans/{priority.plan.ref}/"))
    assert "Learned 1 time. 1 action: 1 open. The latest tests found some change in practice. Nobody has tested" in plan
    owner = text(world.client("lead").get(f"/ashmere/priorities/{priority.ref}/"))
    assert "Seven of ten were asked" in owner
    assert f"/ashmere/plans/{priority.plan.ref}/" not in owner, "an owner from an agency has no plan to go back to"


def test_what_nobody_acts_on_and_what_was_not_measured_is_said(world):
    priority = made.running(world)
    page = text(world.client("chair").get(f"/ashmere/priorities/{priority.ref}/"))
    assert "Nobody has been asked to act on it" in page
    Measure.objects.update(due=made.day(-5))
    page = text(world.client("chair").get(f"/ashmere/priorities/{priority.ref}/"))
    assert "and not measured" in page
    assert "5 days late" in page


def test_a_carried_priority_shows_the_thread_of_what_it_came_from(world):
    priority = made.running(world)
    action = made.acted(world, priority.objectives.get())
    following = plans.draft_plan(
        world.manager, partnership=world.partnership, kind="business_plan", written=made.written("Next")
    )
    answer = world.client("manager").post(
        f"/ashmere/priorities/{priority.ref}/carry/", {"shown": "Half are", "into": following.ref}
    )
    candidate = Priority.objects.get(plan=following)
    assert answer.url == f"/ashmere/priorities/{candidate.ref}/"
    page = text(world.client("chair").get(answer.url))
    assert action.text in page
    assert "Carried forward from" in page


@pytest.mark.parametrize(("pressed", "kept"), [("show", 0), ("send", 1)])
def test_a_highlight_report_is_shown_before_it_is_sent(world, pressed, kept):
    priority = made.running(world)
    action = made.acted(world, priority.objectives.get())
    place = f"/ashmere/plans/{priority.plan.ref}/highlights/new/"
    told = {"of": f"priority-{priority.ref}", "decide": "Whether to pay", **typed_day("since", -9)}
    answer = world.client("chair").post(place, told | ({"show": "yes"} if pressed == "show" else {}))
    assert priority.plan.highlights.count() == kept
    if pressed == "show":
        assert action.text in text(answer)
        assert "Whether to pay" in text(answer), "nothing typed is lost"
        nothing = world.client("chair").post(place, told | {"decide": "", "show": "yes"})
        assert "There is a problem" not in text(nothing)
        too_many = world.client("chair").post(place, told | {"decide": "a\nb\nc\nd"})
        assert "Use 3 lines or fewer" in text(too_many)
    else:
        page = text(world.client("icb").get(answer.url))
        assert action.text in page
        assert "Whether to pay" in page
        report = world.client("icb").get(f"{answer.url}report.pdf")
        assert report.content.startswith(b"%PDF")


def test_a_strategy_tells_its_aims_its_looks_and_its_thread(world):
    plan = made.running_strategy(world)
    made.look(world, plan)
    action = made.acted(world, plan.objectives.get())
    client = world.client("scrutineer")
    page = text(client.get(f"/ashmere/plans/{plan.ref}/"))
    for said in ("How far was each aim reached?", "Recognise", "Is the toolkit used?", action.text):
        assert said in page
    assert action.text in client.get(f"/ashmere/plans/{plan.ref}/thread.csv").content.decode()
    priorities_of_it = f"/ashmere/plans/{plan.ref}/candidates/new/"
    assert priorities_of_it not in page
