"""A draft's glossary: what it says, what nobody has explained, and explaining it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.annual_report.forms import ShortFormForm
from lineofsight.lead.annual_report.rules.glossary import key_of
from lineofsight.lead.annual_report.selectors.glossary import lexicon, own_forms
from lineofsight.lead.annual_report.selectors.short_forms import short_forms
from lineofsight.lead.annual_report.services import glossary as services
from lineofsight.lead.annual_report.views.frame import crumbs


@may("annual_report.see_report")
def glossary(request: Visit, report) -> HttpResponse:
    """The glossary as it would be if the report were frozen now, and each short form that nobody has explained."""
    about = {
        "report": report,
        "forms": short_forms(report),
        "own": own_forms(report.partnership),
        "key_of": key_of,
        "may_explain": report.state == "drafting"
        and permitted(request.actor, "annual_report.explain_short_form", report),
        "crumbs": crumbs(request, report),
    }
    return render(request, "annual_report/glossary.html", about)


@may("annual_report.explain_short_form")
def explain_short_form(request: Visit, report) -> HttpResponse:
    """Say what a short form stands for; `?short=LADO` names it."""
    short = request.GET.get("short", "")
    known = lexicon(report.partnership).explanations.get(key_of(short))
    first = {"short": short} | ({"words": known.words, "meaning": known.meaning} if known else {})
    form = ShortFormForm(request.POST or None, initial=first)
    if form.is_bound and form.is_valid():
        try:
            made = services.explain_short_form(request.actor, report=report, **form.said())
            messages.success(request, f"{made.short} is {'explained' if made.words else 'left out of the glossary'}.")
            return redirect(address("annual_report:glossary", ref=report.ref))
        except MoveRefused as refused:
            form.add_error("short", str(refused))
    about = {
        "heading": "What does it stand for?", "form": form, "submit": "Save",
        "cancel_url": address("annual_report:glossary", ref=report.ref), "crumbs": crumbs(request, report),
    }  # fmt: skip
    return render(request, "design/form.html", about)
