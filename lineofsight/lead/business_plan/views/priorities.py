"""The page of a priority: the line of sight from evidence to what changed."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.insight import meeting
from lineofsight.core.people.record_pages import buttons, history_of, since
from lineofsight.core.thread.drawing import thread_file, thread_shown
from lineofsight.core.thread.selectors.lists import evidence_for
from lineofsight.kernel import clock
from lineofsight.lead.business_plan.lifecycle import PRIORITY
from lineofsight.lead.business_plan.selectors import priorities as selectors
from lineofsight.lead.business_plan.selectors.acting import acting_on
from lineofsight.lead.business_plan.selectors.measures import read_measures
from lineofsight.lead.business_plan.views.frame import plan_crumbs

# What a load of history does, and what has a link of its own.
NOT_PRESSED = {"record_priority", "change_priority_owner"}
GRAVE = ("leave_out_priority",)
# What ends a priority stands at the end of its page.
ENDING = {"finish_priority", "carry_priority", "hand_on_priority"}
NOT_ENDING = {move.key for move in PRIORITY.moves} - ENDING


@may("business_plan.see_priority")
def priority(request: Visit, priority) -> HttpResponse:
    """One priority: what was learned and done about it, what changed, what is measured, what has not been shown."""
    objectives = selectors.objectives_under(priority)
    acted = acting_on(request.actor, objectives)
    left = selectors.left_open(objectives, acted) if priority.runs else []
    hanging = selectors.hanging_on_priority(request.actor, priority)
    refs = selectors.refs_of(priority)
    evidence = evidence_for([priority.ref]).get(priority.ref, [])
    about = {
        "priority": priority,
        "since": since(priority),
        **thread_shown(request, hanging, f"priority-{priority.ref}", "What was learned, done and found", *left),
        "objectives": objectives,
        "acted": acted,
        "measures": read_measures(request.actor, request.partnership, selectors.measures_of(objectives)),
        "challenges": selectors.challenges_on(request.actor, refs),
        "evidence": evidence,
        "opens": {e.pk for e in evidence if e.file and permitted(request.actor, "thread.open_attachment", e)},
        "before": priority.carried_from,
        "after": priority.carried_into.first(),
        "goes_with": priority.goes_with.all(),
        "themes": priority.themes.all(),
        "reads_plan": permitted(request.actor, "business_plan.see_plan", priority.plan),
        "gives": priority.open and permitted(request.actor, "business_plan.add_priority_evidence", priority),
        "works": priority.open and permitted(request.actor, "business_plan.add_objective", priority),
        "moves": moves_of(request, priority),
        "ends": buttons(request, priority, "business_plan", but=NOT_ENDING) if priority.runs else [],
        "changes_owner": priority.state == "chosen"
        and permitted(request.actor, "business_plan.change_priority_owner", priority),
        "offers": meeting.offers_on(request.actor, priority.ref) if priority.state == "chosen" else [],
        "history": history_of(priority),
        "today": clock.today(),
        "crumbs": plan_crumbs(request, priority.plan),
    }
    return render(request, "business_plan/priority.html", about)


def moves_of(request: Visit, priority) -> list:
    """The moves at the top of the page: choosing, while the plan is written."""
    if not priority.open:
        return []
    but = set() if priority.plan.state == "draft" else {"choose_priority", "put_back_priority"}
    return buttons(request, priority, "business_plan", but=NOT_PRESSED | ENDING | but, grave=GRAVE)


@may("business_plan.see_priority")
def priority_csv(request: Visit, priority) -> HttpResponse:
    """The thread of a priority as a file."""
    return thread_file(f"priority-{priority.ref}.csv", selectors.thread_of_priority(request.actor, priority).events)
