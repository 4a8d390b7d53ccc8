"""What every page of a report has round it: the way back, the moves a reader may make, the history, the charts."""

import hashlib
from collections.abc import Iterable
from decimal import Decimal

from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from markupsafe import Markup

from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.charts import Point, Target, run_chart
from lineofsight.core.design.shell import Crumb
from lineofsight.core.documents import tree
from lineofsight.core.documents.html import html_blocks
from lineofsight.core.documents.services import read_file
from lineofsight.core.notices import selectors as notices
from lineofsight.core.notices.letters import Letter
from lineofsight.core.people import record_pages
from lineofsight.core.people.record_pages import Button, history_of
from lineofsight.core.people.roles import INSIDE

# What follows from another move, and is not pressed.
CONSEQUENCES = {"freeze_report"}
# Where a button leads to a page on which more is done than its move.
BUTTONS = {"save_section": "Write", "sign_report": "Read and sign"}


def inside(request: Visit) -> bool:
    """Whether the reader works inside the open partnership, and may look through its reports."""
    return request.partnership.pk in request.actor.partnerships_as(*INSIDE)


def crumbs(request: Visit, report=None, section=None) -> list[Crumb]:
    """The way back; whoever owns one section and no more has only that."""
    way = []
    if inside(request):
        way.append(Crumb("Yearly reports", address("annual_report:reports")))
        if report:
            way.append(Crumb(report.title, address("annual_report:report", ref=report.ref)))
    if section:
        way.append(Crumb(section.label, address("annual_report:section", ref=section.ref)))
    return way


def buttons(request: Visit, record) -> list[Button]:
    """The moves of a record's lifecycle that its state and the reader's rights allow."""
    return record_pages.buttons(
        request, record, "annual_report", labels=BUTTONS, but=CONSEQUENCES, grave=("recall_report",)
    )


def with_letters(request: Visit, record) -> list[dict]:
    """The same with the letters written about it, for whoever may look through the partnership's: who was asked for
    what, reminded, and when."""
    letters = [
        {"when": letter.created_at, "who": f"to {letter.person.name}", "what": f"Letter: {letter.subject}", "why": ""}
        for letter in notices.letters_about(request.actor, record.ref)
        if letter.person
    ]
    return sorted([*history_of(record), *reversed(letters)], key=lambda each: each["when"], reverse=True)


def digest(letters: Iterable[Letter]) -> str:
    """What tells letters apart: what is sent must be what was shown."""
    return hashlib.sha256("\0".join(f"{each.subject}\0{each.text}" for each in letters).encode()).hexdigest()


def draw(chart: tree.Chart) -> Markup:
    """A chart of the document as a drawing for the page; its title, sentence and table stand round it already."""
    points = [
        Point(
            point.label,
            None if point.value is None else Decimal(point.value),
            point.text,
            provisional=point.status in {"provisional", "queried", "draft"},
            absent=point.text,
        )
        for point in chart.series
    ]
    target = Target(Decimal(chart.target), f"Target {chart.target}") if chart.target else None
    key = "chart-" + hashlib.sha256(repr(chart).encode()).hexdigest()[:8]
    return run_chart(points, key=key, title=chart.title, description=chart.sentence, target=target, unit=chart.unit)


def document_of(document: tree.Document) -> dict:
    """A document for a page that has its own title: what stands under the title, its contents, its text."""
    headings = [block for block in document.blocks if isinstance(block, tree.Heading) and block.level == 1]
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "meta": document.meta,
        "contents": [(heading.ref, heading.text) for heading in headings],
        "body": html_blocks(document.blocks, draw, heading_shift=1),
    }


def file_response(request: Visit, frozen) -> HttpResponse:
    """The PDF that was frozen, the very bytes; a browser that has them already is told so."""
    etag = f'"{frozen.sha256}"'
    known = get_conditional_response(request, etag=etag)
    if known is not None:
        return known
    response = HttpResponse(read_file(frozen.pdf), content_type=frozen.pdf.kind)
    response["Content-Disposition"] = f'inline; filename="{frozen.pdf.name}"'
    response["ETag"] = etag
    return response
