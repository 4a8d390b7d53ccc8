"""What a board outside has chosen stands beside our candidates on the plan's page, and beside ours on its own page."""

import pytest

from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.business_plan.services import plans
from lineofsight.lead.business_plan.tests import plans as planned
from lineofsight.lead.governance.services import bodies
from lineofsight.lead.governance.tests import factories
from lineofsight.lead.governance.tests import outside as made


def test_what_a_board_chose_is_read_on_the_plan_and_on_the_boards_page(world):
    board, plan, client = made.board(world), planned.drafted(world), world.client("manager")
    place, own = f"/ashmere/plans/{plan.ref}/", f"/ashmere/governance/bodies/{board.ref}/"
    refused = client.post(f"{place}boards/new/", {"priority": "Best start in life"}).content.decode()
    assert "Choose the board, or name it" in refused
    assert "Best start in life" in refused, "nothing typed is lost"
    both = {"body_ref": board.ref, "board": "Safer Ashmere", "priority": "Best start in life"}
    assert "not both" in client.post(f"{place}boards/new/", both).content.decode()
    client.post(f"{place}boards/new/", {**both, "board": "", "period": "2026 to 2029"})
    assert f'href="{own}"' in client.get(place).content.decode()
    assert "Of ours: nothing yet" in client.get(own).content.decode()
    ours = planned.candidate(world, plan, goes_with=list(plan.boards.all()))
    assert f"Best start in life, 2026 to 2029. Of ours: “{ours.question}”" in client.get(own).content.decode()
    made.in_touch(world, board)
    there = world.client("police").get(own).content.decode()
    assert board.name in there
    assert "Best start in life" not in there, "whoever reads no plan of ours reads nothing of it there"


def test_a_group_of_our_own_and_a_board_that_ended_are_none_of_the_boards_outside(world):
    own, ended, plan = factories.body(world), made.board(world), planned.drafted(world)
    bodies.end_body(world.manager, body=ended, last_day=factories.ago(0), reason="It was merged")
    for body in (own, ended):
        with pytest.raises(MoveRefused, match="no such board"):
            plans.add_board_priority(world.manager, plan=plan, body_ref=body.ref, priority="x", period="")
