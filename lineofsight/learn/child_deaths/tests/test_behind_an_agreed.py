"""Nothing on which an agreed analysis rests is changed behind it: it is opened again first, for all to see."""

from datetime import date

import pytest

from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import Death
from lineofsight.learn.child_deaths.rules.case_files import CaseRow
from lineofsight.learn.child_deaths.rules.reviewing import KEY_FACTS
from lineofsight.learn.child_deaths.selectors.deaths import analysis_of
from lineofsight.learn.child_deaths.services import case_files, correcting, differences, gathering, setting_right
from lineofsight.learn.child_deaths.tests import factories

NUMBERED = {"nhs_number": factories.NUMBER, "none_because": ""}


def said_otherwise(world, death: Death, **told: str):
    """A file that says otherwise of a death."""
    row = {"case_number": "E-9", "nhs_number": "9434765919", **told}
    [outcome] = case_files.take_file(world.coordinator, partnership=world.partnership, cases=[CaseRow(2, row)])
    return outcome


def test_a_fact_is_not_changed_behind_an_agreed_analysis(world):
    death = factories.agreed(world, factories.members(world), **NUMBERED)
    with pytest.raises(MoveRefused, match="Open the analysis again"):
        gathering.answer_facts(world.coordinator, death=death, answers={"smoking": "yes"})
    said_otherwise(world, death, smoking="yes")
    difference = death.differences.get()
    told = {"difference": difference, "take": True, "opened": factories.opened(world, death.room)}
    with pytest.raises(MoveRefused, match="Open the analysis again"):
        differences.decide_difference(world.coordinator, **told)
    difference.refresh_from_db()
    assert difference.decided == "", "it still waits to be decided"
    assert death.facts.get(question="smoking").answer == "not_known"
    setting_right.reopen_analysis(
        world.coordinator, death=Death.objects.get(pk=death.pk), reason="new_information", why="They smoked",
        opened=factories.opened(world, death.room),
    )  # fmt: skip
    assert analysis_of(death) is None, "set aside, openly"
    difference = type(difference).objects.get(pk=difference.pk)
    differences.decide_difference(world.coordinator, **{**told, "difference": difference})
    assert death.facts.get(question="smoking").answer == "yes"


def test_a_fact_may_be_kept_as_it_stands_behind_an_agreed_analysis(world):
    death = factories.agreed(world, factories.members(world), **NUMBERED)
    said_otherwise(world, death, smoking="yes")
    told = {"difference": death.differences.get(), "take": False, "opened": factories.opened(world, death.room)}
    assert differences.decide_difference(world.coordinator, **told).decided == "kept"


def test_a_file_fills_no_fact_in_behind_an_agreed_analysis(world):
    death = factories.agreed(world, factories.members(world), **NUMBERED)
    death.facts.filter(question="smoking").delete()
    outcome = said_otherwise(world, death, smoking="yes", height="52")
    assert KEY_FACTS["smoking"] not in outcome.filled
    assert outcome.differs
    assert not death.facts.filter(question="smoking").exists()
    assert death.form_answers.get().question == "height", "what no analysis rests on is filled"


def test_months_follow_a_day_of_death_that_is_put_right(world):
    death = factories.agreed(world, factories.members(world), **NUMBERED)
    before = analysis_of(death).months
    correcting.correct_child(
        world.coordinator, death=Death.objects.get(pk=death.pk), told={"died": date(2026, 2, 9).isoformat()},
        opened=factories.opened(world, death.room),
    )  # fmt: skip
    death = Death.objects.get(pk=death.pk)
    assert (analysis_of(death).months, death.age) == (before + 1, "0-27d")
    page = world.client("coordinator").get(f"/ashmere/child-deaths/{death.ref}/").content.decode()
    assert f"{before + 1} months after the month of death" in page
    assert "What was put right" in page
