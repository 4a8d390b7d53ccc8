import io
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from lineofsight.core.documents import pdf as writer
from lineofsight.core.documents import tree
from lineofsight.core.documents.pdf import DocumentRefused, pdf
from lineofsight.core.documents.tree import Document, Heading, Paragraph
from tests.documents.outputs import pdf_tags
from tests.documents.sample import SAMPLE, SOURCE
from tests.documents.strategies import documents

pytestmark = pytest.mark.once
MADE = datetime(2019, 6, 14, 12, tzinfo=UTC)
SITE = "https://example.org"
TITLES = st.just("Title")
TYPST = st.text(alphabet=st.sampled_from("#$*_`\\\"'@<>[]{}()=-+/~^&%;:.,!? \n\tab1"), max_size=12)


def opened(document, site=SITE):
    return PdfReader(io.BytesIO(pdf(document, MADE, site)))


def words(reader):
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def addresses(reader):
    notes = (note.get_object() for page in reader.pages for note in page.get("/Annots", ()))
    return {note["/A"]["/URI"] for note in notes if "/URI" in note.get("/A", {})}


@pytest.fixture(scope="module")
def sample():
    return opened(SAMPLE)


def test_the_words_and_values_are_there(sample):
    said = words(sample)
    for text in ("Sample report 2018/19", "A made-up town", "Covers: 1 April 2018", "24,629", "9,509", "38.6%",
                 "14.3%", "Made-up Duty Team", "not returned", "A note to readers", "Shares are rounded",
                 "3. First"):  # fmt: skip
        assert text in said


def test_it_is_tagged_titled_dated_and_has_a_language(sample):
    root = sample.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert sample.metadata.title == "Sample report 2018/19"
    assert sample.metadata.creation_date == MADE
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


def test_only_our_font_is_in_it(sample):
    fonts = [font.get_object() for page in sample.pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        assert re.fullmatch(r"/[A-Z]{6}\+SourceSans3-(Regular|(Semibold)?It|Semibold)(-Identity-H)?", font["/BaseFont"])
        described = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & described.keys()


def test_headings_tables_lists_and_quotes_are_what_they_are(sample):
    assert [one["/T"] for one in pdf_tags(sample, "/H1")] == [
        "Contents", "The Front Door", "What difference did it make?", "The numbers behind the charts",
        "Where the figures come from",
    ]  # fmt: skip
    assert [one["/T"] for one in pdf_tags(sample, "/H2")] == ["Who contacts us"]
    headers = pdf_tags(sample, "/TH")
    assert len(headers) == 4 + 2
    assert all(one["/A"][0]["/Scope"] == "/Column" for one in headers)
    for name in ("/Title", "/TOC", "/BlockQuote", "/Em", "/Strong"):
        assert len(pdf_tags(sample, name)) >= 1, name
    assert len(pdf_tags(sample, "/LI")) == 4


def test_a_chart_says_in_words_what_it_shows_and_its_numbers_are_at_the_end(sample):
    assert [one["/Alt"] for one in pdf_tags(sample, "/Figure")] == ["Are contacts rising? Yes, by 14.4%."]
    assert "The numbers are on page" in words(sample)
    assert "Contacts by year" in words(sample)


def test_figures_and_links_lead_where_they_should(sample):
    assert addresses(sample) == {"https://example.org/figures/front_door.contacts/", "https://example.org/a"}
    assert addresses(opened(SAMPLE, "")) == {"https://example.org/a"}


def test_an_unsafe_address_is_printed_and_not_linked():
    reader = opened(Document("T", blocks=(Paragraph((tree.Link("here", "javascript:alert(1)"),)),)))
    assert "here" in words(reader)
    assert not addresses(reader)


def test_a_source_is_printed_once_and_numbered_where_it_is_used(sample):
    said = words(sample)
    assert said.count(SOURCE) == 1
    assert re.search(r"There were 24,629 contacts, of which 9,509 ?\[1\] from police; 21,534 ?\[2\]", said)


def test_a_long_table_repeats_its_header_on_every_page():
    columns = (tree.Column("Year heading"), tree.Column("Contacts", True))
    reader = opened(Document("T", blocks=(tree.Table("c", columns, (("2018/19", "1"),) * 120),)))
    assert len(reader.pages) > 2
    assert all("Year heading" in page.extract_text() for page in reader.pages)


def test_pages_are_numbered():
    reader = opened(Document("T", blocks=(Paragraph.of("word " * 3000),)))
    assert len(reader.pages) > 1
    for number, page in enumerate(reader.pages, 1):
        assert f"Page {number} of {len(reader.pages)}" in page.extract_text()


@pytest.mark.parametrize(("headings", "contents"), [(2, False), (3, True)])
def test_contents_come_with_three_headings(headings, contents):
    document = Document("T", blocks=tuple(Heading(1, f"Part {n}") for n in range(headings)))
    assert ("Contents" in words(opened(document))) is contents


def test_a_chart_without_points_says_so():
    empty = tree.Chart("Title", "Sentence.", (), "", "", tree.Table("c", (tree.Column("a"),), ()))
    assert "There are no values to draw." in words(opened(Document("T", blocks=(empty,))))


def test_levels_that_skip_are_closed_up():
    reader = opened(Document("T", blocks=(Heading(3, "a"), Heading(4, "b"), Heading(2, "c"))))
    levels = [(name, one["/T"]) for name in ("/H1", "/H2", "/H3") for one in pdf_tags(reader, name)]
    assert levels == [("/H1", "Contents"), ("/H1", "a"), ("/H2", "b"), ("/H2", "c")]


def test_the_same_document_and_time_give_the_same_bytes():
    assert pdf(SAMPLE, MADE, SITE) == pdf(SAMPLE, MADE, SITE)
    assert pdf(SAMPLE, MADE, SITE) != pdf(SAMPLE, MADE.replace(day=15), SITE)


@settings(max_examples=25)
@given(documents(TYPST, TITLES))
def test_no_text_is_taken_for_an_instruction(document):
    typed = '#panic("no") $x$ *b* _i_ `c` [l] @r <l> \\ // = - + / ~ #import "x"'
    reader = opened(replace(document, blocks=(*document.blocks, Paragraph.of(typed))))
    assert typed in words(reader)


@settings(max_examples=25)
@given(documents(titles=TITLES))
def test_any_document_is_made_or_refused_with_a_sentence(document):
    try:
        assert pdf(document, MADE).startswith(b"%PDF-")
    except DocumentRefused as refusal:
        assert re.match(r"The font of the PDF has no sign for “.+\.$", str(refusal), re.DOTALL)  # noqa: PT017


@pytest.mark.parametrize(
    ("document", "says"),
    [
        (Document(""), "has no title"),
        (Document(" \n"), "has no title"),
        (Document("T", "English"), "“English” is not a language"),
        (Document("T", blocks=(Paragraph.of("Thanks 😀 مرحبا"),)), "no sign for “😀”, “ا”"),
    ],
)
def test_what_cannot_be_printed_is_refused_with_a_reason(document, says):
    with pytest.raises(DocumentRefused, match=says):
        pdf(document, MADE)


def test_a_time_without_a_zone_is_a_mistake():
    with pytest.raises(ValueError, match="time zone"):
        pdf(SAMPLE, datetime(2019, 6, 14))


def test_a_missing_font_is_refused_and_not_replaced(monkeypatch, tmp_path):
    (tmp_path / "fonts").mkdir()
    monkeypatch.setattr(writer, "DATA", tmp_path)
    with pytest.raises(DocumentRefused, match="font Source Sans 3 is missing"):
        writer.fonts.__wrapped__()


def test_the_font_comes_with_its_licence_and_is_small():
    fonts = writer.DATA / "fonts"
    assert "SIL Open Font License" in (fonts / "LICENSE.md").read_text(encoding="utf-8")
    assert sum(file.stat().st_size for file in fonts.iterdir()) < 2_000_000
