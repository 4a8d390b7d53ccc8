"""Putting a priority forward, with its evidence and its owner."""

from django.http import HttpResponse

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.people import selectors as people
from lineofsight.core.people.record_pages import asked
from lineofsight.core.thread.forms import EvidenceForm
from lineofsight.core.thread.selectors.lists import themes_offered
from lineofsight.lead.business_plan.forms import OwnerForm, PriorityForm
from lineofsight.lead.business_plan.services import priorities as services
from lineofsight.lead.business_plan.views.frame import as_evidence, own_address, plan_crumbs


def form_for(request: Visit, plan, **options) -> PriorityForm:
    """The form of a priority of a plan."""
    return PriorityForm(
        request.POST or None, appointments=people.appointments_in(request.partnership),
        themes=themes_offered(request.partnership), boards=plan.boards.all(), **options,
    )  # fmt: skip


@may("business_plan.add_priority")
def add_priority(request: Visit, plan) -> HttpResponse:
    """Put a candidate forward."""
    return asked(
        request, form_for(request, plan),
        lambda **given: services.add_priority(request.actor, plan=plan, said=services.PutForward(**given)),
        heading="Put a candidate forward", submit="Put it forward", at=own_address,
        done="It is put forward. Give the evidence for it below.", back=own_address(plan),
        crumbs=plan_crumbs(request, plan),
    )  # fmt: skip


@may("business_plan.edit_priority")
def edit_priority(request: Visit, priority) -> HttpResponse:
    """Change what a candidate says of itself."""
    first = {
        "question": priority.question, "owner": priority.owner.ref if priority.owner else "", "body": priority.body,
        "themes": [theme.ref for theme in priority.themes.all()],
        "goes_with": [each.ref for each in priority.goes_with.all()],
    }  # fmt: skip
    return asked(
        request, form_for(request, priority.plan, initial=first),
        lambda **given: services.edit_priority(request.actor, priority=priority, said=services.PutForward(**given)),
        heading="Change this candidate", submit="Save it", done="It is saved.", back=own_address(priority),
        crumbs=plan_crumbs(request, priority.plan, priority),
    )  # fmt: skip


@may("business_plan.add_priority_evidence")
def add_priority_evidence(request: Visit, priority) -> HttpResponse:
    """Give evidence for a priority."""
    return asked(
        request, EvidenceForm(request.POST or None, request.FILES or None),
        as_evidence(lambda **given: services.add_priority_evidence(request.actor, priority=priority, **given)),
        heading="Why this, and not something else?", lede=priority.question, submit="Give it",
        done="The evidence is kept.", back=own_address(priority),
        crumbs=plan_crumbs(request, priority.plan, priority),
    )  # fmt: skip


@may("business_plan.change_priority_owner")
def change_priority_owner(request: Visit, priority) -> HttpResponse:
    """Give a priority another owner."""
    form = OwnerForm(
        request.POST or None, initial={"body": priority.body},
        appointments=people.appointments_in(request.partnership),
    )  # fmt: skip
    return asked(
        request, form, lambda **given: services.change_priority_owner(request.actor, priority=priority, **given),
        heading="Who owns this priority from now on?", lede=priority.question, submit="Change the owner",
        done="Its owner is changed, and owes its measures.", back=own_address(priority),
        crumbs=plan_crumbs(request, priority.plan, priority),
    )  # fmt: skip
