from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.people.models import Person
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.lead.business_plan.models.plan import Plan


class Verdict(models.TextChoices):
    """How far an aim was reached. What nobody can show was not shown, which is not the same as not met."""

    MET = "met", "Met"
    PARTLY = "partly", "Partly met"
    NOT_SHOWN = "not_shown", "Not shown"


class Aim(models.Model):
    """One of the aims of a plan, in its own words."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="aims")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "ref", "partnership", "plan", "position", "text"),
    )

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.text


class Judgement(models.Model):
    """That somebody said how far an aim was reached, and how one knows. Never changed: the latest counts."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    aim = models.ForeignKey(Aim, on_delete=models.PROTECT, related_name="judgements")
    verdict = models.CharField(max_length=10, choices=Verdict)
    found = models.CharField(max_length=1000)
    said_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "partnership", "aim", "verdict", "found", "said_by", "at"),
    )

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.aim_id}: {self.verdict}"
