"""The panel's yearly report: begun, written, sent to the partners who publish it, and frozen as it was published."""

from datetime import timedelta

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.design.addresses import address
from lineofsight.core.documents import tree
from lineofsight.core.notices import services as notices
from lineofsight.core.people.models import Person
from lineofsight.core.records import services as records
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.kernel.periods import Period
from lineofsight.learn.child_deaths.models import FollowUp, PublishedReport, Recommendation, YearReport
from lineofsight.learn.child_deaths.rules.reporting import pointing
from lineofsight.learn.child_deaths.selectors import year_reports as selectors

READ_WITHIN = timedelta(weeks=4)
CLOSED = "It is with the partners or published. Have it sent back first."


@operation("child_deaths.begin_report", on="partnership")
def begin_report(actor: Actor, *, partnership: Partnership, year: Period) -> YearReport:
    """Begin the report on a year that has ended, which owes a word on each recommendation of the last one.

    Raises:
        MoveRefused: the year has not ended, or has a report; or the report before it is not published yet, which can
            still recommend more.
    """
    if year not in selectors.years_open(partnership):
        raise MoveRefused("There is a report on this year already, or the year has not ended.")
    report = YearReport(partnership=partnership, start=year.start, end=year.end)
    before = selectors.report_before(report)
    if before and before.state != "published":
        raise MoveRefused(f"Publish the report on {before.period.short_label} first: this one follows it up.")
    place = address("child_deaths:report", ref=report.ref)
    records.open_record(report, label=report.title, address=place)
    for each in selectors.recommended(before) if before else ():
        FollowUp.objects.create(partnership=partnership, report=report, recommendation=each)
    return report


@operation("child_deaths.write_summary", on="year_report")
def write_summary(actor: Actor, *, year_report: YearReport, summary: str) -> YearReport:
    """Write the executive summary."""
    writable(year_report, summary)
    YearReport.objects.filter(pk=year_report.pk).update(summary=summary)
    year_report.summary = summary
    return year_report


@operation("child_deaths.add_recommendation", on="year_report")
def add_recommendation(
    actor: Actor, *, year_report: YearReport, body: str, text: str, point: str = ""
) -> Recommendation:
    """Recommend something to somebody.

    Args:
        point: the ref of the released learning it comes from, whose words are taken where none are typed.
    """
    known = {each.ref: each for each in selectors.released_points(year_report)}
    if point and point not in known:
        raise MoveRefused("This learning is not released, or is recommended from already.")
    said = text or (known[point].text if point else "")
    if not said:
        raise MoveRefused("Write what is recommended, or choose learning that was released.")
    writable(year_report, said)
    return Recommendation.objects.create(
        partnership=year_report.partnership, report=year_report, text=said, body=body, point_ref=point
    )


@operation("child_deaths.drop_recommendation", on="recommendation")
def drop_recommendation(actor: Actor, *, recommendation: Recommendation) -> Recommendation:
    """Leave a recommendation out of a report that is still being written."""
    writable(recommendation.report)
    recommendation.dropped = True
    recommendation.save()
    return recommendation


@operation("child_deaths.follow_up", on="follow_up")
def follow_up(actor: Actor, *, follow_up: FollowUp, how: str, said: str) -> FollowUp:
    """Say what became of a recommendation of the last report."""
    writable(follow_up.report, said)
    follow_up.how, follow_up.said = how, said
    follow_up.save()
    return follow_up


@operation("child_deaths.send_report", on="year_report")
def send_report(actor: Actor, *, year_report: YearReport) -> YearReport:
    """Send it to the council and the health board, which publish it."""
    records.move(year_report, "send_report", facts=selectors.report_facts(year_report))
    for person in selectors.publishers(year_report.partnership):
        notices.owe(
            record_ref=year_report.ref, what=owed_by(person), title=f"Read and publish: {year_report.title}",
            address=address("child_deaths:report", ref=year_report.ref), on=clock.today() + READ_WITHIN,
            person=person, rule="Four weeks after it was sent, local",
        )  # fmt: skip
    return year_report


def owed_by(person: Person) -> str:
    """The word of what one of the partners owes on a report."""
    return f"publish_{person.ref}"


def settle(report: YearReport) -> None:
    """Nobody owes anything on a report any more, whoever speaks for the partners by now."""
    for person in selectors.publishers(report.partnership):
        notices.settle(record_ref=report.ref, what=owed_by(person))
    notices.lift(record_ref=report.ref)


@operation("child_deaths.return_report", on="year_report")
def return_report(actor: Actor, *, year_report: YearReport, reason: str) -> YearReport:
    """Send it back to whoever writes it."""
    settle(year_report)
    return records.move(year_report, "return_report", reason=reason)


@operation("child_deaths.publish_report", on="year_report")
def publish_report(actor: Actor, *, year_report: YearReport) -> YearReport:
    """Publish it as it stands: its tables are kept as they are now, whatever is counted later."""
    document = tree.to_json(selectors.composed(year_report))
    settle(year_report)
    PublishedReport.objects.create(partnership=year_report.partnership, report=year_report, document=document)
    return records.move(year_report, "publish_report")


@operation("child_deaths.withdraw_report", on="year_report")
def withdraw_report(actor: Actor, *, year_report: YearReport, reason: str) -> YearReport:
    """Take a published report back to be corrected; what was published is kept."""
    return records.move(year_report, "withdraw_report", reason=reason)


def writable(report: YearReport, *words: str) -> None:
    """Refuse to change a report that is not being written, and words that point to a child."""
    if report.state != "drafting":
        raise MoveRefused(CLOSED)
    if refusal := pointing(words):
        raise MoveRefused(refusal)
