"""The report of Leeds on 2018/19: every figure followed to what was published, and every reckoning done again.

What was published is read here from the demonstration's own files, and reckoned with by this file's own arithmetic: the
product's is what is tested.
"""

import re
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal

import pytest

from lineofsight.core.documents import tree
from lineofsight.core.insight.figures import Figure
from lineofsight.journeys.demonstration.drafts import LEEDS, PASSAGES
from lineofsight.journeys.demonstration.leeds import named_whole, places, published
from lineofsight.kernel.periods import Period
from lineofsight.lead.annual_report.models import Report
from lineofsight.lead.annual_report.rules.findings import NOTE
from lineofsight.lead.annual_report.selectors.composing import CAVEATS, compose, read_report
from lineofsight.lead.annual_report.selectors.reading import Reading
from lineofsight.lead.annual_report.selectors.uses import Use
from tests.demonstration import db, leeds

__all__ = ["db", "leeds"]
pytestmark = pytest.mark.xdist_group("demonstration")

CITY = "E08000035"
# The sentences of each passage stand under these headings, in the order in which the partnership told of them.
PASSAGES_IN_ORDER = (
    "The Front Door", "Children on plans", "Children looked after", "Children who go missing",
    "Children who are exploited", "Health", "Training", "Allegations against people who work with children",
    "Education", "Secure settings", "When a child dies",
)  # fmt: skip
# Parts that do not make their whole: how much is left over, and the words that say so.
LEFT_OVER = {
    ("front_door.contacts", "outcome"): (156, "leave one hundred and fifty-six contacts over"),
    ("front_door.contacts_share", "source"): (Decimal("38.62"), "Police made"),
    ("front_door.referrals", "source"): (2450, "others sent the rest"),
    ("early_help.outcomes", "kind"): (-20, "twenty more together than the families there were"),
    ("protection.plans_by_age", "age"): (Decimal("32.4"), "the rest were between"),
    ("exploitation.missing_share", "status"): (5, "The other five per cent are not described"),
    ("exploitation.cse_open", "plan"): (80, "what the others had is not printed"),
    ("exploitation.cse_share", "level"): (8, "for the other eight per cent no level is printed"),
    ("crime.serious_sexual_offences", "offence"): (116, "the other one hundred and sixteen offences are not described"),
    ("health.ed_mental_health", "reason"): (
        284,
        "for the other two hundred and eighty-four attendances no reason is printed",
    ),
    ("education.cme_referrals", "kind"): (4, "four fewer together than the total"),
    ("deaths.neonatal_categories", "category"): (7, "other causes make up the rest"),
    ("deaths.older_ages", "age"): (40, "the others were older"),
    ("deaths.older_categories", "category"): (33, "the rest had others"),
}
CHANGE = re.compile(r"(up|down) ([\d,.]+)(%| percentage points?) from ([\d,.]+)%?(.*)")


@pytest.fixture
def report(leeds) -> Report:
    return Report.objects.get(partnership=leeds, slug="2018-19")


@pytest.fixture
def readings(report) -> list[Reading]:
    return [reading for _, reading in read_report(report)]


@pytest.fixture
def uses(readings) -> list[Use]:
    return [use for reading in readings for use in reading.uses]


def thing(figure: Figure) -> tuple:
    """What a figure is of: indicator, period, area and part."""
    return figure.indicator.key, figure.period, figure.observation.area, figure.breakdown


@pytest.fixture(scope="module")
def printed() -> dict[tuple, dict]:
    """What was published, by what it is of and who said it."""
    return {
        (each["indicator"], Period.parse(each["period"]), each.get("area", CITY), each.get("breakdown", ""),
         each["source"]): each
        for each in published()["value"]
    }  # fmt: skip


def of(figure: Figure, printed: dict[tuple, dict]) -> dict:
    """What was published of a figure."""
    return printed[*thing(figure), figure.observation.source.name]


def exact(figure: Figure, printed: dict[tuple, dict]) -> Decimal:
    """A figure's value, from what was published: its counts where they are printed, else the value."""
    told = of(figure, printed)
    if "numerator" in told and "denominator" in told:
        scale = {"percentage": 100, "rate": 10_000}[figure.indicator.kind]
        return Decimal(told["numerator"]) / Decimal(told["denominator"]) * scale
    return Decimal(told.get("value") or told["numerator"])


def rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def number(text: str) -> Decimal:
    return Decimal(text.replace(",", "").rstrip("%"))


def placed(uses: list[Use], *kinds: str) -> list[Use]:
    return [use for use in uses if use.placement.as_ in kinds]


def test_there_are_as_many_distinct_figures_as_a_yearly_report_has(uses):
    """Distinct: by indicator, period, area and breakdown."""
    everywhere = {thing(figure) for use in uses for figure in use.figures}
    sentences = {thing(figure) for use in placed(uses, "number", "share", "change") for figure in use.figures}
    reckoned = {(use.placement.as_, *map(thing, use.figures)) for use in placed(uses, "share", "change")}
    assert len(everywhere) >= 120
    assert len(sentences) >= 60
    assert len(reckoned) >= 30
    assert {use.area for use in uses} == {"", "West Yorkshire", "England"}


def test_nothing_must_be_put_right_and_no_number_is_typed_by_hand(readings):
    assert [problem.title for reading in readings for problem in reading.problems] == []
    assert [reading.typed for reading in readings if reading.typed] == []


# What is left to ask whoever writes it in Leeds: a share that its own count does not give, one that the report cut off
# and a rate of two years before that it printed otherwise. Nobody answers these in the name of a real body.
ASKED = (
    "“People living in England's most deprived tenth”, 31 March 2019.",
    "“Contacts that became referrals”, 2018/19.",
    "“Children on a child protection plan per 10,000 children”, 31 March 2017.",
)


def test_only_what_an_author_would_want_to_know_is_asked_and_nobody_answers_for_leeds(readings):
    assert tuple(asked.title for reading in readings for asked in reading.questions) == ASKED
    assert [asked.title for reading in readings for asked in reading.explained] == []


def test_every_caveat_of_a_figure_is_noted_beside_its_first_use_and_prints_with_the_report(readings, uses, report):
    said = {figure.observation.comment for use in uses for figure in use.figures} - {""}
    noted = {found.body for reading in readings for found in reading.findings if found.kind == NOTE}
    *_, caveats = (block for block in compose(report).document.blocks if isinstance(block, tree.Heading))
    assert caveats.text == CAVEATS
    assert noted == said


def test_every_text_is_a_section_and_the_passages_keep_their_order(report):
    assert {section.key for section in report.sections.all()} == set(LEEDS)
    assert {path.stem for path in PASSAGES.iterdir()} == set(LEEDS)
    headings = [b.text for b in compose(report).document.blocks if isinstance(b, tree.Heading)]
    assert [heading for heading in headings if heading in PASSAGES_IN_ORDER] == list(PASSAGES_IN_ORDER)


def test_every_figure_leads_to_its_observation_and_that_to_its_document_and_line(uses, printed):
    titles = {document["key"]: document["title"] for document in published()["document"]}
    for use in uses:
        assert use.figures
        for figure in use.figures:
            told, seen = of(figure, printed), figure.observation
            assert seen.place == named_whole(places(told))
            assert re.search(r"line \d+|table ", seen.place)
            assert titles[told["cites"][0]["document"]] in seen.document
            assert seen.origin == told["origin"]
            assert f"{seen.source.name}, " in use.footnote
    assert len({figure.observation.source.name for use in uses for figure in use.figures}) >= 12


def test_every_number_is_what_was_published(uses, printed):
    for use in placed(uses, "number", "table", "chart"):
        for figure in use.figures:
            assert number(figure.text) == rounded(exact(figure, printed), figure.indicator.places), use.name


def test_every_share_is_its_two_counts(uses, printed):
    for use in placed(uses, "share"):
        part, told = use.figure, of(use.figure, printed)
        if len(use.figures) == 2:
            counts = [exact(figure, printed) for figure in use.figures]
            assert use.figures[1].breakdown == ""
            assert part.observation.source_id == use.figures[1].observation.source_id
        else:
            counts = [Decimal(told["numerator"]), Decimal(told["denominator"])]
        assert use.text.removesuffix(f" in {use.area}") == f"{counts[0]:,} of {counts[1]:,}", use.name
        assert counts[0] <= counts[1]


def test_every_change_is_worked_out_again(uses, printed):
    for use in placed(uses, "change"):
        now, before = use.figures
        assert now.observation.source_id == before.observation.source_id
        assert now.observation.area == before.observation.area
        places, kind = now.indicator.places, now.indicator.kind
        new, old = exact(now, printed), exact(before, printed)
        moved = rounded(new, places) - rounded(old, places)
        place = f" in {use.area}" if use.area else ""
        named = "" if "earlier" in use.placement.options else told_of(before.period)
        if not moved:
            assert use.text == f"unchanged at {before.text}{place}{named and f' since {named}'}"
            continue
        way, size, unit, start, when = CHANGE.match(use.text).groups()
        joint = "on" if before.period.start == before.period.end else "in"
        assert when == f"{place}{named and f' {joint} {named}'}", use.text
        expected = moved if kind == "percentage" else rounded((new - old) / old * 100, 1)
        assert way == ("up" if moved > 0 else "down")
        assert number(size) == abs(expected), use.name
        assert (unit == "%") == (kind != "percentage"), use.name
        assert number(start) == rounded(old, places)


def told_of(period: Period) -> str:
    """A period as a sentence names it, by this file's own reckoning: a day, a quarter's months, or a year."""
    first, last = period.start, period.end
    if first == last:
        return f"{last.day} {last:%B %Y}"
    if first.year == last.year:
        return f"{last.year}" if last.month - first.month == 11 else f"{first:%B} to {last:%B %Y}"
    years = f"{first.year}/{last:%y}"
    return f"the school year {years}" if first.month == 9 else years


def test_no_sentence_says_the_earlier_period_of_a_change_twice(readings):
    said = [tree.plain(b.inlines) for r in readings for b in r.blocks if isinstance(b, tree.Paragraph)]
    assert len([text for text in said if " from " in text]) > 10
    twice = re.compile(r"\b(?:in|on|since) ((?:\d+ \w+ )?(?:19|20)\d\d(?:/\d\d)?) (?:in|on|since) \1")
    assert [found.group() for text in said if (found := twice.search(text))] == []


def test_every_sum_adds_up_or_its_sentence_says_what_is_left(uses, printed):
    said = " ".join(" ".join(text.split()) for text in LEEDS.values())
    found = dict(sums(uses, printed))
    assert {key: left for key, left in found.items() if left} == {key: left for key, (left, _) in LEFT_OVER.items()}
    assert [words for _, words in LEFT_OVER.values() if words not in said] == []
    assert len(found) > len(LEFT_OVER), "some parts make their whole"


def sums(uses: list[Use], printed: dict[tuple, dict]):
    """Each set of two parts or more of one dimension that stands in the report, with what is left of its whole."""
    parts, wholes = defaultdict(dict), {}
    for figure in (figure for use in placed(uses, "number", "share") for figure in use.figures):
        key, period, area, breakdown = thing(figure)
        dimension = breakdown.partition("=")[0]
        series = (key, period, area, figure.observation.source_id)
        if not breakdown:
            wholes[series] = exact(figure, printed)
        elif key == "early_help.outcomes" or not overlaps(figure, dimension):
            parts[*series, dimension][breakdown] = exact(figure, printed)
    for (*series, dimension), found in parts.items():
        percentage = next(use.indicator.kind for use in uses if use.indicator.key == series[0]) == "percentage"
        whole = wholes.get(tuple(series), Decimal(100) if percentage else None)
        if len(found) > 1 and whole is not None:
            yield (series[0], dimension), rounded(whole - sum(found.values()), 2)


def overlaps(figure: Figure, dimension: str) -> bool:
    return next(each.overlaps for each in figure.indicator.breakdowns if each.key == dimension)


def test_two_counts_of_one_thing_stand_side_by_side_or_one_is_named(uses):
    for use in uses:
        for figure in use.figures:
            named = "source" in use.placement.options
            assert named or not figure.disagreeing, use.name
    assert len([use for use in uses if use.placement.options.get("source") == "each"]) >= 4


def test_a_wider_areas_figure_says_so_in_its_sentence_and_among_its_sources(uses):
    for use in uses:
        elsewhere = {figure.observation.area for figure in use.figures} != {CITY}
        assert elsewhere == bool(use.area)
        assert not elsewhere or (f" in {use.area}" in use.text and use.area in use.footnote)
