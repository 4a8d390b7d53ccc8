"""The file own editions start from, what one edition changes in another, and finding a definition by its words."""

import tomllib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.insight.rules import MEANING, Gap, Indicator, Library, read_library
from lineofsight.kernel.definitions import load_edition
from lineofsight.know.performance.rules.catalogue import indicator_text, matching, matching_gaps, words_of
from lineofsight.know.performance.rules.editions import PART_WORDS, difference, difference_sentence
from lineofsight.know.performance.rules.own_edition import next_name, toml, written

pytestmark = pytest.mark.once

HERE = Path(__file__).parent.parent
EDITION = load_edition(HERE / "definitions" / "indicators" / "2018.toml")
LIBRARY = read_library(EDITION)
PLANS = "protection.plans"
GAP = Gap("local.gap", "crime", "Offences nobody reports", "Nobody hears of them", "police", "Police", "2027", "")

scalars = st.one_of(
    st.text(), st.integers(), st.booleans(), st.decimals(allow_nan=False, allow_infinity=False).map(Decimal),
    st.dates(),
)  # fmt: skip
values = st.recursive(
    scalars, lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(min_size=1), inner)), max_leaves=10
)


def beside(**changes) -> Library:
    """The library with the number of plans put another way."""
    return Library(
        "own-2026-1", "", LIBRARY.domains,
        {**LIBRARY.indicators, PLANS: replace(LIBRARY.indicators[PLANS], **changes)}, LIBRARY.gaps,
    )  # fmt: skip


@given(values)
def test_what_is_written_as_toml_reads_the_same(value):
    read = tomllib.loads(f"value = {toml(value)}", parse_float=Decimal)["value"]
    assert read == value


def test_what_toml_does_not_know_is_not_written():
    with pytest.raises(TypeError, match="TOML has no object"):
        toml(object())


@pytest.mark.parametrize("item", EDITION.data["indicator"], ids=lambda item: item["key"])
def test_every_definition_can_be_written_out_to_be_changed_and_reads_the_same(item):
    [read] = tomllib.loads(written("indicator", item), parse_float=Decimal)["indicator"]
    assert {**loose(item), "changed": item.get("changed", "")} == read


def loose(value):
    """What the loader has made fast, as plain lists and dicts."""
    if isinstance(value, tuple):
        return [loose(each) for each in value]
    return {name: loose(inner) for name, inner in value.items()} if hasattr(value, "items") else value


def test_the_next_name_is_the_first_free_one_of_the_year():
    assert next_name(2026, []) == "own-2026-1"
    assert next_name(2026, ["own-2026-1", "own-2025-7", "own-2026-3"]) == "own-2026-2"


@pytest.mark.parametrize("part", MEANING)
def test_a_part_of_the_meaning_that_changes_is_a_changed_definition(part):
    other = {"kind": "rate", "per": 1000}.get(part, "otherwise")
    [changed] = difference(LIBRARY, beside(**{part: other})).changed
    assert (changed.redefined, changed.parts) == (True, (part,))


@pytest.mark.parametrize("part", ["name", "caveats", "tolerance", "disclosure", "source_agency", "target"])
def test_any_other_part_that_changes_means_what_it_meant(part):
    found = difference(LIBRARY, beside(**{part: "otherwise"}))
    assert [each.parts for each in found.amended] == [(part,)]
    assert found.redefined == ()
    assert difference_sentence(found) == "1 indicator changed in other ways."


def test_every_part_of_a_definition_has_a_word():
    parts = {name for name in Indicator.__dataclass_fields__ if name not in {"key", "edition"}}
    assert set(PART_WORDS) == parts


def test_an_edition_against_itself_changes_nothing():
    found = difference(LIBRARY, beside(edition="own-2026-1"))
    assert found.nothing
    assert difference_sentence(found) == "Nothing is changed."


def test_what_is_new_changed_and_closed_is_counted_in_one_sentence():
    base = replace(LIBRARY, gaps=(GAP,))
    new = replace(LIBRARY.indicators[PLANS], key="local.new")
    later = beside(definition="Otherwise")
    later = replace(later, indicators={**later.indicators, "local.new": new}, gaps=(replace(GAP, key="local.other"),))
    said = difference_sentence(difference(base, later))
    assert said == (
        "1 new indicator; 1 changed definition: values are not compared across it; 1 gap named; 1 gap closed."
    )


def test_words_are_looked_for_in_every_part_and_all_of_them_must_be_there():
    found = {each.key for each in matching(LIBRARY.indicators.values(), "“Section 47” enquiries")}
    assert "protection.section_47_rate" in found
    assert PLANS not in found
    assert [each.key for each in matching(LIBRARY.indicators.values(), "PLAN, days", "crime")] == []
    assert matching(LIBRARY.indicators.values()) == list(LIBRARY.indicators.values())


@given(st.text(), st.sampled_from(list(LIBRARY.indicators.values())))
def test_a_definition_is_found_by_any_word_of_its_own(text, each):
    assert each in matching([each], each.definition)
    assert (each in matching([each], text)) == all(word in indicator_text(each).casefold() for word in words_of(text))


def test_gaps_are_found_by_their_words_and_domain():
    assert matching_gaps([GAP], "nobody offences") == [GAP]
    assert matching_gaps([GAP], "", "protection") == []
    assert matching_gaps([GAP], "plans") == []
