"""What is done again, or is still owed: signed, sent, asked, decided, looked at. Each child is made up."""

from datetime import timedelta

import pytest

from lineofsight.core.access.actors import system
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Due, Message
from lineofsight.core.people.middleware import PROVEN
from lineofsight.core.people.models import Appointment
from lineofsight.core.people.roles import Role
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import add_working_days
from lineofsight.kernel.clock import set_clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.reviews.models import Account, Incident
from lineofsight.learn.reviews.rules.fuzzy import age_words, read
from lineofsight.learn.reviews.selectors.report import report
from lineofsight.learn.reviews.services import accounts, clocks, deciding, incident, local_review, panel
from lineofsight.learn.reviews.services import timeline as work
from lineofsight.learn.reviews.tests import factories


def owed(record, what: str) -> bool:
    """Whether something is owed of a record now."""
    return Due.objects.filter(record_ref=record.ref, what=what, done_at=None, lifted_at=None).exists()


def not_notify(world, made: Incident, alternative: str = "none") -> Incident:
    return deciding.decide_not_to_notify(
        world.chief_executive, incident=made, opened=factories.opened(world, "chief_executive", made), reason="Natural",
        alternative=alternative,
    )  # fmt: skip


@pytest.mark.parametrize("legal", ["unknown", ""])
def test_a_death_is_not_left_unnotified_before_it_is_said_whether_it_was_in_care(world, legal):
    made = factories.referred(world, legal=legal, harm="died")
    with pytest.raises(MoveRefused, match="whether it was looked after"):
        not_notify(world, made)
    keys, child = factories.opened(world, "manager", made), made.children.get()
    incident.edit_child(world.manager, child=child, opened=keys, told={"harm": "neither"})
    with pytest.raises(MoveRefused, match="A child died"):
        not_notify(world, made)  # it is not said which
    incident.edit_child(world.manager, child=child, opened=keys, told={"harm": "died", "legal_status": "none"})
    assert not_notify(world, made).state == "not_notified"


def test_a_looked_after_sibling_who_was_harmed_is_no_death_in_care(world):
    made = factories.referred(world, legal="none", harm="died")
    keys = factories.opened(world, "manager", made)
    incident.edit_child(world.manager, child=made.children.get(), opened=keys, told={"harm": "died"})
    sibling = factories.child(legal_status="care_order", harm="harmed")
    incident.add_child(world.manager, incident=made, opened=keys, told=sibling)
    assert not_notify(world, made).state == "not_notified"


def test_each_sending_is_kept_and_the_answer_is_judged_by_the_last(world):
    made = factories.answered(world, agrees="no")
    assert owed(made, "next_step")
    first, later = clock.today(), clock.now() + timedelta(days=3)
    with set_clock(lambda: later):
        again = factories.sent(world, made)
        assert not owed(again, "next_step")
        assert [each.sent_on for each in again.sendings.all()] == [first, clock.today()]
        assert again.sent_on == first, "the clock is judged by the first"
        with pytest.raises(MoveRefused, match="it was sent"):
            panel.record_response(world.manager, incident=again, received_on=first, agrees="yes", asks="",
                                  national=False)  # fmt: skip


def test_whoever_signed_is_asked_again_when_a_fact_or_the_timeline_is_changed(world):
    made = factories.reviewing(world)
    account = factories.asked(world, made)
    factories.told_of(world, account, "health")
    factories.written(world, made)
    factories.signed(world, made)
    owes = f"sign_{world.organisation('Police').ref}"
    given = factories.asked(world, made, "Police")
    told = factories.told_of(world, given, "police")
    accounts.give_account(world.police, account=given)
    factories.signed(world, made)
    keys = factories.opened(world, "manager", made)
    incident.edit_incident(world.manager, incident=made, opened=keys, told={"police": "Enquiries"})
    assert not owed(made, owes), "nothing differs"
    for change in (
        lambda: incident.edit_incident(world.manager, incident=made, opened=keys, told={"police": "Charged"}),
        lambda: work.mark_episode(world.manager, episode=told, key=True, analysis="Nobody asked"),
        lambda: accounts.give_account(world.health, account=account),
    ):
        change()
        assert owed(made, owes)
        factories.signed(world, made)
        assert not owed(made, owes)


def test_what_reviewers_worked_on_is_not_taken_out(world):
    made = factories.reviewing(world)
    account = factories.asked(world, made)
    marked, under, over = (factories.told_of(world, account, "health") for _ in range(3))
    accounts.give_account(world.health, account=account)
    work.mark_episode(world.manager, episode=marked, key=False, analysis="Nobody asked")
    work.merge_episode(world.manager, episode=under, into=over)
    accounts.reopen_account(world.manager, account=account, due_on=clock.today())
    for each in (marked, under, over):
        with pytest.raises(MoveRefused, match="have worked with this entry"):
            accounts.drop_episode(world.health, episode=each)


def test_a_child_once_notified_stays(world):
    made = factories.reviewing(world)
    keys = factories.opened(world, "chief_executive", made)
    deciding.redesignate_incident(world.chief_executive, incident=made, opened=keys, reason="No abuse")
    deciding.reopen_decision(world.chief_executive, incident=made, reason="News")
    with pytest.raises(MoveRefused, match="decided on with this child"):
        incident.drop_child(world.manager, child=made.children.get())


def test_whoever_leads_now_is_asked_in_the_place_of_who_left(world):
    account = factories.asked(world, factories.reviewing(world), days=1)
    Account.objects.filter(pk=account.pk).update(head_told_on=clock.today())
    Appointment.objects.filter(person=account.lead).update(person=world.person("school"))
    assert accounts.ask_again(world.manager, account=account).lead == world.person("school")
    assert Due.objects.get(record_ref=account.ref, done_at=None).person == world.person("school")
    accounts.add_episode(world.school, account=account, told={"when": "", "what": "Seen", "who": "", "source": ""})
    accounts.give_account(world.school, account=account)
    accounts.reopen_account(world.manager, account=account, due_on=clock.today() + timedelta(days=5))
    assert account.head_told_on is None, "its head is told anew"
    Appointment.objects.filter(organisation=account.organisation).delete()
    with pytest.raises(MoveRefused, match="Nobody leads"):
        accounts.ask_again(world.manager, account=account)


def test_a_late_agency_without_a_head_is_reminded_once_more(world):
    account = factories.asked(world, factories.reviewing(world), days=20)
    Appointment.objects.filter(organisation=account.organisation, role__in=accounts.HEADS).delete()
    late = add_working_days(account.due_on, 1)
    then = clock.now() + (late - clock.today())
    with set_clock(lambda: then):
        assert accounts.chase_accounts(system("tests")) == 1
        assert accounts.chase_accounts(system("tests")) == 0
    assert Message.objects.filter(kind="reviews/remind").count() == 1


def test_an_account_of_gaps_alone_is_given_and_is_no_nil_return(world):
    account = factories.asked(world, factories.reviewing(world))
    address = f"/ashmere/incidents/accounts/{account.ref}/"
    accounts.save_account(world.health, account=account, told={"author": "Named nurse"})
    assert f'action="{address}nil/"' in world.client("health").get(address).content.decode()
    accounts.save_account(world.health, account=account, told={"gaps": "Records of 2020"})
    page = world.client("health").get(address).content.decode()
    assert f'{address}give/"' in page
    assert f"{address}nil/" not in page
    with pytest.raises(MoveRefused, match="Something is written"):
        accounts.give_nil_return(world.health, account=account)
    assert accounts.give_account(world.health, account=account).state == "given"


def test_an_account_is_read_signed_in_with_a_second_step_alone(world, settings):
    settings.SECOND_STEP_REQUIRED = False
    account = factories.asked(world, factories.reviewing(world))
    client = world.client("health")
    session = client.session
    del session[PROVEN]
    session.save()
    answer = client.get(f"/ashmere/incidents/accounts/{account.ref}/")
    assert answer.status_code == 403
    assert "second step" in answer.content.decode()
    assert "Farthingdale" not in answer.content.decode()


def test_what_was_decided_instead_is_owed_until_it_is_done(world):
    audit = not_notify(world, factories.referred(world), "audit")
    assert owed(audit, "next_step")
    with pytest.raises(NotPermitted):
        deciding.finish_alternative(world.icb, incident=audit)
    deciding.finish_alternative(world.manager, incident=audit)
    assert not owed(audit, "next_step")
    with pytest.raises(MoveRefused, match="Nothing is owed"):
        deciding.finish_alternative(world.manager, incident=audit)
    assert not owed(not_notify(world, factories.referred(world)), "next_step")
    local = not_notify(world, factories.referred(world), "local_review")
    commissioned = panel.commission_local_review(world.manager, incident=factories.answered(world))
    for made, kind in ((local, "learning"), (commissioned, "local")):
        assert owed(made, "next_step")
        local_review.begin_local_review(world.manager, incident=made, kind=kind, decided_on=clock.today())
        assert not owed(made, "next_step")


def test_a_wait_is_looked_at_again_also_once_it_was_notified(world):
    made = factories.referred(world)
    day = clock.today() + timedelta(days=30)
    pause = clocks.pause_clock(world.manager, incident=made, reason="criminal", note="", from_on=clock.today(),
                               look_again_on=day)  # fmt: skip
    deciding.notify_incident(
        world.chief_executive, incident=made, opened=factories.opened(world, "chief_executive", made),
        notified_on=clock.today(), reference="CSPR-1", reason="Harm",
    )  # fmt: skip
    due = Due.objects.get(record_ref=made.ref, what=f"look_{pause.ref}", lifted_at=None)
    assert (due.on, due.role, due.sealed) == (day, Role.BUSINESS_MANAGER, True)
    clocks.end_pause(world.manager, pause=pause)
    assert not owed(made, f"look_{pause.ref}")


def test_facts_are_put_right_where_names_may_be_taken_no_longer(world):
    made = factories.referred(world)
    type(world.partnership).objects.filter(pk=world.partnership.pk).update(demonstration=False)
    made = Incident.objects.get(pk=made.pk)
    keys, child = factories.opened(world, "manager", made), made.children.get()
    told = {"happened_when": "2026-03-30", "police": "Charged"}
    incident.edit_incident(world.manager, incident=made, opened=keys, told=told)
    assert made.police.open(keys) == "Charged"
    incident.edit_child(world.manager, child=child, opened=keys, told={"born": factories.BORN, "sex": "M"})
    with pytest.raises(MoveRefused, match="Names cannot be taken"):
        incident.edit_child(world.manager, child=child, opened=keys, told={"born": "2019-03-15"})
    with pytest.raises(MoveRefused, match="Names cannot be taken"):
        incident.edit_incident(world.manager, incident=made, opened=keys, told={"happened_when": "2026-03-29"})


def test_an_age_of_one_day_is_said_as_people_say_it():
    assert age_words(read("2026-03-01"), read("2026-03-02")) == "aged 1 day"


def test_the_report_says_who_took_part_who_wrote_and_since_when(world):
    made = factories.reviewing(world)
    account = factories.asked(world, made)
    factories.told_of(world, account, "health")
    said = {"author": "Named midwife", "involved_from": "2019-03-15", "involved_to": ""}
    accounts.save_account(world.health, account=account, told=said)
    accounts.give_account(world.health, account=account)
    factories.written(world, made)
    keys = factories.opened(world, "manager", made)
    whole = str(report(made, keys))
    for words in ("Seen with a bruise at school (Nurse)", "Named midwife", "15 March 2019 to not said"):
        assert words in whole
    hidden = str(report(made, keys, pseudonymous=True))
    assert "March 2019 to not said" in hidden
    assert "15 March 2019" not in hidden


def test_a_dissent_is_not_said_to_be_told_where_nobody_scrutinises(world):
    made = factories.referred(world)
    Appointment.objects.filter(role=Role.SCRUTINEER).delete()
    deciding.say_view(world.chief_constable, incident=made, view="notify", why="x")
    not_notify(world, made)
    page = world.client("chief_executive").get(f"/ashmere/incidents/{made.ref}/").content.decode()
    assert "No scrutineer is appointed" in page
    assert "The scrutineer was told" not in page
