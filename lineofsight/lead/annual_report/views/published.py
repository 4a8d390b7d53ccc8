"""What anybody may read: the list of yearly reports, each at an address that never changes, and its PDF."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import public
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import Crumb
from lineofsight.lead.annual_report.selectors import reports as selectors
from lineofsight.lead.annual_report.selectors.sources import changes_open
from lineofsight.lead.annual_report.views.frame import document_of, file_response


@public
def published_reports(request: Visit) -> HttpResponse:
    """Every report a partnership has published, the latest first."""
    about = {"reports": list(selectors.published_in(request.partnership)), "crumbs": []}
    return render(request, "annual_report/published_reports.html", about)


@public
def published_report(request: Visit, slug: str) -> HttpResponse:
    """A report as it was signed, with its sources, its signatures, and what has changed since."""
    report, frozen = found(request, slug)
    about = {
        "report": report,
        "frozen": frozen,
        "document": document_of(frozen.tree),
        "figures": frozen.figures,
        "as_at": frozen.as_at,
        "signatures": selectors.signatures(report, frozen),
        "changes": changes_open(frozen),
        "crumbs": [Crumb("Yearly reports", address("annual_report:published_reports"))],
    }
    return render(request, "annual_report/published_report.html", about)


@public
def published_file(request: Visit, slug: str) -> HttpResponse:
    """The PDF that was signed: the same bytes."""
    return file_response(request, found(request, slug)[1])


def found(request: Visit, slug: str):
    """The published report at an address, with what was frozen of it; else the page for what is not there."""
    report = selectors.published_report(request.partnership, slug)
    if report is None:
        raise Http404("No report was published at this address.")
    return report, selectors.frozen_of(report)
