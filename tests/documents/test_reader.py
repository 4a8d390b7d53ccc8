import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lineofsight.core.documents import reader, tree
from lineofsight.core.documents.reader import Placement, Problem, read
from lineofsight.core.documents.tree import Heading, Paragraph, Text

pytestmark = pytest.mark.once
PERIOD = "2018-04-01/2019-03-31"
TABLE = tree.Table("c", (tree.Column("a"),), (("x",),))


def resolve(placement):
    if placement.key == "no.such":
        return Problem(placement.line, placement.column, "There is no such figure.", placement.raw)
    if placement.key == "odd.block" or placement.as_ in ("table", "chart"):
        return TABLE
    return tree.Placed(placement.key, placement.as_, "24,629")


def placed(key, as_="number"):
    return tree.Placed(key, as_, "24,629")


def sentences(text, **options):
    return [problem.sentence for problem in read(text, resolve, **options).problems]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("Plain *stressed* **strong** `code`", (Paragraph((
            Text("Plain "), tree.Emphasis((Text("stressed"),)), Text(" "), tree.Strong((Text("strong"),)), Text(" "),
            tree.Code("code"))),)),
        ("a\nb  \nc", (Paragraph((Text("a b"), tree.Break(), Text("c"))),)),
        ("## A *part*\n\n### Below", (Heading(2, "A part"), Heading(3, "Below"))),
        ("- a\n- b", (tree.BulletList(((Paragraph.of("a"),), (Paragraph.of("b"),))),)),
        ("3. a\n4. b", (tree.NumberedList(((Paragraph.of("a"),), (Paragraph.of("b"),)), 3),)),
        ("> said", (tree.Quote((Paragraph.of("said"),)),)),
        ("a\n\n---\n\nb", (Paragraph.of("a"), tree.Rule(), Paragraph.of("b"))),
        ("```\nx {a.b}\n```", (Paragraph((tree.Code("x {a.b}"),)),)),
        ("    not code", (Paragraph.of("not code"),)),
        ("<b>shown</b> &amp; <script>x</script>", (Paragraph.of("<b>shown</b> & <script>x</script>"),)),
        ("[a](/b) <https://example.org>", (Paragraph((
            tree.Link("a", "/b"), Text(" "), tree.Link("https://example.org", "https://example.org"))),)),
        ("Now **{a.b as=share}**.", (Paragraph((Text("Now "), tree.Strong((placed("a.b", "share"),)), Text("."))),)),
        ("{a.b}", (Paragraph((placed("a.b"),)),)),
        ("{a.b as=table}", (TABLE,)),
        ("- {a.b as=chart}", (tree.BulletList(((TABLE,),)),)),
        (r"\{a.b\} `{a.b}`", (Paragraph((Text("{a.b} "), tree.Code("{a.b}"))),)),
    ],
)  # fmt: skip
def test_a_text_becomes_blocks_without_problems(text, blocks):
    assert read(text, resolve) == reader.ReadResult(blocks, ())


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{a.b", "not closed"),
        ("{}", "nothing between"),
        ("{contacts}", "not the key of a figure"),
        ("{A.b}", "not the key of a figure"),
        ("{a.b when=now}", "“when” is not an option"),
        ("{a.b number}", "“number” is not an option"),
        ("{a.b as=pie}", "“pie” cannot be used for as"),
        ("{a.b as=}", "has no value"),
        ("{a.b period=2018/19}", "first day and the last day"),
        ("{a.b period=2019-03-31/2018-04-01}", "first day and the last day"),
        ("{a.b period=20180401/20190331}", "first day and the last day"),
        ("{a.b as=change from=lastyear}", "first day and the last day"),
        (f"{{a.b from={PERIOD}}}", "only goes with as=change"),
        ("{a.b earlier=said}", "“earlier” only goes with as=change"),
        ("{a.b as=change earlier=2017/18}", "Write earlier=said"),
        ("{a.b breakdown=police}", "which part"),
        ("{a.b area=x area=y}", "given twice"),
        ("{no.such}", "no such figure"),
        ("in a line {a.b as=table}", "must stand alone"),
        ("in a line {odd.block}", "must stand alone"),
        ("## {a.b}", "cannot stand in a heading"),
        ("[{a.b}](/x)", "cannot stand in a link"),
        ("![alt](x.png)", "picture cannot be put"),
        ("[a](ftp://x)", "address cannot be used"),
    ],
)
def test_what_cannot_be_used_is_reported_and_stays_as_it_was_typed(text, says):
    result = read(text, resolve)
    (problem,) = result.problems
    assert says in problem.sentence
    assert problem.line == 1
    (block,) = result.blocks
    shown = block.text if isinstance(block, Heading) else tree.plain(block.inlines)
    typed = {"[{a.b}](/x)": "{a.b}", "## {a.b}": "{a.b}"}.get(text, text)
    assert shown == typed
    assert problem.raw in text


@pytest.mark.parametrize("text", ["##", "## "])
def test_a_heading_without_words_is_reported(text):
    assert read(text, resolve).blocks == (Paragraph.of("##"),)
    assert "no words" in sentences(text)[0]


def test_a_link_in_a_heading_loses_its_address_so_it_is_reported():
    assert "link cannot stand in a heading" in sentences("## See [a](/b)")[0]


@pytest.mark.parametrize(
    ("text", "top_level", "levels", "problems"),
    [
        ("# a", 2, [2], 1),
        ("# a", 1, [1], 0),
        ("## a\n\n#### b", 2, [2, 3], 1),
        ("### a", 2, [2], 1),
        ("## a\n\n### b\n\n#### c\n\n##### d\n\n## e", 2, [2, 3, 4, 4, 2], 1),
        ("a\n=", 2, [2], 1),
    ],
)
def test_headings_start_at_the_top_level_and_skip_none(text, top_level, levels, problems):
    result = read(text, resolve, top_level)
    assert [block.level for block in result.blocks] == levels
    assert len(result.problems) == problems


def test_text_nested_too_deeply_is_not_lost_without_a_word():
    assert "nested too deeply" in sentences("> " * 60 + "lost")[0]


def test_placements_have_their_options_and_place():
    text = f"One\n\n- two {{a.b as=share\n  period={PERIOD} breakdown=dim=a=b area=E1}}\n- x\n\n> > [y {{c.d}}](/z)\n"
    raw = f"{{a.b as=share\nperiod={PERIOD} breakdown=dim=a=b area=E1}}"
    options = {"period": PERIOD, "breakdown": "dim=a=b", "area": "E1"}
    assert reader.placements(text) == (
        Placement("a.b", "share", options, 3, 7, raw),
        Placement("c.d", "number", {}, 7, 8, "{c.d}"),
    )


def test_placements_are_those_that_are_read():
    text = r"{a.b} \{c.d} `{e.f}` {g.h as=pie} {i.j as=change}"
    asked = []
    read(text, lambda placement: asked.append(placement) or Text("x"))
    assert reader.placements(text) == tuple(asked)
    assert [placement.key for placement in asked] == ["a.b", "i.j"]
    assert [(problem.line, problem.column) for problem in reader.placement_problems(text)] == [(1, 22)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Two words", 2),
        ("## One\n\n- two\n- three", 3),
        ("There were {a.b as=number area=x}, or ({c.d}) more.", 6),
        ("[one two](https://example.org/not/words) – *three*", 3),
        ("well-known can’t", 2),
        ("```\none two\n```", 2),
    ],
)
def test_words_are_counted_as_a_reader_would(text, count):
    assert reader.words(text) == count


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("There were 24,629 contacts (44.3%).", ["24,629", "44.3%"]),
        ("£1,200 was 3.5 per cent, +14 or −2 of 10", ["£1,200", "3.5 per cent", "+14", "−2", "10"]),
        ("In 2018/19, 2018-2019, 2017–18 and 2019, from 6 March 2019 to 2019-03-31 or 31/03/2019.", []),
        ("March 2019 at 9.30am, 14:30; call 0113 376 0336", []),
        ("Section 47 and section 11(2), s175, COVID-19, LS1, 1st, stage 2", []),
        ("2,019 and 2019%", ["2,019", "2019%"]),
        ("`12` {a.b area=34} [5](/6) <https://example.org/7> &#39; ![8](9)", ["5"]),
        (
            "Twelve callers, twenty-one others, two hundred and six contacts, ten per cent, fifty young people",
            ["Twelve", "twenty-one", "two hundred and six", "ten per cent", "fifty"],
        ),
        ("At sixteen or under twenty, thirty times, ten most deprived, twelve was, the twelve months, twelve less", []),
        ("per 10,000, for every 100,000, for every ten thousand children, per hundred thousand people", []),
        ("The two priorities and one child, within 12 months, in the last ten years, every five working days", []),
        ("aged 16 and 17, aged 18, under-5s, 11 to 17 year olds, 5-year-old, ages 0–4, over 18.", []),
        ("Quarter 2 of 2018, year 6, tier 3, table 4, version 2, recommendation 7, 24/7", []),
        (
            "over 300 contacts, under 40 of them, over 24,629; under 5 children; 12 months on average",
            ["300", "40", "24,629", "5", "12"],
        ),
        ("## 9 The Front Door: 10 things\n\n1. one\n2. two 3", ["10", "3"]),
    ],
)
def test_numbers_typed_by_hand_are_found(text, found):
    assert [number.raw for number in reader.numbers_typed(text)] == found


def test_a_run_of_prose_is_what_is_read_with_figures_and_numbers_in_their_places():
    first, second = reader.runs("It *took* {a.b} of\n12 [calls](/34).\n\n- `9` {c.d}\n")
    assert first == reader.Run(0, 1, f"It took {reader.PLACED} of\n12 calls.", ((1, 11),), ((13, "12"),))
    assert (second.part, second.line, second.text, second.placed) == (1, 4, f"  {reader.PLACED}", ((4, 7),))


@given(st.text(alphabet=st.sampled_from("{a.b} 12,%tenhundred\n-*`[]()"), max_size=40))
def test_runs_hold_the_numbers_that_are_typed_and_the_figures_that_are_placed(text):
    found = reader.runs(text)
    for run in found:
        assert run.text.count(reader.PLACED) == len(run.placed)
        assert all(run.text[at:].startswith(raw) for at, raw in run.typed)
    asked = [
        (p.line, p.column) for p in (*reader.placements(text), *reader.placement_problems(text)) if p.raw[0] == "{"
    ]
    assert {place for run in found for place in run.placed} <= set(asked)


def test_a_number_typed_is_found_at_its_place():
    assert reader.numbers_typed("a\n\n- b\n  {c.d} 12\n") == (reader.TypedNumber("12", 4, 9),)


@given(st.text(alphabet=st.sampled_from("{}ab.=_ \n>-*#[]()!`\\1,&;<"), max_size=40))
@example("a" * 3 + "\r\n{x")
def test_any_text_can_be_read_and_every_place_is_in_it(text):
    result = read(text, resolve)
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for found in (*result.problems, *reader.placements(text), *reader.numbers_typed(text)):
        assert 1 <= found.line <= len(rows)
        assert 1 <= found.column <= len(rows[found.line - 1]) + 1
    for placement in reader.placements(text):
        assert rows[placement.line - 1][placement.column - 1] == "{"
    assert reader.words(text) >= 0
