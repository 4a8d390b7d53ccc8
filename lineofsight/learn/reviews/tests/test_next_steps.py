"""What an incident offers next, in each of its states: what it waits for stands first. Everybody is made up."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.learn.reviews.lifecycle import INCIDENT
from lineofsight.learn.reviews.models import Incident
from lineofsight.learn.reviews.rules.likely import ORDER, Waiting, likeliest, rank
from lineofsight.learn.reviews.rules.moves import Facts
from lineofsight.learn.reviews.services import deciding, local_review, panel, stopping
from lineofsight.learn.reviews.tests import factories, local

SAY, NOTIFY, NOT = "Say what your agency thinks", "Record the notification", "Decide not to notify"
ASK, WRITE, SIGN, SEND = (
    "Ask agencies for accounts", "Write the rapid review", "Sign the rapid review", "Mark it sent to the Panel",
)  # fmt: skip
ANSWER, NATIONAL, COMMISSION = "Record the Panel’s answer", "Record the national review", "Commission the local review"
FINISH, LEARNED = "Close it after its local review", "Close it with what was learned"
BEGIN, GO_ON, HELD = "Begin a local review", "Go on with the local review", "What was decided instead was held"
BUTTON = re.compile(r'class="govuk-button[^"]*"[^>]*>\s*([^<]+?)\s*</a>')


def offered(world, made: Incident, by: str = "manager") -> list[str]:
    """The buttons above what is known of an incident, in their order."""
    local.open_to(world, made, by)
    page = world.client(by).get(f"/ashmere/incidents/{made.ref}/").content.decode()
    return BUTTON.findall(page.split(">What is known<")[0])


def test_who_is_to_decide_says_what_they_think_and_then_decides(world):
    made = factories.referred(world)
    assert offered(world, made, "chief_executive") == [SAY, NOTIFY, NOT]
    deciding.say_view(world.chief_executive, incident=made, view="notify", why="Harm")
    assert offered(world, made, "chief_executive") == [NOTIFY, NOT, SAY]
    assert offered(world, made, "icb") == [SAY]
    assert offered(world, made) == [], "the council alone decides"
    cared = factories.referred(world, legal="care_order", harm="died")
    deciding.say_view(world.chief_executive, incident=cared, view="notify", why="Harm")
    assert offered(world, cared, "chief_executive") == [NOTIFY, SAY, NOT], "a death in care is notified"
    earlier = factories.referred(world, aware_on=local.date(2017, 5, 4))
    assert offered(world, earlier) == ["Record what was decided then"]


def test_a_rapid_review_asks_agencies_is_written_signed_and_sent(world):
    made = factories.reviewing(world)
    assert offered(world, made)[0] == ASK
    assert offered(world, made, "icb") == [SIGN], "who signs does nothing else"
    factories.asked(world, made)
    assert offered(world, made) == [WRITE, ASK, SEND]
    factories.written(world, made)
    assert offered(world, made) == [WRITE, ASK, SEND], "it waits for signatures"
    factories.signed(world, made)
    assert offered(world, made) == [SEND, WRITE, ASK]
    factories.written(world, made, facts="Otherwise")
    assert offered(world, made)[0] == WRITE, "what was signed is signed anew"


def test_what_was_sent_waits_for_the_answer(world):
    assert offered(world, factories.sent(world)) == [ANSWER]


@pytest.mark.parametrize(
    ("step", "national", "first"),
    [
        ("local", False, COMMISSION), ("local", True, NATIONAL), ("national", True, NATIONAL),
        ("national", False, NATIONAL), ("learning", False, LEARNED), ("other", False, LEARNED),
    ],
)  # fmt: skip
def test_what_was_decided_follows_the_answer(world, step, national, first):
    shown = offered(world, factories.answered(world, step=step, national=national))
    assert shown[0] == first
    assert set(shown) == {NATIONAL, COMMISSION, LEARNED}


def test_a_commissioned_review_is_begun_gone_on_with_and_closed(world):
    made = panel.commission_local_review(world.manager, incident=factories.answered(world))
    assert offered(world, made) == [BEGIN, NATIONAL, FINISH]
    review = local_review.begin_local_review(world.manager, incident=made, kind="local", decided_on=local.clock.today())
    assert offered(world, made) == [GO_ON, NATIONAL, FINISH]
    assert offered(world, made, "icb") == [GO_ON]
    stopping.stop_review(world.manager, local_review=review, stopped_for="panel", why="The Panel")
    assert offered(world, made) == [NATIONAL, FINISH, BEGIN]
    assert offered(world, panel.hand_to_national(world.manager, incident=made)) == []


def test_what_was_published_is_closed(world):
    made = local.published(world).incident
    assert offered(world, Incident.objects.get(pk=made.pk)) == [FINISH, NATIONAL]


def test_what_was_decided_instead_is_held_or_begun(world):
    assert offered(world, factories.not_notified(world)) == [HELD, BEGIN]
    made = factories.referred(world)
    deciding.decide_not_to_notify(
        world.chief_executive, incident=made, opened=factories.opened(world, "chief_executive", made),
        reason="Not grave", alternative="local_review",
    )  # fmt: skip
    assert offered(world, made) == [BEGIN]
    local_review.begin_local_review(world.manager, incident=made, kind="learning", decided_on=local.clock.today())
    assert offered(world, made) == [GO_ON]


def test_another_areas_review_goes_on_beside_a_rapid_review(world):
    made = factories.reviewing(world)
    local_review.begin_local_review(world.manager, incident=made, kind="request", decided_on=local.clock.today())
    assert offered(world, made) == [ASK, WRITE, GO_ON, SEND]


def test_what_rests_is_opened_again_by_what_stands_apart(world):
    made = factories.answered(world, step="learning")
    panel.close_with_learning(world.manager, incident=made)
    assert offered(world, made) == [BEGIN]


FACTS = st.builds(
    Facts, children=st.integers(0, 2), died_in_care=st.booleans(), care_unsaid=st.booleans(),
    missing=st.sampled_from([(), ("x",)]), unsigned=st.sampled_from([(), ("x",)]),
    step=st.sampled_from(["", "local", "national", "learning", "other"]), national=st.booleans(),
    local_open=st.booleans(), local_ended=st.booleans(), reference=st.just("x"),
)  # fmt: skip


@pytest.mark.once
@given(FACTS, st.sampled_from([state.key for state in INCIDENT.states]), st.permutations(ORDER))
def test_what_would_be_refused_never_stands_before_what_is_waited_for(facts, state, verbs):
    moves = INCIDENT.moves_from(state)
    refused = frozenset(each.key for each in moves if INCIDENT.refusal(each.key, state, facts))
    waiting = Waiting(state, facts, refused)
    shown = likeliest(verbs, waiting)
    assert sorted(shown) == sorted(verbs)
    assert [rank(verb, waiting) for verb in shown] == sorted(rank(verb, waiting) for verb in verbs)
    assert shown == likeliest(ORDER, waiting), "whatever order they came in"
    for verb in refused - {"hand_to_national"}:
        assert rank(verb, waiting) == 2
