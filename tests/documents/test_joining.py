"""PDFs that others sent, put after ours: their pages, and nothing that such a file would do."""

import io

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from lineofsight.core.documents import tree
from lineofsight.core.documents.joining import joined, readable
from lineofsight.core.documents.pdf import pdf
from lineofsight.kernel import clock

pytestmark = pytest.mark.once


def ours(text: str = "Agenda") -> bytes:
    return pdf(tree.Document(title="Meeting", blocks=(tree.Heading(1, text), tree.Paragraph.of(text))), clock.now())


def bytes_of(writer: PdfWriter) -> bytes:
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def action(kind: str, **given: str) -> DictionaryObject:
    said = {NameObject(f"/{key}"): TextStringObject(value) for key, value in given.items()}
    return DictionaryObject({NameObject("/S"): NameObject(kind), **said})


def link(does: DictionaryObject, subtype: str = "/Link") -> DictionaryObject:
    where = ArrayObject([NumberObject(1)] * 4)
    return DictionaryObject({
        NameObject("/Subtype"): NameObject(subtype), NameObject("/Rect"): where, NameObject("/A"): does,
    })  # fmt: skip


def mischievous() -> bytes:
    """A page that leads somewhere, and a file that does whatever a PDF can do besides."""
    writer = PdfWriter(clone_from=io.BytesIO(ours("Ours to read")))
    page = writer.pages[0]
    page[NameObject("/AA")] = DictionaryObject({NameObject("/O"): action("/JavaScript", JS="opened()")})
    page[NameObject("/AF")] = ArrayObject([action("/EmbeddedFile", F="within.txt")])
    then = action("/URI", URI="https://ashmere.example/then")
    then[NameObject("/Next")] = action("/JavaScript", JS="followed()")
    page[NameObject("/Annots")] = ArrayObject([
        link(action("/URI", URI="https://ashmere.example/")), link(then), link(action("/Launch", F="run.exe")),
        link(action("/SubmitForm", F="https://away.example/"), "/Widget"),
    ])  # fmt: skip
    writer.root_object[NameObject("/OpenAction")] = action("/JavaScript", JS="begun()")
    writer.add_attachment("within.txt", b"A file within the file")
    return bytes_of(writer)


def locked() -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(ours()))
    writer.encrypt("a password")
    return bytes_of(writer)


def locked_otherwise() -> bytes:
    """Locked for those who hold a certificate, which nobody here does."""
    writer = PdfWriter(clone_from=io.BytesIO(ours()))
    made = bytes_of(writer)
    return made.replace(b"trailer\n<<", b"trailer\n<<\n/Encrypt << /Filter /Adobe.PubSec /V 4 >>")


def test_the_pages_of_others_stand_after_ours_each_under_its_name():
    parts = [readable(name, ours(name)) for name in ("Options", "Costs")]
    made = PdfReader(io.BytesIO(joined(ours(), parts)))
    assert [page.extract_text().split()[0] for page in made.pages] == ["Meeting"] * 3
    assert [made.pages[n].extract_text().count(name) > 0 for n, name in ((1, "Options"), (2, "Costs"))] == [True, True]
    named = {item.title: made.get_destination_page_number(item) for item in made.outline if not isinstance(item, list)}
    assert (named["Options"], named["Costs"]) == (1, 2)
    assert made.trailer["/Root"]["/Lang"] == "en-GB"
    assert made.metadata.title == "Meeting"


def test_a_file_with_nothing_after_it_is_as_it_was_made():
    made = ours()
    assert joined(made, []) == made


def test_nothing_comes_over_but_pages_and_where_their_links_lead():
    theirs = mischievous()
    made = joined(ours(), [readable("Theirs", theirs)])
    for word in (b"JavaScript", b"Launch", b"SubmitForm", b"EmbeddedFile"):
        assert (word in theirs, word in made) == (True, False)
    [note] = PdfReader(io.BytesIO(made)).pages[1]["/Annots"]
    assert note.get_object()["/A"]["/URI"] == "https://ashmere.example/"


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.7 an audit", ours()[:400], b"%PDF-1.7\ntrailer<</Root 1 0 R>>", locked(), locked_otherwise()],
    ids=["empty", "a name only", "cut short", "no pages", "locked", "locked otherwise"],
)  # fmt: skip
def test_what_cannot_be_read_is_not_joined(content):
    assert readable("Theirs", content) is None
