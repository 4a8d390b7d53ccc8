"""Papers: asked for, read, given, made newer, withdrawn."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.text import day
from lineofsight.core.documents.html import html_blocks
from lineofsight.core.documents.views import serve
from lineofsight.core.people.record_pages import ask, asked, buttons, history_of, since
from lineofsight.kernel import clock
from lineofsight.lead.governance.forms.meetings import ClassifyForm, ContentForm, PaperForm
from lineofsight.lead.governance.selectors import meetings as selectors
from lineofsight.lead.governance.selectors.packs import blocks_of, no_chart
from lineofsight.lead.governance.services import papers as services
from lineofsight.lead.governance.views.frame import about_meeting, meeting_crumbs, shared_outside
from lineofsight.lead.governance.views.keeping import people_here, with_file

GRAVE = ("withdraw_paper",)


def paper_address(paper) -> str:
    """A paper's page."""
    return address("governance:paper", ref=paper.ref)


def about_paper(request: Visit, paper) -> dict:
    """Where everything done on a paper leads back to."""
    return {"back": paper_address(paper), "crumbs": meeting_crumbs(request, paper.item.meeting)}


@may("governance.ask_for_paper")
def ask_for_paper(request: Visit, item) -> HttpResponse:
    """Ask somebody for a paper."""
    first = {"title": item.title, "purpose": item.purpose, "owner": item.owner.ref if item.owner else ""}
    return asked(
        request, PaperForm(request.POST or None, initial=first, rows={"owner": people_here(request)}),
        lambda **given: services.ask_for_paper(request.actor, item=item, **given), heading="Ask for a paper",
        lede=f"{item.title}. It is due on {day(item.meeting.papers_due)}.", submit="Ask for it",
        done="Its owner is written to.", **about_meeting(request, item.meeting),
    )  # fmt: skip


@may("governance.see_paper")
def paper(request: Visit, paper) -> HttpResponse:
    """One paper."""
    about = {
        "paper": paper, "since": since(paper), "late": paper.late_on(clock.today()),
        "text": html_blocks(blocks_of(paper.text, 1), no_chart, heading_shift=1) if paper.text else "",
        "earlier": selectors.earlier_versions(paper),
        "moves": buttons(request, paper, "governance", grave=GRAVE), "history": history_of(paper),
        "classifies": permitted(request.actor, "governance.classify_paper", paper),
        "crumbs": meeting_crumbs(request, paper.item.meeting), **shared_outside(request, paper, paper.private),
    }  # fmt: skip
    return render(request, "governance/paper.html", about)


@may("governance.see_paper")
def paper_file(request: Visit, paper) -> HttpResponse:
    """A paper's file."""
    if paper.file is None:
        raise Http404("This paper has no file.")
    return serve(request, paper.file)


@may("governance.see_paper")
def paper_version(request: Visit, paper, number: int) -> HttpResponse:
    """What a paper said before: one of its versions."""
    found = next((each for each in selectors.earlier_versions(paper) if each.number == number), None)
    if found is None:
        raise Http404("There is no such earlier version.")
    about = {
        "paper": paper, "version": found, "crumbs": about_paper(request, paper)["crumbs"],
        "text": html_blocks(blocks_of(found.text, 1), no_chart, heading_shift=1) if found.text else "",
    }  # fmt: skip
    return render(request, "governance/paper_version.html", about)


@may("governance.see_paper")
def paper_version_file(request: Visit, paper, number: int) -> HttpResponse:
    """The file of one version of a paper."""
    for each in selectors.earlier_versions(paper):
        if each.number == number and each.file:
            return serve(request, each.file)
    raise Http404("This version has no file.")


def content(request: Visit, paper, service: Callable, heading: str) -> HttpResponse:
    """Ask for what a paper says."""
    form = ContentForm(request.POST or None, request.FILES or None, initial={"text": paper.text})
    return asked(
        request, form, with_file(lambda **given: service(request.actor, paper=paper, **given)), heading=heading,
        lede=paper.title, submit="Give it", done="It is here. Thank you.", **about_paper(request, paper),
    )  # fmt: skip


@may("governance.give_paper")
def give_paper(request: Visit, paper) -> HttpResponse:
    """Give a paper."""
    return content(request, paper, services.give_paper, "Give the paper")


@may("governance.replace_paper")
def replace_paper(request: Visit, paper) -> HttpResponse:
    """Give a newer version."""
    return content(request, paper, services.replace_paper, "Give a newer version")


@may("governance.classify_paper")
def classify_paper(request: Visit, paper) -> HttpResponse:
    """Say whether the public may read it."""
    return asked(
        request, ClassifyForm(request.POST or None, initial={"private": paper.private}),
        lambda **given: services.classify_paper(request.actor, paper=paper, **given),
        heading="May the public read this paper?", lede=paper.title, submit="Save it", done="It is saved.",
        **about_paper(request, paper),
    )  # fmt: skip


@may("governance.withdraw_paper")
def withdraw_paper(request: Visit, paper) -> HttpResponse:
    """Withdraw a paper."""
    return ask(
        request, lambda **given: services.withdraw_paper(request.actor, paper=paper, **given),
        heading="Withdraw this paper?", consequence="Nobody owes it any more, and it stands in no pack.",
        confirm="Withdraw it", done="It is withdrawn.", reason=True, grave=True, **about_paper(request, paper),
    )  # fmt: skip
