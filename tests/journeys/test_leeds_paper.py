"""The report of Leeds on paper, for Word and as a page: the same words and values in each, and a PDF anybody can hear.

The PDF is read as a screen reader reads it: by its tags.
"""

import io
from itertools import pairwise

import pytest
from pypdf import PdfReader

from lineofsight.core.documents import tree
from lineofsight.core.documents.press import CONTENTS_FROM
from lineofsight.lead.annual_report.models import Report
from lineofsight.lead.annual_report.selectors.outputs import DRAFT, Output, output_of
from lineofsight.lead.annual_report.selectors.placed import placed_figures
from lineofsight.lead.annual_report.views.files import FORMS
from tests.demonstration import db, opened
from tests.documents.outputs import (
    NUMBER,
    docx_text,
    html_text,
    missing,
    pdf_elements,
    pdf_numbers,
    pdf_tags,
    pdf_text,
    squeezed,
    texts,
)

__all__ = ["db"]
pytestmark = pytest.mark.xdist_group("demonstration")
LEVELS = ("/H1", "/H2", "/H3", "/H4")


@pytest.fixture(scope="module")
def leeds(db):
    """Leeds, open for all of a file."""
    with opened("leeds") as city:
        yield city


@pytest.fixture(scope="module")
def output(leeds) -> Output:
    return output_of(Report.objects.get(partnership=leeds, slug="2018-19"))


@pytest.fixture(scope="module")
def made(output) -> dict[str, bytes]:
    return {name: form(output) for name, form in FORMS.items()}


@pytest.fixture(scope="module")
def paper(made) -> PdfReader:
    return PdfReader(io.BytesIO(made["pdf"]))


def blocks(output, *kinds):
    return [block for block in output.document.blocks if isinstance(block, kinds)]


def test_the_three_say_the_same_words_in_the_same_order(output, made):
    wanted = list(texts(output.document))
    assert missing(wanted, docx_text(made["docx"])) is None
    assert missing(wanted, pdf_text(made["pdf"], output.document.title)) is None
    assert missing(list(texts(output.document, charts_last=False))[2:], html_text(made["html"].decode())) is None


def test_the_three_hold_the_same_values(output, made):
    values = {found for text in texts(output.document) for found in NUMBER.findall(text)}
    assert len(values) > 250
    for name, numbers in (("html", html_text(made["html"].decode())), ("docx", docx_text(made["docx"]))):
        assert values <= set(NUMBER.findall(numbers)), name
    assert values <= pdf_numbers(made["pdf"])
    assert {one["shown"] for one in placed_figures(output)} <= set(texts(output.document))


def test_each_says_that_it_is_a_draft(made):
    assert DRAFT[1] in html_text(made["html"].decode())
    assert squeezed(DRAFT[1]) in squeezed(docx_text(made["docx"]))
    assert squeezed(DRAFT[1]) in pdf_text(made["pdf"], "")


def test_the_paper_has_a_title_and_a_language_and_is_tagged(output, paper):
    root = paper.trailer["/Root"]
    assert paper.metadata.title == output.document.title
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True


def test_its_headings_are_those_of_the_report_and_no_level_is_left_out(output, paper):
    headings = pdf_tags(paper, *LEVELS)
    levels = [LEVELS.index(one["/S"]) + 1 for one in headings]
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))
    said = [(level, squeezed(one["/T"])) for level, one in zip(levels, headings, strict=True)]
    own = [(block.level, squeezed(block.text)) for block in blocks(output, tree.Heading)]
    assert len(own) >= CONTENTS_FROM
    assert said[0] == (1, "Contents")
    assert said[1 : len(own) + 1] == own
    assert [text for _, text in said[len(own) + 1 :]] == [
        squeezed("The numbers behind the charts"), squeezed("Where the figures come from"),
    ]  # fmt: skip
    assert (1, "Glossary") in own


def test_every_table_has_a_header_for_each_of_its_columns(output, paper):
    tables = [*blocks(output, tree.Table), *(chart.table for chart in blocks(output, tree.Chart))]
    tagged = pdf_tags(paper, "/Table")
    assert len(tagged) == len(tables) >= 3
    for table, tag in zip(tables, tagged, strict=True):
        headers = [one for one in pdf_elements(tag) if one["/S"] == "/TH"]
        assert len(headers) == len(table.columns), table.caption
        assert {one["/A"][0]["/Scope"] for one in headers} == {"/Column"}
        assert sum(one["/S"] == "/TR" for one in pdf_elements(tag)) == len(table.rows) + 1


def test_every_chart_says_in_words_what_it_shows(output, paper):
    charts = blocks(output, tree.Chart)
    assert len(charts) >= 2
    said = [squeezed(one["/Alt"]) for one in pdf_tags(paper, "/Figure")]
    assert len(said) == len(charts)
    for alt, chart in zip(said, charts, strict=True):
        assert squeezed(chart.title) in alt
        assert squeezed(chart.sentence) in alt


def test_its_glossary_explains_what_its_text_uses(output):
    at = output.document.blocks.index(tree.Heading(1, "Glossary", "glossary"))
    items = output.document.blocks[at + 1].items
    assert [tree.plain(item[0].inlines).split(":")[0] for item in items] == ["BME", "CDOP", "CSE", "LADO"]
