"""What an action must say, and what its moves refuse, whatever the facts are."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.thread.lifecycle import ACTION, IMPACT_TEST, LEARNING_POINT
from lineofsight.core.thread.rules import handing_over, smart
from lineofsight.core.thread.rules.given import Proposal
from lineofsight.core.thread.rules.moves import ActionFacts, PointFacts, ResultFacts

pytestmark = pytest.mark.once
TODAY = date(2026, 3, 2)
said = st.sampled_from(["", "said"])
proposals = st.builds(
    Proposal, text=said, owner=said, organisation=said, measure=said, expected=said, errand=st.booleans(),
    due=st.one_of(st.none(), st.dates(date(2026, 2, 1), date(2026, 4, 1))),
)  # fmt: skip
action_facts = st.builds(
    ActionFacts, errand=st.booleans(), support=said, evidence=st.integers(0, 3), inside=st.booleans(),
    result=st.sampled_from(["", "no_change", "some", "sustained"]),
    tests=st.sampled_from(["", "arrangement", "practice", "experience"]),
    waiting=st.sampled_from([(), ("Police",), ("Police", "Schools")]),
)  # fmt: skip


@given(proposals)
def test_an_action_that_is_let_through_says_everything(proposal):
    if smart.refusal(proposal, TODAY) is None:
        assert all((proposal.text, proposal.owner, proposal.organisation))
        assert proposal.due >= TODAY
        assert proposal.errand or (proposal.measure and proposal.expected)


@given(proposals)
def test_the_refusal_names_whatever_is_missing(proposal):
    sentence = smart.refusal(proposal, TODAY) or ""
    for name in smart.missing(proposal):
        assert smart.NEEDED[name] in sentence


@given(action_facts)
def test_nothing_is_closed_by_whoever_owns_it(facts):
    for move in ("close_action", "close_untested", "send_back"):
        if ACTION.refusal(move, "done", facts) is None:
            assert not facts.inside


@given(action_facts)
def test_nothing_but_an_errand_is_closed_until_its_effect_was_tested(facts):
    closing = [move for move in ACTION.moves if move.target == "closed"]
    assert {move.key for move in closing} == {"close_action", "tick_off"}
    for move in closing:
        if ACTION.refusal(move.key, move.sources[0], facts) is None:
            assert facts.errand or (facts.result and facts.tests)


@given(action_facts)
def test_done_needs_evidence_and_every_part(facts):
    if ACTION.refusal("say_done", "open", facts) is None:
        assert facts.evidence
        assert not facts.waiting
        assert not facts.errand


@given(action_facts)
def test_none_opens_until_its_agency_said_what_support_it_gets(facts):
    assert (ACTION.refusal("agree_action", "proposed", facts) is None) == bool(facts.support)


def test_untested_closing_and_slipping_say_why():
    assert all(
        ACTION.move(key).reason_required for key in ("close_untested", "change_due", "reopen_action", "send_back")
    )
    assert LEARNING_POINT.move("set_aside").reason_required


@given(st.lists(st.sampled_from(["no_change", "some", "sustained"])))
def test_change_is_shown_only_where_a_test_found_some(results):
    refused = LEARNING_POINT.refusal("show_change", "acted_on", PointFacts(tuple(results)))
    assert (refused is None) == bool({"some", "sustained"} & set(results))


def test_whoever_owns_the_action_does_not_say_what_its_test_found():
    assert IMPACT_TEST.refusal("record_result", "planned", ResultFacts(inside=True))
    assert IMPACT_TEST.refusal("record_result", "planned", ResultFacts(inside=False)) is None


hand_overs = st.builds(
    handing_over.HandOverFacts, state=st.sampled_from([state.key for state in ACTION.states]), same=st.booleans(),
    within=st.booleans(), runs=st.booleans(),
)  # fmt: skip


@given(hand_overs)
def test_nothing_done_is_given_on_and_nothing_leaves_its_agency_by_that_agencys_own_hand(facts):
    let_through = handing_over.refusal(facts) is None
    if (
        facts.state not in {"proposed", "incomplete", "open", "declined"}
        or facts.same
        or not (facts.within or facts.runs)
    ):
        assert not let_through
    elif facts.within or facts.state != "incomplete":
        assert let_through
    if let_through and not facts.within:
        assert ACTION.target("hand_over_action", facts.state, None) == "proposed", "the new agency is asked again"
