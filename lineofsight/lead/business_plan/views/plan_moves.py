"""Agreeing a plan, ending it, doing without it; the looks at it on the way."""

from django.http import HttpResponse

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.people.record_pages import ask, asked
from lineofsight.kernel import clock
from lineofsight.lead.business_plan.forms import AgreePlanForm, FoundForm, MoveForm, ReviewPointForm
from lineofsight.lead.business_plan.services import plans as services
from lineofsight.lead.business_plan.services import review_points
from lineofsight.lead.business_plan.views.frame import own_address, plan_crumbs


@may("business_plan.agree_plan")
def agree_plan(request: Visit, plan) -> HttpResponse:
    """Write down that a plan was agreed."""
    return asked(
        request, AgreePlanForm(request.POST or None),
        lambda **given: services.agree_plan(request.actor, plan=plan, **given),
        heading=f"Was “{plan.name}” agreed?", submit="It was agreed", done="It is agreed, and runs.",
        lede="From then on what it says stands, and whoever owns a measure owes its result on its day.",
        back=own_address(plan), crumbs=plan_crumbs(request, plan),
    )  # fmt: skip


@may("business_plan.end_plan")
def end_plan(request: Visit, plan) -> HttpResponse:
    """End a plan."""
    return ask(
        request, lambda: services.end_plan(request.actor, plan=plan), heading=f"End “{plan.name}”?",
        consequence="It stays to be read, with what became of each priority and how far each aim was reached.",
        confirm="End it", done="It has ended.", back=own_address(plan), crumbs=plan_crumbs(request, plan),
    )  # fmt: skip


@may("business_plan.withdraw_plan")
def withdraw_plan(request: Visit, plan) -> HttpResponse:
    """Do without a plan."""
    return ask(
        request, lambda **given: services.withdraw_plan(request.actor, plan=plan, **given),
        heading=f"Withdraw “{plan.name}”?", consequence="It is not agreed any more. It stays to be seen.",
        confirm="Withdraw it", done="It is withdrawn.", reason=True, grave=True, back=address("business_plan:plans"),
        crumbs=plan_crumbs(request, plan),
    )  # fmt: skip


@may("business_plan.set_review_point")
def set_review_point(request: Visit, plan) -> HttpResponse:
    """Set a day on which a plan is looked at."""
    return asked(
        request, ReviewPointForm(request.POST or None),
        lambda **given: review_points.set_review_point(request.actor, plan=plan, **given),
        heading=f"When is “{plan.name}” looked at?", submit="Set the day", done="The day is set.",
        back=own_address(plan), crumbs=plan_crumbs(request, plan),
    )  # fmt: skip


@may("business_plan.hold_review_point")
def hold_review_point(request: Visit, point) -> HttpResponse:
    """Say what a look at a plan found."""
    return asked(
        request, FoundForm(request.POST or None, initial={"found_on": clock.today()}),
        lambda **given: review_points.hold_review_point(request.actor, point=point, **given),
        heading="What did this look find?", lede=point.about, submit="Write it down", done="It is written down.",
        back=own_address(point), crumbs=plan_crumbs(request, point.plan),
    )  # fmt: skip


@may("business_plan.move_review_point")
def move_review_point(request: Visit, point) -> HttpResponse:
    """Look at a plan on another day."""
    return asked(
        request, MoveForm(request.POST or None),
        lambda day, reason: review_points.move_review_point(request.actor, point=point, on=day, reason=reason),
        heading="Look at it on another day?", lede=point.about, submit="Change the day", done="Its day is changed.",
        back=own_address(point), crumbs=plan_crumbs(request, point.plan),
    )  # fmt: skip


@may("business_plan.drop_review_point")
def drop_review_point(request: Visit, point) -> HttpResponse:
    """Do without a look at a plan."""
    return ask(
        request, lambda **given: review_points.drop_review_point(request.actor, point=point, **given),
        heading=f"Do without this look: {point.about}?", consequence="Nobody owes it. It stays to be seen.",
        confirm="Drop it", done="It is dropped.", reason=True, grave=True, back=own_address(point),
        crumbs=plan_crumbs(request, point.plan),
    )  # fmt: skip
