"""What words may say of numbers: each wording in its band, each change with its unit and its periods."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel.passages import Number, Passage
from lineofsight.lead.annual_report.rules import claims
from lineofsight.lead.annual_report.rules.bands import ALIKE, BANDS, CHANGE, SHARE, words_that_hold
from lineofsight.lead.annual_report.rules.findings import PROBLEM, QUESTION
from lineofsight.lead.annual_report.tests.test_arithmetic import passage, titles

pytestmark = pytest.mark.once

YEARS = {"label": "2018/19", "before_label": "2017/18"}


def changed(text, value, moved="0", unit="contacts", said="up 14.4% from 21,534", **more):
    """A passage with one change placed where “@” stands."""
    start = text.index("@")
    known = {"placed": True, "unit": unit, "name": "Contacts", "moved": Decimal(moved)} | YEARS | more
    placed = Number(said, Decimal(value), "change", start, start + len(said), 1, **known)
    return Passage(text.replace("@", said), (placed,), ((0, 1),))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("About a third (35.4%) came from others.", []),
        ("About a third (38.6%) came from the police.", ["“About a third” is said of 38.6%."]),
        ("About three quarters, 74.9%, were in time.", []),
        ("Nearly half, 44.4%, were.", ["“Nearly half” is said of 44.4%."]),
        ("Nearly half, 46.4%, were.", []),
        ("Over half of them, 49.6%, were.", ["“Over half” is said of 49.6%."]),
        ("Just over a quarter (27.9%) came again.", []),
        ("Virtually all (96.2%) were seen.", ["“Virtually all” is said of 96.2%."]),
        ("Virtually all (97.0%) were seen.", []),
        ("The majority (50.0%) were.", ["“The majority” is said of 50.0%."]),
        ("Few (31.0%) said so.", ["“Few” is said of 31.0%."]),
        ("In the past few months a third party said 50% was fine over a quarter year.", []),
        ("A quarter of them, 35.0%, and about a third, 25.0%.",
         ["“A quarter” is said of 35.0%.", "“about a third” is said of 25.0%."]),
        ("14.2% and 11.8%, together about a quarter.", []),
        ("14.2% and 21.8%, together about a quarter.",
         ["“about a quarter” is said of 14.2% + 21.8% = 36.0%."]),
        ("A minority ethnic group, 60%.", []),
    ],
)  # fmt: skip
def test_words_beside_a_share_hold_or_are_found(text, found):
    assert titles(claims.words_hold(passage(text))) == found


def test_what_would_hold_is_offered_with_the_rule():
    [found] = claims.words_hold(passage("Nearly half, 38.6%, came from the police."))
    assert found.kind == PROBLEM
    assert found.body == "“Nearly half” is below 50%, by 4 points at most. “Over a third” or “a minority” would hold."


@pytest.mark.parametrize(
    "text",
    ["About half came.", "Numbers remained stable.", "Calls doubled.", "The majority came.", "Few came.",
     "Our results are comparable with others."],
)  # fmt: skip
def test_words_without_a_figure_in_their_sentence_are_questioned(text):
    [found] = claims.words_hold(passage(text))
    assert found.kind == QUESTION
    assert found.title.endswith("stands without a figure.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Contacts doubled from 100 to 195.", []),
        ("Contacts doubled from 100 to 150.", ["“doubled” is said of 100 to 150, 50.0%."]),
        ("Contacts more than halved from 100 to 51.", ["“more than halved” is said of 100 to 51, −49.0%."]),
        ("They remained stable, from 47.1% to 38.9%.", ["“remained stable” is said of 47.1% to 38.9%, −8.2 points."]),
        ("They were stable, from 47.1% to 46.9%.", []),
        ("It is 27.9%, comparable with 26.5%.", []),
        ("It is 27.9%, comparable with 38.6%.", ["“comparable” is said of 27.9% to 38.6%, 10.7 points."]),
        ("A sharp rise from 100 to 110.", ["“sharp rise” is said of 100 to 110, 10.0%."]),
    ],
)
def test_words_beside_a_change_hold_or_are_found(text, found):
    assert titles(claims.words_hold(passage(text))) == found


def test_words_beside_a_change_that_is_placed_hold_or_are_found():
    assert claims.words_hold(changed("Contacts rose slightly, @.", "4.9")) == []
    [found] = claims.words_hold(changed("Contacts rose slightly, @.", "14.4"))
    assert found.title == "“rose slightly” is said of “up 14.4% from 21,534”."
    assert claims.words_hold(changed("It rose slightly, @.", "20", "1.9", unit="%")) == []
    assert len(claims.words_hold(changed("It rose slightly, @.", "4", "2.1", unit="%"))) == 1


def test_a_sentence_goes_the_way_its_change_goes():
    assert claims.directions_hold(changed("Contacts rose, @.", "14.4")) == []
    [found] = claims.directions_hold(changed("Contacts fell again, @.", "14.4"))
    assert found.kind == PROBLEM
    assert "went down; Contacts is up 14.4%" in found.title
    assert claims.directions_hold(changed("Plans fell, but contacts went @.", "14.4")) == []


def test_a_change_names_the_period_it_is_from():
    [found] = claims.changes_named(changed("Contacts went @.", "14.4"))
    assert found.kind == QUESTION
    assert found.title == "“up 14.4% from 21,534”: the text does not say 2017/18."
    assert not claims.changes_named(changed("Contacts went @.", "14.4", prints_earlier=True))
    for said in ("in 2017/18", "the year before", "last year"):
        assert claims.changes_named(changed(f"Contacts went @ {said}.", "14.4")) == []
    [found] = claims.changes_named(changed("Contacts went @ in 2017/18.", "14.4", own_period=False))
    assert found.title.endswith("does not say 2018/19.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The share, 38.9%, fell by 5% in 2018.", [claims.WHICH_UNIT]),
        ("The share, 38.9%, fell by 5 percentage points in 2018.", []),
        ("Contacts rose by 5%.", [claims.WHICH_PERIODS]),
        ("Contacts rose by 5% since 2017/18.", []),
        ("A 5% rise in contacts.", [claims.WHICH_PERIODS]),
        ("Of them 5% were seen.", []),
    ],
)
def test_a_typed_change_is_asked_for_its_unit_and_its_periods(text, words):
    assert [finding.words for finding in claims.changes_named(passage(text))] == words


def test_a_change_between_percentages_is_told_both_ways():
    [found] = claims.changes_named(passage("From 47.1% to 38.9%, it fell by 8%, in 2018."))
    assert "From 47.1% to 38.9% is −8.2 percentage points, or −17.4% of 47.1%." in found.body


@pytest.mark.parametrize(
    "said",
    ["stayed steady", "were broadly unchanged", "was stable", "dropped markedly", "a marginal decrease",
     "rose a little",
     "a considerable fall", "went up dramatically", "more than twice", "tripled", "in line with", "broadly similar",
     "virtually every", "nearly all", "the overwhelming majority", "not quite two-thirds"],
)  # fmt: skip
def test_a_wording_is_found_however_it_is_put(said):
    assert len(claims.words_hold(passage(f"It {said} of them."))) == 1


def test_every_band_has_its_sentence_and_room():
    for band in BANDS:
        assert band.sentence.endswith(".")
        assert band.low < band.high, band.words
        assert any(hint in band.words for hint in band.hints), band.words
        assert f"“{band.words}”".lower() in band.sentence.lower()


@given(st.decimals(min_value=0, max_value=100, places=2))
def test_what_is_offered_for_a_share_holds_and_can_be_read_back(value):
    for words in words_that_hold(SHARE, value):
        found = claims.words_hold(passage(f"It was {words} of them, {value:f}%."))
        assert titles(found) == []


@given(st.integers(-100, 300), st.booleans())
def test_what_is_offered_for_a_change_is_in_its_band(value, in_points):
    for words in words_that_hold(CHANGE, Decimal(value), in_points=in_points):
        [band] = [band for band in BANDS if band.words == words]
        assert band.holds(Decimal(value), in_points=in_points)
    assert words_that_hold(ALIKE, Decimal(4)) == ("comparable",)


@given(st.decimals(min_value=0, max_value=100, places=1), st.sampled_from([b for b in BANDS if b.of == SHARE]))
def test_a_wording_passes_beside_just_the_values_of_its_band(value, band):
    found = claims.words_hold(passage(f"It was {band.words} of them, {value:f}%."))
    assert bool(found) is not band.holds(value)
