"""Sending a report for sign-off, recalling it, signing it, closing sign-off, publishing."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.moves import ConfirmForm, ReasonForm
from lineofsight.core.documents.pdf import DocumentRefused
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.annual_report.forms import SendForm, SignForm, changed
from lineofsight.lead.annual_report.rules.building import SIGN_OFF
from lineofsight.lead.annual_report.selectors import reports as selectors
from lineofsight.lead.annual_report.selectors.builds import is_long
from lineofsight.lead.annual_report.services import builds
from lineofsight.lead.annual_report.services import reports as report_services
from lineofsight.lead.annual_report.services import signing as services
from lineofsight.lead.annual_report.views.building import shown
from lineofsight.lead.annual_report.views.frame import crumbs, digest, document_of

A_FORTNIGHT = timedelta(days=14)


def back_to(report) -> HttpResponse:
    return redirect(address("annual_report:report", ref=report.ref))


@may("annual_report.send_for_sign_off")
def send_for_sign_off(request: Visit, report) -> HttpResponse:
    """Freeze the report and ask the partners to sign it, after showing exactly who gets what."""
    first = {"due": clock.today() + A_FORTNIGHT}
    form = SendForm(request.POST or None, initial=first)
    asked = form.is_bound and form.is_valid()
    due = form.cleaned_data["due"] if asked else first["due"]
    letters = [(person, services.sign_letter(report, person, due)) for person in services.people_signing(report)]
    seen = digest(letter for _, letter in letters)
    if asked and form.cleaned_data["shown"] == seen:
        try:
            return sent(request, report, due)
        except (MoveRefused, DocumentRefused) as refused:
            form.add_error(None, str(refused))
    elif not form.is_bound or asked:
        form = SendForm(changed(request.POST, shown=seen)) if asked else SendForm(initial=first | {"shown": seen})
    about = {
        "report": report,
        "form": form,
        "letters": letters,
        "signers_called": selectors.signers_called(report),
        "refused": None if is_long(report) else refusal_of(report),
        "crumbs": crumbs(request, report),
    }
    return render(request, "annual_report/send_for_sign_off.html", about)


def sent(request: Visit, report, due: date) -> HttpResponse:
    """Freeze and send the report; of a long one, have the worker do so."""
    if is_long(report):
        return shown(builds.start_build(request.actor, report=report, what=SIGN_OFF, due=due))
    services.send_for_sign_off(request.actor, report=report, due=due)
    messages.success(request, "The report is frozen and the partners are asked to sign it.")
    return back_to(report)


def refusal_of(report) -> str | None:
    """Why the report cannot be sent now. Of a long one this takes longer than a page should."""
    return report.LIFECYCLE.refusal("send_for_sign_off", report.state, selectors.report_facts(report))


@may("annual_report.sign_report")
def sign_report(request: Visit, report) -> HttpResponse:
    """Read exactly what is signed, and sign it."""
    frozen = selectors.frozen_of(report)
    if frozen is None:
        return render(request, "annual_report/not_to_sign.html", {"report": report, "crumbs": crumbs(request, report)})
    form = SignForm(request.POST or None, initial={"frozen": frozen.ref})
    if form.is_bound and form.is_valid():
        read = report.frozen.filter(ref=form.cleaned_data["frozen"]).first()
        if read is None:
            raise Http404("Nothing of this report was frozen under this reference.")
        try:
            services.sign_report(request.actor, report=report, frozen=read)
            messages.success(request, f"You signed {report.title}. Thank you.")
            return back_to(report)
        except MoveRefused as refused:
            form = SignForm(changed(request.POST, frozen=frozen.ref))
            form.is_valid()
            form.add_error(None, str(refused))
    facts = selectors.report_facts(report, request.actor)
    about = {
        "report": report,
        "frozen": frozen,
        "form": form,
        "signed_already": facts.signed_already or report.state != "with_partners",
        "document": document_of(frozen.tree),
        "signatures": selectors.signatures(report, frozen),
        "crumbs": crumbs(request, report),
    }
    return render(request, "annual_report/sign_report.html", about)


@may("annual_report.recall_report")
def recall_report(request: Visit, report) -> HttpResponse:
    """Take a report back from the partners."""
    form = ReasonForm(request.POST or None)
    says = "Its sections can be changed again. Whoever has signed signed what stays kept, and will be asked anew."
    if form.is_bound and form.is_valid():
        try:
            services.recall_report(request.actor, report=report, reason=form.cleaned_data["reason"])
            messages.success(request, "The report is back in drafting.")
            return back_to(report)
        except MoveRefused as refused:
            form.add_error(None, str(refused))
    return asked_about(request, report, form, f"Recall {report.title}?", says, "Recall", grave=True)


@may("annual_report.publish_report")
def publish_report(request: Visit, report) -> HttpResponse:
    """Publish a signed report."""
    where = request.build_absolute_uri(address("annual_report:published_report", slug=report.slug))
    says = f"From now on anybody can read it at {where}. That address will not change, and nor will the report."
    return confirmed(request, report, report_services.publish_report, f"Publish {report.title}?", says, "Publish")


def confirmed(request: Visit, report, service, heading: str, says: str, confirm: str) -> HttpResponse:
    """Ask about a move of a report and make it; a refusal stands on the page that asked."""
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            service(request.actor, report=report)
            messages.success(request, f"{report.title}: {report.state_now.label.lower()}.")
            return back_to(report)
        except MoveRefused as refused:
            form.add_error(None, str(refused))
    return asked_about(request, report, form, heading, says, confirm)


def asked_about(request, report, form, heading: str, says: str, confirm: str, grave: bool = False) -> HttpResponse:
    about = {
        "heading": heading, "consequence": says, "confirm": confirm, "form": form, "grave": grave,
        "cancel_url": address("annual_report:report", ref=report.ref), "crumbs": crumbs(request, report),
    }  # fmt: skip
    return render(request, "design/move.html", about)
