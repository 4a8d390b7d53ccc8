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
from lineofsight.core.people.record_pages import Button, ask, asked, buttons, history_of, since
from lineofsight.core.thread.forms import (
    ActionForm,
    ActionsFilter,
    AgreeForm,
    CompleteForm,
    DueForm,
    PartForm,
    ProgressForm,
)
from lineofsight.core.thread.models import Action, Evidence, ImpactTest
from lineofsight.core.thread.rules.given import Proposal, Source
from lineofsight.core.thread.selectors import is_inside, lists
from lineofsight.core.thread.selectors.permissions import points_seen
from lineofsight.core.thread.services import actions as services
from lineofsight.core.thread.views.frame import asked_about, crumbs, origin, own_address, owners, said_by
from lineofsight.core.thread.views.points import evidence_page
from lineofsight.kernel import clock

LABELS = {"say_done": "Say that it is done"}
GRAVE = ("decline_action", "withdraw_action")
# What loading a tracker does, and is not pressed.
NOT_PRESSED = {"load_open", "load_incomplete", "load_ended"}


@may("thread.list_actions")
def actions(request: Visit) -> HttpResponse:
    """Every action this reader may see, from every job, the soonest due first, and how those that ended ended."""
    form, found = filtered(request)
    hands_over = permitted(request.actor, "thread.hand_over_actions", request.partnership)
    about = {
        "form": form,
        "page": page_of(request, found),
        "counted": lists.counted(lists.actions_in(request.actor, request.partnership)),
        "proposes": permitted(request.actor, "thread.propose_action", request.partnership),
        "brings": permitted(request.actor, "thread.bring_tracker", request.partnership),
        "hands_over": hands_over,
        "left_behind": lists.how_many_left_behind(request.partnership) if hands_over else 0,
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
    offers = meeting.offers_on(request.actor, action.ref)
    evidence = lists.evidence_for([action.ref]).get(action.ref, [])
    gives = action.state in {"open", "done"} and permitted(request.actor, "thread.give_action_evidence", action)
    sees_point = action.point and points_seen(request.actor).filter(pk=action.point_id).exists()
    about = {
        "action": action,
        "since": since(action),
        "late": action.late_on(clock.today()),
        "point": action.point if sees_point else None,
        "source": origin(request, action.source_ref),
        "evidence": evidence,
        "parts": action.parts.select_related("organisation", "owner"),
        "tests": action.tests.select_related("tester", "found_by"),
        "slips": action.slips.select_related("said_by"),
        "hand_overs": action.hand_overs.select_related("was_owner", "was_organisation", "said_by"),
        "owner_left": lists.left_behind(request.actor, request.partnership).filter(pk=action.pk).exists(),
        "progress": action.progress.select_related("said_by"),
        "next_step": next_step(request, action, evidence, gives),
        "moves": buttons(request, action, "thread", but=not_pressed(action), grave=GRAVE),
        "does": action.state == "open" and permitted(request.actor, "thread.say_progress", action),
        "gives": gives,
        "judges": permitted(request.actor, "thread.plan_test", action),
        "divides": action.state in {"proposed", "open"} and not action.whole_id
        and permitted(request.actor, "thread.add_part", action),
        "offers": [offer for offer in offers if offer.does],
        "history": history_of(action),
        "followed": [offer for offer in offers if not offer.does],
        "crumbs": crumbs(request, action)[:-1],
    }  # fmt: skip
    return render(request, "thread/action.html", about)


def not_pressed(action: Action) -> set[str]:
    """The moves that are no buttons of an action: an errand is ticked off, and anything else is done on evidence."""
    return NOT_PRESSED | ({"say_done"} if action.errand else {"tick_off"})


def next_step(request: Visit, action: Action, evidence: list[Evidence], gives: bool) -> list[Button]:
    """What comes before the moves of an action: the evidence that it is done, then a test of its effect."""
    if action.state == "open" and gives and not evidence and not action.errand:
        return [giving(action)]
    if action.state == "done" and permitted(request.actor, "thread.plan_test", action):
        tests = {test.state: test for test in action.tests.all()}
        if "found" not in tests and not is_inside(request.actor, action):
            planned = tests.get("planned")
            return [telling(planned) if planned else planning(action)]
    return []


def planning(action: Action) -> Button:
    """What comes before an action is closed."""
    return Button("Plan a test", address("thread:plan_test", ref=action.ref))


def telling(test: ImpactTest) -> Button:
    """What comes before it, once a test is planned."""
    return Button("Say what its test found", address("thread:record_result", ref=test.ref))


def giving(action: Action) -> Button:
    """What comes before an action is done."""
    return Button("Give evidence", address("thread:give_action_evidence", ref=action.ref))


@may("thread.propose_action")
def propose_action(request: Visit) -> HttpResponse:
    """Propose an action to the agency that is to own it, perhaps on a learning point."""
    seen = points_seen(request.actor).filter(partnership=request.partnership)
    point = seen.filter(ref=request.GET.get("point", "")).first()
    card = asked_about(request)
    ref = card.ref if card else point.source_ref if point else ""

    def make(source: str, **given) -> Action:
        proposal = Proposal(source=Source(ref, source), **given)
        return services.propose_action(request.actor, partnership=request.partnership, proposal=proposal, point=point)

    return asked(
        request, ActionForm(request.POST or None, appointments=owners(request), initial=said_by(card, point)), make,
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
        instead=None if lists.evidence_for([action.ref]) else giving(action),
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
