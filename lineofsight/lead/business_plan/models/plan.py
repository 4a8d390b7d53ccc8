from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.records.models import Record
from lineofsight.core.thread.models import Theme
from lineofsight.kernel.periods import Period
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.lead.business_plan.lifecycle import PLAN


class PlanKind(models.TextChoices):
    """What a plan is: the partnership's own for a time, or a strategy on one subject."""

    BUSINESS_PLAN = "business_plan", "Business plan"
    STRATEGY = "strategy", "Strategy"


class Plan(Record):
    """What the partnership has set out to change between two days: a business plan with its priorities, or a strategy
    on one subject with its aims and objectives."""

    KIND = "business_plan.plan"
    LIFECYCLE = PLAN

    kind = models.CharField(max_length=14, choices=PlanKind)
    name = models.CharField(max_length=150)
    start = models.DateField()
    end = models.DateField()
    # What it is for, in a sentence or two.
    purpose = models.CharField(max_length=600, blank=True)
    themes = models.ManyToManyField(Theme, related_name="+")
    # The strategy whose shape it was given.
    shaped_on = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    # Where one from before this was kept here was published: document and place.
    published_in = models.CharField(max_length=200, blank=True)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            *Record.COMMON, "kind", "name", "start", "end", "purpose", "themes", "shaped_on", "published_in",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["-start", "-id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(end__gte=models.F("start")), name="plan_ends_after_it_starts")
        ]

    @property
    def title(self) -> str:
        """The plan as it is called in lists."""
        return self.name

    @property
    def is_strategy(self) -> bool:
        """Whether it is a strategy, which is held to its own aims."""
        return self.kind == PlanKind.STRATEGY

    @property
    def period(self) -> Period:
        """From when to when."""
        return Period(self.start, self.end)


class BoardPriority(models.Model):
    """What another board has chosen, such as the Health and Wellbeing Board, to be read beside the candidates."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="boards")
    board = models.CharField(max_length=120)
    # The body that is this board, by its card, where it is kept here.
    body_ref = models.CharField(max_length=10, blank=True, db_index=True)
    priority = models.CharField(max_length=200)
    # For how long it is theirs, in their own words, such as "2018 to 2023".
    period = models.CharField(max_length=60, blank=True)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=("id", "ref", "partnership", "plan", "board", "body_ref", "priority", "period"),
    )

    class Meta:
        ordering = ["board", "id"]

    def __str__(self) -> str:
        return f"{self.board}: {self.priority}"
