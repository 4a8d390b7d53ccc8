import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from markupsafe import Markup

from lineofsight.core.documents import tree
from lineofsight.core.documents.html import html, html_blocks
from lineofsight.core.documents.tree import Document, Heading, Link, Paragraph, Placed
from tests.documents.sample import SAMPLE
from tests.documents.strategies import documents

pytestmark = pytest.mark.once
PICTURE = Markup("<svg></svg>")
EMPTY = {"br", "hr"}
TAGS = {
    "article", "h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "blockquote", "div", "table", "caption",
    "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "details", "summary", "span", "a", "em", "strong",
    "code", "br", "hr", "dl", "dt", "dd", "svg",
}  # fmt: skip
ATTRIBUTES = {"class", "id", "href", "title", "lang", "start", "scope", "role", "aria-label", "tabindex"}


class Strict(HTMLParser):
    """A parser that objects to anything left open, unknown or leading where it may not."""

    def __init__(self, text):
        super().__init__()
        self.open, self.ids, self.words = [], [], []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        assert tag in TAGS
        assert {name for name, _ in attrs} <= ATTRIBUTES
        named = dict(attrs)
        assert re.match(r"https?://|mailto:|[^:]*$|[^:]*[/?#]", named.get("href", ""))
        self.ids += [named["id"]] if "id" in named else []
        self.open += [] if tag in EMPTY else [tag]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)

    def handle_comment(self, data):
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def drawn(*blocks, shift=0):
    return str(html_blocks(blocks, lambda chart: PICTURE, shift))


@given(documents())
def test_no_text_can_break_the_html(document):
    page = Strict(html(document, lambda chart: PICTURE))
    assert len(page.ids) == len(set(page.ids))
    assert not any(re.search(r"\s", one) or not one for one in page.ids)


def test_words_reach_the_page_as_they_are():
    nasty = '<script>alert("1")</script> & \'\x00'
    page = Strict(drawn(Paragraph.of(nasty), Paragraph((Placed("a.b", "number", nasty, "/x", nasty),))))
    assert "".join(page.words) == nasty.replace("\x00", "") * 2


def test_the_sample_has_its_parts():
    page = str(html(SAMPLE, lambda chart: PICTURE, 1))
    assert page.startswith('<article class="los-document" lang="en-GB"><h2 class="govuk-heading-l" id="sample-report')
    assert '<h3 class="govuk-heading-m" id="door">The Front Door</h3>' in page
    assert '<dt class="govuk-summary-list__key">Covers</dt>' in page
    assert '<ol class="govuk-list govuk-list--number" start="3"><li>First</li><li>Second</li></ol>' in page
    assert '<p class="govuk-body govuk-!-font-weight-bold">Correction</p>' in page
    assert "los-note--correction" in page


def test_a_figure_can_be_followed_to_its_source():
    assert drawn(Paragraph((Placed("a.b", "number", "24,629", "/f/", "A return"),))) == (
        '<p class="govuk-body"><a class="los-figure" href="/f/" title="A return">24,629</a></p>'
    )
    assert '<span class="los-figure">7</span>' in drawn(Paragraph((Placed("a.b", "number", "7"),)))


@pytest.mark.parametrize("href", ["javascript:alert(1)", "//example.org", "data:text/html,x"])
def test_an_unsafe_address_is_not_linked(href):
    written = drawn(Paragraph((Link("here", href), Placed("a.b", "number", "7", href))))
    assert "href" not in written
    assert "here" in written


def test_a_table_says_what_its_headers_are():
    columns = (tree.Column("Year"), tree.Column("Contacts", True))
    written = drawn(tree.Table("By year", columns, (("2018/19", "24,629"),), "A return", ("A note.",)))
    assert '<caption class="govuk-table__caption govuk-table__caption--s">By year</caption>' in written
    assert '<th scope="col" class="govuk-table__header govuk-table__header--numeric">Contacts</th>' in written
    assert '<th scope="row" class="govuk-table__header">2018/19</th>' in written
    assert '<td class="govuk-table__cell govuk-table__cell--numeric">24,629</td>' in written
    assert [words.split("<")[0] for words in written.split('los-source">')[1:]] == ["A note.", "Source: A return"]
    assert "los-scroll" not in written


def test_a_wide_table_scrolls_by_itself_and_can_be_reached_by_keyboard():
    written = drawn(tree.Table("Wide", tuple(tree.Column(str(n)) for n in range(5)), ()))
    assert '<div class="los-scroll" role="region" aria-label="Wide" tabindex="0"><table' in written


def test_a_chart_is_drawn_by_the_caller_and_always_has_its_table():
    chart = next(block for block in SAMPLE.blocks if isinstance(block, tree.Chart))
    asked = []
    written = html_blocks((chart,), lambda one: asked.append(one) or PICTURE)
    assert asked == [chart]
    assert "<svg></svg>" in written
    assert re.search(r"<details.*<table.*Contacts by year.*24,629.*</table>.*</details>", written)
    assert "Yes, by 14.4%." in written


def test_a_picture_that_is_not_safe_html_is_escaped():
    chart = next(block for block in SAMPLE.blocks if isinstance(block, tree.Chart))
    assert "&lt;svg&gt;" in html_blocks((chart,), lambda one: "<svg>")


def test_heading_ids_are_unique_and_levels_stop_at_six():
    written = drawn(Heading(1, "Same"), Heading(1, "Same"), Heading(4, "!?"), Heading(2, "x", "Same"), shift=3)
    assert re.findall(r'<h(\d)[^>]* id="([^"]*)"', written) == [
        ("4", "same"), ("4", "same-2"), ("6", "part"), ("5", "Same"),
    ]  # fmt: skip


def test_the_document_says_its_language():
    assert '<article class="los-document" lang="cy">' in html(Document("T", "cy"), lambda chart: PICTURE)
