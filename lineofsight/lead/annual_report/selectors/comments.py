"""Comments on the drafts of sections."""

from collections.abc import Iterable

from django.db.models import Count

from lineofsight.lead.annual_report.models import Comment, Report, Section


def comments_on(section: Section) -> list[Comment]:
    """Every comment on a section with what was done about it: those open first, then the latest."""
    found = section.comments.select_related("said_by", "resolution__said_by").order_by("-id")
    return sorted(found, key=lambda comment: hasattr(comment, "resolution"))


def open_comments(comments: Iterable[Comment]) -> int:
    """How many of some comments nobody has settled yet."""
    return sum(1 for comment in comments if not hasattr(comment, "resolution"))


def open_by_section(report: Report) -> dict[int, int]:
    """How many comments are open on each section of a report that has any."""
    waiting = Comment.objects.filter(section__report=report, resolution=None).order_by()
    return dict(waiting.values_list("section").annotate(Count("id")))
