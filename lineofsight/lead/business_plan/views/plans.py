"""The list of plans and strategies, and one with what stands in it."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.insight import meeting
from lineofsight.core.people.record_pages import buttons, history_of, since
from lineofsight.core.records import selectors as records
from lineofsight.core.thread.drawing import sentence_of, thread_file, thread_shown
from lineofsight.core.thread.selectors.counts import counts_of
from lineofsight.core.thread.selectors.lists import evidence_for
from lineofsight.kernel import clock
from lineofsight.lead.business_plan.rules.plans import few_sentence
from lineofsight.lead.business_plan.selectors import highlights, plans, priorities
from lineofsight.lead.business_plan.selectors.acting import acting_on
from lineofsight.lead.business_plan.selectors.measures import read_measures
from lineofsight.lead.business_plan.views.frame import plan_crumbs

# What a load of history does.
NOT_PRESSED = {"record_plan"}
GRAVE = ("withdraw_plan",)
# What a reader may do on a plan's page, beside its moves.
DOES = (
    "add_priority", "add_board_priority", "add_plan_objective", "set_review_point", "clone_plan", "send_highlight",
)  # fmt: skip


@may("business_plan.list_plans")
def all_plans(request: Visit) -> HttpResponse:
    """Every plan and strategy, the latest first."""
    listed = list(plans.plans_in(request.actor, request.partnership))
    about = {
        "listed": listed,
        "running": [each for each in listed if each.state == "agreed"],
        "drafts": permitted(request.actor, "business_plan.draft_plan", request.partnership),
        "crumbs": [],
    }
    return render(request, "business_plan/plans.html", about)


@may("business_plan.see_plan")
def plan(request: Visit, plan) -> HttpResponse:
    """One plan: what it is for, its priorities or its aims, what other boards have chosen, and the looks at it."""
    every = plans.priorities_of(plan)
    backed = evidence_for(each.ref for each in every)
    chosen = [each for each in every if each.state not in {"candidate", "not_chosen"}]
    about = {
        "plan": plan,
        "since": since(plan),
        "chosen": chosen,
        "told": told_of(request, chosen) if plan.state in {"agreed", "ended"} else {},
        "candidates": [each for each in every if each.state in {"candidate", "not_chosen"}],
        "evidence": {each.ref: backed.get(each.ref, []) for each in every},
        "few": few_sentence(sum(1 for each in every if each.state == "chosen")),
        "boards": plan.boards.prefetch_related("priorities"),
        "board_pages": {card.ref: card.address for card in meeting.boards(request.actor, request.partnership)},
        "aims": plans.aims_of(plan),
        "points": points_of(request, plan),
        "highlights": highlights.highlights_of(plan),
        "does": {name for name in DOES if permitted(request.actor, f"business_plan.{name}", plan)},
        "keeps": permitted(request.actor, "business_plan.edit_plan", plan),
        "judges": plan.state == "agreed"
        and any(permitted(request.actor, "business_plan.judge_aim", each) for each in plan.aims.all()[:1]),
        "themes": plan.themes.all(),
        "moves": buttons(request, plan, "business_plan", but=NOT_PRESSED | {"end_plan"}, grave=GRAVE),
        "ends": buttons(request, plan, "business_plan", but=NOT_PRESSED) if plan.state == "agreed" else [],
        "history": history_of(plan),
        "today": clock.today(),
        "crumbs": plan_crumbs(request),
        **(of_strategy(request, plan) if plan.is_strategy else {}),
    }
    return render(request, "business_plan/plan.html", about)


def told_of(request: Visit, chosen: list) -> dict[str, str]:
    """What was learned, done and found about each priority, in a sentence, by ref: its page has the whole."""
    return {each.ref: sentence_of(counts_of(priorities.hanging_on_priority(request.actor, each))) for each in chosen}


def of_strategy(request: Visit, plan) -> dict:
    """What the page of a strategy has more: its objectives with their measures, and its thread."""
    objectives = list(plans.objectives_of(plan))
    acted = acting_on(request.actor, objectives)
    left = priorities.left_open(objectives, acted) if plan.state == "agreed" else []
    hanging = priorities.hanging_on_plan(request.actor, plan)
    return {
        "objectives": objectives,
        "acted": acted,
        "measures": read_measures(request.actor, request.partnership, priorities.measures_of(objectives)),
        **thread_shown(request, hanging, f"plan-{plan.ref}", plan.name, *left),
    }


def points_of(request: Visit, plan) -> list[dict]:
    """The looks at a plan, each with what this reader may do about it, and why its day was changed."""
    points = list(plan.review_points.select_related("found_by"))
    moved = records.moves_made((each.ref for each in points), "move_review_point")
    return [
        {
            "point": each,
            "moves": buttons(request, each, "business_plan", but={"record_review_point"})
            if plan.state in {"draft", "agreed"}
            else [],
            "slipped": moved[each.ref].reason if each.ref in moved else "",
        }
        for each in points
    ]


@may("business_plan.see_plan")
def plan_csv(request: Visit, plan) -> HttpResponse:
    """The thread of a strategy as a file."""
    return thread_file(f"plan-{plan.ref}.csv", priorities.thread_of_plan(request.actor, plan).events)
