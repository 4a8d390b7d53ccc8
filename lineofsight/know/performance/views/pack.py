"""The sub-group's pack: by domain what calls for a look and what is said and asked of it; the rest; what is missing."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from markupsafe import Markup

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.downloads import attached
from lineofsight.core.design.shell import Crumb
from lineofsight.core.design.text import day
from lineofsight.core.documents.html import html_blocks
from lineofsight.core.documents.pdf import pdf
from lineofsight.core.documents.tree import Block, Document, Heading, Paragraph
from lineofsight.kernel import clock
from lineofsight.know.performance import selectors
from lineofsight.know.performance.selectors import Pack
from lineofsight.know.performance.views import packing, words
from lineofsight.know.performance.views.chance import chance_sentence
from lineofsight.know.performance.views.choices import Choices, choices_in

PUBLISHABLE = "Small counts are kept back."


@may("performance.view_scorecard")
def pack(request: Visit) -> HttpResponse:
    """The pack as a page."""
    choices, made = made_for(request)
    return render(request, "performance/pack.html", about_document(choices, document_of(made)))


@may("performance.view_scorecard")
def pack_pdf(request: Visit) -> HttpResponse:
    """The pack as a PDF."""
    choices, made = made_for(request)
    content = pdf(document_of(made), clock.now(), request.build_absolute_uri("/"))
    name = f"pack-{choices.period.slug}.pdf"
    return HttpResponse(content, content_type="application/pdf", headers=attached(name))


def about_document(choices: Choices, document: Document) -> dict[str, Any]:
    """A document of a period's figures for its page, with the choice of another period."""
    return {
        "document": document,
        "body": html_blocks(document.blocks, lambda chart: Markup(""), heading_shift=1),
        "choices": choices,
        "form": choices.form,
        "crumbs": [Crumb("Scorecard", address("performance:scorecard"))],
    }


def made_for(request: Visit) -> tuple[Choices, Pack]:
    """The pack of the period the address asks for. Raises Http404 where there is no period yet."""
    choices = choices_in(request)
    if choices.period is None:
        raise Http404("There are no figures yet.")
    return choices, selectors.pack_of(request.actor, request.partnership, choices.period, choices.moment)


def document_of(pack: Pack) -> Document:
    """The pack as a document."""
    return Document(
        title="Performance pack",
        subtitle=pack.period.label,
        meta=(("Partnership", pack.partnership.name), ("As known on", day(pack.day))),
        blocks=(
            Heading(1, "What it finds"),
            Paragraph.of(" ".join([
                words.scorecard_sentence(pack.rows, pack.period, pack.day), chance_sentence(pack.looked), PUBLISHABLE,
            ])),
            *(block for domain, looked in pack.by_domain() for block in of_domain(pack, domain, looked)),
            *known_of_others(pack),
            Heading(1, "Who has answered"),
            *packing.completeness_table(pack),
        ),
    )  # fmt: skip


def of_domain(pack: Pack, domain, looked) -> Iterator[Block]:
    """One domain: what calls for a look, then the rest as a table, then what is not collected."""
    yield Heading(1, domain.label)
    yield Paragraph.of(f"{domain.question} {words.domain_sentence([each.row for each in looked])}")
    for each in looked:
        if each.calls:
            yield from packing.lines_of(each, pack)
    rest = [each for each in looked if not each.calls]
    yield from packing.table_of_rest(f"{domain.label}: what calls for no look", rest, pack)
    yield from packing.glimpses(pack, domain.key)
    yield from packing.gap_list(pack, domain.key)


def known_of_others(pack: Pack) -> Iterator[Block]:
    """What is not collected of domains that have no figure at all, and what children saw in any other area."""
    shown = {domain.key for domain, _ in pack.by_domain()}
    silent = [each for each in selectors.domains() if each.key not in shown]
    found = [(each, [*packing.gap_list(pack, each.key)]) for each in silent]
    if any(blocks for _, blocks in found):
        yield Heading(1, "Where there is no figure at all")
        for domain, blocks in found:
            if blocks:
                yield Heading(2, domain.label)
                yield from blocks
    elsewhere = [each for each in pack.eyes if each.point.area not in shown]
    if elsewhere:
        yield Heading(1, "Children’s experience elsewhere")
        for area in dict.fromkeys(each.point.area for each in elsewhere):
            yield from packing.glimpses(pack, area)
