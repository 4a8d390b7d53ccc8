"""The whole report as one document: sources numbered alike on page and paper, caveats once."""

from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.documents import tree
from lineofsight.core.documents.press import pressed
from lineofsight.lead.annual_report.selectors.composing import compose, numbered, source_numbers
from lineofsight.lead.annual_report.tests.factories import YEAR, contacts_known, known, section_of, started, written

FOOTNOTES = st.lists(st.sampled_from("ABCDE"), max_size=12)


def placed(note):
    return tree.Placed("a.b", "number", note.lower(), "", note)


def document(notes):
    return tree.Document("T", blocks=tuple(tree.Paragraph((tree.Text("x "), placed(note))) for note in notes))


@given(FOOTNOTES)
def test_sources_are_numbered_in_the_order_they_are_met_and_each_once(notes):
    assert source_numbers(document(notes)) == {note: n for n, note in enumerate(dict.fromkeys(notes), start=1)}


@given(FOOTNOTES)
def test_each_figure_leads_to_its_source_and_nothing_else_changes(notes):
    before = document(notes)
    after = numbered(before, source_numbers(before))
    hrefs = [block.inlines[1].href for block in after.blocks]
    assert hrefs == [f"#source-{pressed(before)['sources'].index(note) + 1}" for note in notes]
    assert [tree.plain(block.inlines) for block in after.blocks] == [tree.plain(b.inlines) for b in before.blocks]


def test_a_report_is_its_sections_in_order_and_then_what_to_bear_in_mind(world):
    contacts_known(world)
    report = started(world)
    written(world, section_of(report), "## A part\n\nWe took {front_door.contacts}.")
    composed = compose(report)
    headings = [block for block in composed.document.blocks if isinstance(block, tree.Heading)]
    assert [(h.level, h.text) for h in headings] == [
        (1, "What we did"), (2, "A part"), (1, "How well it worked"), (1, "Read the figures with this in mind"),
    ]  # fmt: skip
    assert len({h.ref for h in headings}) == len(headings)


def test_each_caveat_prints_once_however_often_its_figure_is_placed(world):
    known(world, "front_door.contacts", YEAR, value=24629, comment="Two more than the outcomes.")
    known(world, "front_door.contacts", YEAR, value=9509, breakdown="source=police")
    report = started(world)
    text = "{front_door.contacts}, {front_door.contacts breakdown=source=police}, {front_door.contacts}"
    written(world, section_of(report), text)
    written(world, section_of(report, "how_effective"), text)
    said = [
        tree.plain(item[0].inlines)
        for block in compose(report).document.blocks
        if isinstance(block, tree.BulletList)
        for item in block.items
    ]
    assert "Two more than the outcomes." in said
    assert len(said) == len(set(said))


def test_one_source_serves_every_place_that_rests_on_the_same_values(world):
    known(world, "front_door.health_conversion", YEAR, counts=(1322, 3399), agency="Health")
    report = started(world)
    written(world, section_of(report), "{front_door.health_conversion as=share} is {front_door.health_conversion}.")
    [figure] = compose(report).figures
    assert figure["text"] == "1,322 of 3,399; 38.9%"
    assert figure["as"] == ["share", "number"]


def test_a_charts_figures_are_sources_too(world):
    contacts_known(world)
    report = started(world)
    written(world, section_of(report), "{front_door.contacts as=chart}")
    [figure] = compose(report).figures
    assert [seen["text"] for seen in figure["observations"]] == ["24,629", "21,534"]
    assert figure["period"] == "2017/18 and 2018/19"
