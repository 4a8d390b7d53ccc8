"""What an incident teaches: worded, read by somebody else, released or sent back. All of it inside the room."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import Crumb
from lineofsight.core.people import selectors as people
from lineofsight.core.people.record_pages import ask, asked, buttons, history_of, since
from lineofsight.core.sealed.doors import in_room
from lineofsight.core.thread.selectors.lists import themes_offered
from lineofsight.core.thread.views.frame import owners, testers
from lineofsight.learn.reviews.forms.learning import LearningActionForm, LearningForm, ReleaseForm, SendBackForm
from lineofsight.learn.reviews.selectors import drafts as selectors
from lineofsight.learn.reviews.services import learning as services
from lineofsight.learn.reviews.views.frame import about, crumbs
from lineofsight.learn.reviews.views.left import unless_erased

LEDE = "It stays in the room until somebody else has read it and let it out."


def draft_address(draft) -> str:
    """The page of a draft."""
    return address("reviews:learning_draft", ref=draft.ref)


def around(request: Visit, draft) -> dict:
    """Where every move of a draft leads back to."""
    way = [*crumbs(request, draft.incident), Crumb("Learning point", draft_address(draft))]
    return {"back": draft_address(draft), "crumbs": way}


@may("reviews.propose_learning")
@in_room
def propose_learning(request: Visit, incident, opened) -> HttpResponse:
    """Word what was learned."""
    return asked(
        request, LearningForm(request.POST or None, themes=themes_offered(request.partnership)),
        lambda **given: services.propose_learning(request.actor, incident=incident, **given),
        heading="What was learned?", lede=LEDE, submit="Keep it in the room", at=draft_address,
        done="It is kept. Add who acts on it.", **about(request, incident),
    )  # fmt: skip


@may("reviews.see_learning_draft")
@in_room
@unless_erased
def learning_draft(request: Visit, draft, opened) -> HttpResponse:
    """One draft: what it says, what the machine finds in it, who acts on it, who may release it."""
    unsettled = draft.state in ("drafted", "sent_back")
    shown = {
        "draft": draft, "text": draft.text.open(opened), "why_back": draft.why_back.open(opened),
        "wording": selectors.draft_wording(draft, opened), "actions": selectors.actions_of(draft, opened),
        "stands": draft.state == "drafted" and permitted(request.actor, "reviews.let_learning_stand", draft),
        "became": selectors.seen(draft, opened), "since": since(draft), "history": history_of(draft),
        "writes": unsettled and permitted(request.actor, "reviews.reword_learning", draft),
        "reads": permitted(request.actor, "reviews.release_learning", draft),
        "moves": buttons(request, draft, "reviews", grave=("drop_learning",)),
        "crumbs": crumbs(request, draft.incident),
    }  # fmt: skip
    return render(request, "reviews/learning_draft.html", shown)


@may("reviews.reword_learning")
@in_room
def reword_learning(request: Visit, draft, opened) -> HttpResponse:
    """Word it again."""
    first = {
        "text": draft.text.open(opened), "stage": draft.stage, "kind": draft.kind, "area": draft.area,
        "themes": [theme.ref for theme in draft.themes.all()],
    }  # fmt: skip
    back = draft.why_back.open(opened)
    return asked(
        request, LearningForm(request.POST or None, initial=first, themes=themes_offered(request.partnership)),
        lambda **given: services.reword_learning(request.actor, draft=draft, **given),
        heading="Word it again", lede=f"It was sent back: {back}" if back else LEDE, submit="Keep it in the room",
        done="It waits for a second reader.", **around(request, draft),
    )  # fmt: skip


@may("reviews.add_learning_action")
@in_room
def add_learning_action(request: Visit, draft, opened) -> HttpResponse:
    """Say what somebody is to do about it."""
    return asked(
        request, action_form(request),
        lambda **given: services.add_learning_action(request.actor, draft=draft, said=given),
        heading="Who acts on it?", lede=draft.text.open(opened), submit="Add it", done="It is added.",
        **around(request, draft),
    )  # fmt: skip


def action_form(request: Visit, **options) -> LearningActionForm:
    return LearningActionForm(request.POST or None, appointments=owners(request), testers=testers(request), **options)


@may("reviews.edit_learning_action")
@in_room
def edit_learning_action(request: Visit, action, opened) -> HttpResponse:
    """Put an action right."""
    held = people.appointments_in(request.partnership).filter(person=action.owner, organisation=action.organisation)
    post = held.first()
    first = {
        **selectors.words(action, opened, *type(action).SAID), "owner": post.ref if post else "", "due": action.due,
        "expected": action.expected, "tests": action.tests, "method": action.method, "planned_on": action.planned_on,
        "tester": action.tester.ref,
    }  # fmt: skip
    return asked(
        request, action_form(request, initial=first),
        lambda **given: services.edit_learning_action(request.actor, action=action, said=given),
        heading="Who acts on it?", submit="Save", done="It is saved.", **around(request, action.draft),
    )  # fmt: skip


@may("reviews.drop_learning_action")
@in_room
def drop_learning_action(request: Visit, action, opened) -> HttpResponse:
    """Take an action out."""
    return ask(
        request, lambda: services.drop_learning_action(request.actor, action=action), heading="Take this action out?",
        consequence="It was asked of nobody yet, and nobody is told.", confirm="Take it out", done="It is taken out.",
        **around(request, action.draft),
    )  # fmt: skip


@may("reviews.release_learning")
@in_room
def release_learning(request: Visit, draft, opened) -> HttpResponse:
    """Read it, and let it out."""
    form = ReleaseForm(
        request.POST or None, initial={"digest": selectors.digest_of(draft, opened)},
        shows={
            "draft": draft, "text": draft.text.open(opened), "wording": selectors.draft_wording(draft, opened),
            "stands": permitted(request.actor, "reviews.let_learning_stand", draft),
            "actions": selectors.actions_of(draft, opened),
        },
    )  # fmt: skip
    return asked(
        request, form,
        lambda **given: services.release_learning(request.actor, draft=draft, opened=opened, **given),
        heading="Does this point to any child?", submit="Release it", template="reviews/release_learning.html",
        done="It is released. Agencies are asked to agree to its actions.", **around(request, draft),
    )  # fmt: skip


@may("reviews.send_back_learning")
@in_room
def send_back_learning(request: Visit, draft, opened) -> HttpResponse:
    """Send it back with why."""
    return asked(
        request, SendBackForm(request.POST or None),
        lambda **given: services.send_back_learning(request.actor, draft=draft, **given),
        heading="Send it back to be worded again", lede=draft.text.open(opened), submit="Send it back",
        done="It is sent back.", **around(request, draft),
    )  # fmt: skip


@may("reviews.drop_learning")
@in_room
def drop_learning(request: Visit, draft, opened) -> HttpResponse:
    """Take it out."""
    return ask(
        request, lambda: services.drop_learning(request.actor, draft=draft), heading="Take this learning point out?",
        consequence="Nobody reads it any more. That it was there stays in the history.", confirm="Take it out",
        done="It is taken out.", grave=True, **around(request, draft),
    )  # fmt: skip
