"""What of a round may be published: one document, as a page and as a PDF, in which no organisation can be known."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.shortcuts import render
from markupsafe import Markup

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.downloads import attached
from lineofsight.core.design.shell import Crumb
from lineofsight.core.design.text import day
from lineofsight.core.documents.html import html_blocks
from lineofsight.core.documents.pdf import pdf
from lineofsight.core.documents.tree import Block, BulletList, Column, Document, Heading, Paragraph, Table
from lineofsight.core.people.roles import OrganisationKind
from lineofsight.kernel import clock
from lineofsight.know.self_assessments.rules.reading import FEWEST_TOGETHER, Tally, percentage
from lineofsight.know.self_assessments.selectors import rounds, together
from lineofsight.know.self_assessments.selectors.moderating import compared
from lineofsight.know.self_assessments.selectors.together import Findings
from lineofsight.know.self_assessments.views.rounds import crumbs, round_address

OTHERS = "Other kinds together"


@may("self_assessments.see_round")
def findings(request: Visit, one) -> HttpResponse:
    """The findings as a page."""
    document = document_of(findings_now(one))
    about = {
        "one": one, "document": document,
        "body": html_blocks(document.blocks, lambda chart: Markup(""), heading_shift=1),
        "crumbs": crumbs(Crumb(one.name, round_address(one))),
    }  # fmt: skip
    return render(request, "self_assessments/findings.html", about)


@may("self_assessments.see_round")
def findings_pdf(request: Visit, one) -> HttpResponse:
    """The findings as a PDF."""
    content = pdf(document_of(findings_now(one)), clock.now(), request.build_absolute_uri("/"))
    return HttpResponse(content, content_type="application/pdf", headers=attached("self-assessments.pdf"))


@may("self_assessments.see_round")
def differences(request: Visit, one) -> HttpResponse:
    """What answers were held to be beside what was said."""
    about = {"one": one, "found": compared(one), "crumbs": crumbs(Crumb(one.name, round_address(one)))}
    return render(request, "self_assessments/differences.html", about)


def findings_now(one) -> Findings:
    return together.findings_of(one, rounds.round_before(one))


def document_of(found: Findings) -> Document:
    """The findings as a document."""
    one = found.one
    return Document(
        title="What organisations say of their own safeguarding",
        subtitle=one.name,
        meta=(
            ("Partnership", one.partnership.name), ("Questions", f"{found.questions.title}, {one.edition}"),
            ("Due by", day(one.due)), ("As known on", day(clock.today())),
        ),
        blocks=(
            Heading(1, "Who answered"), Paragraph.of(answered_sentence(found)), answered_table(found),
            *(least(found) if found.tallies else ()), *(sections(found) if found.tallies else ()),
        ),
    )  # fmt: skip


def answered_sentence(found: Findings) -> str:
    """How many came in, and who is left out of what follows."""
    received, invited = sum(found.received.values()), sum(found.invited.values())
    said = f"{received} of {invited} organisations that were asked handed in a signed self-assessment. None is named."
    if not found.tallies:
        return f"{said} They are too few to say what they answered without saying it of one of them."
    if found.shown.left_out:
        said += (
            f" The answers of {found.shown.left_out} are left out of what follows: with fewer than {FEWEST_TOGETHER} "
            "of a kind an answer could be known for one of them."
        )
    return said


def answered_table(found: Findings) -> Table:
    rows = tuple(
        (label(kind), str(found.invited[kind]), str(number), shown(percentage(number, found.invited[kind])))
        for kind, number in found.received.items()
    )
    heads = (Column("Kind of organisation"), Column("Asked", True), Column("Handed in", True), Column("Rate", True))
    return Table("How many answered", heads, rows)


def least(found: Findings) -> Iterator[Block]:
    """What fewest have in place, under its section."""
    yield Heading(1, "What fewest have fully in place")
    yield Paragraph.of("These are where training, advice and shared materials would help most.")
    for section, items in together.gaps_by_section(found.questions, found.tallies):
        yield Heading(2, section.title)
        yield BulletList(tuple((Paragraph.of(f"{item.text} {shown(each.share)} have it."),) for item, each in items))


def sections(found: Findings) -> Iterator[Block]:
    """Each section: by kind of organisation, then by question beside the round before."""
    yield Heading(1, "What they answered")
    yield Paragraph.of("Shares are of those a question applies to: those that say it is fully in place.")
    yield by_kind_table(found)
    for section in found.questions.sections:
        items = [item for item in section.items if item.key in found.tallies]
        if items:
            yield Heading(2, section.title)
            yield questions_table(found, items)


def questions_table(found: Findings, items) -> Table:
    heads = (Column("Question"), Column("In place", True), *before_column(found))
    rows = tuple((item.text, cell(found.tallies[item.key]), *before_cell(found, item.key)) for item in items)
    return Table("How many have it fully in place", heads, rows)


def by_kind_table(found: Findings) -> Table:
    kept = [section for section in found.questions.sections if found.section_of(section, found.tallies).judged]
    heads = tuple(Column(label(kind) if kind else OTHERS, True) for kind in found.by_kind)
    rows = tuple(
        (section.title, *(cell(found.section_of(section, each)) for each in found.by_kind.values()),
         cell(found.section_of(section, found.tallies)))
        for section in kept
    )  # fmt: skip
    return Table("Answers fully in place, by part", (Column("Part"), *heads, Column("All", True)), rows)


def before_column(found: Findings) -> tuple[Column, ...]:
    return (Column(found.earlier.name, True),) if found.earlier else ()


def before_cell(found: Findings, key: str) -> tuple[str, ...]:
    return (cell(found.before.get(key, Tally())),) if found.earlier else ()


def cell(tally: Tally) -> str:
    return shown(tally.share)


def shown(share) -> str:
    return "–" if share is None else f"{share}%"


def label(kind: str) -> str:
    return str(OrganisationKind(kind).label)
