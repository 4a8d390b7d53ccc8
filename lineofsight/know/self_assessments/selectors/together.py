"""What organisations said together: one beside the others of its kind, and what of a round may be published."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from lineofsight.core.questions.rules import Item, QuestionSet, Section
from lineofsight.know.self_assessments.models import Assessment, Copy, Round, Submission, SubmittedAnswer
from lineofsight.know.self_assessments.rules.publishing import Published, least_in_place, publishable, published
from lineofsight.know.self_assessments.rules.reading import FEWEST_TOGETHER, Tally, together
from lineofsight.know.self_assessments.selectors.rounds import questions_of, received_in, standing, tallies_of


@dataclass(frozen=True)
class Beside:
    """One organisation beside the others of its kind: what it said of each item, and how many of them have it."""

    handed_in: Submission
    one: Round | None
    others: int
    lines: tuple[tuple[Section, tuple[tuple[Item, SubmittedAnswer, Tally | None], ...]], ...] = ()

    @property
    def enough(self) -> bool:
        """Whether nothing can be known of one of the others."""
        return self.others >= FEWEST_TOGETHER


def beside_others(assessment: Assessment) -> Beside | None:
    """What an organisation handed in last beside all others of its kind in its partnership's latest round; none before
    it has handed anything in. Nobody is named, and with too few others nothing of them is said."""
    handed_in = assessment.submissions.order_by("-n").first()
    if handed_in is None:
        return None
    same = {"partnership": assessment.home, "question_set": assessment.question_set}
    one = Round.objects.filter(**same, copies__in=received_from(assessment)).order_by("-due", "-id").first()
    others = received_in(one).filter(organisation__kind=assessment.organisation.kind) if one else Copy.objects.none()
    others = others.exclude(organisation=assessment.organisation)
    number = others.count()
    if number < FEWEST_TOGETHER:
        return Beside(handed_in, one, number)
    said = {each.item: each for each in handed_in.answers.exclude(verdict="")}
    theirs = publishable(tallies_of(others, said))
    return Beside(handed_in, one, number, tuple(lines_of(handed_in.questions, said, theirs)))


def received_from(assessment: Assessment) -> QuerySet[Copy]:
    return Copy.objects.filter(organisation=assessment.organisation, submission__isnull=False)


def lines_of(questions: QuestionSet, said: Mapping[str, SubmittedAnswer], theirs: Mapping[str, Tally]):
    """Each section with what was said of its items and how the others stand."""
    for section in questions.sections:
        own = tuple((item, said[item.key], theirs.get(item.key)) for item in section.items if item.key in said)
        if own:
            yield section, own


@dataclass(frozen=True)
class Findings:
    """What of a round may be published, whoever asks: the same for everybody."""

    one: Round
    questions: QuestionSet
    shown: Published
    received: Mapping[str, int]
    invited: Mapping[str, int]
    tallies: Mapping[str, Tally]
    by_kind: Mapping[str, Mapping[str, Tally]]
    before: Mapping[str, Tally]
    earlier: Round | None

    def section_of(self, section: Section, tallies: Mapping[str, Tally]) -> Tally:
        """A section as one tally, of the items that are shown."""
        return together(tallies[item.key] for item in section.items if item.key in self.tallies and item.key in tallies)


def findings_of(one: Round, earlier: Round | None = None) -> Findings:
    """What of a round may be published."""
    stands = {kind: each for kind, each in standing(one).items() if kind}
    received = {kind: each.received for kind, each in sorted(stands.items())}
    shown, questions = published(received), questions_of(one)
    counted = received_in(one).filter(organisation__kind__in=shown.counted)
    by_kind = {
        kind: tallies_of(counted.filter(organisation__kind=kind), questions.items) for kind in shown.kinds
    }  # fmt: skip
    if shown.others:
        by_kind[""] = tallies_of(counted.filter(organisation__kind__in=shown.others), questions.items)
    return Findings(
        one, questions, shown, received, {kind: each.invited for kind, each in stands.items()},
        publishable(tallies_of(counted, questions.items)), by_kind, published_before(earlier), earlier,
    )  # fmt: skip


def published_before(earlier: Round | None) -> dict[str, Tally]:
    """The same of an earlier round, as it may be published."""
    if earlier is None:
        return {}
    received = {kind: each.received for kind, each in standing(earlier).items() if kind}
    counted = received_in(earlier).filter(organisation__kind__in=published(received).counted)
    return publishable(tallies_of(counted, questions_of(earlier).items))


def gaps_by_section(questions: QuestionSet, tallies: Mapping[str, Tally]) -> list[tuple[Section, list]]:
    """What fewest have fully in place, each under its section: what training and help should be about."""
    least = least_in_place({key: each for key, each in tallies.items() if key in questions.items})
    return [
        (section, [(item, tallies[item.key]) for item in section.items if item.key in least])
        for section in questions.sections
        if any(item.key in least for item in section.items)
    ]
