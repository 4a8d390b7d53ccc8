"""One organisation answers once: signed by somebody else, received by everybody it chose, read by each for itself."""

from datetime import timedelta

import pytest

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.people import services as people
from lineofsight.core.people.rules import Row
from lineofsight.core.questions import library
from lineofsight.core.questions.rules import Given
from lineofsight.core.questions.services import Sent
from lineofsight.core.thread.models import Action
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.models import Copy, Submission
from lineofsight.know.self_assessments.selectors import own, rights, rounds
from lineofsight.know.self_assessments.tests import factories


def first_judged(name: str = "section_11"):
    return next(item for item in library.newest(name).items.values() if item.judged and item.when is None)


def test_a_round_invites_each_organisation_with_a_lead_once_and_owes_it_an_answer(world):
    one = factories.begun(world)
    assert {copy.organisation.name for copy in one.copies.select_related("organisation")} == {
        "Ashmere Police", "Ashmere Health Board", "Ashmere Primary School",
    }  # fmt: skip
    factories.begun(world)
    assert Copy.objects.filter(round=one).count() == 3


def test_what_is_asked_by_law_must_be_answered_and_what_is_not_in_place_planned(world):
    one = factories.begun(world)
    assessment, copy = factories.assessment_of(world, "Police"), factories.copy_of(one, "Police")
    senior = {"name": "Sen Senior", "email": "senior@ashmere.example", "role": "Chief officer"}
    with pytest.raises(MoveRefused, match="Not answered yet"):
        services.signing.ask_to_sign(world.police, assessment=assessment, copy=copy, **senior)
    item = first_judged()
    worst = next(option.key for option in item.options if option.verdict == "not_met")
    factories.fill(world.police, assessment, **{item.key: worst})
    with pytest.raises(MoveRefused, match="Say what you will do about"):
        services.signing.ask_to_sign(world.police, assessment=assessment, copy=copy, **senior)


def test_signed_by_another_it_is_received_and_what_will_be_done_becomes_an_action(world):
    one = factories.begun(world)
    item = first_judged()
    worst = next(option.key for option in item.options if option.verdict == "not_met")
    handed_in = factories.signed(world, one, **{item.key: worst})
    copy = factories.copy_of(one, "Police")
    assert (copy.state, copy.submission) == ("received", handed_in)
    assert handed_in.signed_by == "Sen Senior"
    action = Action.objects.get(source_ref=copy.ref)
    assert (action.state, action.owner, action.text) == ("open", world.person("police"), f"Put right {item.key}")
    assert rounds.tallies(one)[item.key].not_met == 1
    assert rounds.standing(one)[""].received == 1


def test_whoever_answered_cannot_sign(world):
    one = factories.begun(world)
    assessment, copy = factories.assessment_of(world, "Police"), factories.copy_of(one, "Police")
    factories.fill(world.police, assessment)
    with pytest.raises(MoveRefused, match="whoever answered it cannot sign"):
        services.signing.ask_to_sign(
            world.police, assessment=assessment, copy=copy, name="Pat Police", email="police@ashmere.example", role="x"
        )


def test_for_a_school_only_the_chair_of_governors_whom_the_partnership_appointed_signs(world):
    one = factories.begun(world, "school_safeguarding", kinds=("school",))
    assessment, copy = factories.assessment_of(world, "School", "school_safeguarding"), factories.copy_of(one, "School")
    factories.fill(world.school, assessment)
    signing = services.signing.ask_to_sign(
        world.school, assessment=assessment, copy=copy, name="My friend", email="friend@ashmere.example", role="chair"
    )
    assert signing.person == world.person("governors")
    assert factories.copy_of(one, "School").state == "expected"
    with pytest.raises(MoveRefused, match="code"):
        services.signing.sign_assessment(factories.coded(copy, signing.person), assessment=assessment)
    services.signing.sign_assessment(
        factories.coded(copy, signing.person), assessment=assessment, **factories.spent(copy, signing.person)
    )
    assert factories.copy_of(one, "School").state == "received"


def test_sent_back_it_can_be_changed_and_the_signers_link_ends(world):
    one = factories.begun(world)
    assessment, copy = factories.assessment_of(world, "Police"), factories.copy_of(one, "Police")
    factories.fill(world.police, assessment)
    signing = services.signing.ask_to_sign(
        world.police, assessment=assessment, copy=copy, name="Sen Senior", email="senior@ashmere.example", role="Chief"
    )
    item = first_judged()
    with pytest.raises(MoveRefused, match="Take it back first"):
        services.answering.save_answers(world.police, assessment=assessment, sent={item.key: Sent(Given("x"))})
    signer = factories.coded(copy, signing.person)
    services.signing.send_back(signer, assessment=assessment, reason="The training figures are last year’s")
    assessment.refresh_from_db()
    assert assessment.state == "in_progress"
    assert own.last_word(assessment).comment == "The training figures are last year’s"
    with pytest.raises(NotPermitted):
        services.signing.sign_assessment(signer, assessment=assessment)


def test_opened_again_what_was_handed_in_stays_and_the_new_one_follows_it(world):
    one = factories.begun(world)
    first = factories.signed(world, one)
    assessment = factories.assessment_of(world, "Police")
    before = list(first.answers.order_by("item").values_list("item", "value"))
    services.signing.reopen_assessment(world.police, assessment=assessment, reason="We have a new policy")
    item = first_judged()
    other = next(option.key for option in item.options if option.verdict == "partly")
    answer = assessment.answers.get(item=item.key)
    saved = services.answering.save_answers(
        world.police, assessment=assessment, sent={item.key: Sent(Given(other, "Half"), seen=answer.n)}
    )
    assert saved.kept == [item.key]
    second = factories.signed(world, one)
    copy = factories.copy_of(one, "Police")
    assert copy.submission == second
    assert second.n == 2
    assert list(first.answers.order_by("item").values_list("item", "value")) == before


def test_two_who_answer_at_once_see_each_other_and_neither_is_overwritten(world):
    factories.begun(world)
    assessment, item = factories.assessment_of(world, "Police"), first_judged()
    keys = [option.key for option in item.options if option.verdict]
    services.answering.save_answers(world.police, assessment=assessment, sent={item.key: Sent(Given(keys[0]))})
    late = services.answering.save_answers(world.police, assessment=assessment, sent={item.key: Sent(Given(keys[1]))})
    assert late.kept == []
    assert late.clashes[item.key].value == keys[0]
    assert assessment.answers.get(item=item.key).value == keys[0]
    again = services.answering.save_answers(
        world.police, assessment=assessment, sent={item.key: Sent(Given(keys[1]), seen=1)}
    )
    assert again.kept == [item.key]
    assert [each.value for each in assessment.answer_changes.filter(item=item.key).order_by("n")] == keys[:2]


def test_a_link_opens_its_own_organisation_and_a_part_of_it_only_that_part(world):
    one = factories.begun(world)
    copy, police = factories.copy_of(one, "Police"), factories.assessment_of(world, "Police")
    health = factories.assessment_of(world, "Health")
    lead = factories.holder(copy, world.person("police"))
    assert set(rights.assessments_answered(lead)) == {police}
    section = police.questions.sections[1]
    services.answering.pass_on_sections(
        lead, assessment=police, copy=copy, sections=[section.key], name="Cole League", email="cole@ashmere.example"
    )
    from lineofsight.core.people.models import Person

    colleague = factories.holder(copy, Person.objects.get(email="cole@ashmere.example"))
    outside = police.questions.sections[0].items[0]
    services.answering.save_answers(
        colleague, assessment=police,
        sent={outside.key: Sent(factories.answer_to(outside)), section.items[0].key: Sent(
            factories.answer_to(section.items[0]))},
    )  # fmt: skip
    assert set(police.answers.values_list("item", flat=True)) == {section.items[0].key}
    with pytest.raises(NotPermitted):
        services.signing.ask_to_sign(colleague, assessment=police, copy=copy)
    with pytest.raises(NotPermitted):
        services.answering.save_answers(lead, assessment=health, sent={})


def test_nobody_in_the_partnership_reads_it_before_it_is_handed_in(world):
    one = factories.begun(world)
    assessment = factories.assessment_of(world, "Police")
    factories.fill(world.police, assessment)
    for who in ("manager", "analyst", "scrutineer", "health", "neighbour"):
        assert assessment not in rights.assessments_seen(getattr(world, who)), who
    page = world.client("manager").get(f"/ashmere/self-assessments/copies/{factories.copy_of(one, 'Police').ref}/")
    assert "As the policy says" not in page.content.decode()


def test_next_time_answers_are_carried_and_asked_still_true_and_what_was_handed_in_lately_counts(world):
    first = factories.begun(world)
    factories.signed(world, first)
    soon = factories.begun(world, kinds=("police",))
    assert factories.copy_of(soon, "Police").state == "received"
    later = factories.begun(world, kinds=("police",), since=clock.today() + timedelta(days=1))
    fresh = factories.assessment_of(world, "Police")
    assert fresh.n == 2
    assert fresh.answers.count() == Submission.objects.get().answers.count()
    assert not fresh.answers.filter(carried=False).exists()
    filled = own.filled(fresh)
    assert filled.progress.answered == 0
    assert filled.progress.unconfirmed
    assert factories.copy_of(later, "Police").state == "expected"


def test_a_challenge_is_asked_answered_and_settled_before_it_can_be_accepted(world):
    one = factories.begun(world)
    factories.signed(world, one)
    copy, item = factories.copy_of(one, "Police"), first_judged()
    challenge = services.challenges.challenge_copy(
        world.analyst, copy=copy, item=item.key, question="Which policy, and where is it kept?"
    )
    with pytest.raises(MoveRefused):
        services.judging.accept_copy(world.manager, copy=copy)
    lead = factories.holder(copy, world.person("police"))
    services.challenges.answer_challenge(lead, challenge=challenge, text="The 2025 one, on the intranet")
    services.challenges.ask_again(world.analyst, challenge=challenge, reason="Is it public?")
    services.challenges.answer_challenge(lead, challenge=challenge, text="It is")
    with pytest.raises(NotPermitted):
        services.challenges.settle_challenge(lead, challenge=challenge, reason="We think so")
    services.challenges.settle_challenge(world.analyst, challenge=challenge, reason="Seen")
    copy.refresh_from_db()
    services.judging.accept_copy(world.manager, copy=copy)
    assert copy.state == "accepted"
    assert [word.text for word in challenge.words.all()] == [
        "Which policy, and where is it kept?", "The 2025 one, on the intranet", "Is it public?", "It is",
    ]  # fmt: skip


def test_what_a_reader_holds_an_answer_to_be_stands_beside_it(world):
    one = factories.begun(world)
    handed_in = factories.signed(world, one)
    copy, item = factories.copy_of(one, "Police"), first_judged()
    partly = next(option for option in item.options if option.verdict == "partly")
    before = handed_in.answers.get(item=item.key).value
    services.judging.moderate_answer(
        world.analyst, copy=copy, item=item.key, value=partly.key, reason="Two are missing"
    )
    assert handed_in.answers.get(item=item.key).value == before
    page = world.client("analyst").get(f"/ashmere/self-assessments/copies/{copy.ref}/").content.decode()
    assert partly.label in page
    assert "Two are missing" in page


def test_closed_what_did_not_come_in_was_not_received_and_may_come_later(world):
    one = factories.begun(world, kinds=("police", "icb"))
    factories.signed(world, one)
    services.rounds.close_round(world.manager, one=one)
    assert factories.copy_of(one, "Police").state == "received"
    assert factories.copy_of(one, "Health").state == "not_received"


def test_a_commissioner_reads_its_own_copies_alone(world):
    from lineofsight.know.self_assessments.models import Reader

    people.load_people(
        world.manager, partnership=world.partnership,
        rows=[Row(2, "Riverside Council", "council_other", "Com Missioner", "com@riverside.example", "commissioner")],
    )  # fmt: skip
    from lineofsight.core.people.models import Organisation, Person
    from lineofsight.core.people.selectors import person_actor

    riverside = Organisation.objects.get(name="Riverside Council")
    reader = Reader.objects.create(
        partnership=world.partnership, kind="commissioner", name="Riverside Council", organisation=riverside
    )
    one = factories.begun(world)
    assessment = factories.assessment_of(world, "Police")
    services.answering.choose_readers(world.police, assessment=assessment, readers=[*assessment.readers.all(), reader])
    factories.signed(world, one)
    factories.signed(world, one, "Health", "health")
    commissioner = person_actor(Person.objects.get(email="com@riverside.example"))
    own_copy = Copy.objects.get(reader=reader)
    assert list(rights.copies_read(commissioner)) == [own_copy]
    assert own_copy.state == "received"
    services.judging.accept_copy(commissioner, copy=own_copy)
    assert factories.copy_of(one, "Police").state == "received"
    assert own_copy not in rights.copies_read(world.manager)
