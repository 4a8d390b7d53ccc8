"""The indicator library that is shipped, whole: what it answers, what stands beside what, and what nobody collects."""

import re

import pytest

from lineofsight.core.insight import library
from lineofsight.core.people.roles import OrganisationKind
from lineofsight.kernel.definitions import load_editions
from lineofsight.know.performance.manifest import HERE

pytestmark = pytest.mark.once

NEWEST = list(library.libraries().values())[-1]
EVERY = NEWEST.indicators
PHRASES = list(load_editions(HERE / "definitions" / "coverage").values())[-1].data["phrase"]
TIMELY = re.compile(r"\b(on time|in time|within \w+ (working )?(days?|hours|weeks))\b", re.IGNORECASE)


def test_everything_asked_for_is_answered_or_a_reason_says_why_not():
    silent = [each["key"] for each in PHRASES if not each.get("indicators") and not each.get("reason")]
    assert not silent
    unknown = {key for each in PHRASES for key in each.get("indicators", ()) if key not in EVERY}
    assert not unknown


def test_both_tables_are_covered_whole():
    """Eleven rows of what practice asks of a scorecard; sixty-six topics of what was published."""
    rows = {table: {each["row"] for each in PHRASES if each["table"] == table} for table in ("scorecard", "published")}
    assert len(rows["published"]) == 66
    assert len(rows["scorecard"]) >= 10


@pytest.mark.parametrize("key", [key for key, each in EVERY.items() if TIMELY.search(each.name)])
def test_a_measure_of_timeliness_has_a_measure_of_quality_beside_it(key):
    beside = EVERY[key].quality_beside
    assert beside, f"{key} says how quickly; name the measure that says how well"
    assert not TIMELY.search(EVERY[beside].name)


def test_there_are_measures_of_timeliness_to_hold_to_it():
    assert sum(1 for each in EVERY.values() if TIMELY.search(each.name)) >= 5


def test_every_indicator_is_asked_of_a_kind_of_agency_that_exists():
    kinds = set(OrganisationKind.values)
    assert {each.source_agency for each in EVERY.values() if not each.counted_here} <= kinds
    assert {gap.owner for gap in NEWEST.gaps} <= kinds


def test_what_is_not_collected_says_why_whose_and_from_when():
    assert len(NEWEST.gaps) >= 20
    assert all(gap.what and gap.why and gap.owner_words and gap.expected for gap in NEWEST.gaps)
    assert {gap.domain for gap in NEWEST.gaps} <= {domain.key for domain in NEWEST.domains}


def test_what_looks_alike_and_is_not_is_named_from_its_own_side():
    for each in EVERY.values():
        for apart in each.apart_from:
            assert apart.why
            assert not EVERY[apart.key].means_what(each)
    assert [apart.key for apart in EVERY["protection.repeat_plans_local"].apart_from] == ["protection.repeat_plans"]


def test_parts_that_must_add_up_say_where_the_unclassified_go_or_are_complete():
    """A count that is returned in parts either takes what was not classified, or every part there can be."""
    for each in EVERY.values():
        for dimension in each.breakdowns:
            assert len(dimension.codes) >= 2, each.key
            assert len({code for code, _ in dimension.codes}) == len(dimension.codes), each.key


SAME = {
    "allegations.outcomes": "allegations.notifications",
    "crime.stabbing_share": "crime.stabbing_admissions",
    "exploitation.cse_flagged_share": "exploitation.cse_flagged",
    "exploitation.cse_share": "exploitation.cse_open",
    "exploitation.missing_share": "exploitation.missing_incidents",
    "front_door.contacts_share": "front_door.contacts",
    "protection.plans_by_age": "protection.plans",
    "protection.plans_by_category": "protection.plans",
}


def test_a_share_by_group_of_what_another_counts_says_so():
    """Else its parts are protected apart from the other's, and one shows what the other hides."""
    assert {each.key: each.same_counts_as for each in EVERY.values() if each.same_counts_as} == SAME
    for key, other in SAME.items():
        assert EVERY[key].kind == "percentage"
        assert EVERY[key].breakdowns
        assert (EVERY[other].kind, EVERY[other].period_kind) == ("count", EVERY[key].period_kind)
