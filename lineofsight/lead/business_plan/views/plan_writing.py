"""Writing a plan: what it says of itself, what other boards have chosen, a strategy in the shape of another."""

from django.http import HttpResponse

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.insight import meeting
from lineofsight.core.people.record_pages import ask, asked
from lineofsight.core.thread.selectors.lists import themes_offered
from lineofsight.lead.business_plan.forms import BoardPriorityForm, DraftPlanForm, PlanForm
from lineofsight.lead.business_plan.services import plans as services
from lineofsight.lead.business_plan.services import shapes
from lineofsight.lead.business_plan.views.frame import own_address, plan_crumbs


@may("business_plan.draft_plan")
def draft_plan(request: Visit) -> HttpResponse:
    """Begin a business plan or a strategy."""

    def make(kind: str, **given):
        return services.draft_plan(
            request.actor, partnership=request.partnership, kind=kind, written=services.Written(**given)
        )

    return asked(
        request, DraftPlanForm(request.POST or None, themes=themes_offered(request.partnership)), make,
        heading="Begin a plan or a strategy", submit="Begin it", at=own_address, back=address("business_plan:plans"),
        done="It is begun. Everybody inside the partnership can read it, and nobody owes anything until it is agreed.",
        crumbs=plan_crumbs(request),
    )  # fmt: skip


@may("business_plan.edit_plan")
def edit_plan(request: Visit, plan) -> HttpResponse:
    """Change what a plan says of itself."""
    return asked(
        request, form_of(request, plan),
        lambda **given: services.edit_plan(request.actor, plan=plan, written=services.Written(**given)),
        heading=f"Change “{plan.name}”", submit="Save it", done="It is saved.", back=own_address(plan),
        crumbs=plan_crumbs(request, plan),
    )  # fmt: skip


def form_of(request: Visit, plan, **other) -> PlanForm:
    """The form of a plan, beginning with what it says."""
    first = {
        "name": plan.name, "start": plan.start, "end": plan.end, "purpose": plan.purpose,
        "aims": "\n".join(aim.text for aim in plan.aims.all()), "themes": [theme.ref for theme in plan.themes.all()],
        **other,
    }  # fmt: skip
    return PlanForm(request.POST or None, initial=first, themes=themes_offered(request.partnership))


@may("business_plan.clone_plan")
def clone_plan(request: Visit, plan) -> HttpResponse:
    """Begin a strategy on another subject in the shape of this one."""
    form = form_of(request, plan, name="", purpose="", themes=[], start=None, end=None)
    return asked(
        request, form,
        lambda **given: shapes.clone_plan(request.actor, plan=plan, written=services.Written(**given)),
        heading=f"Begin a strategy in the shape of “{plan.name}”", submit="Begin it", at=own_address,
        lede="Its aims, its objectives and what measures them are copied. Nothing that was found or done is.",
        done="It is begun, in the same shape.", back=own_address(plan), crumbs=plan_crumbs(request, plan),
    )  # fmt: skip


@may("business_plan.add_board_priority")
def add_board_priority(request: Visit, plan) -> HttpResponse:
    """Write down what another board has chosen."""
    return asked(
        request, BoardPriorityForm(request.POST or None, bodies=meeting.boards(request.actor, request.partnership)),
        lambda **given: services.add_board_priority(request.actor, plan=plan, **given),
        heading="What has another board chosen?", submit="Write it down", done="It stands beside the candidates.",
        lede="Priorities are chosen in sight of what other boards have chosen, so that they pull the same way.",
        back=own_address(plan), crumbs=plan_crumbs(request, plan),
    )  # fmt: skip


@may("business_plan.remove_board_priority")
def remove_board_priority(request: Visit, board_priority) -> HttpResponse:
    """Take out what another board has not chosen after all."""
    plan = board_priority.plan
    return ask(
        request, lambda: services.remove_board_priority(request.actor, board_priority=board_priority),
        heading=f"Take “{board_priority.priority}” out?", confirm="Take it out", done="It is taken out.",
        consequence=f"It no longer stands beside the candidates as what {board_priority.board} has chosen.",
        back=own_address(plan), crumbs=plan_crumbs(request, plan),
    )  # fmt: skip
