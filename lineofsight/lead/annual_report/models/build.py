from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.documents.models import File
from lineofsight.core.people.models import Person
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.lead.annual_report.lifecycle import BUILD
from lineofsight.lead.annual_report.models.report import Report
from lineofsight.lead.annual_report.rules.building import LOST_AFTER, BuildFacts


class Build(models.Model):
    """Something long made of a draft by the worker: a file, or the freezing for sign-off.

    A report has one row for each, which is begun again and again: only the latest file of a draft is kept, and none
    once the report is sent for sign-off.
    """

    LIFECYCLE = BUILD

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="builds")
    # What is made: rules.building.LABELS.
    what = models.CharField(max_length=10)
    state = models.CharField(max_length=30, default=BUILD.initial)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    # Counts how often it was begun, so that work taken to be lost cannot end what was begun after it.
    attempt = models.PositiveIntegerField(default=1)
    alive_at = models.DateTimeField(default=clock.now)
    # How many steps of how many are done: each section is one, and where it is checked first, two.
    done = models.PositiveIntegerField(default=0)
    steps = models.PositiveIntegerField(default=0)
    # Why it could not be made.
    problem = models.TextField(blank=True)
    # The file that was made last, and the moment its figures are of.
    file = models.ForeignKey(File, on_delete=models.PROTECT, null=True, related_name="+")
    as_at = models.DateTimeField(null=True)
    # By when the partners are asked to sign.
    due = models.DateField(null=True)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(
            "id", "ref", "partnership", "report", "what", "state", "asked_by", "asked_at", "attempt", "alive_at",
            "done", "steps", "problem", "file", "as_at", "due",
        ),
    )  # fmt: skip

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "what"], name="one_build_of_a_kind")]

    def __str__(self) -> str:
        return f"build {self.ref}"

    @property
    def state_now(self):
        """The state as the lifecycle's table describes it."""
        return BUILD.state(self.state)

    @property
    def under_way(self) -> bool:
        """Whether somebody is to make it, or does."""
        return self.state in ("waiting", "building")

    @property
    def lost(self) -> bool:
        """Whether the work on it has stopped half-way, or was never begun."""
        return self.under_way and clock.now() - self.alive_at > LOST_AFTER

    @property
    def facts(self) -> BuildFacts:
        """What its moves are judged by."""
        return BuildFacts(self.lost)
