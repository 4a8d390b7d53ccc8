"""What is made of a draft by the worker, and whether it must be."""

from django.db.models import Sum
from django.db.models.functions import Length

from lineofsight.lead.annual_report.models import Build, Report, SectionVersion
from lineofsight.lead.annual_report.rules import building


def is_long(report: Report) -> bool:
    """Whether making something of a report takes so long that the worker does it."""
    return building.is_long(report.sections.aggregate(signs=Sum(Length("text")))["signs"] or 0)


def builds_of(report: Report) -> dict[str, Build]:
    """What is being made, or was made last, of a report, by what it is."""
    return {build.what: build for build in report.builds.select_related("report", "file")}


def sections_saved_since(build: Build) -> int:
    """How many sections were saved after the draft was read for a file."""
    saved = SectionVersion.objects.filter(section__report=build.report_id, at__gt=build.as_at)
    return saved.values("section").distinct().count()
