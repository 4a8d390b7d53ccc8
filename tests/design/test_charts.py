"""Charts: well formed, named, and never showing a value that is not there."""

import itertools
from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.design.charts import (
    Bar,
    Break,
    Expected,
    Point,
    Target,
    bars,
    chart_of_bars,
    chart_of_run,
    dot_strip,
    run_chart,
    sparkline,
)
from lineofsight.core.design.svg import runs, ticks

pytestmark = pytest.mark.once

WORDS: dict[str, Any] = {"key": "k", "title": "Referrals <2024>", "description": "Up & down"}
LABEL = {"label": "Referrals <2024>: up & down"}
values = st.lists(st.none() | st.decimals(-(10**6), 10**6, places=2), min_size=1, max_size=40)


def parsed(svg: str) -> ElementTree.Element:
    root = ElementTree.fromstring(svg)
    title, desc = root.find("title"), root.find("desc")
    assert title is not None
    assert desc is not None
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert (title.text, desc.text) == (WORDS["title"], WORDS["description"])
    assert [each for each in root.iter() if "style" in each.attrib] == []
    return root


def small(svg: str) -> ElementTree.Element:
    """A small drawing, which is read aloud as its label."""
    root = ElementTree.fromstring(svg)
    assert (root.get("role"), root.get("aria-label")) == ("img", LABEL["label"])
    assert [each for each in root.iter() if "style" in each.attrib or "id" in each.attrib] == []
    return root


def vertices(root: ElementTree.Element) -> list[tuple[float, float]]:
    """Every place a line or a dot of the series stands on, once."""
    joined = [pair.split(",") for line in root.iter("polyline") for pair in line.attrib["points"].split()]
    dots = [(each.attrib["cx"], each.attrib["cy"]) for each in root.iter("circle")]
    return sorted({(float(x), float(y)) for x, y in [*joined, *dots]})


def points(series: Sequence[Decimal | None]) -> list[Point]:
    return [Point(f"Q{at}", value, absent="not returned") for at, value in enumerate(series)]


@given(values)
def test_a_sparkline_stands_on_the_known_values_and_on_no_others(series: list[Decimal | None]) -> None:
    root = small(sparkline(series, **LABEL))
    assert len(vertices(root)) == sum(value is not None for value in series)


@given(values)
def test_a_run_chart_stands_on_the_known_values_and_on_no_others(series: list[Decimal | None]) -> None:
    root = parsed(run_chart(points(series), **WORDS))
    assert len(vertices(root)) == sum(value is not None for value in series)
    gaps = [line for line in root.iter("line") if line.attrib["class"] == "los-svg__gap"]
    known = any(value is not None for value in series)
    assert len(gaps) == (series.count(None) if known else 0)


@given(values)
def test_everything_stands_inside_the_drawing(series: list[Decimal | None]) -> None:
    for root in (small(sparkline(series, **LABEL)), parsed(run_chart(points(series), **WORDS))):
        _, _, width, height = map(float, root.attrib["viewBox"].split())
        assert all(0 <= x <= width and 0 <= y <= height for x, y in vertices(root))


@given(values, st.sets(st.integers(1, 39)))
def test_lines_cross_neither_gaps_nor_breaks(series: list[Decimal | None], breaks: set[int]) -> None:
    stretches = runs(series, breaks)
    assert [at for stretch in stretches for at in stretch] == [
        at for at, value in enumerate(series) if value is not None
    ]
    for stretch in stretches:
        assert stretch == list(range(stretch[0], stretch[-1] + 1))
        assert not breaks & set(stretch[1:])


@given(st.decimals(-(10**6), 10**6, places=3), st.decimals(0, 10**6, places=3))
def test_an_axis_reaches_round_all_its_values_in_few_round_steps(low: Decimal, span: Decimal) -> None:
    scale = ticks(low, low + span)
    assert scale[0] <= low
    assert scale[-1] >= low + span
    assert 2 <= len(scale) <= 7
    assert len({after - before for before, after in itertools.pairwise(scale)}) == 1


def test_a_missing_value_is_not_a_zero() -> None:
    missing = vertices(small(sparkline([Decimal(4), None, Decimal(8)], **LABEL)))
    nought = vertices(small(sparkline([Decimal(4), Decimal(0), Decimal(8)], **LABEL)))
    assert (len(missing), len(nought)) == (2, 3)


def test_nothing_known_is_said() -> None:
    assert "There are no figures for these periods" in run_chart(points([None, None]), **WORDS)
    small(sparkline([None], **LABEL))
    small(sparkline([], **LABEL))


def test_what_may_still_change_is_open_and_named() -> None:
    series = [Point("2024", Decimal(1200)), Point("2025", Decimal("1234.5"), provisional=True)]
    chart = chart_of_run(series, key="k", title="T", sentence="S", source="Src", measure="Rate")
    assert chart.svg.count("los-svg__open") == 1
    assert chart.rows == [("2024", "1,200"), ("2025", "1,234.5 (provisional)")]
    assert [sign for sign, _ in chart.legend][:2] == ["●", "○"]
    assert sparkline([Decimal(1), Decimal(2)], provisional=True, **LABEL).count("los-svg__open") == 1


def test_breaks_and_targets_are_drawn_with_their_words() -> None:
    svg = run_chart(
        points([Decimal(1), Decimal(2), Decimal(3), Decimal(4)]),
        target=Target(Decimal(9), "aim: <9"),
        breaks=(Break(2, "new form & count"),),
        unit="Referrals",
        **WORDS,
    )
    root = parsed(svg)
    said = [each.text for each in root.iter("text")]
    assert {"aim: <9", "new form & count", "Referrals"} <= set(said)
    assert len(list(root.iter("polyline"))) == 2
    assert "10" in said


def test_what_a_run_is_judged_by_stands_behind_it_and_in_its_table() -> None:
    early, later = Expected(Decimal(4), Decimal(2), Decimal(6)), Expected(Decimal(8), None, Decimal(11))
    signal = Expected(*early.level, "higher than chance")
    series = points([Decimal(4), Decimal(9), None, Decimal(8)])
    chart = chart_of_run(
        series, key="k", title=WORDS["title"], sentence=WORDS["description"], source="Src",
        expected=[early, signal, early, later], breaks=(Break(3, "A"),),
    )  # fmt: skip
    root = parsed(chart.svg)
    bands = [each.attrib for each in root.iter("rect")]
    assert [float(each["width"]) > 0 and float(each["height"]) > 0 for each in bands] == [True, True]
    assert chart.svg.count("los-svg__centre") == 2
    assert chart.svg.count("los-svg__signal") == 1
    assert "15" in [each.text for each in root.iter("text")], "the scale reaches to the limits"
    assert chart.head == ("Period", "Value", "Limits", "What it shows")
    assert [row[2:] for row in chart.rows] == [
        ("from 2 to 6", "chance"), ("from 2 to 6", "higher than chance"), ("–", ""), ("to 11", "chance"),
    ]  # fmt: skip
    assert {"▒", "┄", "◎"} <= {sign for sign, _ in chart.legend}


def test_where_nothing_varied_only_the_average_is_drawn() -> None:
    chart = chart_of_run(
        points([Decimal(4)] * 2), key="k", title="T", sentence="S", source="Src",
        expected=[Expected(Decimal(4), None, None)] * 2,
    )  # fmt: skip
    assert (chart.svg.count("los-svg__limits"), chart.svg.count("los-svg__centre")) == (0, 1)
    assert chart.rows[0][2:] == ("average 4", "chance")


def test_reasons_stand_in_the_table() -> None:
    chart = chart_of_run(points([Decimal(1), None]), key="k", title="T", sentence="S", source="Src")
    assert chart.rows == [("Q0", "1"), ("Q1", "not returned")]
    assert ("⋮", "no figure for this period") in chart.legend


def test_bars_show_value_interval_and_reason() -> None:
    rows = [
        Bar("Leeds", Decimal("569.3"), own=True, low=Decimal(555), high=Decimal(580)),
        Bar("Wirral", None, absent="suppressed"),
        Bar("Bury", Decimal(0)),
    ]
    chart = chart_of_bars(rows, key="k", title=WORDS["title"], sentence=WORDS["description"], source="Src")
    root = parsed(chart.svg)
    assert [each.attrib["width"] for each in root.iter("rect")] == ["471.1", "2"]
    assert {"▸ Leeds", "569.3", "suppressed", "0"} <= {each.text for each in root.iter("text")}
    assert len(list(root.iter("line"))) == 3
    assert chart.rows == [("Leeds", "569.3"), ("Wirral", "suppressed"), ("Bury", "0")]
    with pytest.raises(ValueError, match="below"):
        bars([Bar("x", Decimal(-1))], **WORDS)
    parsed(bars([Bar("x", Decimal(0))], **WORDS))


@given(values, st.sets(st.integers(1, 39)))
def test_a_sparkline_joins_nothing_across_a_break(series: list[Decimal | None], breaks: set[int]) -> None:
    root = small(sparkline(series, breaks=breaks, **LABEL))
    stretches = [stretch for stretch in runs(series, breaks) if len(stretch) > 1]
    assert len(list(root.iter("polyline"))) == len(stretches)


@given(st.lists(st.decimals(0, 1000, places=1), max_size=12), st.none() | st.decimals(0, 1000, places=1))
def test_a_strip_has_a_dot_for_each_and_a_larger_one_for_ours(others: list[Decimal], own: Decimal | None) -> None:
    root = small(dot_strip(own, others, mark=Decimal(5), **LABEL))
    dots = [each.attrib["d"] for each in root.iter("path") if each.attrib["class"] == "los-svg__others"]
    assert "".join(dots).count("M") == len(others)
    assert len(list(root.iter("circle"))) == (own is not None)


def test_a_strip_shows_where_our_true_value_probably_lies() -> None:
    wide = (Decimal(2), Decimal(9))
    root = small(dot_strip(Decimal(5), [Decimal(4)], interval=wide, **LABEL))
    whisker = next(each.attrib["d"] for each in root.iter("path") if each.attrib["class"] == "los-svg__whisker")
    assert whisker == "M8.0 27v6M8.0 30H142.0M142.0 27v6"


def test_ids_are_made_of_the_key() -> None:
    drawn = run_chart(points([Decimal(1)]), key="referrals/E08000035", title="t", description="d")
    assert 'id="referrals-E08000035-t"' in drawn


@pytest.mark.parametrize(
    ("values", "said"), [(("0", "400"), []), (("1846", "2011"), ["the scale starts at 1,800, not at 0"])]
)
def test_a_scale_that_does_not_start_at_nought_says_so(values, said) -> None:
    chart = chart_of_run(points([Decimal(each) for each in values]), key="k", title="T", sentence="S", source="Src")
    assert [words for sign, words in chart.legend if sign == "–"] == said
