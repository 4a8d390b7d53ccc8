"""Writing a section: the text, a figure placed in it, and below how it reads. Nothing typed is ever lost."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.annual_report.forms import PlaceForm, WriteForm, changed
from lineofsight.lead.annual_report.rules.tracing import outline
from lineofsight.lead.annual_report.selectors import reports as selectors
from lineofsight.lead.annual_report.selectors.choices import (
    area_choices,
    figure_choices,
    period_choices,
    source_choices,
)
from lineofsight.lead.annual_report.selectors.reading import read_section
from lineofsight.lead.annual_report.services import sections as services
from lineofsight.lead.annual_report.views.comments import commented
from lineofsight.lead.annual_report.views.frame import crumbs
from lineofsight.lead.annual_report.views.shown import href_for, shown


@may("annual_report.save_section")
def save_section(request: Visit, section) -> HttpResponse:
    """The page a section is written on: saving, placing a figure, or only looking at how it reads."""
    write, place = form_of(section, request.POST or None), place_form(section)
    do = request.POST.get("do", "save")
    if do == "place":
        place = place_form(section, request.POST)
        if place.is_valid():
            text = place.placed_in(request.POST.get("text", ""))
            write, place = form_of(section, changed(request.POST, text=text)), place_form(section)
    elif write.is_bound and do == "save" and write.is_valid():
        return saved(request, section, write)
    return page(request, section, write, place)


def form_of(section, data=None) -> WriteForm:
    """The form, begun from the text saved last; a priority's story from the headings it is written under."""
    begun = section.text if section.version or not section.priority else outline(section.report.template.story)
    return WriteForm(data, initial={"text": begun, "version": section.version})


def place_form(section, data=None) -> PlaceForm:
    """The figures that can be placed, with their periods, areas and sources."""
    return PlaceForm(
        data, figures=figure_choices(section), periods=period_choices(section), areas=area_choices(section),
        sources=source_choices(section),
    )  # fmt: skip


def saved(request: Visit, section, write: WriteForm) -> HttpResponse:
    """Save; where somebody saved meanwhile, keep what was typed, to be saved over theirs once it was compared."""
    started_from = write.cleaned_data["version"] or 0
    try:
        version = services.save_section(
            request.actor, section=section, text=write.cleaned_data["text"], started_from=started_from
        )
    except MoveRefused as refused:
        section.refresh_from_db(fields=["state", "text", "version"])
        theirs = selectors.latest_version(section) if section.version != started_from else None
        kept = form_of(section, changed(request.POST, version=str(section.version)))
        kept.is_valid()
        kept.add_error("text", str(refused))
        return page(request, section, kept, place_form(section), theirs)
    messages.success(request, f"Version {version.number} is saved.")
    return redirect(address("annual_report:section", ref=section.ref))


def page(request: Visit, section, write: WriteForm, place: PlaceForm, theirs=None) -> HttpResponse:
    """The page, with how the text reads as it was typed; `theirs` is what somebody saved meanwhile."""
    text = (write["text"].value() or "").replace("\r\n", "\n")
    reading = read_section(section, text=text, href=href_for(request), suggest=True)
    about = {
        "section": section,
        "form": place if place.errors else write,
        "write": write,
        "place": place,
        "theirs": theirs,
        "unsaved": text.rstrip() != section.text.rstrip(),
        "reading": reading,
        "parts": shown(reading),
        "before": selectors.last_years(section),
        **commented(request, section),
        "crumbs": crumbs(request, section.report, section),
    }
    return render(request, "annual_report/save_section.html", about)
