"""What a partnership published before it was kept here: loaded once, owed by nobody, each with its place."""

import io

import pytest
from django.core.management import CommandError, call_command

from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.notices.models import Due
from lineofsight.lead.business_plan.models import Challenge, Objective, Plan, Priority, ReviewPoint
from lineofsight.lead.business_plan.services import past


def load(name: str, *words: str) -> str:
    out = io.StringIO()
    call_command(name, *words, stdout=out)
    return out.getvalue()


def test_challenges_of_earlier_years_are_loaded_once_each_with_its_document_and_place(world):
    assert load("load_past_challenges", "ashmere", "--edition", "leeds").split()[0] == str(Challenge.objects.count())
    assert load("load_past_challenges", "ashmere", "--edition", "leeds") == "0 were new.\n"
    assert set(Challenge.objects.values_list("state", flat=True)) == {"recorded"}
    assert Challenge.objects.count() > 40
    assert not [each for each in Challenge.objects.all() if ", line" not in each.published_in]
    assert {year.year for year in Challenge.objects.dates("issued_on", "year")} == {2013, 2014, 2019, 2023}
    assert not Due.objects.exists()
    several = Challenge.objects.filter(question__startswith="Put the Think Family")
    assert {each.to for each in several} == {
        "Health and Wellbeing Board", "Safer Leeds Partnership", "Adult Safeguarding Board"
    }  # fmt: skip


def test_plans_and_strategies_of_earlier_years_are_loaded_once_with_all_that_was_published(world):
    assert load("load_past_plans", "ashmere", "--edition", "leeds") == f"{Plan.objects.count()} were new.\n"
    assert load("load_past_plans", "ashmere", "--edition", "leeds") == "0 were new.\n"
    neglect = Plan.objects.get(name__startswith="Neglect")
    assert [aim.text for aim in neglect.aims.all()] == ["Recognise", "Respond", "Quantify", "Evaluate"]
    assert neglect.review_points.count() == 5
    assert Plan.objects.get(name__startswith="Risk").objectives.count() == 5
    assert Plan.objects.get(name__endswith="2018/19").priorities.count() == 6
    for model in (Plan, Priority, Objective, ReviewPoint):
        assert set(model.objects.values_list("state", flat=True)) == {"recorded"}
    assert not Due.objects.exists()
    page = world.client("chair").get(f"/ashmere/plans/{neglect.ref}/").content.decode()
    assert "January 2019" in page
    assert "Change it" not in page


def test_a_partnership_or_an_edition_that_is_not_there_is_said_plainly(world):
    with pytest.raises(CommandError, match="no partnership called nowhere"):
        load("load_past_challenges", "nowhere")
    with pytest.raises(CommandError, match="no edition called ashmere"):
        load("load_past_challenges", "ashmere")
    with pytest.raises(NotPermitted):
        past.load_past_challenges(world.manager, partnership=world.partnership, edition="leeds")
    with pytest.raises(NotPermitted):
        past.load_past_plans(world.manager, partnership=world.partnership, edition="leeds")
