"""Who may not, is refused: by the service, whatever page or program asks it."""

from datetime import timedelta

import pytest

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Message
from lineofsight.kernel import clock
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.models import Signing
from lineofsight.know.self_assessments.tests import factories


@pytest.fixture
def begun(world):
    return factories.begun(world, kinds=("police", "icb"))


def test_nobody_outside_runs_a_round(world, begun):
    copy, rounds = factories.copy_of(begun, "Police"), services.rounds
    with pytest.raises(NotPermitted):
        rounds.create_round(
            world.neighbour, partnership=world.partnership, name="x", question_set="section_11", edition="2026",
            kinds=[], due=clock.today(), since=clock.today(),
        )  # fmt: skip
    for who in (world.neighbour, world.police, world.chair):
        with pytest.raises(NotPermitted):
            rounds.open_round(who, one=begun)
        with pytest.raises(NotPermitted):
            rounds.close_round(who, one=begun)
        with pytest.raises(NotPermitted):
            rounds.send_link(who, copy=copy)


def test_nobody_but_the_organisation_answers_for_it_or_says_who_reads(world, begun):
    police, copy = factories.assessment_of(world, "Police"), factories.copy_of(begun, "Police")
    for who in (world.manager, world.health, world.neighbour):
        with pytest.raises(NotPermitted):
            services.answering.plan_improvement(
                who, assessment=police, item="x", text="x", owner="x", measure="x", due=clock.today() + timedelta(1)
            )
        with pytest.raises(NotPermitted):
            services.answering.choose_readers(who, assessment=police, readers=[])
        with pytest.raises(NotPermitted):
            services.answering.pass_on_sections(
                who, assessment=police, copy=copy, sections=[], name="x", email="x@ashmere.example"
            )
        with pytest.raises(NotPermitted):
            services.signing.reopen_assessment(who, assessment=police, reason="x")


def test_taken_back_it_can_be_changed_and_nobody_else_takes_or_sends_it_back(world, begun):
    signing = factories.to_sign(world, begun)
    assessment, copy = signing.assessment, factories.copy_of(begun, "Police")
    signer = factories.coded(copy, signing.person)
    with pytest.raises(NotPermitted):
        services.signing.take_back(world.manager, assessment=assessment)
    with pytest.raises(NotPermitted):
        services.signing.send_back(world.police, assessment=assessment, reason="x")
    services.signing.take_back(world.police, assessment=assessment)
    assert assessment.state == "in_progress"
    assert assessment.signings.get().outcome == Signing.Outcome.TAKEN_BACK
    with pytest.raises(NotPermitted):
        services.signing.sign_assessment(signer, assessment=assessment)


def test_only_whoever_reads_judges_and_only_the_organisation_answers_a_challenge(world, begun):
    factories.signed(world, begun)
    copy = factories.copy_of(begun, "Police")
    item = next(each for each in begun.questions.items.values() if each.judged and each.when is None)
    for who in (world.police, world.chair, world.neighbour):
        with pytest.raises(NotPermitted):
            services.challenges.challenge_copy(who, copy=copy, item=item.key, question="x")
        with pytest.raises(NotPermitted):
            services.judging.moderate_answer(who, copy=copy, item=item.key, value="met", reason="x")
    challenge = services.challenges.challenge_copy(world.analyst, copy=copy, item=item.key, question="Since when?")
    for who in (world.analyst, world.health):
        with pytest.raises(NotPermitted):
            services.challenges.answer_challenge(who, challenge=challenge, text="x")
    with pytest.raises(NotPermitted):
        services.challenges.ask_again(world.police, challenge=challenge, reason="x")


def test_only_the_business_manager_changes_who_reads(world):
    reader, _ = factories.commissioning(world)
    for who in (world.analyst, world.neighbour):
        with pytest.raises(NotPermitted):
            services.readers.change_reader(who, reader=reader, name="x")


def test_a_fresh_link_is_written_to_whoever_leads_today(world, begun):
    copy = factories.copy_of(begun, "Police")
    services.rounds.send_link(world.analyst, copy=copy)
    letters = Message.objects.filter(person=world.person("police"), kind="self_assessments/remind")
    assert letters.count() == 1
