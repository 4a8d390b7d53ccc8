"""Accounts, the timeline, the review, the Panel's answer and what follows: each performed and refused."""

from datetime import timedelta

import pytest

from lineofsight.core.access.actors import system
from lineofsight.core.access.models import Grant
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.insight.counting import Counted
from lineofsight.core.notices.models import Due, Message
from lineofsight.core.notices.services import text_of
from lineofsight.core.people.models import Appointment
from lineofsight.core.people.selectors import holder_of
from lineofsight.core.people.services import end_appointment
from lineofsight.core.sealed.values import Shut
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import add_working_days
from lineofsight.kernel.clock import set_clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.kernel.periods import Period
from lineofsight.learn.reviews import figures
from lineofsight.learn.reviews.selectors.considered import protected_counts, quarter
from lineofsight.learn.reviews.selectors.report import digest_of
from lineofsight.learn.reviews.selectors.rights import accounts_given
from lineofsight.learn.reviews.selectors.timeline import alike, timeline
from lineofsight.learn.reviews.services import accounts, panel, rapid
from lineofsight.learn.reviews.services import timeline as work
from lineofsight.learn.reviews.tests import factories


def test_an_agency_is_asked_writes_and_gives(world):
    made = factories.reviewing(world)
    account = factories.asked(world, made)
    letter = Message.objects.get(kind="reviews/ask")
    assert "Farthingdale" not in text_of(letter) + letter.subject
    assert "Hold your records" in text_of(letter)
    keys = factories.opened(world, "manager", made)
    given = {"incident": made, "brief": "x", "due_on": clock.today(), "opened": keys}
    with pytest.raises(NotPermitted):
        accounts.ask_agency(world.icb, organisation=world.organisation("Police"), **given)
    with pytest.raises(MoveRefused, match="already"):
        accounts.ask_agency(world.manager, organisation=account.organisation, **given)
    episode = factories.told_of(world, account, "health")
    accounts.save_account(world.health, account=account, told={"involvement": "Known since birth"})
    accounts.edit_episode(world.health, episode=episode, told={"source": "GP record"})
    with pytest.raises(MoveRefused, match="Something is written"):
        accounts.give_nil_return(world.health, account=account)
    own = accounts.read_account(world.health, account=account)
    assert account.involvement.open(own) == "Known since birth"
    with pytest.raises(Shut):
        made.what_happened.open(own)
    for refused in (
        lambda: accounts.read_account(world.manager, account=account),
        lambda: accounts.save_account(world.icb, account=account, told={}),
        lambda: accounts.add_episode(world.icb, account=account, told={}),
        lambda: accounts.edit_episode(world.icb, episode=episode, told={}),
        lambda: accounts.drop_episode(world.icb, episode=episode),
        lambda: accounts.give_account(world.icb, account=account),
        lambda: accounts.give_nil_return(world.icb, account=account),
        lambda: accounts.ask_again(world.icb, account=account),
        lambda: accounts.reopen_account(world.icb, account=account, due_on=clock.today()),
    ):
        with pytest.raises(NotPermitted):
            refused()
    accounts.drop_episode(world.health, episode=factories.told_of(world, account, "health"))
    first = Grant.objects.get(record_ref=account.ref, ended_at=None)
    accounts.ask_again(world.manager, account=account)
    first.refresh_from_db()
    assert first.ended_at, "an earlier link opens nothing any more"
    accounts.give_account(world.health, account=account)
    with pytest.raises(MoveRefused, match="given already"):
        accounts.save_account(world.health, account=account, told={})
    assert accounts.reopen_account(world.manager, account=account, due_on=clock.today()).state == "asked"


def test_an_account_stays_with_the_agency_and_does_not_go_with_who_leaves(world):
    account = factories.asked(world, factories.reviewing(world), "Police")
    link = holder_of(Grant.objects.get(record_ref=account.ref, ended_at=None).ref)
    for actor in (world.police, link):
        assert accounts_given(actor).get() == account
    left = Appointment.objects.get(person=world.person("police"), end=None)
    end_appointment(world.manager, appointment=left, end=clock.today())
    then = clock.now() + timedelta(days=1)
    with set_clock(lambda: then):
        for actor in (world.police, link):
            assert not accounts_given(actor).exists()
            with pytest.raises(NotPermitted):
                accounts.read_account(actor, account=account)
        accounts.ask_again(world.manager, account=account)
        assert accounts_given(world.chief_constable).get() == account
        assert Due.objects.get(record_ref=account.ref, what=accounts.OWED).person == account.lead
        assert account.lead == world.person("chief_constable")


def test_reminders_fall_on_the_days_of_the_plan_and_a_head_is_told_of_what_is_late(world):
    made = factories.reviewing(world)
    account = factories.asked(world, made, "Police", days=20)
    start, written_on = clock.today(), []
    for ahead in range(1, 26):
        then = clock.now() + timedelta(days=ahead)
        with set_clock(lambda then=then: then):
            if accounts.chase_accounts(system("tests")):
                written_on.append(clock.today())
            assert accounts.chase_accounts(system("tests")) == 0, "once a day"
    late = add_working_days(account.due_on, 1)
    assert written_on == [*(add_working_days(start, day) for day in (5, 8, 10)), late]
    assert Message.objects.get(kind="reviews/late").person == world.person("chief_constable")
    with pytest.raises(NotPermitted):
        accounts.chase_accounts(world.manager)


def test_the_timeline_is_merged_by_a_person_with_both_sources(world):
    made = factories.reviewing(world)
    health, police = factories.asked(world, made), factories.asked(world, made, "Police")
    one = factories.told_of(world, health, "health")
    two = factories.told_of(world, police, "police", what="Bruise seen at school, told to us")
    factories.told_of(world, health, "health", when="~2021", what=f"{factories.NAME} moved")
    keys = factories.opened(world, "manager", made)
    assert timeline(made, keys) == [], "what an agency still writes is its own"
    for name, account in (("health", health), ("police", police)):
        accounts.save_account(getattr(world, name), account=account, told={"author": "Named nurse"})
        accounts.give_account(getattr(world, name), account=account)
    found = timeline(made, keys)
    assert [each.told["when"] for each in found] == ["About 2021", "2 March 2026", "2 March 2026"]
    assert found[1].ages == (f"{factories.NAME} aged 6",)
    [(first, other)] = alike(found)
    work.merge_episode(world.manager, episode=other.row, into=first.row)
    [_, merged] = timeline(made, keys)
    assert [each.agency for each in (merged, *merged.under)] == ["Ashmere Health Board", "Ashmere Police"]
    work.mark_episode(world.manager, episode=one, key=True, analysis=f"Nobody asked {factories.NAME}")
    hidden = timeline(made, keys, pseudonymous=True)
    assert "Farthingdale" not in str([(each.told, each.ages) for each in hidden])
    assert hidden[1].told["when"] == "March 2026"
    with pytest.raises(MoveRefused):
        work.merge_episode(world.manager, episode=one, into=one)
    for refused in (
        lambda: work.merge_episode(world.icb, episode=one, into=two),
        lambda: work.part_episode(world.icb, episode=two),
        lambda: work.mark_episode(world.icb, episode=one, key=False, analysis=""),
    ):
        with pytest.raises(NotPermitted):
            refused()
    assert work.part_episode(world.manager, episode=other.row).merged_into is None


def test_milestones_are_shifted_and_not_lost(world):
    made = factories.reviewing(world)
    one = made.milestones.get(key="panel")
    planned, later = one.on, one.on + timedelta(days=3)
    moved = rapid.move_milestone(world.manager, milestone=one, on=later)
    assert (moved.planned_on, moved.on) == (planned, later)
    assert Due.objects.get(record_ref=made.ref, what="plan_panel").on == later
    for refused in (
        lambda: rapid.move_milestone(world.icb, milestone=one, on=later),
        lambda: rapid.meet_milestone(world.icb, milestone=one),
    ):
        with pytest.raises(NotPermitted):
            refused()
    assert rapid.meet_milestone(world.manager, milestone=moved).done_on == clock.today()


def test_nothing_of_the_plan_is_shifted_or_owed_once_the_review_was_sent(world):
    made = factories.sent(world)
    one = made.milestones.get(key="panel")
    with pytest.raises(MoveRefused, match="not open"):
        rapid.move_milestone(world.manager, milestone=one, on=clock.today() + timedelta(days=3))
    assert not Due.objects.filter(record_ref=made.ref, what="plan_panel", done_at=None, lifted_at=None).exists()
    page = world.client("manager").get(f"/ashmere/incidents/{made.ref}/").content.decode()
    assert f"/milestones/{one.ref}/" not in page
    assert "Not noted" in page


def test_it_is_sent_only_as_all_three_signed_it(world):
    made = factories.reviewing(world)
    keys = factories.opened(world, "manager", made)
    with pytest.raises(MoveRefused, match="answer everything"):
        rapid.sign_review(world.icb, incident=made, opened=keys, seen="")
    with pytest.raises(MoveRefused, match="Not answered yet"):
        rapid.send_review(world.manager, incident=made, opened=keys, sent_on=clock.today())
    factories.written(world, made)
    factories.signed(world, made)
    seen = digest_of(made, keys)
    factories.written(world, made, facts="Changed after they signed")
    with pytest.raises(MoveRefused, match="changed after you opened"):
        rapid.sign_review(world.icb, incident=made, opened=factories.opened(world, "icb", made), seen=seen)
    with pytest.raises(MoveRefused, match="not signed as it stands by: Ashmere Council"):
        rapid.send_review(world.manager, incident=made, opened=keys, sent_on=clock.today())
    for refused in (
        lambda: rapid.sign_review(world.manager, incident=made, opened=keys, seen=seen),
        lambda: rapid.send_review(world.icb, incident=made, opened=keys, sent_on=clock.today()),
        lambda: rapid.write_review(world.icb, incident=made, opened=keys, step="", criteria=[], told={}),
    ):
        with pytest.raises(NotPermitted):
            refused()
    assert factories.sent(world, made).state == "sent"
    with pytest.raises(MoveRefused, match="not open"):
        factories.written(world, made)


def test_what_the_panel_says_and_what_follows(world):
    made = factories.answered(world, agrees="no")
    assert made.state == "reviewing", "a disagreement reopens it"
    keys = factories.opened(world, "manager", made)
    with pytest.raises(MoveRefused, match="not signed as it stands by: Ashmere Council"):
        rapid.send_review(world.manager, incident=made, opened=keys, sent_on=clock.today())
    again = factories.sent(world, made)
    assert panel.record_response(
        world.manager, incident=again, received_on=clock.today(), agrees="yes", asks="", national=False
    ).state == "answered"  # fmt: skip
    with pytest.raises(MoveRefused, match="decided on a review"):
        panel.close_with_learning(world.manager, incident=again)
    with pytest.raises(MoveRefused, match="did not say"):
        panel.hand_to_national(world.manager, incident=again)
    given = {"received_on": clock.today(), "agrees": "yes", "asks": "", "national": False}
    for refused in (
        lambda: panel.record_response(world.icb, incident=again, **given),
        lambda: panel.reopen_review(world.icb, incident=again),
        lambda: panel.reopen_incident(world.icb, incident=again),
        lambda: panel.commission_local_review(world.icb, incident=again),
        lambda: panel.hand_to_national(world.icb, incident=again),
        lambda: panel.close_with_learning(world.icb, incident=again),
    ):
        with pytest.raises(NotPermitted):
            refused()
    assert panel.commission_local_review(world.manager, incident=again).state == "local_review"
    enough = factories.answered(world, step="learning")
    assert panel.close_with_learning(world.manager, incident=enough).state == "closed"
    assert panel.reopen_incident(world.manager, incident=enough).state == "answered"
    assert panel.reopen_review(world.manager, incident=enough).state == "reviewing"
    national = factories.answered(world, agrees="partly", national=True)
    assert panel.hand_to_national(world.manager, incident=national).state == "national_review"


def test_what_may_be_counted_outside(world):
    factories.sent(world)
    factories.reviewing(world)
    period = Period.quarter(clock.today())
    assert figures.serious_incidents(world.partnership, period).numerator == 2
    assert figures.rapid_reviews_on_time(world.partnership, period) == Counted(1, 1), "one is neither sent nor due yet"
    late = clock.now() + timedelta(days=40)
    with set_clock(lambda: late):
        assert figures.rapid_reviews_on_time(world.partnership, period) == Counted(1, 2)
    told = quarter(world.partnership, clock.today())
    assert (told.considered, told.notified, told.not_notified) == ("c", "c", "0")
    assert told.protected == ("decided on", "notified")
    apart = protected_counts(8, {"audit": 9, "discussion": 3, "none": 0}, 0)
    assert (apart["discussion"], apart["none"], apart["dissent"]) == ("c", "0", "0")
    assert "c" in {apart["audit"], apart["not_notified"]}, "the sum does not give it away"
    beside = protected_counts(8, {"audit": 2, "discussion": 0, "none": 0}, 0)
    assert (beside["notified"], beside["considered"], beside["not_notified"]) == ("8", "c", "c"), (
        "8 is in the scorecard"
    )
