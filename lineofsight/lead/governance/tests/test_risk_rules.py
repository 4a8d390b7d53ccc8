"""How risks are scored and flagged, whatever the numbers and days are."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.lead.governance.lifecycle import RISK
from lineofsight.lead.governance.rules.risks import (
    REVIEWED_WITHIN,
    RiskFacts,
    aims_no_higher,
    band_of,
    days_unreviewed,
    score_of,
)

pytestmark = pytest.mark.once
levels = st.integers(1, 5)
days = st.dates(date(2024, 1, 1), date(2027, 1, 1))
facts = st.builds(
    RiskFacts, score=st.integers(1, 25), target=st.integers(1, 25), controls=st.sampled_from(["", "A plan"])
)


@given(levels, levels, levels)
def test_a_score_rises_with_likelihood_and_with_impact_and_its_band_never_falls(likelihood, impact, more):
    order = ["low", "moderate", "high", "severe"]
    low, high = score_of(likelihood, impact), score_of(max(likelihood, more), impact)
    assert 1 <= low <= high <= 25
    assert order.index(band_of(low)[0]) <= order.index(band_of(high)[0])


@given(days, st.integers(0, 400))
def test_a_risk_is_flagged_once_more_than_ninety_days_have_passed_and_not_before(seen, later):
    late = days_unreviewed(seen, seen + timedelta(days=later))
    assert (late > 0) == (later > REVIEWED_WITHIN == 90)
    assert late == max(later - 90, 0)


@given(facts)
def test_a_risk_is_tolerated_only_at_its_target_and_treated_only_by_something(known):
    if RISK.refusal("tolerate_risk", "treating", known) is None:
        assert known.score <= known.target
    if RISK.refusal("treat_risk", "open", known) is None:
        assert known.controls


@given(st.integers(1, 25), st.integers(1, 25))
def test_nobody_aims_at_more_than_there_is(score, target):
    assert (aims_no_higher(score, target) is None) == (target <= score)
