"""Factors weighed by the edition of their day, what follows from them, and what was agreed or registered in error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.notices.models import Due
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import Analysis, Death, Factor
from lineofsight.learn.child_deaths.rules.content import domains, edition_called, editions, modifiable_words, scale
from lineofsight.learn.child_deaths.rules.factors import FOLLOWS, MAY_BE, Weighed, analysis_refusal, factor_refusal
from lineofsight.learn.child_deaths.rules.setting_right import WITHDRAWN, withdrawal_refusal
from lineofsight.learn.child_deaths.selectors.deaths import analysis_of, death_facts, deaths_in
from lineofsight.learn.child_deaths.selectors.factors import factors_shown
from lineofsight.learn.child_deaths.services import analysis, factors, gathering, register, setting_right
from lineofsight.learn.child_deaths.tests import factories
from lineofsight.learn.child_deaths.tests.test_deaths import refused_to_rank

SMOKE = {"domain": "B", "relevance": "2", "modifiable": "yes", "what": "Smoke in the room", "follows": "action"}


@pytest.mark.once
def test_each_edition_has_its_own_scale_and_words():
    assert list(scale(edition_called("2010"))) == ["0", "1", "1*", "2", "3"]
    assert list(scale(edition_called("2022"))) == ["0", "1", "2"]
    assert scale(edition_called("2010"))["1"] != scale(edition_called("2019"))["1"]
    assert (
        modifiable_words(edition_called("2008"))["identified"] != modifiable_words(edition_called("2010"))["identified"]
    )
    assert all("".join(domains(edition)) == "ABCD" for edition in editions())


@pytest.mark.once
@given(st.sampled_from(list(MAY_BE)), st.sampled_from(["", *FOLLOWS]), st.sampled_from(["", "It is the law"]))
def test_what_can_be_modified_is_followed_by_an_action_or_a_reason(modifiable, follows, why):
    answered = follows == "action" or (follows == "none" and bool(why))
    expected = answered if modifiable == "yes" else not (follows or why)
    assert (factor_refusal(modifiable, follows, why) is None) == expected


@pytest.mark.once
@given(st.sampled_from([edition.edition for edition in editions()]), st.sampled_from([e.edition for e in editions()]))
def test_no_scale_is_read_as_another(weighed_by, agreed_by):
    told = Weighed(editions=frozenset({weighed_by}))
    refusal = analysis_refusal(told, modifiable="none", action=False, edition=agreed_by)
    assert (refusal is None) == (weighed_by == agreed_by)


def test_a_factor_is_agreed_with_its_analysis(world):
    death, _ = factories.panelled(world, factories.members(world))
    refused_to_rank(world, factors.note_factor, death=death, **SMOKE)
    for told, why in (({"relevance": "1*"}, "no such"), ({"domain": "E"}, "no such"), ({"follows": ""}, "action")):
        with pytest.raises(MoveRefused, match=why):
            factors.note_factor(world.coordinator, death=death, **{**SMOKE, **told})
    row = factors.note_factor(world.coordinator, death=death, **SMOKE)
    other = factors.note_factor(world.coordinator, death=death, **{**SMOKE, "what": "A mistake"})
    assert (row.edition, row.relevance_label) == ("2022", scale(edition_called("2022"))["2"])
    assert str(row.what) == "sealed"
    refused_to_rank(world, factors.take_out_factor, factor=other)
    factors.take_out_factor(world.coordinator, factor=other)
    gathering.answer_facts(world.coordinator, death=death, answers=dict.fromkeys(factories.KEY_FACTS, "not_known"))
    for told, why in (
        ({"modifiable": "none"}, "can be modified"),
        ({"modifiable": "identified", "why_none": "None helps"}, "has an action"),
    ):
        with pytest.raises(MoveRefused, match=why):
            analysis.agree_analysis(world.coordinator, death=Death.objects.get(pk=death.pk), chosen=["8"], **told)
    death = Death.objects.get(pk=death.pk)
    agreed = analysis.agree_analysis(world.coordinator, death=death, chosen=["8"], modifiable="identified", action=True)
    assert (agreed.modifiable_label, list(agreed.factors.all())) == ("Modifiable factors identified", [row])
    with pytest.raises(MoveRefused, match="stands"):
        factors.note_factor(world.coordinator, death=death, **SMOKE)
    row = Factor.objects.get(pk=row.pk)
    with pytest.raises(MoveRefused, match="stands"):
        factors.take_out_factor(world.coordinator, factor=row)


def test_an_analysis_agreed_in_error_stays_beside_the_next(world):
    death = factories.agreed(world, factories.members(world))
    told = {"reason": "wrong_category", "why": "It was the other", "opened": factories.opened(world, death.room)}
    refused_to_rank(world, setting_right.reopen_analysis, death=death, **told)
    first = analysis_of(death)
    setting_right.reopen_analysis(world.coordinator, death=death, **told)
    assert (death.state, death.agreed_on, analysis_of(death)) == ("on_panel", None, None)
    second = analysis.agree_analysis(world.coordinator, death=death, chosen=["7"], modifiable="none")
    assert (analysis_of(death), death.analyses.count()) == (second, 2)
    first = Analysis.objects.get(pk=first.pk)
    assert (first.set_aside, first.category, str(first.why_set_aside)) == (True, "3", "sealed")
    assert not death_facts(death).owed_action, "the action was the earlier one’s"
    analysis.close_death(world.coordinator, death=death, feedback="given")
    refused_to_rank(world, setting_right.reopen_death, death=death, reason="new_information")
    assert setting_right.reopen_death(world.coordinator, death=death, reason="new_information").state == "learning"


def test_factors_of_an_earlier_analysis_stand_again_and_are_not_counted_twice(world):
    death, _ = factories.panelled(world, factories.members(world))
    factors.note_factor(world.coordinator, death=death, **SMOKE)
    gathering.answer_facts(world.coordinator, death=death, answers=dict.fromkeys(factories.KEY_FACTS, "no"))
    analysis.agree_analysis(world.coordinator, death=death, chosen=["8"], modifiable="identified", action=True)
    opened = factories.opened(world, death.room)
    setting_right.reopen_analysis(world.coordinator, death=death, reason="other", why="A slip", opened=opened)
    (again,) = factors_shown(death)
    assert (again.analysis_id, again.what.open(opened)) == (None, SMOKE["what"])
    assert death.factors.count() == 2


@pytest.mark.once
@given(st.sampled_from(list(WITHDRAWN)), st.sampled_from(["", "ABC-DEF", "XYZ-XYZ"]))
def test_only_what_is_there_twice_has_another_key(reason, twin):
    allowed = (twin == "XYZ-XYZ") if reason == "duplicate" else not twin
    assert (withdrawal_refusal(reason, twin, "ABC-DEF") is None) == allowed


def test_a_death_registered_twice_is_kept_and_not_counted(world):
    numbered = {"nhs_number": factories.NUMBER, "none_because": ""}
    twice, stays = factories.notified(world, **numbered), factories.notified(world)
    refused_to_rank(world, setting_right.withdraw_death, death=twice, reason="mistake")
    with pytest.raises(MoveRefused, match="under which key"):
        setting_right.withdraw_death(world.coordinator, death=twice, reason="duplicate")
    with pytest.raises(MoveRefused, match="has that key"):
        setting_right.withdraw_death(world.coordinator, death=twice, reason="duplicate", twin="NOT-KEY")
    setting_right.withdraw_death(world.coordinator, death=twice, reason="duplicate", twin=stays.key)
    assert (twice.state, twice.twin_key) == ("withdrawn", stays.key)
    assert list(deaths_in(world.partnership)) == [stays]
    assert not Due.objects.filter(record_ref=twice.ref, lifted_at=None, done_at=None).exists()
    assert factories.notified(world, **numbered).state == "notified", "its number is free again"
    with pytest.raises(MoveRefused):
        register.screen_death(world.coordinator, death=twice, residence="resident")
