"""Reads of what an organisation was before: names it had, who answered for it, and what became part of it."""

from dataclasses import dataclass
from datetime import date

from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import FormerName, GovernanceChange, Organisation
from lineofsight.know.self_assessments.models import Assessment, Submission


@dataclass(frozen=True)
class Predecessor:
    """An organisation that became part of another, since when, and what it handed in last; none: nothing."""

    organisation: Organisation
    start: date
    handed_in: Submission | None


@dataclass(frozen=True)
class Before:
    """What an organisation was before."""

    names: tuple[FormerName, ...] = ()
    governance: tuple[GovernanceChange, ...] = ()
    predecessors: tuple[Predecessor, ...] = ()

    @property
    def anything(self) -> bool:
        """Whether it was ever anything else."""
        return bool(self.names or self.governance or self.predecessors)


def before(organisation: Organisation, question_set: str) -> Before:
    """What an organisation was, and what those that became part of it handed in last to some questions."""
    history = people.history_of(organisation)
    found = people.formerly(organisation)
    last = {}
    handed_in = Submission.objects.filter(assessment__organisation__in=found, assessment__question_set=question_set)
    for each in handed_in.select_related("assessment").order_by("assessment__n", "n"):
        last[each.assessment.organisation_id] = each
    predecessors = (Predecessor(each, each.succession.start, last.get(each.pk)) for each in found)
    return Before(tuple(history.names), tuple(history.governance), tuple(predecessors))


def handed_in_by(assessment: Assessment, ref: str) -> Predecessor | None:
    """One organisation that became part of an assessment's, by the ref of what it handed in last; else none."""
    found = before(assessment.organisation, assessment.question_set).predecessors
    return next((each for each in found if each.handed_in and each.handed_in.ref == ref), None)
