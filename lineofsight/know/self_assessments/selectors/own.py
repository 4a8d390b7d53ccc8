"""Reads of an organisation's own assessment."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from lineofsight.core.access.actors import Actor, GrantHolder
from lineofsight.core.access.models import Partnership
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.people.roles import OrganisationKind, Role
from lineofsight.core.questions import selectors as questions
from lineofsight.core.questions.models import Answer
from lineofsight.core.questions.rules import NOTHING, About, Item, Progress, Verdict, asked, verdict_of
from lineofsight.know.self_assessments.models import Assessment, Copy, Improvement, Signing, Submission
from lineofsight.know.self_assessments.rules.moves import AloneFacts, SheetFacts, may_sign_alone
from lineofsight.know.self_assessments.selectors.governing import chair_of
from lineofsight.know.self_assessments.selectors.readers import readers_of
from lineofsight.know.self_assessments.selectors.rights import assessments_seen

# What an answer must come to for an action to be asked for.
WANTING = (Verdict.PARTLY, Verdict.NOT_MET)


def about(assessment: Assessment) -> About:
    """What is known of whoever answers."""
    return About(assessment.short, frozenset({f"kind={assessment.organisation.kind}"}))


def latest(organisation: Organisation, question_set: str) -> Assessment | None:
    """The assessment an organisation answers now; none where it has not begun one."""
    found = Assessment.objects.filter(organisation=organisation, question_set=question_set)
    return found.order_by("-n").select_related("organisation", "home").first()


def followed(assessment: Assessment) -> bool:
    """Whether the organisation answers a later assessment instead: questions were issued anew, or it was time."""
    same = {"organisation": assessment.organisation_id, "question_set": assessment.question_set}
    return Assessment.objects.filter(**same, n__gt=assessment.n).exists()


def own_assessments(actor: Actor, partnership: Partnership) -> list[Assessment]:
    """The assessments of the organisations an actor leads for here, the one answered now of each."""
    found: dict[tuple[int, str], Assessment] = {}
    for each in assessments_seen(actor).filter(home=partnership).order_by("organisation__name", "question_set", "n"):
        found[each.organisation_id, each.question_set] = each
    return list(found.values())


def sections_given(actor: Actor) -> tuple[str, ...]:
    """The sections a link was given for; none: all."""
    return actor.part if isinstance(actor, GrantHolder) else ()


@dataclass(frozen=True)
class Filled:
    """An assessment as it stands: its answers, how far it is, and which of them ask for an action."""

    assessment: Assessment
    answers: dict[str, Answer]
    progress: Progress
    wanting: tuple[Item, ...]
    planned: dict[str, Improvement]

    @property
    def unplanned(self) -> tuple[Item, ...]:
        """Those of them without one."""
        return tuple(item for item in self.wanting if item.key not in self.planned)


def filled(assessment: Assessment) -> Filled:
    """An assessment as it stands."""
    answers = questions.answers_of(assessment)
    given = questions.given_of(answers)
    wanted = asked(assessment.questions, given, about(assessment))
    wanting = [item for item in wanted.values() if verdict_of(item, given.get(item.key, NOTHING)) in WANTING]
    planned = {each.item: each for each in assessment.improvements.all()}
    progress = questions.progress(assessment.questions, answers, about(assessment))
    return Filled(assessment, answers, progress, tuple(wanting), planned)


def signs_alone(found: Filled, ref: str) -> bool:
    """Whether somebody (by ref) is all there is of a small body, and may sign what they answered themselves."""
    assessment = found.assessment
    facts = AloneFacts(
        assessment.short, assessment.organisation.kind, assessment.questions.signed_alone, governed(assessment),
        len(others_at(found, ref)),
    )  # fmt: skip
    return may_sign_alone(facts)


def others_at(found: Filled, ref: str) -> set[str]:
    """Everybody but one (by ref) who is appointed for an organisation in any partnership, or answered some of it. What
    was carried forward nobody has answered."""
    appointed = people.everybody_of(found.assessment.organisation)
    return {*appointed, *(each.by for each in found.answers.values() if not each.carried)} - {ref}


def facts_of(found: Filled, actor: Actor, *, code_wanted: bool = False, alone: bool = False) -> SheetFacts:
    """What the guards of an assessment's lifecycle judge. An action is asked for what the law asks for.

    Args:
        alone: whether it is to be signed by whoever answered it; that they may is judged here.
    """
    assessment = found.assessment
    by_law = [item for item in found.unplanned if assessment.questions.part_of(item) == "statutory"]
    return SheetFacts(
        missing=[item.text for item in found.progress.missing],
        unconfirmed=[item.text for item in found.progress.unconfirmed],
        unplanned=[item.text for item in by_law],
        readers=readers_of(assessment).count(),
        code_wanted=code_wanted,
        wrote_it=any(answer.by == actor.ref for answer in found.answers.values()),
        alone=alone and signs_alone(found, actor.ref),
    )


def chairs_of(assessment: Assessment) -> list[Person]:
    """The organisation's chair of governors, as the partnership appointed them, who stands apart from its lead."""
    chair = chair_of(assessment.home, assessment.organisation)
    return [chair] if chair else []


def governed(assessment: Assessment) -> bool:
    """Whether the chair of governors signs, whom nobody in the school can choose."""
    return assessment.questions.signed_by == Role.CHAIR_OF_GOVERNORS


def asked_to_sign(assessment: Assessment) -> Signing | None:
    """Who is asked to sign now."""
    return assessment.signings.select_related("person").filter(outcome="").first()


def last_word(assessment: Assessment) -> Signing | None:
    """What whoever was asked to sign said last."""
    return assessment.signings.select_related("person").exclude(outcome="").order_by("-id").first()


def submissions_of(assessment: Assessment) -> list[Submission]:
    """The times an assessment was handed in, the latest first."""
    return list(assessment.submissions.order_by("-n"))


def handed_in_before(assessment: Assessment) -> Submission | None:
    """What the organisation handed in last, by this assessment or the one before."""
    same = Submission.objects.filter(
        assessment__organisation=assessment.organisation_id, assessment__question_set=assessment.question_set
    )
    return same.select_related("assessment").order_by("-assessment__n", "-n").first()


def in_other_set(organisation: Organisation, names: Iterable[str]) -> list[Submission]:
    """What an organisation handed in last by each of some other question sets."""
    found = [latest(organisation, name) for name in names]
    handed = [each.submissions.order_by("-n").first() for each in found if each]
    return [each for each in handed if each]


def copies_here(assessment: Assessment, partnership: Partnership) -> QuerySet[Copy]:
    """The copies of an assessment's organisation and questions in one partnership, the latest first."""
    same = {"organisation": assessment.organisation, "question_set": assessment.question_set}
    return Copy.objects.filter(partnership=partnership, **same).select_related("reader", "round").order_by("-id")


def is_small(organisation: Organisation) -> bool:
    """Whether an organisation is of a kind that may answer by the short form."""
    return organisation.kind in {OrganisationKind.VOLUNTARY, OrganisationKind.EARLY_YEARS, OrganisationKind.OTHER}
