"""The indicator library and the agency's desk speak of the same measures, in the same parts."""

import pytest

from lineofsight.agency.measures import MEASURES
from lineofsight.agency.measures.annex_a import contact_tables  # noqa: F401
from lineofsight.agency.measures.cin import census_tables  # noqa: F401 (registers the census's measures)
from lineofsight.agency.measures.incidents import missing_tables  # noqa: F401
from lineofsight.agency.measures.looked_after import looked_after_tables  # noqa: F401
from lineofsight.core.insight import library

pytestmark = pytest.mark.once
COUNTED = [each for each in library.house_newest().indicators.values() if each.measure]


@pytest.mark.parametrize("indicator", COUNTED, ids=lambda each: each.key)
def test_an_indicators_measure_is_one_of_the_desk_and_of_its_kind(indicator):
    measure = MEASURES[indicator.measure]
    assert measure.average is (indicator.kind == "average")
    if indicator.kind in ("count", "rate"):
        assert measure.whole, "a count is of everything its measure lists"
    for dimension in indicator.breakdowns:
        codes = {code for code, _ in dimension.codes}
        if dimension.key in measure.overlapping:
            assert dimension.overlaps
            assert set(measure.overlapping[dimension.key]) == codes


def test_no_measure_is_without_an_indicator():
    assert {each.measure for each in COUNTED} == set(MEASURES)
