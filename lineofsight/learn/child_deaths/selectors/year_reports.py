"""Reads of the panel's yearly reports: what they are judged by, and the report as a document."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import zip_longest

from django.db.models import QuerySet

from lineofsight.core.access.models import Partnership
from lineofsight.core.documents import tree
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Person
from lineofsight.core.records import selectors as records
from lineofsight.core.thread.models import LearningPoint
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.kernel.suppression import POLICIES, hides
from lineofsight.learn.child_deaths.models import FollowUp, Learning, PublishedReport, Recommendation, YearReport
from lineofsight.learn.child_deaths.rules.hiding import POLICY
from lineofsight.learn.child_deaths.rules.pictures import COMPLETED, NOTIFIED, POPULATIONS
from lineofsight.learn.child_deaths.rules.reporting import ReportFacts
from lineofsight.learn.child_deaths.selectors import counting
from lineofsight.learn.child_deaths.selectors.permissions import PUBLISHING, REVIEW_PARTNERS
from lineofsight.learn.child_deaths.selectors.pictures import Shown, pictures_of, tables_of


def reports_in(partnership: Partnership) -> QuerySet[YearReport]:
    """A partnership's reports, the latest first."""
    return YearReport.objects.filter(partnership=partnership)


def years_open(partnership: Partnership) -> list[Period]:
    """The years that can be reported on: those that have ended and have no report, the latest first."""
    ended = Period.financial_year_of(clock.today()).previous()
    taken = set(reports_in(partnership).values_list("start", flat=True))
    years, year = [], ended
    for _ in range(YEARS_OFFERED):
        years += [] if year.start in taken else [year]
        year = year.previous()
    return years


YEARS_OFFERED = 10


def report_before(report: YearReport) -> YearReport | None:
    """The last report on an earlier year."""
    return reports_in(report.partnership).filter(end__lt=report.start).first()


def publishers(partnership: Partnership) -> list[Person]:
    """Whoever may publish: the lead and delegated partners of the council and the health board."""
    held = people.appointments_in(partnership).filter(role__in=PUBLISHING, organisation__kind__in=REVIEW_PARTNERS)
    return list({each.person.ref: each.person for each in held}.values())


def recommended(report: YearReport) -> QuerySet[Recommendation]:
    """What a report recommends."""
    return report.recommendations.filter(dropped=False)


def followed(report: YearReport) -> QuerySet[FollowUp]:
    """What a report says of the recommendations of the one before."""
    return report.follow_ups.select_related("recommendation")


def report_facts(report: YearReport) -> ReportFacts:
    """What a move of a report is judged by."""
    typed = [report.summary, *(each.text for each in recommended(report)), *(each.said for each in followed(report))]
    return ReportFacts(
        today=clock.today(), end=report.end, summary=bool(report.summary.strip()),
        unanswered=followed(report).filter(how="").count(), words=tuple(typed),
    )  # fmt: skip


def released_points(report: YearReport) -> list[LearningPoint]:
    """The learning that somebody else read and released, and that a report does not recommend from yet."""
    released = Learning.objects.filter(partnership=report.partnership).exclude(point_ref="")
    used = set(recommended(report).values_list("point_ref", flat=True))
    refs = [ref for ref in released.values_list("point_ref", flat=True) if ref not in used]
    return list(LearningPoint.objects.filter(partnership=report.partnership, ref__in=refs))


@dataclass(frozen=True)
class Publication:
    """One time a report was published: the first is number 1. It stands, or was taken back: when, by whom, and why."""

    number: int
    row: PublishedReport
    back_on: datetime | None = None
    back_by: str = ""
    reason: str = ""

    @property
    def document(self) -> tree.Document:
        """What was published, to the letter."""
        return tree.from_json(self.row.document)


def publications_of(report: YearReport) -> list[Publication]:
    """Every time a report was published, the latest first."""
    taken = [move for move in records.history(report) if move.move == "withdraw_report"]
    names = people.names([move.actor_ref for move in taken])
    made = [
        Publication(number, row, back.at, names[back.actor_ref], back.reason) if back else Publication(number, row)
        for number, (row, back) in enumerate(zip_longest(report.published.all(), taken), start=1)
    ]
    return made[::-1]


def publication(report: YearReport, number: int) -> Publication | None:
    """One time a report was published, by its number."""
    return next((each for each in publications_of(report) if each.number == number), None)


def document_of(report: YearReport) -> tree.Document:
    """The report as it was published, to the letter; until then as it stands."""
    kept = report.published.last() if report.state == "published" else None
    return tree.from_json(kept.document) if kept else composed(report)


def composed(report: YearReport) -> tree.Document:
    """The report as it stands: typed words, and every table as it may leave, of the years up to its own."""
    found = pictures_of(report.partnership, report.end + timedelta(days=1))
    tables = tables_of(found)
    blocks: list[tree.Block] = [
        tree.Heading(1, "Executive summary"), *paragraphs(report.summary),
        tree.Heading(1, "Deaths notified"), *in_the_year(report, NOTIFIED), *printed(tables, NOTIFIED),
        tree.Heading(1, "Reviews completed"), *in_the_year(report, COMPLETED), *printed(tables, COMPLETED),
        tree.Heading(1, "Recommendations"), *recommendations(report),
        tree.Heading(1, "What became of the last report’s recommendations"), *follow_ups(report),
        tree.Heading(1, "How to read the tables"), tree.Paragraph.of(READING),
    ]  # fmt: skip
    return tree.Document(
        title=report.title, subtitle=report.partnership.name, meta=(("Year", report.period.label),),
        blocks=tuple(blocks),
    )  # fmt: skip


READING = (
    f"{POLICY.sentence} They are shown as {POLICY.symbol}. Years are put together where one alone would have too many "
    "small counts, and only whole blocks of years are shown. Deaths notified and reviews completed in a year are "
    "different children."
)


def paragraphs(text: str) -> list[tree.Block]:
    """Typed words, a paragraph for each line that has any."""
    return [tree.Paragraph.of(line.strip()) for line in text.splitlines() if line.strip()]


def in_the_year(report: YearReport, population: str) -> list[tree.Block]:
    """How many there were in the report's own year, rounded: exact years beside blocks of years would tell a third."""
    rows = counting.every_row(report.partnership)[population]["age"]
    count = sum(row.year == report.start.year for row in rows)
    year, said = report.period.short_label, "None"
    if count:
        said = f"About {ROUNDED.rounded(Decimal(count)):f}, to the nearest 5,"
    if hides(ROUNDED, Decimal(count)):
        said = f"Fewer than {ROUNDED.threshold + 1}"
    return [tree.Paragraph.of(f"{POPULATIONS[population]}."), tree.Paragraph.of(f"{said} in {year}.")]


# One threshold for years and for blocks of years: a count between two would tell itself.
ROUNDED = POLICIES["rounded_1_9"]


def printed(tables: Iterable[Shown], population: str) -> Iterator[tree.Block]:
    """The tables of one population, as they are printed."""
    for each in tables:
        if each.population == POPULATIONS[population]:
            columns = tuple(tree.Column(label, numeric=bool(place)) for place, label in enumerate(each.head))
            yield tree.Table(each.caption, columns, each.rows)


def recommendations(report: YearReport) -> list[tree.Block]:
    """What is recommended, and to whom."""
    items = tuple((tree.Paragraph.of(f"{each.body}: {each.text}"),) for each in recommended(report))
    return [tree.NumberedList(items)] if items else [tree.Paragraph.of("None this year.")]


def follow_ups(report: YearReport) -> list[tree.Block]:
    """What became of each recommendation of the last report."""
    rows = tuple(
        (each.recommendation.text, each.recommendation.body, each.get_how_display() or "Not said yet", each.said)
        for each in followed(report)
    )
    if not rows:
        return [tree.Paragraph.of("There were none.")]
    columns = tuple(map(tree.Column, ("Recommendation", "To", "What became of it", "In words")))
    return [tree.Table("Recommendations of the last report", columns, rows)]
