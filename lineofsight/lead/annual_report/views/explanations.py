"""Saying why a question about a section stands."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.annual_report.forms import ExplainForm
from lineofsight.lead.annual_report.selectors.reading import part_of
from lineofsight.lead.annual_report.services import explanations as services
from lineofsight.lead.annual_report.views.frame import crumbs
from lineofsight.lead.annual_report.views.shown import href_for, html_of


@may("annual_report.explain_finding")
def explain_finding(request: Visit, section, finding: str) -> HttpResponse:
    """The question with its paragraph, and why it stands; what is not asked any more keeps what was typed."""
    part, asked = part_of(section, finding, href=href_for(request))
    form = ExplainForm(request.POST or None)
    if asked is None and not form.is_bound:
        raise Http404("This is not asked any more: the paragraph or its figures have changed.")
    if form.is_bound and form.is_valid():
        try:
            services.explain_finding(request.actor, section=section, finding=finding, **form.cleaned_data)
            messages.success(request, "What you said stands beside the paragraph.")
            return redirect(f"{address('annual_report:section', ref=section.ref)}#finding-{finding}")
        except MoveRefused as refused:
            form.add_error("sentence", str(refused))
    about = {
        "section": section,
        "paragraph": html_of(part) if part else "",
        "asked": asked,
        "form": form,
        "crumbs": crumbs(request, section.report, section),
    }
    return render(request, "annual_report/explain_finding.html", about)
