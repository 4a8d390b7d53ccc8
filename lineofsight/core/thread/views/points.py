"""Learning points: the list, one with what it rests on and what was done, and what can be done with it."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.downloads import csv_file
from lineofsight.core.design.paging import page_of
from lineofsight.core.documents.services import FileRefused
from lineofsight.core.documents.views import serve
from lineofsight.core.insight import meeting
from lineofsight.core.people.record_pages import Button, ask, asked, buttons, history_of, since
from lineofsight.core.thread.forms import EvidenceForm, PointForm, PointsFilter, RepeatForm
from lineofsight.core.thread.models import Evidence, LearningPoint
from lineofsight.core.thread.rules.given import Seen, Source
from lineofsight.core.thread.rules.moves import change_was_shown
from lineofsight.core.thread.selectors import lists, point_facts, repeats
from lineofsight.core.thread.services import learning as services
from lineofsight.core.thread.views.frame import asked_about, crumbs, origin, own_address, said_by
from lineofsight.kernel.lifecycle import MoveRefused

# What follows from agreeing to an action, and is not pressed.
FOLLOWS = {"take_up"}


@may("thread.see_thread")
def learning_points(request: Visit) -> HttpResponse:
    """What the partnership has learned, the latest first."""
    form, found = filtered(request)
    about = {
        "form": form,
        "page": page_of(request, found),
        "notes": permitted(request.actor, "thread.note_learning_point", request.partnership),
        "csv": f"{address('thread:learning_points_csv')}?{request.GET.urlencode()}",
        "crumbs": [],
    }
    return render(request, "thread/learning_points.html", about)


def filtered(request: Visit):
    """The filter and the learning points it lets through."""
    form = PointsFilter(request.GET or None, themes=lists.themes_in(request.actor, request.partnership))
    given = form.cleaned_data if form.is_bound and form.is_valid() else {}
    found = lists.points_in(
        request.actor, request.partnership, theme=given.get("theme", ""), state=given.get("state", ""),
        area=given.get("area", ""),
    )  # fmt: skip
    return form, found


@may("thread.see_thread")
def learning_points_csv(request: Visit) -> HttpResponse:
    """The learning points of the list, as a file."""
    _, found = filtered(request)
    rows = (
        (p.learnt_on.isoformat(), p.text, p.get_kind_display(), p.get_area_display(),
         "; ".join(theme.name for theme in p.themes.all()), p.state_now.label, len(p.repeats.all()), p.source)
        for p in found
    )  # fmt: skip
    heads = ("Learned on", "Learning point", "Kind", "Part of practice", "Themes", "State", "Repeats", "Source")
    return csv_file("learning-points.csv", heads, rows)


@may("thread.see_learning_point")
def learning_point(request: Visit, point: LearningPoint) -> HttpResponse:
    """One learning point: what it rests on, whether it was learned before, what was done and whether it worked."""
    works = permitted(request.actor, "thread.add_evidence", point)
    offers = meeting.offers_on(request.actor, point.ref)
    actions = list(lists.actions_in(request.actor, request.partnership).filter(point=point))
    proposes = permitted(request.actor, "thread.propose_action", request.partnership)
    about = {
        "point": point,
        "since": since(point),
        "source": origin(request, point.source_ref),
        "evidence": lists.evidence_for([point.ref]).get(point.ref, []),
        "actions": actions,
        "next_step": [proposing(point)] if proposes and point.open and not actions else [],
        "before": repeats.repeats_of(point),
        # Later it is asked by whoever asks whether it was learned before: all that was ever learned is read for it.
        "like": repeats.like(request.actor, point) if works and point.state == "noted" else [],
        "moves": moves_of(request, point),
        "works": works,
        "adds_actions": actions and point.open and proposes,
        "followed": [offer for offer in offers if not offer.does],
        "offers": [offer for offer in offers if offer.does],
        "history": history_of(point),
        "crumbs": crumbs(request, point)[:-1],
    }
    return render(request, "thread/learning_point.html", about)


def moves_of(request: Visit, point: LearningPoint) -> list[Button]:
    """What may be pressed; that change is shown is not offered before a test has found any."""
    early = set() if change_was_shown(point_facts(point)) is None else {"show_change"}
    return buttons(request, point, "thread", but=FOLLOWS | early, grave=("set_aside",))


def proposing(point: LearningPoint) -> Button:
    """What comes next for a point that nobody acts on."""
    return Button("Propose an action", f"{address('thread:propose_action')}?point={point.ref}")


@may("thread.note_learning_point")
def note_learning_point(request: Visit) -> HttpResponse:
    """Note what was learned. Where the like of it was learned before, its page says so."""

    card = asked_about(request)

    def make(source: str, **given) -> LearningPoint:
        told = Source(card.ref if card else "", source)
        return services.note_learning_point(request.actor, partnership=request.partnership, source=told, **given)

    form = PointForm(request.POST or None, themes=lists.themes_offered(request.partnership), initial=said_by(card))

    return asked(
        request, form, make, heading="What was learned?", submit="Note it",
        done="It is noted. Say below what it rests on.",
        back=address("thread:learning_points"), at=own_address,
    )  # fmt: skip


@may("thread.add_evidence")
def add_evidence(request: Visit, point: LearningPoint) -> HttpResponse:
    """Give the evidence a learning point rests on."""
    return evidence_page(
        request, point, lambda **given: services.add_evidence(request.actor, point=point, **given),
        "What does it rest on?",
    )  # fmt: skip


def evidence_page(request: Visit, record, give, heading: str) -> HttpResponse:
    """Ask for a piece of evidence of a record; a file that cannot be taken is refused on the page."""

    def make(source: str, **given):
        try:
            return give(seen=Seen(source=Source(said=source), **given))
        except FileRefused as refused:
            raise MoveRefused(str(refused)) from None

    form = EvidenceForm(request.POST or None, request.FILES or None)
    return asked(
        request, form, make, heading=heading, lede=record.title, submit="Give it", done="The evidence is kept.",
        back=own_address(record), crumbs=crumbs(request, record),
    )  # fmt: skip


@may("thread.link_repeat")
def link_repeat(request: Visit, point: LearningPoint) -> HttpResponse:
    """Say which earlier learning point one repeats: those like it are offered first."""
    offered = repeats.offered(request.actor, point)
    first = {"earlier": request.GET.get("earlier", "")}
    return asked(
        request, RepeatForm(request.POST or None, points=offered, initial=first),
        lambda **given: services.link_repeat(request.actor, point=point, **given),
        heading="Was this learned before?", lede=point.text, submit="It repeats this", done="The repeat is counted.",
        back=own_address(point), crumbs=crumbs(request, point),
    )  # fmt: skip


@may("thread.show_change")
def show_change(request: Visit, point: LearningPoint) -> HttpResponse:
    """Say that what was learned has changed something."""
    return ask(
        request, lambda: services.show_change(request.actor, point=point), heading="Has this changed something?",
        consequence="It is shown as learning that changed something, with the test that found it.",
        confirm="Yes, change is shown", done="Change is shown.", back=own_address(point), crumbs=crumbs(request, point),
    )  # fmt: skip


@may("thread.set_aside")
def set_aside(request: Visit, point: LearningPoint) -> HttpResponse:
    """Do nothing more about a learning point."""
    return ask(
        request, lambda **given: services.set_aside(request.actor, point=point, **given), heading="Set this aside?",
        consequence="Nothing more is done about it. It stays to be read with your reason, and can be opened again.",
        confirm="Set it aside", done="It is set aside.", reason=True, grave=True, back=own_address(point),
        crumbs=crumbs(request, point),
    )  # fmt: skip


@may("thread.reopen_point")
def reopen_point(request: Visit, point: LearningPoint) -> HttpResponse:
    """Open a learning point again."""
    return ask(
        request, lambda **given: services.reopen_point(request.actor, point=point, **given),
        heading="Open this again?", consequence="It stands as noted again, and can be acted on.",
        confirm="Open it again", done="It is open again.", reason=True, back=own_address(point),
        crumbs=crumbs(request, point),
    )  # fmt: skip


@may("thread.open_attachment")
def open_attachment(request: Visit, evidence: Evidence) -> HttpResponse:
    """The file that goes with a piece of evidence."""
    return serve(request, evidence.file)
