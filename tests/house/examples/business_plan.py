"""The business plan's examples: a challenge in each state that some address needs, all to the council; a plan with its
priorities, and a strategy."""

from lineofsight.core.access.models import Grant
from lineofsight.lead.business_plan import services
from lineofsight.lead.business_plan.models import Priority
from lineofsight.lead.business_plan.tests import factories, plans
from tests.house.examples import Furnished
from tests.world import World


def furnish(furnished: Furnished) -> None:
    """Challenges, and plans."""
    furnish_challenges(furnished)
    furnish_plans(furnished)


def furnish_challenges(furnished: Furnished) -> None:
    """The scrutineer challenges the council; whoever leads it there was written to."""
    world = furnished.world
    draft, issued = factories.drafted(world), factories.issued(world)
    answered, accepted, closed = factories.answered(world), factories.accepted(world), factories.closed(world)
    link = Grant.objects.get(record_ref=issued.ref, ended_at=None).ref
    furnished.pages(
        "business_plan:challenges", "business_plan:challenges_csv", "business_plan:draft_challenge",
        "business_plan:record_challenge",
    )  # fmt: skip
    named = {
        draft.ref: ("edit_challenge", "add_challenge_evidence", "issue_challenge"),
        answered.ref: ("accept_reply", "escalate_challenge"),
        accepted.ref: ("close_challenge",),
        closed.ref: ("reopen_challenge",),
    }
    for ref, names in named.items():
        furnished.pages(*(f"business_plan:{name}" for name in names), ref=ref)
    by_link = ("challenge", "acknowledge_challenge", "reply_to_challenge", "withdraw_challenge")
    furnished.pages(*(f"business_plan:{name}" for name in by_link), ref=issued.ref, link=link)

    furnished.right(world.partnership, "business_plan.list_challenges", "business_plan.draft_challenge")
    rights = {
        draft: ("edit_challenge", "add_challenge_evidence", "issue_challenge"),
        answered: (
            "accept_reply", "escalate_challenge", "close_challenge", "reopen_challenge", "withdraw_challenge",
        ),
    }  # fmt: skip
    for row, names in rights.items():
        furnished.right(row, *(f"business_plan.{name}" for name in names))
    to_council = ("see_challenge", "acknowledge_challenge", "reply_to_challenge")
    furnished.right(issued, *(f"business_plan.{name}" for name in to_council), link=link)


def furnish_plans(furnished: Furnished) -> None:
    """The council's lead owns the example priority; it stands in a plan that runs, another in one being written."""
    world = furnished.world
    draft = plans.drafted(world, name="Next plan")
    candidate, chosen = plans.candidate(world, draft), plans.chosen(world, draft)
    board = services.plans.add_board_priority(
        world.manager, plan=draft, board="Health and Wellbeing Board", priority="Best start", period=""
    )
    priority = plans.running(world, goes_with=())
    objective = priority.objectives.get()
    measure = plans.by_indicator(world, objective)
    plans.acted(world, objective)
    ended = services.objectives.meet_objective(
        world.manager, objective=plans.objective(world, priority), shown="All were spoken with"
    )
    strategy = plans.running_strategy(world)
    aim, look = strategy.aims.first(), plans.look(world, strategy)
    highlight = plans.reported(world, priority.plan)
    furnished.pages("business_plan:plans", "business_plan:draft_plan")
    named = {
        draft: ("edit_plan", "withdraw_plan", "add_board_priority", "add_priority"),
        priority.plan: ("plan", "send_highlight"),
        strategy: ("plan_csv", "end_plan", "clone_plan", "add_plan_objective", "set_review_point"),
        plans.strategy(world, name="To agree"): ("agree_plan",),
        board: ("remove_board_priority",),
        aim: ("judge_aim", "add_aim_evidence"),
        look: ("hold_review_point", "move_review_point", "drop_review_point"),
        candidate: ("edit_priority", "choose_priority", "leave_out_priority"),
        chosen: ("put_back_priority",),
        priority: (
            "priority", "priority_csv", "add_priority_evidence", "change_priority_owner",
            "carry_priority", "hand_on_priority", "add_objective",
        ),
        finished(world): ("finish_priority",),
        objective: (
            "objective", "edit_objective", "meet_objective", "miss_objective", "carry_objective", "add_measure",
        ),
        ended: ("reopen_objective",),
        measure: ("record_measure", "move_measure", "drop_measure"),
        highlight: ("highlight", "highlight_pdf", "answer_highlight"),
    }  # fmt: skip
    furnished.right(measure, "business_plan.see_measure")
    furnished.right(look, "business_plan.see_review_point")
    furnished.right(world.partnership, "business_plan.list_plans", "business_plan.draft_plan")
    files = {"plan_csv", "priority_csv", "highlight_pdf"}
    for row, names in named.items():
        furnished.pages(*(f"business_plan:{name}" for name in names), ref=row.ref)
        rights = {"plan": "see_plan", "priority": "see_priority", "objective": "see_objective",
                  "highlight": "see_highlight"}  # fmt: skip
        furnished.right(row, *(f"business_plan.{rights.get(name, name)}" for name in names if name not in files))


def finished(world: World) -> Priority:
    """A priority of which nothing is left to say but what was shown."""
    priority = plans.running(world)
    services.objectives.meet_objective(world.manager, objective=priority.objectives.get(), shown="All were")
    return priority
