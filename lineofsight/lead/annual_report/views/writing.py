"""Writing a section: the text, a figure placed in it, and below how it reads. Nothing typed is ever lost."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.doors import may
from lineofsight.core.design.addresses import address
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.annual_report.forms import WriteForm, changed
from lineofsight.lead.annual_report.selectors import reports as selectors
from lineofsight.lead.annual_report.selectors.choices import figure_choices, period_choices
from lineofsight.lead.annual_report.selectors.reading import read_section
from lineofsight.lead.annual_report.services import sections as services
from lineofsight.lead.annual_report.views.frame import crumbs
from lineofsight.lead.annual_report.views.shown import href_for, shown


@may("annual_report.save_section")
def save_section(request: HttpRequest, section) -> HttpResponse:
    """The page a section is written on: saving, placing a figure, or only looking at how it reads."""
    form = form_for(section, request.POST or None)
    do = request.POST.get("do", "save")
    if form.is_bound and do == "place" and (placement := form.placement()):
        form = form_for(section, changed(request.POST, text=form.with_placement(placement), figure=""))
    elif form.is_bound and do == "save" and form.is_valid():
        answer = saved(request, section, form)
        if isinstance(answer, HttpResponse):
            return answer
        form = answer
    return page(request, section, form)


def form_for(section, data) -> WriteForm:
    """The form with the figures and periods that can be placed, begun from the text saved last."""
    first = {"text": section.text, "version": section.version}
    return WriteForm(data, initial=first, figures=figure_choices(section), periods=period_choices(section))


def saved(request: HttpRequest, section, form: WriteForm) -> HttpResponse | WriteForm:
    """Save; where somebody saved meanwhile, keep what was typed, to be saved over theirs once it was compared."""
    started_from = form.cleaned_data["version"] or 0
    try:
        version = services.save_section(
            request.actor, section=section, text=form.cleaned_data["text"], started_from=started_from
        )
    except MoveRefused as refused:
        section.refresh_from_db(fields=["state", "text", "version"])
        form = form_for(section, changed(request.POST, version=str(section.version)))
        form.is_valid()
        form.add_error("text", str(refused))
        form.overtaken = started_from != section.version
        return form
    messages.success(request, f"Version {version.number} is saved.")
    return redirect(address("annual_report:section", ref=section.ref))


def page(request: HttpRequest, section, form: WriteForm) -> HttpResponse:
    text = (form["text"].value() or "").replace("\r\n", "\n")
    reading = read_section(section, text=text, href=href_for(request))
    before = selectors.last_years(section)
    about = {
        "section": section,
        "form": form,
        "theirs": selectors.latest_version(section) if getattr(form, "overtaken", False) else None,
        "unsaved": text.rstrip() != section.text.replace("\r\n", "\n").rstrip(),
        "reading": reading,
        "parts": shown(reading),
        "before": before,
        "crumbs": crumbs(request, section.report, section),
    }
    return render(request, "annual_report/save_section.html", about)
