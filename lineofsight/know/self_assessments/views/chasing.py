"""How a round is chased: who gets which letter on which day, each letter as it will read, and the wording of each."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.paging import page_of
from lineofsight.core.design.shell import Crumb
from lineofsight.core.people.record_pages import ask, asked
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.forms import RungForm
from lineofsight.know.self_assessments.rules.chasing import NAMED, WHOM
from lineofsight.know.self_assessments.selectors import chasing as selectors
from lineofsight.know.self_assessments.views.rounds import crumbs, round_address


def chasing_address(one) -> str:
    """The page of a round's chasing."""
    return address("self_assessments:chasing", ref=one.ref)


def chasing_crumbs(one) -> list[Crumb]:
    return crumbs(Crumb(one.name, round_address(one)), Crumb("Chasing", chasing_address(one)))


def rung_of(one, key: str):
    """One letter of the ladder as it stands now."""
    found = next((rung for rung in selectors.steps_of(one) if rung.key == key), None)
    if found is None:
        raise Http404("There is no such letter.")
    return found


@may("self_assessments.see_round")
def chasing_page(request: Visit, one) -> HttpResponse:
    """Who would get which letter on which day, before any is sent; and what was sent."""
    steps, ladder = selectors.steps_of(one), selectors.running(one)
    page = page_of(request, selectors.waiting(one))
    found, sent = selectors.addressees(one.partnership), selectors.sent_about(page.rows)
    about = {
        "one": one, "steps": steps, "whom": WHOM, "named": selectors.named_people(steps), "page": page,
        "runs": ladder is not None, "subjects": selectors.subjects_of(one, steps),
        "changed": ladder is not None and ladder.steps != steps,
        "rows": [(copy, selectors.planned(copy, steps, found, sent[copy.pk])) for copy in page.rows],
        "changes": permitted(request.actor, "self_assessments.set_rung", one),
        "crumbs": chasing_crumbs(one)[:-1],
    }  # fmt: skip
    return render(request, "self_assessments/chasing.html", about)


@may("self_assessments.see_round")
def letter(request: Visit, one, key: str) -> HttpResponse:
    """One letter as it will read: to the organisation of `copy`, or to the first that is waited for."""
    rung = rung_of(one, key)
    waiting = selectors.waiting(one)
    copy = waiting.filter(ref=request.GET.get("copy", "")).first() or waiting.first()
    about = {"one": one, "rung": rung, "copy": copy, "whom": WHOM[rung.whom], "crumbs": chasing_crumbs(one)}
    if copy:
        found = selectors.addressees(one.partnership)
        subject, text = selectors.worded(rung, selectors.said(copy, found.of(copy, "lead")))
        about |= {"subject": subject, "text": text, "person": found.to(copy, rung), "on": rung.on(one.due)}
    return render(request, "self_assessments/chase_letter.html", about)


@may("self_assessments.set_rung")
def add_rung(request: Visit, one) -> HttpResponse:
    """Word one letter more."""
    return worded(request, one, "", {"moment": "after"}, "Add a letter")


@may("self_assessments.set_rung")
def set_rung(request: Visit, one, key: str) -> HttpResponse:
    """Word one letter otherwise."""
    rung = rung_of(one, key)
    before = {
        "whom": rung.whom, "moment": "before" if rung.days < 0 else "after", "days": abs(rung.days),
        "subject": rung.subject, "text": rung.text, "person": rung.person,
    }  # fmt: skip
    return worded(request, one, key, before, "Change this letter")


def worded(request: Visit, one, key: str, before: dict, heading: str) -> HttpResponse:
    """Ask how a letter is worded, and keep it."""
    names = selectors.may_name(request.actor, one.partnership) or before.get("whom") == NAMED
    form = RungForm(
        request.POST or None, initial=before, names=names, named=selectors.who_may_be_named(one.partnership)
    )
    return asked(
        request, form,
        lambda **given: services.chasing.set_rung(request.actor, one=one, key=key, **given),
        heading=heading, submit="Save", done="Saved. It is sent once you have looked at it and let the chasing go.",
        lede="It holds for this round and every later one of the same questions.", back=chasing_address(one),
        crumbs=chasing_crumbs(one),
    )  # fmt: skip


@may("self_assessments.drop_rung")
def drop_rung(request: Visit, one, key: str) -> HttpResponse:
    """Take a letter off."""
    rung = rung_of(one, key)
    return ask(
        request, lambda: services.chasing.drop_rung(request.actor, one=one, key=key),
        heading=f"Take “{rung.subject}” off?",
        consequence="It is not sent any more once you let the chasing go again. What was sent stands.",
        confirm="Take it off", grave=True, done="Taken off.", back=chasing_address(one), crumbs=chasing_crumbs(one),
    )  # fmt: skip


@may("self_assessments.start_chasing")
def start_chasing(request: Visit, one) -> HttpResponse:
    """Let it go: from tomorrow each letter goes on its day."""
    number = selectors.waiting(one).count()
    return ask(
        request, lambda: services.chasing.start_chasing(request.actor, one=one), heading=f"Chase “{one.name}”?",
        consequence=f"{number} organisation{' has' if number == 1 else 's have'} not handed in. Each letter goes once, "
        "on its day, until what it asks for comes in. Where days have passed already, only the latest letter goes.",
        confirm="Let the letters go", done="Letters go on their day.", back=chasing_address(one),
        crumbs=chasing_crumbs(one),
    )  # fmt: skip


@may("self_assessments.stop_chasing")
def stop_chasing(request: Visit, one) -> HttpResponse:
    """Stop it."""
    return ask(
        request, lambda: services.chasing.stop_chasing(request.actor, one=one), heading="Stop chasing?",
        consequence="No further letter goes. What was sent stands, and you can let the rest go again.",
        confirm="Stop chasing", done="Stopped.", back=chasing_address(one), crumbs=chasing_crumbs(one),
    )  # fmt: skip
