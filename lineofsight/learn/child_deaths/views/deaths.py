"""The register as keys, and one death in its room."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.paging import page_of
from lineofsight.core.design.shell import Crumb
from lineofsight.core.design.text import day
from lineofsight.core.people.record_pages import asked, buttons, history_of, since
from lineofsight.core.sealed.doors import in_room
from lineofsight.core.sealed.selectors import erasure_of, takes_names
from lineofsight.kernel import clock
from lineofsight.learn.child_deaths.forms.deaths import KeyOnlyForm, NotifyForm
from lineofsight.learn.child_deaths.rules.background import LISTS
from lineofsight.learn.child_deaths.rules.reviewing import BEFORE_MEETING, KEY_FACTS, TRIGGERS
from lineofsight.learn.child_deaths.selectors import deaths as selectors
from lineofsight.learn.child_deaths.selectors.background import answers_in, background_of, earlier_of, in_words
from lineofsight.learn.child_deaths.selectors.factors import analyses_of, factors_shown
from lineofsight.learn.child_deaths.selectors.findings import sent_of
from lineofsight.learn.child_deaths.selectors.opened import besides_of, corrections_of, differences_of, running, who
from lineofsight.learn.child_deaths.selectors.permissions import open_rooms
from lineofsight.learn.child_deaths.selectors.submitting import sendings, unsent_in
from lineofsight.learn.child_deaths.services import register
from lineofsight.learn.child_deaths.views.waiting import ending, waited_for

DEATH = "child_deaths.death"
REFER = "child_deaths.refer_death"
GRAVE = ("transfer_death", "withdraw_death", "take_off_panel", "reopen_analysis", "reopen_death")
# Which deaths are reviewed (Children Act 2004, section 16M, must, and the statutory guidance on child death reviews).
REVIEWED = (
    "A child who was born alive and died before 18, whatever the cause; not a stillbirth or a lawful termination, but "
    "a stillbirth where no health professional was there."
)
KEY_ONLY = "Names may not be taken here yet, so only an age band and a month are asked for."
# What follows from another move, or from a file.
NOT_PRESSED = ("take_analysis", "ask_afterwards", "reopen_filed")


def crumbs(request: Visit, death=None) -> list[Crumb]:
    """The way back: the register for whoever keeps it, and the death by its key."""
    way = []
    if permitted(request.actor, "child_deaths.list_deaths", request.partnership):
        way.append(Crumb("Child death reviews", address("child_deaths:deaths")))
    return [*way, Crumb(death.key, own_address(death))] if death else way


def own_address(death) -> str:
    """A death's page."""
    return address("child_deaths:death", ref=death.ref)


def not_now(death) -> set[str]:
    """The moves that are not pressed on its page: those that follow from others, and those that could only refuse."""
    on = selectors.standing(death)
    return {
        *NOT_PRESSED,
        # Where it was declined first, it is started after all beside that decision, and is no next step.
        *(("start_response", "decline_response") if death.responses.exists() else ()),
        *(("take_off_panel",) if on and on.panel.state == "held" else ("put_off_death", "agree_analysis")),
    }


@may("child_deaths.list_deaths")
def deaths(request: Visit) -> HttpResponse:
    """Every review by its key: how old it is, and what it waits for. Nobody's name."""
    ended = request.GET.get("ended") == "1"
    page = page_of(request, selectors.deaths_in(request.partnership, ended=ended))
    today = clock.today()
    unsent = unsent_in(request.partnership, today)
    every = [selectors.listed(death, today) for death in selectors.deaths_in(request.partnership)]
    shown = {
        "page": page,
        "rows": [selectors.listed(death, today) for death in page.rows],
        "unsent": unsent,
        "unsent_late": sum(each.late for rows in unsent.values() for each in rows),
        "erased": selectors.erased_in(request.partnership),
        "held": set(open_rooms(request.actor).values_list("pk", flat=True)),
        "ended": ended,
        "open": len(every),
        "half": sum(6 <= each.months < 12 for each in every),
        "year": sum(each.months >= 12 for each in every),
        "crumbs": [],
    }
    return render(request, "child_deaths/deaths.html", shown)


@may("child_deaths.notify_death")
def notify_death(request: Visit) -> HttpResponse:
    """Take a death into the register: with who it was, or with its age band and month where names may not be taken."""
    named = takes_names(request.partnership, DEATH)
    form = (NotifyForm if named else KeyOnlyForm)(request.POST or None)

    def make(notified_on, **given):
        background = {key: given.pop(key) for key in LISTS}
        told = {"background": background, **({"child": register.Child(**given)} if named else given)}
        return register.notify_death(request.actor, partnership=request.partnership, notified_on=notified_on, **told)

    lede = "Only those who are let in to its room see who the child was." if named else KEY_ONLY
    return asked(
        request, form, make, heading="Notify a death", lede=f"{REVIEWED} {lede}", submit="Take it into the register",
        done="It is in the register.", back=address("child_deaths:deaths"), crumbs=crumbs(request),
    )  # fmt: skip


def decision(response, opened) -> dict:
    """A decision on a joint agency response, in words; who took it and when is gone once its room was erased."""
    at = response.decided_at.open(opened)
    return {
        "started": response.started, "by": response.decided_by.open(opened), "why": response.why.open(opened),
        "at": datetime.fromisoformat(at) if at else None,
        "visited": response.visited_at.open(opened),
        "triggers": [TRIGGERS[key] for key in response.triggers.split(",") if key],
    }  # fmt: skip


def feedback_of(death, opened) -> list[tuple[str, str]]:
    """Whether the family was asked how they were supported, in words; nothing until a review was closed."""
    row = getattr(death, "feedback", None)
    if row is None:
        return []
    why = row.why.open(opened)
    said = [("How they were supported", row.get_answer_display()), ("Said on", day(row.on))]
    return [*said, ("Why they were not asked", why)] if why else said


@may("child_deaths.see_death")
@in_room
def death(request: Visit, death, opened) -> HttpResponse:
    """One death: what it waits for and the next step, then who the child was, what was gathered, and what was agreed;
    of one that was erased, what is left."""
    if erasure_of(death.room):
        left = {"death": death, "history": history_of(death), "crumbs": crumbs(request)}
        return render(request, "child_deaths/erased.html", left)
    keeps = permitted(request.actor, "child_deaths.note_sent", death)
    learnings = list(death.learnings.all())
    facts = {fact.question: fact.get_answer_display() for fact in death.facts.all()}
    family, panel, today = getattr(death, "family", None), selectors.standing(death), clock.today()
    clocks = [(each, each.late(clock.now())) for each in running(death, opened)]
    waits = [(each, each.note.open(opened)) for each in death.waits.all()]
    database = [
        (each, each.late(clock.now()), ending(each.running) if each.running else "No day is set")
        for each in sendings(death, opened)
    ]
    unreturned, differences = selectors.unreturned(death), differences_of(death, opened)
    learned = [
        (each, each.text.open(opened), permitted(request.actor, "child_deaths.release_learning", each))
        for each in learnings
    ]
    shown = {
        "death": death, "child": who(death, opened), "since": since(death), "keeps": keeps,
        "clocks": clocks, "waits": waits, "next": selectors.NEXT.get(death.state, ""),
        "waiting": waited_for(
            death, clocks, waits, unreturned, differences, learned, database, today=today, keeps=keeps
        ),
        "database": database,
        "responses": [decision(each, opened) for each in death.responses.all()],
        "requests": [(each, each.said.open(opened)) for each in death.requests.all()],
        "meetings": list(death.planned_meetings.all()), "plans": death.state in BEFORE_MEETING,
        "late": [each for each in unreturned if each.due < today], "unreturned": unreturned,
        "facts": [(label, facts.get(key, "Not answered here yet")) for key, label in KEY_FACTS.items()],
        "answered": len(facts),
        "background": in_words(answers_in(background_of(death))), "backgrounds_before": earlier_of(death, opened),
        "analyses": [
            (each, each.why_none.open(opened), each.beside.open(opened), each.why_set_aside.open(opened))
            for each in analyses_of(death)
        ],
        "factors": [(each, each.what.open(opened), each.why_none.open(opened)) for each in factors_shown(death)],
        "differences": differences, "corrections": corrections_of(death, opened),
        "besides": besides_of(death, opened), "findings": sent_of(learnings),
        "case_number": death.case_number.number.open(opened) if hasattr(death, "case_number") else "",
        "learnings": learned,
        "family": family and (family.key_worker.open(opened), family.wishes.open(opened), family.do_not_contact),
        "feedback": feedback_of(death, opened),
        "sent": [(each.on, each.what.open(opened)) for each in death.sent.all()],
        "moves": buttons(request, death, "child_deaths", but=not_now(death), grave=GRAVE),
        "handed": selectors.handed_to(death), "may_refer": permitted(request.actor, REFER, death),
        "panel": panel, "opens_panel": panel and permitted(request.actor, "child_deaths.see_panel", panel.panel),
        "puts_right": keeps and selectors.may_change(death), "history": history_of(death), "crumbs": crumbs(request),
    }  # fmt: skip
    return render(request, "child_deaths/death.html", shown)
