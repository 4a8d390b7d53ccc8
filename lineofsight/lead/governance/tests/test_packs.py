"""Packs: what is private stands in the full pack and in no public one. Minutes as PDF and as Word."""

import io

import pytest
from django.core.files.base import ContentFile
from docx import Document
from pypdf import PdfReader

from lineofsight.core.documents import tree
from lineofsight.core.documents.pdf import pdf
from lineofsight.core.trail.models import Entry
from lineofsight.kernel import clock
from lineofsight.lead.governance.services import agendas, meetings, minuted, papers
from lineofsight.lead.governance.tests import factories
from lineofsight.lead.governance.tests import meetings as made

# Words that stand nowhere else.
SECRET = ("Quagga", "Zyzzyva", "Xylograph", "Wombatry")


def words_of(answer) -> str:
    assert answer["Content-Type"] == "application/pdf"
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)


@pytest.fixture
def meeting(world):
    """One public and one private paper of a public item, and a private item with a paper."""
    made_one = made.planned(world)
    item, hidden = made.item(world, made_one), made.item(world, made_one, SECRET[0], private=True)
    for on, title, text, private in (
        (item, "Options", "Two ways to go on", False),
        (item, SECRET[1], f"Costs named {SECRET[2]}", True),
        (hidden, "In a private item", f"Marked public by mistake: {SECRET[3]}", False),
    ):
        papers.give_paper(world.lead, paper=made.paper(world, on, title, private=private), text=text)
    return made_one


def test_no_word_of_a_private_paper_or_item_stands_in_the_public_pack(world, meeting):
    client = world.client("chair")
    full = words_of(client.get(f"/ashmere/meetings/{meeting.ref}/pack.pdf"))
    public = words_of(client.get(f"/ashmere/meetings/{meeting.ref}/public-pack.pdf"))
    assert [word for word in SECRET if word not in full] == []
    assert [word for word in SECRET if word in public] == []
    for said in ("Two ways to go on", "1 item is not public", "1 paper of this item is not public"):
        assert said in public


def test_a_paper_made_private_leaves_the_public_pack_with_the_next_one_made(world, meeting):
    paper = meeting.items.first().papers.get(title="Options")
    address = f"/ashmere/meetings/{meeting.ref}/public-pack.pdf"
    assert "Two ways" in words_of(world.client("chair").get(address))
    papers.classify_paper(world.manager, paper=paper, private=True)
    assert "Two ways" not in words_of(world.client("chair").get(address))


def test_a_paper_that_is_not_here_is_named_in_the_pack(world):
    meeting = made.waiting(world)
    assert "Not here when this pack was made" in words_of(
        world.client("manager").get(f"/ashmere/meetings/{meeting.ref}/pack.pdf")
    )


def test_minutes_are_read_once_they_are_drafted_as_pdf_and_as_word(world):
    body = factories.executive(world)
    factories.held(world, factories.seat(world, body, "Police", title="Adviser", kind="adviser"), "police")
    meeting = made.held(world, body)
    made.decided(world, meeting, dissent="The police, because of its cost")
    minuted.declare_interest(world.manager, meeting=meeting, who="Con Constable", what="A board", dealt_with="noted")
    place = f"/ashmere/meetings/{meeting.ref}/minutes"
    member = world.client("police")
    assert member.get(f"{place}.pdf").status_code == 404
    assert world.client("manager").get(f"{place}.pdf").status_code == 200
    meetings.draft_minutes(world.manager, meeting=meeting)
    said = words_of(member.get(f"{place}.pdf"))
    word = Document(io.BytesIO(member.get(f"{place}.docx").content))
    text = " ".join(p.text for p in word.paragraphs)
    for expected in ("They asked what it costs", "To adopt the neglect strategy", "because of its cost", "Gia Guest"):
        assert expected in " ".join(said.split())
        assert expected in text


def test_a_dropped_item_stands_in_no_pack(world, meeting):
    agendas.drop_item(world.manager, item=meeting.items.first())
    full = words_of(world.client("manager").get(f"/ashmere/meetings/{meeting.ref}/pack.pdf"))
    assert "Two ways to go on" not in full


def test_papers_that_came_as_pdfs_stand_at_the_end_of_the_packs_they_may_stand_in(world, meeting):
    item = meeting.items.first()
    for title, private in (("Audit of files", False), (f"Legal advice {SECRET[2]}", True)):
        asked = made.paper(world, item, title, private=private)
        papers.give_paper(world.lead, paper=asked, upload=ContentFile(pdf_saying(f"Inside {title}"), name="paper.pdf"))
    before = opened()
    full, public = (
        words_of(world.client("chair").get(f"/ashmere/meetings/{meeting.ref}/{name}.pdf"))
        for name in ("pack", "public-pack")
    )
    assert "Its pages stand at the end of this pack" in " ".join(full.split())
    assert ("Inside Audit of files" in full, f"Inside Legal advice {SECRET[2]}" in full) == (True, True)
    assert ("Inside Audit of files" in public, SECRET[2] in public) == (True, False)
    assert opened() == before + 3, "who opened which file stands on the trail"


def test_a_pdf_that_cannot_be_read_is_named_in_the_pack_as_a_file_beside_it(world, meeting):
    asked = made.paper(world, meeting.items.first(), "Cut short")
    papers.give_paper(world.lead, paper=asked, upload=ContentFile(b"%PDF-1.7 an audit", name="cut-short.pdf"))
    full = words_of(world.client("chair").get(f"/ashmere/meetings/{meeting.ref}/pack.pdf"))
    assert "It is a file of its own beside this pack: cut-short.pdf" in " ".join(full.split())


def pdf_saying(text: str) -> bytes:
    return pdf(tree.Document(title=text, blocks=(tree.Paragraph.of(text),)), clock.now())


def opened() -> int:
    return Entry.objects.filter(event="documents.open_file").count()
