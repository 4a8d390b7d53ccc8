"""The register of risks, and one with its scores over time."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.downloads import csv_file
from lineofsight.core.design.shell import Crumb
from lineofsight.core.insight import meeting as meeting_point
from lineofsight.core.people import selectors as people
from lineofsight.core.people.record_pages import ask, asked, buttons, offered, since
from lineofsight.core.thread.selectors import lists
from lineofsight.kernel import clock
from lineofsight.lead.governance.forms.risks import SCORES, EditRiskForm, JudgeForm, RiskForm, RisksFilter
from lineofsight.lead.governance.lifecycle import LIVE
from lineofsight.lead.governance.rules.risks import REVIEWED_WITHIN
from lineofsight.lead.governance.selectors import bodies
from lineofsight.lead.governance.selectors import risks as selectors
from lineofsight.lead.governance.selectors.handed_over import whole_history
from lineofsight.lead.governance.services import risks as services
from lineofsight.lead.governance.views.frame import shared_outside
from lineofsight.lead.governance.views.keeping import people_here

GRAVE = ("close_risk",)


def risk_address(risk) -> str:
    """A risk's page."""
    return address("governance:risk", ref=risk.ref)


def crumbs(request: Visit, risk=None) -> list[Crumb]:
    """The way back."""
    way = []
    if permitted(request.actor, "governance.list_risks", request.partnership):
        way.append(Crumb("Risks", address("governance:risks")))
    return [*way, Crumb(risk.title, risk_address(risk))] if risk else way


def about_risk(request: Visit, risk) -> dict:
    """Where everything done on a risk leads back to."""
    return {"back": risk_address(risk), "crumbs": crumbs(request, risk)}


@may("governance.list_risks")
def risks(request: Visit) -> HttpResponse:
    """The register: the gravest first, and which nobody has looked at."""
    form, found = filtered(request)
    today = clock.today()
    about = {
        "form": form, "found": found, "today": today,
        "flagged": sum(bool(each.risk.unreviewed_on(today)) for each in found), "within": REVIEWED_WITHIN,
        "adds": permitted(request.actor, "governance.add_risk", request.partnership), "crumbs": [],
        "csv": f"{address('governance:risks_csv')}?{request.GET.urlencode()}",
    }  # fmt: skip
    return render(request, "governance/risks.html", about)


def filtered(request: Visit):
    """The filter and the risks it lets through; those not closed, unless told."""
    told = request.GET.copy()
    told.setdefault("state", "live")
    form = RisksFilter(told, bodies=bodies.standing(request.partnership))
    given = form.cleaned_data if form.is_valid() else {"state": "live"}
    states = {"live": LIVE, "": ()}.get(given.get("state", ""), (given.get("state"),))
    found = selectors.register(
        request.actor, request.partnership, states=states, body=given.get("body", ""),
        flagged=bool(given.get("flagged")),
    )  # fmt: skip
    return form, found


@may("governance.list_risks")
def risks_csv(request: Visit) -> HttpResponse:
    """The register as a file."""
    _, found = filtered(request)
    rows = (
        (s.risk.title, s.risk.cause, s.risk.effect, s.risk.controls, s.risk.owner.name, s.risk.body.name,
         s.latest.likelihood, s.latest.impact, s.latest.now, s.latest.target, s.risk.reviewed_on,
         s.risk.state_now.label)
        for s in found
    )  # fmt: skip
    heads = (
        "Risk", "Cause", "Effect", "What is done", "Owner", "Body", "Likelihood", "Impact", "Score", "Aim",
        "Looked at on", "State",
    )  # fmt: skip
    return csv_file("risks.csv", heads, rows)


@may("governance.see_risk")
def risk(request: Visit, risk) -> HttpResponse:
    """One risk: what it is, how it stands, and every score it had."""
    scores = selectors.scores_of(risk)
    about = {
        "risk": risk, "since": since(risk), "scores": scores, "latest": scores[0], "within": REVIEWED_WITHIN,
        "late": risk.unreviewed_on(clock.today()),
        "reviews": risk.state != "closed" and permitted(request.actor, "governance.review_risk", risk),
        "edits": risk.state != "closed" and permitted(request.actor, "governance.edit_risk", risk),
        "proposes": permitted(request.actor, "thread.propose_action", request.partnership),
        "actions": lists.actions_in(request.actor, request.partnership, of=[risk.ref]),
        "moves": buttons(request, risk, "governance", grave=GRAVE),
        "offers": offered(meeting_point.offers_on(request.actor, risk.ref)),
        "history": whole_history(risk), "crumbs": crumbs(request), **shared_outside(request, risk),
    }  # fmt: skip
    return render(request, "governance/risk.html", about)


def rows_offered(request: Visit) -> dict:
    """Who may own a risk."""
    return {"owner": people_here(request), "organisation": people.organisations_in(request.partnership)}


@may("governance.add_risk")
def add_risk(request: Visit) -> HttpResponse:
    """Put a risk on the register."""
    form = RiskForm(request.POST or None, rows={**rows_offered(request), "body": bodies.standing(request.partnership)})
    return asked(
        request, form, lambda **given: services.add_risk(request.actor, partnership=request.partnership, **given),
        heading="Put a risk on the register", submit="Put it on", at=risk_address, back=address("governance:risks"),
        done=f"It is on the register. A look at it is owed within {REVIEWED_WITHIN} days.", crumbs=crumbs(request),
    )  # fmt: skip


@may("governance.edit_risk")
def edit_risk(request: Visit, risk) -> HttpResponse:
    """Change what a risk says."""
    first = {
        "title": risk.title, "cause": risk.cause, "effect": risk.effect, "controls": risk.controls,
        "owner": risk.owner.ref, "organisation": risk.organisation.ref if risk.organisation else "",
    }  # fmt: skip
    return asked(
        request, EditRiskForm(request.POST or None, initial=first, rows=rows_offered(request)),
        lambda **given: services.edit_risk(request.actor, risk=risk, **given), heading="Change this risk",
        submit="Save it", done="It is saved.", **about_risk(request, risk),
    )  # fmt: skip


@may("governance.review_risk")
def review_risk(request: Visit, risk) -> HttpResponse:
    """Look at a risk again."""
    latest = selectors.scores_of(risk)[0]
    first = {name: str(getattr(latest, name)) for name in SCORES}
    return asked(
        request, JudgeForm(request.POST or None, initial=first),
        lambda **given: services.review_risk(request.actor, risk=risk, **given), heading="Look at this risk again",
        lede=risk.title, submit="Keep the score", done="It is kept, beside the earlier ones.",
        **about_risk(request, risk),
    )  # fmt: skip


@may("governance.treat_risk")
def treat_risk(request: Visit, risk) -> HttpResponse:
    """Say that something is done about it."""
    return ask(
        request, lambda: services.treat_risk(request.actor, risk=risk), heading="Is something done about this risk?",
        consequence="It is shown as being treated until it is tolerated or closed.", confirm="It is treated",
        done="It is noted.", **about_risk(request, risk),
    )  # fmt: skip


@may("governance.tolerate_risk")
def tolerate_risk(request: Visit, risk) -> HttpResponse:
    """Live with it."""
    return ask(
        request, lambda **given: services.tolerate_risk(request.actor, risk=risk, **given),
        heading="Live with this risk?", confirm="Tolerate it", done="It is noted.", reason=True,
        consequence="It stays on the register, and a look at it is still owed.", **about_risk(request, risk),
    )  # fmt: skip


@may("governance.close_risk")
def close_risk(request: Visit, risk) -> HttpResponse:
    """Close it."""
    return ask(
        request, lambda **given: services.close_risk(request.actor, risk=risk, **given), heading="Close this risk?",
        consequence="Nobody owes a look at it any more. It stays to be seen, with its scores.", confirm="Close it",
        done="It is closed.", reason=True, grave=True, **about_risk(request, risk),
    )  # fmt: skip


@may("governance.reopen_risk")
def reopen_risk(request: Visit, risk) -> HttpResponse:
    """Open it again."""
    return ask(
        request, lambda **given: services.reopen_risk(request.actor, risk=risk, **given),
        heading="Open this risk again?", consequence="It is on the register again, and a look at it is owed.",
        confirm="Open it again", done="It is open again.", reason=True, **about_risk(request, risk),
    )  # fmt: skip
