"""An organisation's assessment begun, or begun anew, with what it answered before."""

from lineofsight.core.people.models import Organisation
from lineofsight.core.questions import library
from lineofsight.core.questions.rules import Carried, Given, QuestionSet, carried
from lineofsight.core.questions.services import carry_over
from lineofsight.know.self_assessments.models import Assessment, Round, Submission
from lineofsight.know.self_assessments.selectors import own, reading
from lineofsight.know.self_assessments.selectors.readers import readers_of
from lineofsight.know.self_assessments.services.readers import goes_to
from lineofsight.know.self_assessments.services.sharing import take_shared


def begin(one: Round, organisation: Organisation) -> Assessment:
    """The assessment an organisation answers for a round: the one it has, or a new one with the answers given before.

    A new one is begun where the questions are of another edition, or what was handed in is too old to count. What it
    carried is asked “still true?”, and so is what its parent shares; the old one stays as it was.
    """
    before = own.latest(organisation, one.question_set)
    if before is not None and before.edition == one.edition and not too_old(before, one):
        return before
    fresh = Assessment.objects.create(
        organisation=organisation,
        home=before.home if before else one.partnership,
        question_set=one.question_set,
        edition=one.edition,
        n=before.n + 1 if before else 1,
        short=before.short if before else own.is_small(organisation),
    )
    if before:
        goes_to(fresh, readers_of(before))
    carry_over(fresh, answers_before(fresh, before))
    take_shared(fresh)
    return fresh


def too_old(assessment: Assessment, one: Round) -> bool:
    """Whether an assessment was handed in, and too long ago to count in a round."""
    handed_in = assessment.submissions.order_by("-n").first()
    return assessment.state == "submitted" and (handed_in is None or handed_in.signed_at.date() < one.since)


def answers_before(fresh: Assessment, before: Assessment | None) -> dict[str, Carried]:
    """What can be carried into an assessment: from other sets that ask the same, and over it from the same one."""
    questions = fresh.questions
    found: dict[str, Carried] = {}
    for handed_in in own.in_other_set(fresh.organisation, others_mapped(questions)):
        found |= carried(reading.questions_of(handed_in), given_in(handed_in), questions)
    if before is None:
        return found
    handed_in = before.submissions.order_by("-n").first()
    given = given_in(handed_in) if handed_in else {each.item: each.given for each in before.answers.all()}
    return found | carried(before.questions, given, questions)


def given_in(handed_in: Submission) -> dict[str, Given]:
    return {key: each.given for key, each in reading.answers_in(handed_in).items()}


def others_mapped(questions: QuestionSet) -> list[str]:
    """The other sets some of whose questions a set says it asks too."""
    named = {same.partition(":")[0] for item in questions.items.values() for same in item.same_as}
    return sorted(name for name in named if name in library.sets())
