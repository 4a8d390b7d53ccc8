import io
import zipfile
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from docx import Document as opened_docx
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from lineofsight.core.documents import tree
from lineofsight.core.documents.docx import docx
from lineofsight.core.documents.html import html
from lineofsight.core.documents.kinds import DOCX_KIND, kind_of
from lineofsight.core.documents.pdf import DocumentRefused, pdf
from lineofsight.core.documents.plot import plot
from lineofsight.core.documents.press import pressed
from lineofsight.core.documents.tree import Document, Heading, Link, Paragraph, Placed
from tests.documents.outputs import (
    NUMBER,
    docx_own_words,
    docx_paragraphs,
    docx_text,
    html_text,
    missing,
    pdf_numbers,
    pdf_text,
    texts,
)
from tests.documents.sample import SAMPLE, SOURCE
from tests.documents.strategies import documents

pytestmark = pytest.mark.once
MADE = datetime(2019, 6, 14, 12, tzinfo=UTC)
SITE, WHO = "https://example.org", "Made-up Partnership"
TITLES = st.just("Title")


def written(document, site=SITE):
    return docx(document, MADE, site, WHO)


def opened(document, site=SITE):
    return opened_docx(io.BytesIO(written(document, site)))


def styled(document, name):
    return [one.text for one in docx_paragraphs(written(document)) if one.style.name == name]


def addresses(package):
    """Where its links out of the document lead."""
    return {one.target_ref for one in package.part.rels.values() if one.is_external}


@pytest.fixture(scope="module")
def sample():
    return opened(SAMPLE)


@settings(max_examples=150)
@given(documents(titles=TITLES))
def test_every_text_of_any_document_is_there_in_order(document):
    assert missing(texts(document), docx_text(written(document, ""))) is None


def test_a_text_left_out_or_out_of_order_would_be_noticed():
    assert missing(["one", "two"], "one  t w o") is None
    assert missing(["two", "one"], "one two") == "one"
    assert missing(["one", "three"], "one two") == "three"


@settings(max_examples=150)
@given(documents(titles=TITLES))
def test_any_document_is_a_sound_file_whose_links_lead_somewhere(document):
    package = opened(document)
    body = package.element.body
    named = [one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))]
    ids = [one.get(qn("w:id")) for one in body.iter(qn("w:bookmarkStart"))]
    anchors = {one.get(qn("w:anchor")) for one in body.iter(qn("w:hyperlink"))} - {None}
    styles = {one.style_id for one in package.styles}
    assert len(named) == len(set(named)) == len(set(ids))
    assert anchors <= set(named)
    assert {one.get(qn("w:val")) for one in body.iter(qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle"))} <= styles
    numberings = {one.get(qn("w:numId")) for one in package.part.numbering_part.element.iter(qn("w:num"))}
    assert {one.get(qn("w:val")) for one in body.iter(qn("w:numId"))} <= numberings
    assert all(one.isascii() and " " not in one for one in addresses(package))


def test_the_three_outputs_of_the_sample_say_the_same():
    made, page = written(SAMPLE), html(SAMPLE, lambda chart: Markup("<p>{}</p>").format(chart.unit))
    on_paper = pdf_text(pdf(SAMPLE, MADE, SITE), SAMPLE.title)
    assert missing(texts(SAMPLE, charts_last=False), html_text(page)) is None
    assert missing(texts(SAMPLE), on_paper) is None
    assert missing(texts(SAMPLE), docx_text(made)) is None
    own = docx_own_words(made).replace("Covers:", "Covers")
    assert Counter(own.split()) == Counter(html_text(page).split())


def test_paper_prints_no_value_that_word_does_not_but_the_scales_of_charts():
    printed, word = pdf_numbers(pdf(SAMPLE, MADE, SITE)), set(NUMBER.findall(docx_text(written(SAMPLE))))
    [chart] = [block for block in SAMPLE.blocks if isinstance(block, tree.Chart)]
    scale = {tick.text for tick in plot(chart.series, chart.target).ticks}
    counted = {"3", "4"}  # of the numbered list and the pages, which Word counts by itself
    assert printed - word <= scale | counted
    assert word <= printed


def test_it_is_known_by_its_content_as_a_word_file():
    assert kind_of(written(SAMPLE)) == DOCX_KIND


def test_every_part_of_it_is_well_formed_and_none_is_the_librarys_own(sample):
    with zipfile.ZipFile(io.BytesIO(written(SAMPLE))) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(package.read(name))
        assert not any("thumbnail" in name for name in package.namelist())
        assert b"python-docx" not in b"".join(map(package.read, package.namelist()))


def test_it_is_titled_dated_and_has_a_language_and_an_author(sample):
    said = sample.core_properties
    assert (said.title, said.author, said.language) == ("Sample report 2018/19", WHO, "en-GB")
    assert (said.created, said.modified) == (MADE, MADE)
    assert said.last_modified_by == WHO
    assert sample.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "en-GB"
    assert sample.settings.element.find(qn("w:themeFontLang")).get(qn("w:val")) == "en-GB"


def test_another_language_is_said_too():
    package = opened(Document("T", "cy"))
    assert package.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "cy"


def test_its_styles_are_words_own():
    assert styled(SAMPLE, "Title") == ["Sample report 2018/19"]
    assert styled(SAMPLE, "Subtitle") == ["A made-up town"]
    assert styled(SAMPLE, "Heading 1") == [
        "The Front Door", "What difference did it make?", "The numbers behind the charts",
        "Where the figures come from",
    ]  # fmt: skip
    assert styled(SAMPLE, "Heading 2") == ["Who contacts us"]
    assert styled(SAMPLE, "List Bullet") == ["One form is shared.", "Two"]
    assert styled(SAMPLE, "List Number") == ["First", "Second"]
    assert styled(SAMPLE, "Quote") == ["Said."]
    assert styled(SAMPLE, "Caption") == ["Contacts by source, 2018/19", "Are contacts rising?", "Contacts by year"]
    assert styled(SAMPLE, "Note Title") == ["A note to readers"]
    assert styled(SAMPLE, "Correction") == ["An earlier draft printed 14.3%."]


def test_the_contents_are_there_before_anybody_refreshes_them():
    assert styled(SAMPLE, "toc 1") == [
        "The Front Door", "What difference did it make?", "The numbers behind the charts",
        "Where the figures come from",
    ]  # fmt: skip
    assert styled(SAMPLE, "toc 2") == ["Who contacts us"]
    assert styled(Document("T", blocks=(Heading(1, "a"), Heading(1, "b"))), "toc 1") == []


def test_a_numbered_list_begins_where_it_says_and_two_lists_are_two():
    one = tree.NumberedList(((Paragraph.of("a"),),), 3)
    package = opened(Document("T", blocks=(one, replace(one, start=7))))
    starts = [each.get(qn("w:val")) for each in package.part.numbering_part.element.iter(qn("w:startOverride"))]
    assert starts == ["3", "7"]
    used = [each.get(qn("w:val")) for each in package.element.body.iter(qn("w:numId"))]
    assert len(set(used)) == 2


def test_a_table_marks_its_header_row_which_is_repeated_and_names_itself(sample):
    first = sample.tables[0]
    marked = [bool(row._tr.findall(f".//{qn('w:tblHeader')}")) for row in first.rows]
    assert marked == [True, False, False]
    assert [cell.text for cell in first.rows[0].cells] == ["Who made the contact", "Contacts", "Share", "Referrals"]
    look = first._tbl.tblPr.find(qn("w:tblLook"))
    assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")
    assert first._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Contacts by source, 2018/19"
    assert all(row._tr.findall(f".//{qn('w:cantSplit')}") for row in first.rows)


def test_a_chart_is_a_picture_that_says_in_words_what_it_shows(sample):
    [picture] = sample.inline_shapes
    assert picture._inline.docPr.get("descr") == "Are contacts rising? Yes, by 14.4%."
    drawn = [one for one in sample.part.related_parts.values() if one.content_type == "image/png"]
    assert len(drawn) == 1
    assert drawn[0].blob.startswith(b"\x89PNG")
    assert len(drawn[0].blob) > 5000  # something is on it
    assert sample.tables[1].rows[3].cells[1].text == "24,629"


def test_a_chart_without_points_says_so():
    empty = tree.Chart("Title", "Sentence.", (), "", "", tree.Table("c", (tree.Column("a"),), ()))
    package = opened(Document("T", blocks=(empty,)))
    assert "There are no values to draw." in [one.text for one in package.paragraphs]
    assert len(package.inline_shapes) == 0


def test_figures_and_links_lead_where_they_should(sample):
    assert addresses(sample) == {"https://example.org/figures/front_door.contacts/", "https://example.org/a"}
    assert addresses(opened(SAMPLE, "")) == {"https://example.org/a"}


def test_a_link_within_the_document_leads_to_its_heading(sample):
    [link] = [one for one in sample.element.body.iter(qn("w:hyperlink")) if words(one) == "the Front Door"]
    [start] = sample.element.body.xpath(f'.//w:bookmarkStart[@w:name="{link.get(qn("w:anchor"))}"]')
    assert words(start.getparent()) == "The Front Door"


def words(element):
    return "".join(one.text or "" for one in element.iter(qn("w:t")))


@pytest.mark.parametrize("href", ["javascript:alert(1)", "//example.org", "data:text/html,x"])
def test_an_unsafe_address_is_printed_and_not_linked(href):
    package = opened(Document("T", blocks=(Paragraph((Link("here", href), Placed("a.b", "number", "7", href))),)))
    assert "here7" in [one.text for one in package.paragraphs]
    assert not addresses(package)


def test_an_address_word_would_refuse_is_made_one_it_takes():
    package = opened(Document("T", blocks=(Paragraph((Link("here", "https://example.org/ä|b\u2009"),)),)))
    assert addresses(package) == {"https://example.org/%C3%A4%7Cb%E2%80%89"}


def test_each_figure_has_the_number_of_its_source_and_each_source_is_said_once():
    sources = styled(SAMPLE, "Source Entry")
    assert sources == [f"[{n}]\t{text}" for n, text in enumerate(pressed(SAMPLE)["sources"], 1)]
    assert sum(SOURCE in one for one in sources) == 1
    assert "There were 24,629 contacts, of which 9,509[1] from police; 21,534[2] the year before." in docx_text(
        written(SAMPLE)
    ).replace("\n", " ")


def test_every_page_has_the_title_and_its_number_at_its_foot(sample):
    foot = sample.sections[0].footer.paragraphs[0]
    assert foot.text.startswith("Sample report 2018/19\tPage ")
    assert [one.get(qn("w:instr")).strip() for one in foot._p.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_the_same_document_and_time_give_the_same_bytes():
    assert written(SAMPLE) == written(SAMPLE)
    assert written(SAMPLE) != docx(SAMPLE, MADE.replace(day=15), SITE, WHO)


@pytest.mark.parametrize(
    ("document", "says"),
    [(Document(""), "has no title"), (Document("T", "English"), "“English” is not a language")],
)
def test_what_cannot_be_written_is_refused_with_a_reason(document, says):
    with pytest.raises(DocumentRefused, match=says):
        written(document)


def test_a_time_without_a_zone_is_a_mistake():
    with pytest.raises(ValueError, match="time zone"):
        docx(SAMPLE, datetime(2019, 6, 14))


def test_a_long_title_is_whole_in_the_text_and_cut_where_word_allows_no_more():
    package = opened(Document("long " * 80))
    assert len(package.core_properties.title) == 255
    assert package.paragraphs[0].text == "long " * 80
