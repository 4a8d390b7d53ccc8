"""What sectors raised: the list, one with what came of it, and each step on its way up and back."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.downloads import csv_file
from lineofsight.core.design.shell import Crumb
from lineofsight.core.design.text import mid_sentence
from lineofsight.core.insight import meeting as meeting_point
from lineofsight.core.people.record_pages import ask, asked, buttons, offered, since
from lineofsight.core.thread.selectors import lists
from lineofsight.kernel import clock
from lineofsight.lead.governance.forms.sector_issues import (
    AnswerForm,
    IssueForm,
    IssuesFilter,
    MoveAnswerForm,
    PutForm,
    ToldForm,
)
from lineofsight.lead.governance.selectors import sector_issues as selectors
from lineofsight.lead.governance.selectors.handed_over import whole_history
from lineofsight.lead.governance.selectors.permissions import bodies_seen
from lineofsight.lead.governance.services import agendas
from lineofsight.lead.governance.services import sector_issues as services
from lineofsight.lead.governance.views.frame import body_address, crumbs

# Moves that follow from what becomes of a meeting, and are not pressed.
NOT_PRESSED = {"take_issue_off"}
GRAVE = ("withdraw_issue",)


def issue_address(issue) -> str:
    """An issue's page."""
    return address("governance:issue", ref=issue.ref)


def issue_crumbs(issue=None) -> list[Crumb]:
    """The way back."""
    way = [Crumb("What sectors raised", address("governance:issues"))]
    return [*way, Crumb(issue.title, issue_address(issue))] if issue else way


def about_issue(issue) -> dict:
    """Where everything done on an issue leads back to."""
    return {"back": issue_address(issue), "crumbs": issue_crumbs(issue)}


@may("governance.list_issues")
def issues(request: Visit) -> HttpResponse:
    """What sectors raised, the latest first: where each stands, and whose answer is late."""
    form, found = filtered(request)
    rows, today = selectors.with_slips(found), clock.today()
    about = {
        "form": form, "rows": rows, "today": today, "crumbs": [],
        "untold": sum(not row.issue.state_now.final for row in rows),
        "late": sum(row.issue.state == "put" and row.issue.late_on(today) > 0 for row in rows),
        "seats": selectors.spoken_for_here(request.actor, request.partnership),
        "csv": f"{address('governance:issues_csv')}?{request.GET.urlencode()}",
    }  # fmt: skip
    return render(request, "governance/issues.html", about)


def filtered(request: Visit):
    """The filter and the issues it lets through."""
    form = IssuesFilter(
        request.GET, sectors=selectors.sectors_in(request.actor, request.partnership),
        bodies=bodies_seen(request.actor).filter(partnership=request.partnership).order_by("name"),
    )  # fmt: skip
    given = form.cleaned_data if form.is_valid() else {}
    return form, selectors.issues_in(request.actor, request.partnership, **given)


@may("governance.list_issues")
def issues_csv(request: Visit) -> HttpResponse:
    """The issues of the list as a file."""
    _, found = filtered(request)
    rows = (
        (i.sector, i.seat.body.name, i.title, i.text, i.organisations, i.gathered, i.raised_on,
         "yes" if i.on_behalf else "no", i.item.meeting.title if i.item else "", i.answer_by or "",
         "; ".join(was.isoformat() for was in row.was), i.answered_on or "",
         i.decision.called if i.decision else "", i.answer, i.told_on or "", i.told_by, i.told_how,
         i.state_now.label)
        for row in selectors.with_slips(found) for i in [row.issue]
    )  # fmt: skip
    heads = (
        "Sector", "Body of its seat", "Issue", "What organisations say", "How many said so", "How it was gathered",
        "Raised on", "Raised on their behalf", "Put to", "Answer owed by", "Owed before by", "Answered on", "Decision",
        "Answer", "Told back on", "Told by", "Told how", "State",
    )  # fmt: skip
    return csv_file("issues.csv", heads, rows)


@may("governance.see_issue")
def issue(request: Visit, issue) -> HttpResponse:
    """One issue: what was said, where it went, what was answered and how the sector was told."""
    about = {
        "issue": issue, "since": since(issue), "late": issue.late_on(clock.today()),
        "was": selectors.with_slips([issue])[0].was, "decision": decision_seen(request, issue),
        "body_url": body_address(issue.seat.body) if permitted(request.actor, "governance.see_body", issue.seat.body)
        else "",
        "meets": issue.item and permitted(request.actor, "governance.see_meeting", issue.item.meeting),
        "moves": buttons(request, issue, "governance", but=NOT_PRESSED, grave=GRAVE),
        "offers": offered(meeting_point.offers_on(request.actor, issue.ref)),
        "actions": lists.actions_in(request.actor, request.partnership, of=[issue.ref]),
        "proposes": permitted(request.actor, "thread.propose_action", request.partnership),
        "history": whole_history(issue), "crumbs": issue_crumbs(),
    }  # fmt: skip
    return render(request, "governance/issue.html", about)


def decision_seen(request: Visit, issue) -> str:
    """The address of the decision that answers it, where the reader may read it."""
    if issue.decision and permitted(request.actor, "governance.see_decision", issue.decision):
        return address("governance:decision", ref=issue.decision.ref)
    return ""


@may("governance.raise_issue")
def raise_issue(request: Visit, seat) -> HttpResponse:
    """Raise what a sector says."""
    own = selectors.sits_in(request.actor, seat)
    lede = f"For {mid_sentence(seat.sector)}, in {seat.body.name}."
    return asked(
        request, IssueForm(request.POST or None),
        lambda **given: services.raise_issue(request.actor, seat=seat, **given), heading="What does the sector say?",
        lede=lede if own else f"{lede} You write it on behalf of whoever sits there, and it is shown so.",
        submit="Raise it", done="It is raised, and offered to the next agendas.", back=body_address(seat.body),
        at=issue_address, crumbs=[*crumbs(request, seat.body)],
    )  # fmt: skip


@may("governance.put_issue")
def put_issue(request: Visit, issue) -> HttpResponse:
    """Put it to a meeting."""
    return asked(
        request, PutForm(request.POST or None, rows={"meeting": selectors.meetings_ahead(issue)}),
        lambda **given: agendas.put_issue(request.actor, issue=issue, **given), heading="Put it to a meeting",
        lede=f"{issue.sector}: {issue.title}", submit="Put it on the agenda",
        done="It is on the agenda, and an answer is owed after the meeting.", **about_issue(issue),
    )  # fmt: skip


@may("governance.move_answer")
def move_answer(request: Visit, issue) -> HttpResponse:
    """Change the day of its answer."""
    return asked(
        request, MoveAnswerForm(request.POST or None),
        lambda **given: services.move_answer(request.actor, issue=issue, **given),
        heading="Change the day of the answer", lede=f"{issue.title}. The day before stays to be seen.",
        submit="Change it", done="It is changed.", **about_issue(issue),
    )  # fmt: skip


@may("governance.answer_issue")
def answer_issue(request: Visit, issue) -> HttpResponse:
    """Write down what was answered."""
    form = AnswerForm(request.POST or None, rows={"decision": selectors.decisions_since(issue)})
    return asked(
        request, form, lambda **given: services.answer_issue(request.actor, issue=issue, **given),
        heading="What was it answered?", lede=f"{issue.sector}: {issue.title}", submit="Save the answer",
        done="It is saved. Whoever sits for the sector finds in their inbox that it is to be told.",
        **about_issue(issue),
    )  # fmt: skip


@may("governance.tell_issue_back")
def tell_issue_back(request: Visit, issue) -> HttpResponse:
    """Write down who told the sector."""
    first = {"told_by": request.actor.label} if selectors.sits_in(request.actor, issue.seat) else {}
    return asked(
        request, ToldForm(request.POST or None, initial=first),
        lambda **given: services.tell_issue_back(request.actor, issue=issue, **given),
        heading="How was the sector told?", lede=issue.answer or issue.title, submit="They were told",
        done="It is noted.", **about_issue(issue),
    )  # fmt: skip


@may("governance.withdraw_issue")
def withdraw_issue(request: Visit, issue) -> HttpResponse:
    """Withdraw it."""
    return ask(
        request, lambda **given: services.withdraw_issue(request.actor, issue=issue, **given),
        heading="Withdraw this issue?", consequence="No answer is owed any more. It stays to be read, with the reason.",
        confirm="Withdraw it", done="It is withdrawn.", reason=True, grave=True, **about_issue(issue),
    )  # fmt: skip
