"""A parent's sites: how far each is with what it is asked, and what the parent answers for all of them."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.downloads import csv_file
from lineofsight.core.questions import library
from lineofsight.know.self_assessments.selectors import sharing
from lineofsight.know.self_assessments.selectors import sites as selectors


@may("self_assessments.list_sites")
def sites(request: Visit) -> HttpResponse:
    """Every site in each round, what is overdue first."""
    about = {
        "rounds": selectors.sites_in_rounds(request.actor, request.partnership),
        "sites": list(selectors.sites_led(request.actor, request.partnership)),
        "shared": [(sheet, sharing.shared_progress(sheet)) for sheet in sharing.sheets_of(*of(request))],
        "begins": [(parent, library.newest(name)) for parent, name in not_begun(request)],
        "csv": address("self_assessments:sites_csv"), "crumbs": [],
    }  # fmt: skip
    return render(request, "self_assessments/sites.html", about)


def of(request: Visit) -> tuple:
    return request.actor, request.partnership


def not_begun(request: Visit) -> list[tuple]:
    """The question sets a parent's sites are asked, whose newest edition it does not share yet."""
    found = []
    for parent in sharing.parents_led(request.actor):
        sites = selectors.sites_led(request.actor, request.partnership)
        for name in sharing.sets_asked(request.partnership, sites):
            latest = sharing.latest_shared(parent, name)
            if latest is None or latest.edition != library.newest(name).edition:
                found.append((parent, name))
    return found


@may("self_assessments.list_sites")
def sites_csv(request: Visit) -> HttpResponse:
    """The same as a file."""
    rows = (
        (each.one.name, each.one.due.isoformat(), line.site.name, line.word, "yes" if line.late else "no")
        for each in selectors.sites_in_rounds(request.actor, request.partnership)
        for line in each.lines
    )
    return csv_file("sites.csv", ("Round", "Due", "Site", "How far", "Overdue"), rows)
