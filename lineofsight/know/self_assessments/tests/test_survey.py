"""Staff asked the same items: no reply is kept, nothing is shown before five, and then in fives alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.core.access.actors import PUBLIC
from lineofsight.core.access.permissions import NotPermitted
from lineofsight.core.trail.models import Entry
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.models import SurveyCount
from lineofsight.know.self_assessments.rules.surveying import shown_of
from lineofsight.know.self_assessments.selectors import surveying
from lineofsight.know.self_assessments.tests import factories

ITEM, FIELD = "leadership.senior_lead", "leadership-senior_lead"


@pytest.fixture
def survey(world):
    """The police asking their staff one item."""
    factories.begun(world)
    assessment = factories.assessment_of(world, "Police")
    return services.surveying.open_survey(world.police, assessment=assessment, items=[ITEM])


def reply(survey, value: str) -> None:
    services.surveying.answer_survey(PUBLIC, code=survey.code, answers={ITEM: value})


@pytest.mark.once
@given(st.integers(0, 10_000))
def test_what_is_shown_moves_on_in_fives(replies):
    assert 0 <= replies - shown_of(replies) < 5
    assert shown_of(replies) % 5 == 0


def test_nothing_is_shown_before_five_and_the_sixth_waits_for_four_more(world, survey):
    for value in ("met", "met", "partly", "unsure"):
        reply(survey, value)
    survey.refresh_from_db()
    assert surveying.lines_of(survey) == []
    reply(survey, "not_met")
    survey.refresh_from_db()
    before = surveying.lines_of(survey)
    assert [number for _, number, _ in before[0].staff] == [2, 1, 1, 1]
    reply(survey, "not_met")
    survey.refresh_from_db()
    assert surveying.lines_of(survey) == before
    assert SurveyCount.objects.get(item=ITEM, value="not_met").number == 2


def test_whoever_is_signed_in_answers_as_nobody_and_once_in_a_browser(world, survey):
    client = world.client("police")
    path = f"/ashmere/self-assessments/staff/{survey.code}/"
    assert client.post(path, {FIELD: "met"}).status_code == 302
    event = Entry.objects.filter(event="self_assessments.answer_survey").get()
    assert (event.actor_kind, event.actor_ref) == ("public", "public")
    assert "You have answered" in client.get(path).content.decode()
    client.post(path, {FIELD: "met"})
    survey.refresh_from_db()
    assert survey.replies == 1
    stranger = world.client()
    assert "Answer at least one question" in stranger.post(path, {}).content.decode()
    assert stranger.post(path, {FIELD: "made up"}).status_code == 200


def test_staff_are_asked_one_survey_at_a_time_and_a_closed_one_counts_nothing(world, survey):
    with pytest.raises(MoveRefused, match="already"):
        services.surveying.open_survey(world.police, assessment=survey.assessment, items=[ITEM])
    services.surveying.close_survey(world.police, assessment=survey.assessment)
    with pytest.raises(MoveRefused, match="closed"):
        reply(survey, "met")
    with pytest.raises(NotPermitted):
        services.surveying.answer_survey(world.police, code=survey.code, answers={})
    assert world.client().get(f"/ashmere/self-assessments/staff/{survey.code}/").status_code == 404


def test_only_whoever_leads_asks_and_closes_and_no_reader_sees_what_staff_say(world, survey):
    for who in ("health", "manager", "neighbour"):
        with pytest.raises(NotPermitted):
            services.surveying.open_survey(getattr(world, who), assessment=survey.assessment, items=[ITEM])
        with pytest.raises(NotPermitted):
            services.surveying.close_survey(getattr(world, who), assessment=survey.assessment)
    path = f"/ashmere/self-assessments/own/{survey.assessment.ref}/survey/"
    assert world.client("manager").get(path).status_code == 403
    assert survey.code in world.client("police").get(path).content.decode()


def test_the_form_takes_ten_at_most(world, survey):
    services.surveying.close_survey(world.police, assessment=survey.assessment)
    client = world.client("police")
    path = f"/ashmere/self-assessments/own/{survey.assessment.ref}/survey/open/"
    refused = client.post(path, {"section-99": ["x"]}).content.decode()
    assert "Choose at least one question" in refused
    assert client.post(path, {"section-1": [ITEM]}).status_code == 302
