"""How far the aims of a plan were reached, and the evidence of it."""

from django.http import HttpResponse

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.people.record_pages import asked
from lineofsight.core.thread.forms import EvidenceForm
from lineofsight.lead.business_plan.forms import JudgeForm
from lineofsight.lead.business_plan.services import aims as services
from lineofsight.lead.business_plan.views.frame import as_evidence, own_address, plan_crumbs


@may("business_plan.judge_aim")
def judge_aim(request: Visit, aim) -> HttpResponse:
    """Say how far an aim was reached."""
    return asked(
        request, JudgeForm(request.POST or None), lambda **given: services.judge_aim(request.actor, aim=aim, **given),
        heading=f"How far was “{aim.text}” reached?", submit="Say so", done="It is written down.",
        lede="What was said before stays to be seen. The latest counts.", back=own_address(aim.plan),
        crumbs=plan_crumbs(request, aim.plan),
    )  # fmt: skip


@may("business_plan.add_aim_evidence")
def add_aim_evidence(request: Visit, aim) -> HttpResponse:
    """Give evidence of how far an aim was reached."""
    return asked(
        request, EvidenceForm(request.POST or None, request.FILES or None),
        as_evidence(lambda **given: services.add_aim_evidence(request.actor, aim=aim, **given)),
        heading=f"What shows how far “{aim.text}” was reached?", submit="Give it", done="The evidence is kept.",
        back=own_address(aim.plan), crumbs=plan_crumbs(request, aim.plan),
    )  # fmt: skip
