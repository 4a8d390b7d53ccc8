"""Reads of findings: what may be sent, what was, and to whom."""

from django.db.models import QuerySet

from lineofsight.core.access.models import Partnership
from lineofsight.core.thread.models import LearningPoint
from lineofsight.learn.child_deaths.models import Finding, Learning
from lineofsight.learn.child_deaths.rules.findings import FindingFacts


def released_points(partnership: Partnership) -> QuerySet[LearningPoint]:
    """The wordings that left a room of a death after somebody else had read them: all that may be sent."""
    released = Learning.objects.filter(partnership=partnership).exclude(released_on=None).values("point_ref")
    return LearningPoint.objects.filter(partnership=partnership, ref__in=released)


def findings_in(partnership: Partnership) -> QuerySet[Finding]:
    """What was sent, the latest first."""
    return Finding.objects.filter(partnership=partnership).select_related("organisation").prefetch_related("uses")


def finding_facts(finding: Finding) -> FindingFacts:
    """What a move of a finding is judged by."""
    return FindingFacts(uses=finding.uses.count())


def sent_of(learnings: list[Learning]) -> QuerySet[Finding]:
    """Where the wordings of a death were sent, for its own page."""
    return Finding.objects.filter(point_ref__in=[row.point_ref for row in learnings if row.point_ref])
