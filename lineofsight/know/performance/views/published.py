"""What anybody may read of the partnership's figures, signed in or not: a page, and open data with its dictionary."""

import json

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import public
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.downloads import csv_file
from lineofsight.core.insight import library
from lineofsight.know.performance import selectors
from lineofsight.know.performance.rules import open_data
from lineofsight.know.performance.views import words


@public
def published_figures(request: Visit) -> HttpResponse:
    """The figures of a period that were made public, by domain, and the files of all of them."""
    periods = selectors.periods_open(request.partnership)
    wanted = request.GET.get("period", "")
    period = next((each for each in periods if str(each) == wanted), periods[0] if periods else None)
    about = {
        "periods": periods,
        "period": period,
        "groups": selectors.open_by_domain(request.partnership, period) if period else [],
        "words": words,
        "area": request.partnership.area_name,
        "licence": open_data.LICENCE,
        "crumbs": [],
    }
    return render(request, "performance/published_figures.html", about)


@public
def published_scorecard_csv(request: Visit) -> HttpResponse:
    """Every figure that is public, one line each, with plain numbers."""
    rows = selectors.open_rows(request.partnership)
    return csv_file(open_data.SCORECARD, [each.name for each in open_data.FIGURES], rows)


@public
def published_indicators_csv(request: Visit) -> HttpResponse:
    """What each indicator means: the table that the figures' keys point at."""
    rows = (open_data.definition_cells(each) for each in library.current().indicators.values())
    return csv_file(open_data.INDICATORS, [each.name for each in open_data.DEFINITIONS], rows)


@public
def published_metadata(request: Visit) -> HttpResponse:
    """The data dictionary of both files, as CSV on the Web has it."""
    page = request.build_absolute_uri(address("performance:published_figures"))
    made = open_data.metadata(request.partnership.name, request.partnership.area_name, page)
    return HttpResponse(json.dumps(made, ensure_ascii=False, indent=2), content_type="application/csvm+json")
