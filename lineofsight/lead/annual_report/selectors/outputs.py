"""A report as it leaves the platform: as it was frozen, or, until it is, as it stands now and marked as a draft."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from lineofsight.core.access.models import Partnership
from lineofsight.core.access.scope import scope
from lineofsight.core.access.selectors import partnerships
from lineofsight.core.documents import tree
from lineofsight.lead.annual_report.models import Frozen, Report
from lineofsight.lead.annual_report.selectors.composing import Progress, compose, untold
from lineofsight.lead.annual_report.selectors.reports import frozen_of, signers_of

DRAFT = ("State", "A draft, which nobody has signed; its figures may still change")


@dataclass(frozen=True)
class Output:
    """What is written out of a report: its document, its sources, and the moment its figures are of.

    Its figures are read as anybody may read them, in a draft as well, so that every one of them may leave.
    """

    report: Report
    document: tree.Document
    figures: list[dict[str, Any]]
    as_at: datetime
    frozen: Frozen | None

    @property
    def name(self) -> str:
        """What its files are called, without their ending."""
        return self.report.slug if self.frozen else f"{self.report.slug}-draft"


def output_of(report: Report, progress: Progress = untold) -> Output:
    """A report as it was frozen, to the letter; else as it stands this moment."""
    frozen = frozen_of(report)
    if frozen:
        return Output(report, frozen.tree, frozen.figures, frozen.as_at, frozen)
    composed = compose(report, signers=signers_of(report), progress=progress)
    marked = replace(composed.document, meta=(DRAFT, *composed.document.meta))
    return Output(report, marked, composed.figures, composed.as_at, None)


def reports_called(word: str, partnership: str = "") -> list[Report]:
    """The reports somebody at the machine itself may mean: by reference, or by the address of their year.

    Args:
        word: a report's ref; or its slug, "2018-19", also as it is spoken of, "2018/19".
        partnership: the slug of the only partnership to look in; none: all of them.
    """
    wanted = partnerships().filter(slug=partnership) if partnership else partnerships()
    return [report for each in wanted for report in reports_of(each) if word in names_of(report)]


def reports_of(partnership: Partnership) -> Iterator[Report]:
    with scope(partnership):
        yield from list(Report.objects.filter(partnership=partnership).select_related("partnership"))


def names_of(report: Report) -> set[str]:
    return {report.ref, report.slug, report.period.label}
