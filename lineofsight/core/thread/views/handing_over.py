"""Giving an action to another owner, and everything of somebody who leaves."""

from django.http import HttpResponse

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.people.record_pages import asked
from lineofsight.core.thread.forms.handing_over import HandOverAllForm, HandOverForm
from lineofsight.core.thread.models import Action
from lineofsight.core.thread.selectors import lists
from lineofsight.core.thread.services import handing_over as services
from lineofsight.core.thread.views.frame import crumbs, list_crumbs, own_address, owners


@may("thread.hand_over_action")
def hand_over_action(request: Visit, action: Action) -> HttpResponse:
    """Give one action to another owner: a colleague, or, by whoever asks agencies, somebody of another agency."""
    return asked(
        request, HandOverForm(request.POST or None, appointments=who_may_own(request, action)),
        lambda **given: services.hand_over_action(request.actor, action=action, **given),
        heading="Give it to another owner", lede=action.text, submit="Give it to them",
        done="It has another owner.", back=own_address(action), crumbs=crumbs(request, action),
    )  # fmt: skip


def who_may_own(request: Visit, action: Action) -> list:
    """Whom this reader may give it to."""
    everybody = owners(request)
    if permitted(request.actor, "thread.hand_over_actions", request.partnership):
        return everybody
    return [held for held in everybody if held.organisation_id == action.organisation_id]


@may("thread.hand_over_actions")
def hand_over_actions(request: Visit) -> HttpResponse:
    """Give everything that somebody still has to do to another owner, because they leave or are away."""
    form = HandOverAllForm(
        request.POST or None, appointments=owners(request), leavers=lists.owners_in(request.partnership),
        initial={"leaver": request.GET.get("from", "")},
    )  # fmt: skip
    return asked(
        request, form,
        lambda **given: services.hand_over_actions(request.actor, partnership=request.partnership, **given),
        heading="Give somebody’s actions to another owner",
        lede="For when somebody leaves or is away. What is done and waits to be closed stays theirs.",
        submit="Give them all", done="They have another owner.", back=address("thread:actions"),
        crumbs=list_crumbs(request),
    )  # fmt: skip
