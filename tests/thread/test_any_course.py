"""Whatever people try with an action or a challenge, in whatever order: each move is kept once with who made it, a
refused one changes nothing, and nobody ends what is their own agency's."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.records.models import Moved
from lineofsight.core.thread.models import ImpactTest
from lineofsight.core.thread.services import actions, closing, handing_over, impact
from lineofsight.core.trail.models import Entry
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.business_plan.services import challenges
from lineofsight.lead.business_plan.tests import factories as challenged
from tests.house.once_a_file import db, undone, world
from tests.thread import factories

__all__ = ["db", "world"]

WHO = ("lead", "police", "chief_executive", "manager", "chair", "scrutineer", "practitioner")
# Those among them who speak for an agency.
SPEAKS = {
    "lead": "Ashmere Council Children's Services", "chief_executive": "Ashmere Council Children's Services",
    "police": "Ashmere Police",
}  # fmt: skip
WHY = "A reason"


def latest_test(action):
    """The latest test of an action's effect; a refusal where none is planned."""
    found = ImpactTest.objects.filter(action=action).last()
    if found is None:
        raise MoveRefused("There is no test.")
    return found


@dataclass(frozen=True)
class Course:
    """A record, what may be tried with it, the moves that end it, and who usually does what."""

    begin: Callable
    tries: dict[str, Callable]
    ending: frozenset[str]
    usual: tuple[tuple[str, str], ...]


ACTION = Course(
    lambda world: factories.proposed(world),
    {
        "agree": lambda w, a, x: actions.agree_action(a, action=x, support="None is needed"),
        "decline": lambda w, a, x: actions.decline_action(a, action=x, reason=WHY),
        "evidence": lambda w, a, x: actions.give_action_evidence(a, action=x, seen=factories.seen()),
        "done": lambda w, a, x: actions.say_done(a, action=x),
        "date": lambda w, a, x: actions.change_due(a, action=x, due=factories.ahead(50), reason=WHY),
        "send back": lambda w, a, x: closing.send_back(a, action=x, reason=WHY),
        "test": lambda w, a, x: impact.plan_test(
            a, action=x, method="audit", tests="practice", expected_change="It is asked", planned_on=clock.today(),
            tester=w.person("scrutineer"),
        ),
        "found": lambda w, a, x: impact.record_result(
            a, test=latest_test(x), result="some", found="Most", found_on=clock.today()
        ),
        "close": lambda w, a, x: closing.close_action(a, action=x),
        "close untested": lambda w, a, x: closing.close_untested(a, action=x, reason=WHY),
        "reopen": lambda w, a, x: closing.reopen_action(a, action=x, reason=WHY),
        "withdraw": lambda w, a, x: actions.withdraw_action(a, action=x, reason=WHY),
        "tick off": lambda w, a, x: actions.tick_off(a, action=x),
        "hand over": lambda w, a, x: handing_over.hand_over_action(
            a, action=x, owner=w.person("police"), organisation=w.organisation("Police"), reason=WHY
        ),
    },
    frozenset({"close_action", "close_untested"}),
    (("lead", "agree"), ("lead", "evidence"), ("lead", "done"), ("chair", "test"), ("scrutineer", "found"),
     ("chair", "close")),
)  # fmt: skip

CHALLENGE = Course(
    lambda world: challenged.drafted(world),
    {
        "evidence": lambda w, a, x: challenges.add_challenge_evidence(a, challenge=x, seen=challenged.seen()),
        "issue": lambda w, a, x: challenges.issue_challenge(a, challenge=x),
        "acknowledge": lambda w, a, x: challenges.acknowledge_challenge(a, challenge=x),
        "reply": lambda w, a, x: challenges.reply_to_challenge(a, challenge=x, reply="We shall"),
        "accept": lambda w, a, x: challenges.accept_reply(a, challenge=x),
        "escalate": lambda w, a, x: challenges.escalate_challenge(
            a, challenge=x, body_above="Executive", reply_due=factories.ahead(60), reason=WHY
        ),
        "close": lambda w, a, x: challenges.close_challenge(a, challenge=x, effect="Nobody waits"),
        "reopen": lambda w, a, x: challenges.reopen_challenge(a, challenge=x, reason=WHY),
        "withdraw": lambda w, a, x: challenges.withdraw_challenge(a, challenge=x, reason=WHY),
    },
    frozenset({"accept_reply", "close_challenge"}),
    (("scrutineer", "evidence"), ("scrutineer", "issue"), ("lead", "reply"), ("scrutineer", "accept"),
     ("scrutineer", "close")),
)  # fmt: skip


@pytest.mark.parametrize("course", [ACTION, CHALLENGE], ids=["action", "challenge"])
def test_each_move_is_kept_and_nobody_ends_what_is_their_own(world, course):
    ended = set()

    @settings(max_examples=60, suppress_health_check=[HealthCheck.differing_executors, HealthCheck.too_slow])
    @given(courses(course))
    @example(list(course.usual))
    def whatever_is_tried(tried):
        with undone():
            record = course.begin(world)
            for who, what in tried:
                ended.update(attempt(world, course, record, who, what))

    whatever_is_tried()
    assert ended, "the usual course ends it, or nothing has been shown"


@st.composite
def courses(draw, course: Course) -> list[tuple[str, str]]:
    """The usual course, broken off somewhere; before each step anybody tries anything, and somebody else that step."""
    anything = st.lists(st.tuples(st.sampled_from(WHO), st.sampled_from(sorted(course.tries))), max_size=2)
    tried = []
    for who, what in course.usual[: draw(st.integers(1, len(course.usual)))]:
        tried += [*draw(anything), (draw(st.sampled_from(WHO)), what), (who, what)]
    return tried + draw(anything)


def attempt(world, course: Course, record, who: str, what: str) -> set[str]:
    """Try one thing, and see what is kept of it; the moves that ended the record."""
    actor = getattr(world, who)
    before, known, told = record.state, moves_of(record), told_of(actor)
    try:
        course.tries[what](world, actor, record)
        refused = False
    except (MoveRefused, NotPermitted):
        refused = True
    state = type(record).objects.get(pk=record.pk).state
    made = moves_of(record)[len(known) :]
    if refused:
        assert (state, made) == (before, [])
    else:
        assert told_of(actor) > told, "the trail has it"
    record.refresh_from_db()
    assert state == before or made, "no state changes without its move"
    assert all(move.actor_ref == actor.ref for move in made)
    ending = {move.move for move in made} & course.ending
    assert not (ending and record.organisation.name == SPEAKS.get(who)), f"{who} ended their own agency's: {ending}"
    return ending


def moves_of(record) -> list[Moved]:
    return list(Moved.objects.filter(ref=record.ref).order_by("id"))


def told_of(actor) -> int:
    """How much the trail tells of somebody's doings."""
    return Entry.objects.filter(actor_ref=actor.ref).count()
