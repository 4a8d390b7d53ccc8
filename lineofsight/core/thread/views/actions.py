"""Actions: the list, one with its parts, evidence and tests, and what its agency does with it."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.downloads import csv_file
from lineofsight.core.design.paging import page_of
from lineofsight.core.insight import meeting
from lineofsight.core.people import selectors as people
from lineofsight.core.people.record_pages import ask, asked, buttons, history_of, since
from lineofsight.core.thread.forms import (
    ActionForm,
    ActionsFilter,
    AgreeForm,
    CompleteForm,
    DueForm,
    PartForm,
    ProgressForm,
)
from lineofsight.core.thread.models import Action
from lineofsight.core.thread.rules.given import Proposal, Source
from lineofsight.core.thread.selectors import lists
from lineofsight.core.thread.selectors.permissions import points_seen
from lineofsight.core.thread.services import actions as services
from lineofsight.core.thread.views.frame import asked_about, crumbs, own_address, owners, said_by, source_card
from lineofsight.core.thread.views.points import evidence_page
from lineofsight.kernel import clock

LABELS = {"say_done": "Say that it is done"}
GRAVE = ("decline_action", "withdraw_action")
# What bringing a tracker in does, and nobody presses.
NOT_PRESSED = {"load_open", "load_incomplete", "load_ended"}


@may("thread.list_actions")
def actions(request: Visit) -> HttpResponse:
    """Every action this reader may see, from every job, the soonest due first, and how those that ended ended."""
    form, found = filtered(request)
    about = {
        "form": form,
        "page": page_of(request, found),
        "counted": lists.counted(lists.actions_in(request.actor, request.partnership)),
        "proposes": permitted(request.actor, "thread.propose_action", request.partnership),
        "brings": permitted(request.actor, "thread.bring_tracker", request.partnership),
        "csv": f"{address('thread:actions_csv')}?{request.GET.urlencode()}",
        "today": clock.today(),
        "crumbs": [],
    }
    return render(request, "thread/actions.html", about)


def filtered(request: Visit):
    """The filter and the actions it lets through."""
    asked = request.GET.copy()
    asked.setdefault("state", "live")
    form = ActionsFilter(asked, agencies=people.organisations_in(request.partnership))
    given = form.cleaned_data if form.is_valid() else {"state": "live"}
    states = {"live": lists.LIVE, "": ()}.get(given.get("state", ""), (given.get("state"),))
    found = lists.actions_in(
        request.actor, request.partnership, states=states, organisation=given.get("agency", ""),
        late=bool(given.get("late")),
    )  # fmt: skip
    return form, found


@may("thread.list_actions")
def actions_csv(request: Visit) -> HttpResponse:
    """The actions of the list, as a file."""
    _, found = filtered(request)
    today = clock.today()
    rows = (
        (a.due.isoformat(), a.late_on(today) or "", a.text, a.organisation.name, a.owner.name, a.state_now.label,
         "errand" if a.errand else "", a.measure, a.source)
        for a in found
    )  # fmt: skip
    heads = ("Due", "Days late", "Action", "Agency", "Owner", "State", "Errand", "Measure", "Source")
    return csv_file("actions.csv", heads, rows)


@may("thread.see_action")
def action(request: Visit, action: Action) -> HttpResponse:
    """One action: what it asks, of whom, by when; its parts, its evidence, whether its effect was tested."""
    sees_point = action.point and points_seen(request.actor).filter(pk=action.point_id).exists()
    about = {
        "action": action,
        "since": since(action),
        "late": action.late_on(clock.today()),
        "point": action.point if sees_point else None,
        "source": source_card(action.source_ref),
        "evidence": lists.evidence_for([action.ref]).get(action.ref, []),
        "parts": action.parts.select_related("organisation", "owner"),
        "tests": action.tests.select_related("tester", "found_by"),
        "slips": action.slips.select_related("said_by"),
        "progress": action.progress.select_related("said_by"),
        "moves": buttons(request, action, "thread", but=NOT_PRESSED, grave=GRAVE),
        "does": action.state == "open" and permitted(request.actor, "thread.say_progress", action),
        "gives": action.state in {"open", "done"} and permitted(request.actor, "thread.give_action_evidence", action),
        "judges": permitted(request.actor, "thread.plan_test", action),
        "divides": action.state in {"proposed", "open"} and not action.whole_id
        and permitted(request.actor, "thread.add_part", action),
        "offers": meeting.offers_on(request.actor, action.ref),
        "history": history_of(action),
        "crumbs": crumbs(request, action)[:-1],
    }  # fmt: skip
    return render(request, "thread/action.html", about)


@may("thread.propose_action")
def propose_action(request: Visit) -> HttpResponse:
    """Propose an action to the agency that is to own it, perhaps on a learning point."""
    seen = points_seen(request.actor).filter(partnership=request.partnership)
    point = seen.filter(ref=request.GET.get("point", "")).first()

    card = asked_about(request)

    def make(source: str, **given) -> Action:
        proposal = Proposal(source=Source(card.ref if card else "", source), **given)
        return services.propose_action(request.actor, partnership=request.partnership, proposal=proposal, point=point)

    return asked(
        request, ActionForm(request.POST or None, appointments=owners(request), initial=said_by(card)), make,
        heading="Propose an action",
        lede=f"Because we learned: {point.text}" if point else "", submit="Propose it",
        done="It is proposed. Its agency is asked to agree.", at=own_address,
        back=own_address(point) if point else address("thread:actions"),
        crumbs=crumbs(request, point) if point else [],
    )  # fmt: skip


@may("thread.add_part")
def add_part(request: Visit, action: Action) -> HttpResponse:
    """Give one more agency its own part."""

    def make(**given) -> Action:
        return services.add_part(request.actor, action=action, part=Proposal(**given))

    return asked(
        request, PartForm(request.POST or None, appointments=owners(request)), make,
        heading="Which part does another agency have?", lede=action.text, submit="Propose its part",
        done="Its part is proposed.", back=own_address(action), crumbs=crumbs(request, action),
    )  # fmt: skip


@may("thread.agree_action")
def agree_action(request: Visit, action: Action) -> HttpResponse:
    """Agree to an action for one's agency."""
    return asked(
        request, AgreeForm(request.POST or None),
        lambda **given: services.agree_action(request.actor, action=action, **given),
        heading=f"Does {action.organisation.name} agree to this?", lede=action.text, submit="Agree",
        done=f"Agreed. {action.owner.name} is told.", back=own_address(action), crumbs=crumbs(request, action),
    )  # fmt: skip


@may("thread.decline_action")
def decline_action(request: Visit, action: Action) -> HttpResponse:
    """Decline an action for one's agency."""
    return ask(
        request, lambda **given: services.decline_action(request.actor, action=action, **given),
        heading=f"Does {action.organisation.name} decline this?", confirm="Decline it", done="It is declined.",
        consequence="Whoever proposed it reads your reason. Say what you would do instead, if anything.",
        reason=True, grave=True, back=back_from(request, action), crumbs=crumbs(request, action),
    )  # fmt: skip


def back_from(request: Visit, action: Action) -> str:
    """Where one goes after a move that ends a link: to the action, or, by link, to the partnership's first page."""
    return address("journeys:home") if request.actor.kind == "grant" else own_address(action)


@may("thread.complete_action")
def complete_action(request: Visit, action: Action) -> HttpResponse:
    """Say of an action from a tracker what it does not say yet; from then on it is open."""
    first = {"measure": action.measure, "expected": action.expected}
    return asked(
        request, CompleteForm(request.POST or None, initial=first),
        lambda **given: services.complete_action(request.actor, action=action, **given),
        heading="What does it still have to say?", lede=action.text, submit="Complete it",
        done="It is complete, and open.",
        back=own_address(action), crumbs=crumbs(request, action),
    )  # fmt: skip


@may("thread.say_progress")
def say_progress(request: Visit, action: Action) -> HttpResponse:
    """Say how far an action is."""
    return asked(
        request, ProgressForm(request.POST or None),
        lambda **given: services.say_progress(request.actor, action=action, **given), heading="How far is it?",
        lede=action.text, submit="Say so", done="Thank you.", back=own_address(action), crumbs=crumbs(request, action),
    )  # fmt: skip


@may("thread.change_due")
def change_due(request: Visit, action: Action) -> HttpResponse:
    """Change the day by which an action is to be done."""
    return asked(
        request, DueForm(request.POST or None),
        lambda **given: services.change_due(request.actor, action=action, **given), heading="Change its date",
        lede=action.text, submit="Change it", done="Its date is changed.", back=own_address(action),
        crumbs=crumbs(request, action),
    )  # fmt: skip


@may("thread.give_action_evidence")
def give_action_evidence(request: Visit, action: Action) -> HttpResponse:
    """Give evidence that an action is done."""
    return evidence_page(
        request, action, lambda **given: services.give_action_evidence(request.actor, action=action, **given),
        "What shows that it is done?",
    )  # fmt: skip


@may("thread.say_done")
def say_done(request: Visit, action: Action) -> HttpResponse:
    """Say that an action is done."""
    return ask(
        request, lambda: services.say_done(request.actor, action=action), heading="Is this done?",
        consequence="Somebody outside your agency looks at the evidence and at what changed, and closes it.",
        confirm="Yes, it is done", done="Thank you. Somebody else closes it.", back=own_address(action),
        crumbs=crumbs(request, action),
    )  # fmt: skip


@may("thread.tick_off")
def tick_off(request: Visit, action: Action) -> HttpResponse:
    """Tick an errand off."""
    return ask(
        request, lambda: services.tick_off(request.actor, action=action), heading="Is this errand done?",
        consequence="It is closed, and counted among the errands.", confirm="Yes, tick it off", done="Ticked off.",
        back=back_from(request, action), crumbs=crumbs(request, action),
    )  # fmt: skip


@may("thread.withdraw_action")
def withdraw_action(request: Visit, action: Action) -> HttpResponse:
    """Ask for an action no longer."""
    return ask(
        request, lambda **given: services.withdraw_action(request.actor, action=action, **given),
        heading="Withdraw this action?", consequence="Its agency is asked for it no longer. It stays to be seen.",
        confirm="Withdraw it", done="It is withdrawn.", reason=True, grave=True, back=own_address(action),
        crumbs=crumbs(request, action),
    )  # fmt: skip
