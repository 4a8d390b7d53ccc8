"""A reading turned into what a page shows: each part's HTML with its findings."""

from collections.abc import Callable

from markupsafe import Markup

from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.documents.html import html_blocks
from lineofsight.lead.annual_report.views.frame import draw, inside


def href_for(request: Visit) -> Callable:
    """Where a figure leads in the editor: to where it comes from, for whoever may follow it there."""
    if not inside(request):
        return lambda observation: f"#figure-{observation.ref}"
    return lambda observation: address("insight:figure", ref=observation.ref)


def html_of(part) -> Markup:
    """A part as HTML."""
    return html_blocks(part.blocks, draw)


def shown(reading) -> list[tuple[Markup, tuple]]:
    """Each part as HTML, with what was found about it."""
    return [(html_of(part), part.findings) for part in reading.parts]
