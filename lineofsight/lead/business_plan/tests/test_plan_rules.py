"""What a plan must say before it is agreed and before it ends; how far an indicator has come. By property."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.kernel.days import months_after
from lineofsight.lead.business_plan.lifecycle import PLAN, PRIORITY
from lineofsight.lead.business_plan.rules.measures import FURTHER, NEARER, NO_NEARER, REACHED, way
from lineofsight.lead.business_plan.rules.plans import PlanFacts, few_sentence, judged_with_evidence
from lineofsight.lead.business_plan.rules.priorities import PriorityFacts

pytestmark = pytest.mark.once
TODAY = date(2026, 3, 2)
days = st.dates(TODAY - timedelta(days=400), TODAY + timedelta(days=900))
plans = st.builds(
    PlanFacts, today=st.just(TODAY), start=days, strategy=st.booleans(), chosen=st.integers(0, 5),
    aims=st.integers(0, 4), change_due=st.lists(days, max_size=3).map(tuple),
    running=st.sampled_from([(), ("One",)]), unjudged=st.sampled_from([(), ("Respond",)]),
)  # fmt: skip
values = st.decimals(0, 100, places=1)


@given(plans)
def test_what_is_agreed_shows_change_within_a_year_of_its_start(facts):
    if PLAN.refusal("agree_plan", "draft", facts) is None:
        latest = months_after(max(TODAY, facts.start), 12)
        assert [due for due in facts.change_due if TODAY < due <= latest]
        assert facts.aims if facts.strategy else facts.chosen


@given(plans)
def test_a_plan_with_evidence_of_change_is_not_kept_from_being_agreed(facts):
    enough = facts.aims if facts.strategy else facts.chosen
    if enough and any(TODAY < due <= TODAY + timedelta(days=365) for due in facts.change_due):
        assert PLAN.refusal("agree_plan", "draft", facts) is None


@given(plans)
def test_nothing_ends_before_somebody_has_said_what_became_of_it(facts):
    refused = PLAN.refusal("end_plan", "agreed", facts)
    assert bool(refused) == bool(facts.running or facts.unjudged)


@pytest.mark.parametrize("move", ["finish_priority", "carry_priority", "hand_on_priority"])
@given(
    facts=st.builds(
        PriorityFacts, plan=st.sampled_from(["draft", "agreed", "ended"]), evidence=st.integers(0, 1),
        mine=st.booleans(), running=st.sampled_from([(), ("One",)]), shown=st.sampled_from(["", "said"]),
        to=st.sampled_from(["", "Early Help Board"]), into=st.sampled_from(["", "draft", "agreed"]),
    )
)  # fmt: skip
def test_a_priority_ends_with_what_was_shown_said_by_somebody_else(move, facts):
    if PRIORITY.refusal(move, "chosen", facts) is None:
        assert facts.shown
        assert not facts.mine
        assert facts.plan == "agreed"
        assert {"finish_priority": not facts.running, "carry_priority": facts.into == "draft",
                "hand_on_priority": facts.to}[move]  # fmt: skip


@given(values, values, values)
def test_an_indicator_is_reached_nearer_no_nearer_or_further(baseline, target, now):
    found = way(baseline, target, now, "neither")
    if baseline == target:
        return
    good = now >= target if target > baseline else now <= target
    assert (found == REACHED) == good
    if not good:
        before, after = abs(target - baseline), abs(target - now)
        assert found == (NEARER if after < before else FURTHER if after > before else NO_NEARER)


def test_what_is_not_known_is_not_judged():
    assert way(Decimal(5), Decimal(3), None) == way(Decimal(5), None, Decimal(3)) == ""
    assert way(None, Decimal(3), Decimal(2), "lower") == REACHED
    assert way(None, Decimal(3), Decimal(4), "lower") == ""
    assert way(Decimal(3), Decimal(3), Decimal(4), "lower") == FURTHER


@given(st.integers(0, 20))
def test_how_many_are_chosen_is_said_against_few_and_refuses_nothing(chosen):
    assert "three on average" in few_sentence(chosen)
    assert ("fewer can be seen through" in few_sentence(chosen)) == (chosen > 3)


def test_an_aim_is_reached_with_evidence_or_not_shown():
    assert judged_with_evidence("met", 0)
    assert judged_with_evidence("partly", 0)
    assert judged_with_evidence("not_shown", 0) is None
    assert judged_with_evidence("met", 1) is None
