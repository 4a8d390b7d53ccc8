import json
from pathlib import Path

import pytest
from hypothesis import given

from lineofsight.core.documents import tree
from lineofsight.core.documents.tree import NotADocument, from_json, to_json
from tests.documents.sample import SAMPLE
from tests.documents.strategies import documents

pytestmark = pytest.mark.once
HEADING = {"type": "heading", "level": 1, "text": "x"}
KEPT = Path(__file__).parent / "kept_version_1.json"


@given(documents())
def test_any_document_comes_back_equal_through_json(document):
    assert from_json(json.loads(json.dumps(to_json(document)))) == document


def test_a_document_kept_in_version_1_still_reads_and_writes_the_same():
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    assert from_json(kept) == SAMPLE
    assert to_json(SAMPLE) == kept


def test_a_field_a_later_version_added_may_be_missing():
    kept = to_json(tree.Document("T", blocks=(tree.NumberedList(()),)))
    del kept["blocks"][0]["start"], kept["subtitle"]
    assert from_json(kept) == tree.Document("T", blocks=(tree.NumberedList(()),))


@pytest.mark.parametrize(
    ("kept", "says"),
    [
        (None, "not a document in version 1"),
        ({"version": 2, "type": "document", "title": "T"}, "not a document in version 1"),
        ({"version": 1, "type": "paragraph", "inlines": []}, "Expected document"),
        ({"version": 1, "type": "document"}, "lacks its title"),
        ({"version": 1, "type": "document", "title": 3}, "Expected str"),
        ({"version": 1, "type": "document", "title": "T", "colour": "red"}, "has no colour"),
        ({"version": 1, "type": "document", "title": "T", "blocks": [{"type": "text"}]}, "Expected heading"),
        ({"version": 1, "type": "document", "title": "T", "blocks": [{"type": "script"}]}, "Expected heading"),
        ({"version": 1, "type": "document", "title": "T", "blocks": "x"}, "Expected tuple"),
        ({"version": 1, "type": "document", "title": "T", "meta": [["a"]]}, "Expected 2 values"),
        ({"version": 1, "type": "document", "title": "T", "blocks": [dict(HEADING, level=True)]}, "Expected int"),
        ({"version": 1, "type": "document", "title": "T", "blocks": [dict(HEADING, level=7)]}, "level 1, 2, 3 or 4"),
    ],
)
def test_what_is_not_a_document_is_refused_with_a_reason(kept, says):
    with pytest.raises(NotADocument, match=says):
        from_json(kept)


@pytest.mark.parametrize(
    "make",
    [
        lambda: tree.Heading(0, "x"),
        lambda: tree.Heading(5, "x"),
        lambda: tree.Heading(1, " \n\x00"),
        lambda: tree.Table("c", (), ()),
        lambda: tree.Table("c", (tree.Column("a"), tree.Column("b")), (("only one",),)),
        lambda: tree.Point("a", "1,000", "1,000"),
        lambda: tree.Point("a", "NaN", "?"),
        lambda: tree.Chart("t", "s", (), "", "", tree.Table("c", (tree.Column("a"),), ()), target="high"),
        lambda: tree.Note("Two words", "t", ()),
    ],
)
def test_a_node_that_makes_no_sense_cannot_be_made(make):
    with pytest.raises(NotADocument):
        make()


def test_the_words_of_inlines_are_plain_text():
    inlines = (tree.Text("a "), tree.Strong((tree.Emphasis((tree.Link("b", "/b"),)),)), tree.Break(), tree.Code("c"))
    assert tree.plain(inlines) == "a b c"
