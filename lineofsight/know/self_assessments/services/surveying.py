"""Staff asked the same items: begun and closed by whoever leads, answered by anybody who has the address."""

from collections.abc import Iterable, Mapping

from django.db.models import F

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.operations import operation
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.self_assessments.models import Assessment, Survey, SurveyCount
from lineofsight.know.self_assessments.rules.surveying import ONE_AT_A_TIME, OVER, shown_of


@operation("self_assessments.open_survey", on="assessment")
def open_survey(actor: Actor, *, assessment: Assessment, items: Iterable[str]) -> Survey:
    """Ask staff some items of the assessment, at an address that names nobody.

    Raises:
        MoveRefused: they are being asked already.
    """
    if Survey.objects.filter(assessment=assessment, closed_at=None).exists():
        raise MoveRefused(ONE_AT_A_TIME)
    return Survey.objects.create(assessment=assessment, items=list(items))


@operation("self_assessments.close_survey", on="assessment")
def close_survey(actor: Actor, *, assessment: Assessment) -> Assessment:
    """Ask staff no longer. What they answered stays."""
    Survey.objects.filter(assessment=assessment, closed_at=None).update(closed_at=clock.now())
    return assessment


@operation("self_assessments.answer_survey", kinds=("public",))
def answer_survey(actor: Actor, *, code: str, answers: Mapping[str, str]) -> None:
    """Count one reply. Who sent it is not asked, and the reply itself is not kept: only how often each answer came.

    Raises:
        MoveRefused: it is closed.
    """
    survey = Survey.objects.select_for_update().filter(code=code, closed_at=None).first()
    if survey is None:
        raise MoveRefused(OVER)
    for item, value in answers.items():
        if item in survey.items and value:
            SurveyCount.objects.get_or_create(survey=survey, item=item, value=value)
            SurveyCount.objects.filter(survey=survey, item=item, value=value).update(number=F("number") + 1)
    replies = survey.replies + 1
    Survey.objects.filter(pk=survey.pk).update(replies=replies)
    if shown_of(replies) == replies:
        Survey.objects.filter(pk=survey.pk).update(shown=replies)
        survey.counts.update(shown=F("number"))
