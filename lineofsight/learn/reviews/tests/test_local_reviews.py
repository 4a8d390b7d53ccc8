"""Local reviews: begun, agreed, drafted, checked, signed and published; who may, and what refuses."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import DatabaseError, transaction

from lineofsight.core.access.actors import system
from lineofsight.core.access.models import Grant
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Due, Message
from lineofsight.core.notices.services import text_of
from lineofsight.core.people.models import Appointment
from lineofsight.core.people.roles import Role
from lineofsight.core.sealed.services import close_room, open_room, read_room, set_retention
from lineofsight.core.sealed.services.entering import NotOpen
from lineofsight.core.sealed.services.erasing import erase_room
from lineofsight.core.sealed.values import Shut
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import add_working_days, months_after
from lineofsight.kernel.clock import set_clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.reviews.models import LocalReview, Publication
from lineofsight.learn.reviews.selectors import local_reviews as selectors
from lineofsight.learn.reviews.services import (
    checks,
    deciding,
    drafting,
    incident,
    involving,
    local_review,
    panel,
    publishing,
    reviewer,
    stopping,
)
from lineofsight.learn.reviews.tests import factories, local


def refused_to(actor, *services, **given) -> None:
    """Each of some services is refused to somebody."""
    for service in services:
        with pytest.raises(NotPermitted):
            service(actor, **given)


def owed(made, what: str) -> Due | None:
    """What stands owed of a review."""
    return Due.objects.filter(record_ref=made.ref, what=what, done_at=None, lifted_at=None).first()


def test_its_time_runs_from_the_decision_and_no_delay_moves_it(world):
    incident = panel.commission_local_review(world.manager, incident=factories.answered(world))
    given = {"incident": incident, "kind": "local", "decided_on": clock.today()}
    refused_to(world.icb, local_review.begin_local_review, **given)
    with pytest.raises(MoveRefused, match="does not stand so"):
        local_review.begin_local_review(world.manager, **given | {"kind": "learning"})
    with pytest.raises(MoveRefused, match="between the day"):
        local_review.begin_local_review(world.manager, **given | {"decided_on": clock.today() + timedelta(days=1)})
    assert selectors.kinds_offered(incident) == ["local", "joint", "request"]
    made = local_review.begin_local_review(world.manager, **given)
    assert not selectors.may_begin(incident)
    assert made.due_on == months_after(clock.today(), 6)
    time = owed(made, "local_review")
    assert (time.on, time.sealed, time.rule[-6:]) == (made.due_on, True, "should")
    assert owed(made, "next_step").on == add_working_days(clock.today(), 20)
    assert incident.room.key in made.title
    with pytest.raises(MoveRefused, match="is open"):
        local_review.begin_local_review(world.manager, **given)
    delay = {"local_review": made, "reason": "criminal", "told_on": clock.today(), "note": factories.NAME}
    refused_to(world.icb, local_review.note_delay, **delay)
    local_review.note_delay(world.manager, **delay)
    assert LocalReview.objects.get(pk=made.pk).due_on == made.due_on


def test_a_learning_lessons_review_follows_an_incident_not_notified_and_ends_signed(world):
    made = local_review.begin_local_review(
        world.manager, incident=factories.not_notified(world), kind="learning", decided_on=clock.today()
    )
    assert owed(made, "local_review").rule.endswith("local")
    made = local.signed(world, made)
    refused_to(world.icb, local_review.close_review, local_review=made)
    assert local_review.close_review(world.manager, local_review=made).state == "finished"
    assert not Due.objects.filter(record_ref=made.ref, done_at=None, lifted_at=None).exists()


def test_terms_are_whole_before_they_are_agreed(world):
    made = local.commissioned(world)
    with pytest.raises(MoveRefused, match=r"Terms of reference; .*The price"):
        local_review.agree_terms(world.manager, local_review=made)
    given = {"reviewer": None, "price": None, "methods": [], "told": {}}
    refused_to(world.icb, local_review.write_terms, local_review=made, **given)
    local.with_terms(world, made)
    refused_to(
        world.icb, local_review.agree_terms, local_review.begin_gathering, local_review.begin_drafting,
        local_review.draft_again, drafting.begin_accuracy, drafting.finish_signing,
        local_review.prepare_publication, local_review=made,
    )  # fmt: skip
    local_review.agree_terms(world.manager, local_review=made)
    with pytest.raises(MoveRefused, match="agreed"):
        local_review.write_terms(world.manager, local_review=made, **given)


def test_each_board_of_a_joint_review_signs_for_itself(world):
    made = local.commissioned(world, "joint")
    with pytest.raises(MoveRefused, match="other boards"):
        local_review.agree_terms(world.manager, local_review=local.with_terms(world, made))
    given = {"local_review": made, "kind": "adults", "name": "Ashmere Adults Board (invented)"}
    refused_to(world.icb, local_review.add_board, **given)
    board, wrong = (local_review.add_board(world.manager, **given) for _ in range(2))
    refused_to(world.icb, local_review.drop_board, board=wrong)
    local_review.drop_board(world.manager, board=wrong)
    made = local.checking(world, made)
    drafting.confirm_facts(world.health, accuracy_check=local.asked(world, made))
    local.endorsed(world, made)
    with pytest.raises(MoveRefused, match="Adults Board"):
        drafting.finish_signing(world.manager, local_review=made)
    signs = {"board": board, "who": "Its chair", "signed_on": clock.today()}
    refused_to(world.icb, drafting.record_board_signature, **signs)
    drafting.record_board_signature(world.manager, **signs)
    with pytest.raises(MoveRefused, match="already"):
        drafting.record_board_signature(world.manager, **signs)
    assert drafting.finish_signing(world.manager, local_review=made).state == "signed"


def test_the_reviewer_is_let_in_until_a_day_and_does_their_part_until_then(world):
    made = local.gathering(world)
    assert selectors.reviewer_until(made) == clock.today() + timedelta(days=30)
    letter = Message.objects.get(kind="reviews/reviewer_in")
    assert "Farthingdale" not in text_of(letter) + letter.subject
    refused_to(world.icb, reviewer.let_reviewer_in, local_review=made, until=clock.today())
    open_room(world.reviewer, room=made.room, reason="report")
    keys = read_room(world.reviewer, room=made.room)
    told = {"place": "Town hall", "invited": "Health visitors", "support": "A counsellor", "told": ""}
    event = involving.add_event(world.reviewer, local_review=made, on=clock.today(), told=told)
    involving.edit_event(world.reviewer, event=event, on=clock.today(), told={"told": f"{factories.NAME} was quiet"})
    assert factories.NAME in event.told.open(keys)
    refused_to(world.icb, involving.add_event, local_review=made, on=clock.today(), told=told)
    refused_to(world.icb, involving.edit_event, event=event, on=clock.today(), told=told)
    refused_to(world.reviewer, local_review.agree_terms, local_review=made)
    later = clock.now() + timedelta(days=31)
    with set_clock(lambda: later):
        refused_to(world.reviewer, open_room, room=made.room, reason="report")
        with pytest.raises((NotOpen, NotPermitted)):
            read_room(world.reviewer, room=made.room)
        refused_to(world.reviewer, involving.add_event, local_review=made, on=clock.today(), told=told)


def test_the_familys_part_is_kept_and_nothing_is_sent(world):
    made, before = local.gathering(world), Message.objects.count()
    told = {"family_plan": "By the reviewer", "family_wishes": "To be heard", "reads_first": "yes", "pseudonym": "Wren"}
    involving.write_family_plan(world.manager, local_review=made, told=told)
    contact = {"local_review": made, "on": clock.today(), "told": {"who": "Mother", "how": "At home", "said": "Hard"}}
    involving.add_contact(world.manager, **contact)
    assert Message.objects.count() == before
    refused_to(world.icb, involving.write_family_plan, local_review=made, told=told)
    refused_to(world.icb, involving.add_contact, **contact)


def test_facts_are_checked_by_whom_they_concern_and_each_point_is_answered(world):
    made = local.checking(world)
    given = {"local_review": made, "extract": "x", "due_on": clock.today()}
    refused_to(world.icb, drafting.ask_accuracy, organisation=world.organisation("Police"), **given)
    with pytest.raises(MoveRefused, match="No agency was asked"):
        drafting.finish_signing(world.manager, local_review=made)
    check = local.asked(world, made)
    letter = Message.objects.get(kind="reviews/ask_accuracy")
    assert "Farthingdale" not in text_of(letter) + letter.subject
    with pytest.raises(MoveRefused, match="already"):
        local.asked(world, made)
    own = drafting.read_accuracy(world.health, accuracy_check=check)
    assert check.extract.open(own) == local.EXTRACT
    with pytest.raises(Shut):
        made.terms.open(own)
    refused_to(world.manager, drafting.read_accuracy, drafting.confirm_facts, accuracy_check=check)
    refused_to(world.manager, drafting.make_points, accuracy_check=check, points=["x"])
    drafting.make_points(world.health, accuracy_check=check, points=["It was once, not twice", "Nobody was told"])
    one, other = check.points.all()
    local.endorsed(world, made)
    with pytest.raises(MoveRefused, match="2 points"):
        drafting.finish_signing(world.manager, local_review=made)
    refused_to(world.icb, drafting.settle_point, point=one, taken=True, why="")
    with pytest.raises(MoveRefused, match="why"):
        drafting.settle_point(world.manager, point=one, taken=False, why=" ")
    drafting.settle_point(world.manager, point=one, taken=False, why="Two entries stand in the record")
    with pytest.raises(MoveRefused, match="1 point of an agency is not answered"):
        drafting.finish_signing(world.manager, local_review=made)
    drafting.settle_point(world.manager, point=other, taken=True, why="")
    assert drafting.finish_signing(world.manager, local_review=made).state == "signed"
    assert not Grant.objects.filter(record_ref=check.ref, ended_at=None).exists()


def test_a_later_draft_is_signed_anew(world):
    made = local.checking(world)
    draft = selectors.last_draft(made)
    reading = {"draft": draft, "who": "The panel", "read_on": clock.today(), "came_back": "Shorter"}
    refused_to(world.health, drafting.note_reading, **reading)
    drafting.note_reading(world.icb, **reading)
    drafting.confirm_facts(world.health, accuracy_check=local.asked(world, made))
    refused_to(world.manager, drafting.sign_local_review, local_review=made, seen=draft.ref)
    local.endorsed(world, made)
    with pytest.raises(MoveRefused, match="signed this draft already"):
        drafting.sign_local_review(world.icb, local_review=made, seen=draft.ref)
    refused_to(world.icb, drafting.keep_draft, local_review=made, upload=None, changed="")
    assert local.draft_of(world, made, "reviewer").number == 2
    with pytest.raises(MoveRefused, match="A later draft stands"):
        drafting.sign_local_review(world.icb, local_review=made, seen=draft.ref)
    drafting.confirm_facts(world.health, accuracy_check=local.asked(world, made))
    with pytest.raises(MoveRefused, match="Not signed as it stands by: Ashmere Council"):
        drafting.finish_signing(world.manager, local_review=made)
    assert owed(made, f"sign_{world.organisation('Police').ref}").person == world.person("chief_constable")
    assert local_review.draft_again(world.manager, local_review=made).state == "drafting"
    assert owed(made, f"sign_{world.organisation('Police').ref}") is None


def test_partners_who_were_let_in_long_ago_and_their_successors_are_let_in_to_sign(world):
    made = local.drafted(world)
    kept = Grant.objects.filter(record_ref=made.room.ref, holder_ref=world.manager.ref, ended_at=None)
    kept.update(until=clock.now() + timedelta(days=300))
    later = clock.now() + timedelta(days=200)
    with set_clock(lambda: later):
        refused_to(world.icb, open_room, room=made.room, reason="decision")
        drafting.begin_accuracy(world.manager, local_review=made)
        owed_by = owed(made, f"sign_{world.organisation('Health').ref}").on
        open_room(world.icb, room=made.room, reason="decision")
        drafting.sign_local_review(world.icb, local_review=made, seen=made.drafts.last().ref)
        grant = Grant.objects.get(record_ref=made.room.ref, holder_ref=world.icb.ref, ended_at=None, until__gt=later)
        assert clock.london(grant.until).date() == owed_by + timedelta(days=90)
        assert kept.count() == 1, "whoever coordinates it is as before"


def test_what_goes_on_beside_it_holds_publication_until_it_ends(world):
    made = local.ready(world)
    begins = {
        "local_review": made, "kind": "coroner", "body": "Ashmere coroner (invented)", "holds": True, "note": "",
        "from_on": clock.today(), "look_again_on": clock.today() + timedelta(days=60),
    }  # fmt: skip
    refused_to(world.icb, local_review.add_proceeding, **begins)
    held = local_review.add_proceeding(world.manager, **begins)
    assert owed(made, f"proceeding_{held.ref}").on == held.look_again_on
    with pytest.raises(MoveRefused, match=r"held: Coroner.*may still be released"):
        local.published(world, made)
    later = clock.today() + timedelta(days=90)
    moved = {"proceeding": held, "holds": True, "look_again_on": later}
    refused_to(world.icb, local_review.move_proceeding, **moved)
    local_review.move_proceeding(world.manager, **moved)
    assert owed(made, f"proceeding_{held.ref}").on == later
    refused_to(world.icb, local_review.end_proceeding, proceeding=held, ended_on=clock.today())
    local_review.end_proceeding(world.manager, proceeding=held, ended_on=clock.today())
    assert owed(made, f"proceeding_{held.ref}") is None
    assert local.published(world, made).state == "published"


def test_nothing_is_published_before_every_line_is_dated_and_the_panel_had_seven_working_days(world):
    made = local.preparing(world)
    local.checked(world, made)
    tick = {"local_review": made, "what": "legal", "on": clock.today(), "note": ""}
    refused_to(world.icb, publishing.tick_item, **tick)
    with pytest.raises(MoveRefused, match="no line"):
        publishing.tick_item(world.manager, **tick | {"what": "x"})
    with pytest.raises(MoveRefused, match=r"Not dated yet: .*family.*Ashmere Health Board has been told"):
        local.published(world, made)
    local.ticked(world, made, local.days_before(6))
    with pytest.raises(MoveRefused, match="7 working days"):
        local.published(world, made)
    publishing.tick_item(world.manager, **tick | {"what": "panel", "on": local.days_before(7)})
    publishing.tick_item(world.manager, **tick | {"what": "secretary", "on": local.days_before(7)})
    assert local.published(world, made).state == "published"


def test_what_was_dated_and_checked_of_one_draft_does_not_count_for_the_next(world):
    made = local.ready(world)
    local_review.draft_again(world.manager, local_review=made)
    local.draft_of(world, made)
    drafting.begin_accuracy(world.manager, local_review=made)
    drafting.confirm_facts(world.health, accuracy_check=local.asked(world, made))
    local.endorsed(world, made)
    drafting.finish_signing(world.manager, local_review=made)
    local_review.prepare_publication(world.manager, local_review=made)
    with pytest.raises(MoveRefused, match=r"Not dated yet: .*Panel"):
        local.published(world, made)
    told = {"local_review": made, "what": "panel", "on": local.days_before(8), "note": ""}
    with pytest.raises(MoveRefused, match="Nobody had notice"):
        publishing.tick_item(world.manager, **told)
    local.ticked(world, made, clock.today())
    with pytest.raises(MoveRefused, match="second person has not"):
        local.published(world, made)
    keys = factories.opened(world, "icb", made.incident)
    with pytest.raises(MoveRefused, match="earlier draft"):
        publishing.check_public_text(world.icb, public_text=made.public_texts.last(), opened=keys)
    local.checked(world, made)
    with pytest.raises(MoveRefused, match="7 working days"):
        local.published(world, made)


def test_the_text_is_checked_by_a_second_person_and_points_to_no_child(world):
    made = local.preparing(world)
    local.ticked(world, made)
    refused_to(world.icb, publishing.write_public_text, local_review=made, title="x", text="x")
    text = local.written(world, made, "Quillon’s school saw it on 14th March 2019.")
    keys = factories.opened(world, "icb", made.incident)
    given = {"public_text": text, "opened": keys}
    refused_to(world.health, publishing.check_public_text, **given)
    with pytest.raises(MoveRefused, match="not whoever wrote"):
        publishing.check_public_text(world.manager, **given)
    with pytest.raises(MoveRefused, match="at 2 places") as refused:
        publishing.check_public_text(world.icb, **given)
    assert "Quillon" not in str(refused.value)
    clean = local.written(world, made, by="reviewer")
    with pytest.raises(MoveRefused, match="written anew"):
        publishing.check_public_text(world.icb, **given)
    with pytest.raises(MoveRefused, match="leads the review"):
        publishing.check_public_text(world.reviewer, public_text=clean, opened=keys)
    with pytest.raises(MoveRefused, match="second person has not"):
        local.published(world, made)
    publishing.check_public_text(world.icb, public_text=clean, opened=keys)
    with pytest.raises(MoveRefused, match="address points"):
        local.published(world, made, address="https://ashmere.test/quillon-farthingdale")
    refused_to(
        world.icb, publishing.publish_review, local_review=made, opened=keys, on=clock.today(), address="x",
        with_file=False,
    )  # fmt: skip
    local.published(world, made)
    outside = Publication.objects.get()
    assert (outside.title, outside.on, outside.improvements) == (local.TITLE, clock.today(), False)
    assert outside.file.name == f"review-{outside.ref}.pdf"
    assert owed(made, "local_review") is None


def test_the_improvements_alone_are_published_with_the_same_care_and_a_sealed_reason(world):
    made = local.ready(world)
    keys = factories.opened(world, "manager", made.incident)
    given = {"local_review": made, "opened": keys, "on": clock.today(), "address": "", "reason": factories.NAME}
    refused_to(world.icb, publishing.publish_improvements, with_file=True, **given)
    with pytest.raises(MoveRefused, match="Say where"):
        publishing.publish_improvements(world.manager, with_file=False, **given)
    assert publishing.publish_improvements(world.manager, with_file=True, **given).state == "improvements"
    assert Publication.objects.get().improvements
    assert local_review.close_review(world.manager, local_review=made).state == "finished"


def test_a_practice_review_does_not_end_unpublished(world):
    made = local.signed(world)
    with pytest.raises(MoveRefused, match="what is published"):
        local_review.close_review(world.manager, local_review=made)


def test_rows_that_never_change_go_with_their_room_and_not_before(world):
    made = local.commissioned(world)
    deciding.say_view(world.icb, incident=made.incident, view="notify", why=factories.NAME)
    local_review.note_delay(world.manager, local_review=made, reason="other", told_on=None, note=factories.NAME)
    with pytest.raises(DatabaseError), transaction.atomic():
        made.delays.update(reason="family")
    for rows in (made.delays, made.incident.partner_views):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.all().delete()
    close_room(world.manager, room=made.room, reason="done")
    rule = set_retention(world.chief_executive, partnership=world.partnership, holds=made.room.holds, years=1,
                         schedule="Schedule 4")  # fmt: skip
    assert erase_room(system("tests"), room=made.room, rule=rule).texts
    assert not made.delays.exists()
    assert not made.incident.partner_views.exists()


def test_an_incident_under_a_local_review_is_put_right_and_closed_after_it(world):
    made = local.gathering(world)
    found = made.incident
    keys = factories.opened(world, "manager", found)
    incident.edit_incident(world.manager, incident=found, opened=keys, told={"known_to": "School and police"})
    assert found.known_to.open(keys) == "School and police"
    refused_to(world.icb, panel.finish_incident, incident=found)
    with pytest.raises(MoveRefused, match="is open"):
        panel.finish_incident(world.manager, incident=found)
    with pytest.raises(MoveRefused, match="did not say"):
        panel.hand_to_national(world.manager, incident=found)
    LocalReview.objects.filter(pk=made.pk).update(state="published")
    assert panel.finish_incident(world.manager, incident=found).state == "closed"
    with pytest.raises(MoveRefused, match="Open it again"):
        incident.edit_incident(world.manager, incident=found, opened=keys, told={"known_to": "x"})
    assert panel.reopen_incident(world.manager, incident=found).state == "answered"


def test_an_incident_whose_local_review_was_not_begun_is_not_closed_after_it(world):
    found = panel.commission_local_review(world.manager, incident=factories.answered(world))
    with pytest.raises(MoveRefused, match="has not taken place"):
        panel.finish_incident(world.manager, incident=found)


def test_an_incident_that_rests_is_put_right_while_a_local_review_of_it_is_open(world):
    found = factories.not_notified(world)
    keys = factories.opened(world, "manager", found)
    given = {"incident": found, "opened": keys, "told": {"known_to": "School"}}
    with pytest.raises(MoveRefused, match="Open it again"):
        incident.edit_incident(world.manager, **given)
    local_review.begin_local_review(world.manager, incident=found, kind="learning", decided_on=clock.today())
    assert incident.edit_incident(world.manager, **given).known_to.open(keys) == "School"


def test_an_agency_that_never_answers_is_asked_again_and_then_waited_for_no_longer(world):
    made = local.checking(world)
    check = local.asked(world, made)
    local.endorsed(world, made)
    refused_to(world.icb, checks.ask_accuracy_again, accuracy_check=check)
    refused_to(world.icb, checks.withdraw_check, accuracy_check=check, reason="x")
    first = Grant.objects.get(record_ref=check.ref, ended_at=None)
    checks.ask_accuracy_again(world.manager, accuracy_check=check)
    first.refresh_from_db()
    assert first.ended_at, "an earlier link opens nothing any more"
    with pytest.raises(MoveRefused, match="Not answered yet by: Ashmere Health"):
        drafting.finish_signing(world.manager, local_review=made)
    checks.withdraw_check(world.manager, accuracy_check=check, reason=f"Three letters about {factories.NAME}")
    assert factories.NAME in check.withdrawn_why.open(factories.opened(world, "manager", made.incident))
    assert owed(check, "check_facts") is None
    assert not Grant.objects.filter(record_ref=check.ref, ended_at=None).exists()
    with pytest.raises(MoveRefused, match="asked for no longer"):
        checks.ask_accuracy_again(world.manager, accuracy_check=check)
    assert drafting.finish_signing(world.manager, local_review=made).state == "signed"


def test_agencies_owe_nothing_while_it_is_drafted_again_and_owe_it_again_after(world):
    made = local.checking(world)
    check = local.asked(world, made)
    local_review.draft_again(world.manager, local_review=made)
    assert owed(check, "check_facts") is None
    drafting.begin_accuracy(world.manager, local_review=made)
    assert owed(check, "check_facts").on == check.due_on


def test_a_closed_review_leaves_nothing_owed(world):
    made = local.ready(world)
    made_beside = local_review.add_proceeding(
        world.manager, local_review=made, kind="coroner", body="Ashmere coroner (invented)", holds=False, note="",
        from_on=clock.today(), look_again_on=clock.today() + timedelta(days=60),
    )  # fmt: skip
    local.published(world, made)
    local_review.close_review(world.manager, local_review=made)
    with pytest.raises(MoveRefused, match="published or closed"):
        local_review.move_proceeding(world.manager, proceeding=made_beside, holds=True, look_again_on=clock.today())
    assert not Due.objects.filter(record_ref=made.ref, done_at=None, lifted_at=None).exists()


def test_another_reviewer_is_named_and_the_one_before_is_let_in_no_more(world):
    made = local.gathering(world)
    given = {"local_review": made, "contract": "Signed", "independence": "Knows none of them"}
    refused_to(world.icb, reviewer.change_reviewer, reviewer=world.person("chair"), **given)
    with pytest.raises(MoveRefused, match="leads it already"):
        reviewer.change_reviewer(world.manager, reviewer=world.person("reviewer"), **given)
    open_room(world.reviewer, room=made.room, reason="report")
    reviewer.change_reviewer(world.manager, reviewer=world.person("chair"), **given)
    refused_to(world.reviewer, open_room, room=made.room, reason="report")
    refused_to(world.chair, open_room, room=made.room, reason="report")
    assert selectors.reviewer_until(made) is None
    assert made.contract.open(factories.opened(world, "manager", made.incident)) == "Signed"


def test_a_reviewer_let_in_before_the_terms_name_another_is_let_in_no_more(world):
    made = local.with_terms(world)
    reviewer.let_reviewer_in(world.manager, local_review=made, until=clock.today())
    other = world.person("chair")
    with pytest.raises(MoveRefused, match="not agreed"):
        reviewer.change_reviewer(world.manager, local_review=made, reviewer=other, contract="", independence="")
    local_review.write_terms(world.manager, local_review=made, reviewer=other, price=1, methods=[], told={})
    refused_to(world.reviewer, open_room, room=made.room, reason="report")


def test_a_review_that_somebody_else_takes_is_stopped_with_all_that_it_asked(world):
    made = local.checking(world)
    check = local.asked(world, made)
    given = {"local_review": made, "stopped_for": "panel", "why": f"The Panel reviews what befell {factories.NAME}"}
    refused_to(world.icb, stopping.stop_review, **given)
    stopping.stop_review(world.manager, **given)
    assert (made.state, made.stopped_for) == ("stopped", "panel")
    assert factories.NAME in made.stopped_why.open(factories.opened(world, "manager", made.incident))
    assert not Due.objects.filter(record_ref__in=[made.ref, check.ref], done_at=None, lifted_at=None).exists()
    assert not Grant.objects.filter(record_ref=check.ref, ended_at=None).exists()
    refused_to(world.reviewer, open_room, room=made.room, reason="report")
    with pytest.raises(MoveRefused, match="published or closed"):
        local_review.note_delay(world.manager, local_review=made, reason="other", told_on=None, note="")
    assert selectors.may_begin(made.incident), "another may be begun"
    assert panel.hand_to_national(world.manager, incident=made.incident).state == "national_review"


def test_a_signed_review_is_not_stopped(world):
    with pytest.raises(MoveRefused, match="Stop the review"):
        stopping.stop_review(world.manager, local_review=local.signed(world), stopped_for="other", why="x")


def test_an_answer_to_another_areas_review_needs_nobody_to_lead_it_and_no_price(world):
    made = local_review.begin_local_review(
        world.manager, incident=factories.answered(world), kind="request", decided_on=clock.today()
    )
    assert selectors.lacking(made) == ("Terms of reference", "Period looked at", "Methods")
    local_review.write_terms(
        world.manager, local_review=made, reviewer=None, price=None, methods=["records"],
        told={"terms": "What the other area asks", "period": "2024 to 2026"},
    )  # fmt: skip
    assert local_review.agree_terms(world.manager, local_review=made).state == "terms"


def kept_again(world, made: LocalReview, **given):
    """The next draft, with what is said of agencies' checks."""
    upload = ContentFile(b"Another draft", name="Draft.txt")
    return drafting.keep_draft(world.manager, local_review=made, upload=upload, changed="A chapter", **given)


def test_what_agencies_said_of_one_draft_is_history_for_the_next(world):
    made = local.checking(world)
    answered, asked = local.asked(world, made), local.asked(world, made, "Police")
    drafting.make_points(world.health, accuracy_check=answered, points=["It was once"])
    kept_again(world, made)
    assert selectors.latest_checks(made) == []
    assert selectors.earlier_checks(made) == [answered, asked]
    assert owed(asked, "check_facts") is None
    assert not Grant.objects.filter(record_ref=asked.ref, ended_at=None).exists()
    local.endorsed(world, made)
    with pytest.raises(MoveRefused, match=r"Not asked yet .* this draft .*: Ashmere Health Board, Ashmere Police"):
        drafting.finish_signing(world.manager, local_review=made)
    for name, word in (("health", "Health"), ("police", "Police")):
        drafting.confirm_facts(getattr(world, name), accuracy_check=local.asked(world, made, word))
    with pytest.raises(MoveRefused, match="1 point of an agency is not answered"):
        drafting.finish_signing(world.manager, local_review=made)
    drafting.settle_point(world.manager, point=answered.points.get(), taken=True, why="")
    local.open_to(world, made, "manager")
    page = world.client("manager").get(f"/ashmere/local-reviews/{made.ref}/").content.decode()
    assert page.count("Of an earlier draft") == 2
    assert "It was once" in page, "shown, and not counted"
    assert drafting.finish_signing(world.manager, local_review=made).state == "signed"


def test_agencies_checks_stand_for_the_next_draft_where_it_is_said_why(world):
    made = local.checking(world)
    check = local.asked(world, made)
    drafting.confirm_facts(world.health, accuracy_check=check)
    with pytest.raises(MoveRefused, match="Say why"):
        kept_again(world, made, checks_stand=True, stand_why=" ")
    draft = kept_again(world, made, checks_stand=True, stand_why="Commas alone")
    assert draft.stand_why.open(factories.opened(world, "manager", made.incident)) == "Commas alone"
    assert selectors.latest_checks(made) == [check]
    local.endorsed(world, made)
    assert drafting.finish_signing(world.manager, local_review=made).state == "signed"


def test_whether_checks_stand_is_asked_once_agencies_were(world):
    made = local.checking(world)
    local.open_to(world, made, "manager")
    client, ask = world.client("manager"), f"/ashmere/local-reviews/{made.ref}/drafts/new/"
    assert "checks_stand" not in client.get(ask).content.decode()
    local.asked(world, made)
    assert "checks_stand" in client.get(ask).content.decode()
    refused = client.post(ask, {"checks_stand": "yes", "upload": ContentFile(b"x", name="Draft.txt"), "changed": ""})
    assert "Say why it stands" in refused.content.decode()


def test_a_check_is_passed_on_to_who_leads_now_without_a_new_draft(world):
    made = local.checking(world)
    check = local.asked(world, made)
    Appointment.objects.filter(person=check.lead).update(person=world.person("school"))
    later = clock.today() + timedelta(days=20)
    passed = checks.ask_accuracy_again(world.manager, accuracy_check=check, due_on=later)
    assert (passed.lead, passed.due_on) == (world.person("school"), later)
    due = owed(check, "check_facts")
    assert (due.person, due.on) == (world.person("school"), later)
    refused_to(world.health, drafting.confirm_facts, accuracy_check=check)
    drafting.confirm_facts(world.school, accuracy_check=check)


def test_a_check_whose_lead_left_while_it_was_drafted_is_owed_by_who_leads_then_or_passed_on(world):
    made = local.checking(world)
    check, other = local.asked(world, made), local.asked(world, made, "Police")
    local_review.draft_again(world.manager, local_review=made)
    Appointment.objects.filter(person=check.lead).update(person=world.person("school"))
    Appointment.objects.filter(organisation=other.organisation).delete()
    drafting.begin_accuracy(world.manager, local_review=made)
    check.refresh_from_db()
    assert owed(check, "check_facts").person == check.lead == world.person("school")
    assert owed(other, "check_facts") is None
    assert owed(made, f"check_facts_{other.ref}").role == Role.BUSINESS_MANAGER
    with pytest.raises(MoveRefused, match="Nobody leads"):
        checks.ask_accuracy_again(world.manager, accuracy_check=other)
    checks.withdraw_check(world.manager, accuracy_check=other, reason="Nobody is there")
    assert owed(made, f"check_facts_{other.ref}") is None


def test_what_was_taken_back_is_published_anew_with_everything_asked_again(world):
    made = local.published(world)
    refused_to(world.icb, local_review.prepare_again, local_review=made)
    with pytest.raises(MoveRefused, match="Take that back first"):
        local_review.prepare_again(world.manager, local_review=made)
    publishing.take_back_publication(world.manager, local_review=made, reason="Its title named a street")
    assert local_review.prepare_again(world.manager, local_review=made).state == "preparing"
    assert owed(made, "local_review").on == made.due_on
    with pytest.raises(MoveRefused, match=r"Not dated yet: .*Panel"):
        local.published(world, made)
    told = {"local_review": made, "what": "panel", "on": local.days_before(1), "note": ""}
    with pytest.raises(MoveRefused, match="Nobody had notice"):
        publishing.tick_item(world.manager, **told)
    local.ticked(world, made, clock.today())
    later = clock.now() + (add_working_days(clock.today(), 9) - clock.today())
    with set_clock(lambda: later):
        with pytest.raises(MoveRefused, match="second person has not"):
            local.published(world, made)
        keys = factories.opened(world, "icb", made.incident)
        with pytest.raises(MoveRefused, match="published before"):
            publishing.check_public_text(world.icb, public_text=made.public_texts.last(), opened=keys)
        local.checked(world, made)
        assert local.published(world, made).state == "published"
    first, second = selectors.publications(made)
    assert first.taken_back
    assert second.text == made.public_texts.last() != first.text
    assert selectors.standing(made) == second
    assert list(selectors.published(world.partnership)) == [second]
    assert owed(made, "local_review") is None
