"""What a challenge must say before it is sent, and who judges its reply, whatever the facts are."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.lead.business_plan.lifecycle import CHALLENGE
from lineofsight.lead.business_plan.rules.challenges import ChallengeFacts

pytestmark = pytest.mark.once
TODAY = date(2026, 3, 2)
said = st.sampled_from(["", "said"])
facts = st.builds(
    ChallengeFacts, today=st.just(TODAY), to=said, evidence=st.integers(0, 2), support=said, reply=said, effect=said,
    body_above=said, mine=st.booleans(), reply_due=st.none() | st.dates(date(2026, 2, 20), date(2026, 3, 20)),
)  # fmt: skip


@given(facts)
def test_what_is_sent_is_specific_rests_on_evidence_and_comes_with_support(known):
    if CHALLENGE.refusal("issue_challenge", "draft", known) is None:
        assert known.to and known.evidence and known.support  # noqa: PT018 - one promise
        assert known.reply_due > TODAY


@given(facts)
def test_nobody_judges_their_own_reply(known):
    for move, state in (
        ("accept_reply", "answered"),
        ("escalate_challenge", "answered"),
        ("close_challenge", "accepted"),
    ):
        if CHALLENGE.refusal(move, state, known) is None:
            assert not known.mine


@given(facts)
def test_it_goes_up_only_once_the_reply_is_late_or_not_enough(known):
    if CHALLENGE.refusal("escalate_challenge", "issued", known) is None:
        assert known.reply or known.reply_due < TODAY


@given(facts)
def test_it_ends_with_what_changed(known):
    ends = [move for move in CHALLENGE.moves if move.target == "closed"]
    assert [move.key for move in ends] == ["close_challenge"]
    if CHALLENGE.refusal("close_challenge", "accepted", known) is None:
        assert known.effect
