"""A challenge: written, sent with its evidence, answered, judged, taken up, closed with what changed."""

from datetime import UTC, date, datetime, time

import pytest

from lineofsight.core.access.actors import system
from lineofsight.core.access.models import Grant
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Due, Message
from lineofsight.core.people.selectors import holder_of
from lineofsight.core.records import selectors as records
from lineofsight.core.thread.rules.given import Source
from lineofsight.core.thread.selectors import lists
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.lead.business_plan.selectors import challenges as selectors
from lineofsight.lead.business_plan.services import challenges, past
from lineofsight.lead.business_plan.tests import factories
from tests.thread import factories as thread


def owed(challenge, what: str) -> Due:
    return Due.objects.get(record_ref=challenge.ref, what=what)


def test_a_draft_is_its_writers_and_is_written_to_nobody(world):
    challenge = factories.drafted(world)
    assert not Message.objects.filter(about_ref=challenge.ref).exists()
    assert factories.QUESTION not in str(records.card(challenge.ref).__dict__), "a draft's words are in no card"
    for somebody in (world.chair, world.lead, world.chief_executive):
        assert not selectors.challenges_seen(somebody).filter(pk=challenge.pk).exists()
    for somebody in (world.manager, world.chair):
        with pytest.raises(NotPermitted):
            challenges.edit_challenge(
                somebody, challenge=challenge, question="Softer", by="x", reply_due=factories.ahead(), support="x"
            )
        with pytest.raises(NotPermitted):
            challenges.issue_challenge(somebody, challenge=challenge)
        with pytest.raises(NotPermitted):
            challenges.add_challenge_evidence(somebody, challenge=challenge, seen=factories.seen())
    changed = challenges.edit_challenge(
        world.scrutineer, challenge=challenge, question="How many wait?", by="the scrutineer",
        reply_due=factories.ahead(), support="A visit", organisation=world.organisation("Police"),
    )  # fmt: skip
    assert (changed.question, changed.to) == ("How many wait?", "Ashmere Police")


def test_what_rests_on_nothing_is_not_sent(world):
    challenge = factories.drafted(world)
    with pytest.raises(MoveRefused, match="evidence"):
        challenges.issue_challenge(world.scrutineer, challenge=challenge)
    challenges.add_challenge_evidence(world.scrutineer, challenge=challenge, seen=factories.seen())
    challenges.issue_challenge(world.scrutineer, challenge=challenge)
    with pytest.raises(MoveRefused, match="sent already"):
        challenges.add_challenge_evidence(world.scrutineer, challenge=challenge, seen=factories.seen())


def test_who_is_challenged_is_written_to_and_answers_by_link(world):
    challenge = factories.issued(world)
    message = Message.objects.get(about_ref=challenge.ref)
    assert message.kind == "business_plan/challenge"
    assert owed(challenge, "reply_to_challenge").organisation == world.organisation("Council")
    holder = holder_of(Grant.objects.get(record_ref=challenge.ref).ref)
    challenges.acknowledge_challenge(holder, challenge=challenge)
    with pytest.raises(NotPermitted):
        challenges.acknowledge_challenge(world.police, challenge=challenge)
    with pytest.raises(NotPermitted):
        challenges.reply_to_challenge(world.police, challenge=challenge, reply="Not us")
    with pytest.raises(MoveRefused, match="Write the reply"):
        challenges.reply_to_challenge(holder, challenge=challenge, reply="")
    answered = challenges.reply_to_challenge(holder, challenge=challenge, reply="Forty wait")
    assert (answered.state, answered.replied_by.ref) == ("answered", holder.ref)
    assert owed(challenge, "reply_to_challenge").done_at
    assert owed(challenge, "judge_reply").person == world.person("scrutineer")


def test_an_agency_for_which_nobody_speaks_cannot_be_challenged(world):
    with pytest.raises(MoveRefused, match="Nobody speaks for"):
        factories.issued(world, organisation=world.organisation("Business Unit"))


def test_whoever_speaks_for_the_agency_does_not_judge_its_reply(world):
    """The chief executive may challenge, and not judge what their own council replied."""
    challenge = factories.answered(world, by="chief_executive")
    for service, given in (
        (challenges.accept_reply, {}),
        (challenges.escalate_challenge, {"body_above": "Executive", "reply_due": factories.ahead(), "reason": "x"}),
    ):
        with pytest.raises(MoveRefused, match="somebody else judges"):
            service(world.chief_executive, challenge=challenge, **given)
        with pytest.raises(NotPermitted):
            service(world.lead, challenge=challenge, **given)
    assert challenges.accept_reply(world.chair, challenge=challenge).state == "accepted"


def test_a_reply_that_is_not_good_enough_goes_up_and_is_owed_anew(world):
    challenge = factories.answered(world)
    due = factories.ahead(10)
    told = {"body_above": "Executive", "reason": "It does not say what happens meanwhile"}
    with pytest.raises(MoveRefused, match="lies ahead"):
        challenges.escalate_challenge(world.scrutineer, challenge=challenge, reply_due=clock.today(), **told)
    challenges.escalate_challenge(world.scrutineer, challenge=challenge, reply_due=due, **told)
    assert owed(challenge, "reply_to_challenge").done_at is None
    assert owed(challenge, "reply_to_challenge").on == due
    assert "To Executive" in records.latest(challenge).reason
    assert Message.objects.filter(about_ref=challenge.ref, kind="business_plan/escalated").exists()
    assert challenges.reply_to_challenge(world.lead, challenge=challenge, reply="We call each week").state == "answered"


def test_it_closes_with_what_changed_and_opens_again(world):
    challenge = factories.accepted(world)
    assert owed(challenge, "close_challenge").person == world.person("scrutineer")
    with pytest.raises(MoveRefused, match="what changed"):
        challenges.close_challenge(world.scrutineer, challenge=challenge, effect="")
    with pytest.raises(NotPermitted):
        challenges.close_challenge(world.lead, challenge=challenge, effect="Everything")
    challenges.close_challenge(world.scrutineer, challenge=challenge, effect="Nobody waits more than four weeks")
    assert not Due.objects.filter(record_ref=challenge.ref, done_at=None, lifted_at=None).exists()
    assert not Grant.objects.filter(record_ref=challenge.ref, ended_at=None).exists()
    with pytest.raises(NotPermitted):
        challenges.reopen_challenge(world.lead, challenge=challenge, reason="x")
    assert challenges.reopen_challenge(world.chair, challenge=challenge, reason="They wait again").state == "accepted"


def test_withdrawn_is_owed_by_nobody(world):
    challenge = factories.issued(world)
    with pytest.raises(NotPermitted):
        challenges.withdraw_challenge(world.lead, challenge=challenge, reason="Unfair")
    challenges.withdraw_challenge(world.scrutineer, challenge=challenge, reason="Asked of the wrong agency")
    assert not Due.objects.filter(record_ref=challenge.ref, done_at=None, lifted_at=None).exists()


def test_a_body_outside_the_partnership_is_answered_for_by_the_business_manager(world):
    challenge = factories.issued(world, organisation=None, body="Health and Wellbeing Board")
    assert not Message.objects.filter(about_ref=challenge.ref).exists()
    assert owed(challenge, "reply_to_challenge").role == "business_manager"
    with pytest.raises(NotPermitted):
        challenges.reply_to_challenge(world.lead, challenge=challenge, reply="Not ours")
    assert challenges.reply_to_challenge(world.manager, challenge=challenge, reply="They agreed").state == "answered"


def test_its_reply_is_reminded_of_before_it_is_due_and_after_and_once_a_day(world):
    challenge = factories.issued(world, reply_due=date(2026, 12, 17))
    sent = {}
    for day in (date(2026, 12, 11), date(2026, 12, 14), date(2026, 12, 16), date(2026, 12, 18)):
        with clock.set_clock(lambda day=day: datetime.combine(day, time(9), UTC)):
            sent[day.day] = (
                challenges.remind_challenged(system("daily")), challenges.remind_challenged(system("daily")),
            )  # fmt: skip
    assert sent == {11: (0, 0), 14: (1, 0), 16: (0, 0), 18: (1, 0)}
    assert Message.objects.filter(about_ref=challenge.ref, kind="business_plan/remind").count() == 2


def test_the_log_counts_what_waits_and_what_is_late(world):
    factories.closed(world)
    factories.issued(world)
    factories.drafted(world)
    past.record_challenge(world.manager, partnership=world.partnership, past=earlier())
    with pytest.raises(NotPermitted):
        past.record_challenge(world.analyst, partnership=world.partnership, past=earlier())
    counted = selectors.counted(selectors.challenges_in(world.chair, world.partnership))
    assert counted == {"sent": 2, "waiting": 1, "late": 0, "closed": 1, "recorded": 1}
    assert not Due.objects.filter(title__contains="1913").exists()


def earlier() -> past.Past:
    return past.Past(
        "Will you hear children?", "the board", "Children’s Trust Board", date(2013, 9, 1), "Report, page 4"
    )


def test_an_action_because_of_it_is_found_from_it(world):
    challenge = factories.answered(world)
    source = Source(ref=challenge.ref, said="A challenge")
    action = thread.proposed(world, source=source)
    assert list(lists.actions_in(world.chair, world.partnership, of=[challenge.ref])) == [action]


def test_the_neighbour_sees_no_challenge(world):
    challenge = factories.issued(world)
    assert not selectors.challenges_seen(world.neighbour).exists()
    with pytest.raises(NotPermitted):
        challenges.draft_challenge(
            world.neighbour, partnership=world.partnership, question="x", by="x", reply_due=factories.ahead(),
            support="x", body="x",
        )  # fmt: skip
    assert challenge.late_on(factories.ahead(21)) > 0
