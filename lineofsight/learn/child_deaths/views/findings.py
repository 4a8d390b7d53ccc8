"""What was sent to others: the list, one with its answer and uses, and its moves."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.paging import page_of
from lineofsight.core.design.shell import Crumb
from lineofsight.core.people.record_pages import ask, asked, buttons, history_of, since
from lineofsight.core.people.selectors import organisations_in
from lineofsight.kernel import clock
from lineofsight.learn.child_deaths.forms import findings as forms
from lineofsight.learn.child_deaths.selectors import findings as selectors
from lineofsight.learn.child_deaths.services import findings as services
from lineofsight.learn.child_deaths.services.findings import own_address


def crumbs(finding=None) -> list[Crumb]:
    """The way back."""
    way = [Crumb("What was sent to others", address("child_deaths:findings"))]
    return [*way, Crumb(finding.body, own_address(finding))] if finding else way


def about(finding) -> dict:
    """Where every move leads back to."""
    return {"back": own_address(finding), "crumbs": crumbs(finding)}


@may("child_deaths.list_findings")
def findings(request: Visit) -> HttpResponse:
    """Everything that was sent, whom one asks when, and what came of it."""
    page = page_of(request, selectors.findings_in(request.partnership))
    shown = {"page": page, "today": clock.today(), "crumbs": []}
    return render(request, "child_deaths/findings.html", shown)


@may("child_deaths.send_finding")
def send_finding(request: Visit) -> HttpResponse:
    """Note that a released wording was sent to somebody."""
    form = forms.SendForm(
        request.POST or None, points=selectors.released_points(request.partnership),
        organisations=organisations_in(request.partnership),
    )  # fmt: skip
    return asked(
        request, form, lambda **given: services.send_finding(request.actor, partnership=request.partnership, **given),
        heading="What was sent to others?", submit="Note it", done="It is noted.",
        lede="Only wordings that left a room after somebody else had read them. Nothing is sent from here.",
        back=address("child_deaths:findings"), crumbs=crumbs(), at=own_address,
    )  # fmt: skip


@may("child_deaths.see_finding")
def finding(request: Visit, finding) -> HttpResponse:
    """One finding: its wording, to whom it went, what was answered, and what was done with it."""
    shown = {
        "finding": finding, "uses": finding.uses.all(), "since": since(finding), "history": history_of(finding),
        "moves": buttons(
            request, finding, "child_deaths", but=() if finding.uses.exists() else ("close_finding",),
            grave=("close_finding",),
        ),
        "today": clock.today(),
        "crumbs": crumbs(),
    }  # fmt: skip
    return render(request, "child_deaths/finding.html", shown)


@may("child_deaths.ask_again")
def ask_again(request: Visit, finding) -> HttpResponse:
    """Note that they were reminded."""
    return asked(
        request, forms.AskAgainForm(request.POST or None),
        lambda **given: services.ask_again(request.actor, finding=finding, **given),
        heading=f"{finding.body}: ask again", submit="Note it", done="It is noted.", **about(finding),
    )  # fmt: skip


@may("child_deaths.answer_finding")
def answer_finding(request: Visit, finding) -> HttpResponse:
    """Record what was answered."""
    first = {"answer": finding.answer, "on": finding.answered_on} if finding.answer else {}
    return asked(
        request, forms.AnswerForm(request.POST or None, initial=first),
        lambda **given: services.answer_finding(request.actor, finding=finding, **given),
        heading=f"What did {finding.body} answer?", submit="Record it", done="It is recorded.", **about(finding),
    )  # fmt: skip


@may("child_deaths.note_use")
def note_use(request: Visit, finding) -> HttpResponse:
    """Note what was done with it."""
    return asked(
        request, forms.UseForm(request.POST or None),
        lambda **given: services.note_use(request.actor, finding=finding, **given),
        heading=f"What did {finding.body} do with it?", submit="Note it", done="It is noted.", **about(finding),
    )  # fmt: skip


@may("child_deaths.close_finding")
def close_finding(request: Visit, finding) -> HttpResponse:
    """Ask no more."""
    return ask(
        request, lambda: services.close_finding(request.actor, finding=finding), heading="Close this finding?",
        consequence="Nobody asks about it any more.", confirm="Close it", done="It is closed.", **about(finding),
    )  # fmt: skip


@may("child_deaths.reopen_finding")
def reopen_finding(request: Visit, finding) -> HttpResponse:
    """Ask about it again."""
    return asked(
        request, forms.ReopenFindingForm(request.POST or None),
        lambda **given: services.reopen_finding(request.actor, finding=finding, **given),
        heading=f"Ask {finding.body} about it again", submit="Note it", done="It is noted.", **about(finding),
    )  # fmt: skip
