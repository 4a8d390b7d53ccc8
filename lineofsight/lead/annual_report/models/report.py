from django.db import models
from django.db.models import F, Q

from lineofsight.core.records.models import Record
from lineofsight.kernel.periods import Period
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.lead.annual_report.lifecycle import REPORT
from lineofsight.lead.annual_report.rules import template


class Report(Record):
    """A yearly report on any period; its slug is its period's, so that its public address can be said aloud."""

    KIND = "annual_report.report"
    LIFECYCLE = REPORT

    title = models.CharField(max_length=120)
    start = models.DateField()
    end = models.DateField()
    slug = models.SlugField(max_length=40)
    # The edition of the starting sections, and so of the guidance, it was begun under.
    edition = models.CharField(max_length=20)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        open=(*Record.COMMON, "title", "start", "end", "slug", "edition"),
    )

    class Meta:
        ordering = ["-end", "-start"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "slug"], name="one_report_on_a_period"),
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="reported_period_in_order"),
        ]

    @property
    def period(self) -> Period:
        """The period reported on."""
        return Period(self.start, self.end)

    @property
    def template(self) -> template.Template:
        """The starting sections it was begun from."""
        return template.templates()[self.edition]
