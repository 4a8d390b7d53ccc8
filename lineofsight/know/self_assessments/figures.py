"""The figures of self-assessments, as indicators of the library: who handed in, countersigned, and what it comes to."""

from collections.abc import Callable, Collection

from django.db.models import Count, Q

from lineofsight.core.access.models import Partnership
from lineofsight.core.insight.counting import Counted
from lineofsight.core.people.roles import OrganisationKind, Role
from lineofsight.core.questions import library
from lineofsight.core.questions.rules import Verdict
from lineofsight.kernel.periods import Period
from lineofsight.know.self_assessments.models import Copy, Round, SubmittedAnswer
from lineofsight.know.self_assessments.rules.reading import tallied, together
from lineofsight.know.self_assessments.selectors.rounds import RECEIVED, received_in, round_before

SCHOOLS = (OrganisationKind.SCHOOL,)
EARLY_YEARS = (OrganisationKind.EARLY_YEARS,)
VOLUNTARY = (OrganisationKind.VOLUNTARY,)
OTHERS = tuple(kind for kind in OrganisationKind if kind not in {*SCHOOLS, *EARLY_YEARS, *VOLUNTARY})
JUDGED = tuple(Verdict)


def rounds_due(partnership: Partnership, period: Period):
    """The rounds that were due in a period; what was handed in counts where it was due, not where it was late."""
    due = Round.objects.filter(partnership=partnership, due__range=(period.start, period.end))
    return due.exclude(state="draft")


def asked_in(partnership: Partnership, period: Period):
    """What the rounds due in a period asked for."""
    return Copy.objects.filter(round__in=rounds_due(partnership, period))


def received_from(kinds: Collection[str]) -> Callable[[Partnership, Period], Counted]:
    """Counts the signed assessments of some kinds of organisation, in the rounds due in a period."""

    def count(partnership: Partnership, period: Period) -> Counted:
        found = asked_in(partnership, period).filter(state__in=RECEIVED, organisation__kind__in=kinds)
        return Counted(found.count())

    return count


def returned(partnership: Partnership, period: Period) -> Counted:
    """Of the organisations asked in the rounds due in a period, those that handed in."""
    asked = asked_in(partnership, period)
    return Counted(asked.filter(state__in=RECEIVED).count(), asked.count())


def countersigned(partnership: Partnership, period: Period) -> Counted:
    """Of the schools asked in the rounds due in a period, those whose chair of governors signed."""
    governed = [each.name for each in library.stand_alone() if each.signed_by == Role.CHAIR_OF_GOVERNORS]
    asked = asked_in(partnership, period).filter(question_set__in=governed)
    return Counted(asked.filter(state__in=RECEIVED).count(), asked.count())


def in_place(partnership: Partnership, period: Period) -> Counted:
    """Of the answers received in the rounds due in a period to which something applies, those fully in place. What a
    reader asks more is left out: not everybody is asked it."""
    met, judged = 0, 0
    for one in rounds_due(partnership, period):
        whole = whole_of(one)
        met, judged = met + whole.met, judged + whole.judged
    return Counted(met, judged)


def whole_of(one: Round):
    """Every answer a round received to its own questions, as one tally."""
    rows = SubmittedAnswer.objects.filter(submission__in=received_in(one).values("submission"), verdict__in=JUDGED)
    counts = rows.values_list("item", "verdict").annotate(number=Count("id")).order_by()
    return together(each for item, each in tallied(counts).items() if item in one.questions.items)


def improved(partnership: Partnership, period: Period) -> Counted:
    """Of the organisations that handed in to a round due in the period and to the round before it, those with a greater
    share fully in place than then."""
    better, both = 0, 0
    for one in rounds_due(partnership, period):
        earlier = round_before(one)
        before = shares_of(earlier) if earlier else {}
        for organisation, share in shares_of(one).items():
            if organisation in before:
                both += 1
                better += share > before[organisation]
    return Counted(better, both)


def shares_of(one: Round) -> dict[int, float]:
    """By organisation, the share of its answers to the round's own questions that are fully in place."""
    rows = (
        received_in(one)
        .filter(submission__answers__item__in=list(one.questions.items), submission__answers__verdict__in=JUDGED)
        .values_list("organisation")
        .annotate(
            met=Count("submission__answers", filter=Q(submission__answers__verdict=Verdict.MET)),
            judged=Count("submission__answers"),
        )
        .order_by()
    )
    return {organisation: met / judged for organisation, met, judged in rows}


FIGURES = {
    "assessments.schools": received_from(SCHOOLS),
    "assessments.early_years": received_from(EARLY_YEARS),
    "assessments.voluntary": received_from(VOLUNTARY),
    "assessments.other_bodies": received_from(OTHERS),
    "assessments.returned": returned,
    "assessments.countersigned": countersigned,
    "assessments.in_place": in_place,
    "assessments.improved": improved,
}
