from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.records.models import Record
from lineofsight.core.thread.models import Theme
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.learn.reviews.lifecycle import AGENCY_DECLARATION, DECLARATION
from lineofsight.learn.reviews.rules.declaring import ANSWERS


class Declaration(Record):
    """A year's declaration: on which themes of learning every partner agency says how far it is, and by when."""

    KIND = "reviews.declaration"
    LIFECYCLE = DECLARATION

    year = models.PositiveSmallIntegerField()
    due = models.DateField()
    themes = models.ManyToManyField(Theme, related_name="+")

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="permanent", internal=(*Record.COMMON, "year", "due", "themes")
    )

    class Meta:
        ordering = ["-year"]
        constraints = [models.UniqueConstraint(fields=["partnership", "year"], name="one_declaration_a_year")]

    @property
    def title(self) -> str:
        """What it is called."""
        return f"Learning declaration {self.year}"


class AgencyDeclaration(Record):
    """One agency's own word on a year's themes."""

    KIND = "reviews.agency_declaration"
    LIFECYCLE = AGENCY_DECLARATION

    declaration = models.ForeignKey(Declaration, on_delete=models.PROTECT, related_name="agencies")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    declared_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    declared_on = models.DateField(null=True)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(*Record.COMMON, "declaration", "organisation", "declared_by", "declared_on"),
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["declaration", "organisation"], name="one_declaration_of_an_agency")
        ]

    @property
    def title(self) -> str:
        """What it is called."""
        return f"{self.declaration.title}: {self.organisation.name}"


class DeclaredTheme(models.Model):
    """What an agency says of one theme: in place, partly or not yet, how one can see it, and what happens next."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(AgencyDeclaration, on_delete=models.PROTECT, related_name="answers")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=10, choices=list(ANSWERS.items()), blank=True)
    evidence = models.CharField(max_length=2000, blank=True)
    next_step = models.CharField(max_length=1000, blank=True)
    # Whether it was taken over from the year before and left as it was.
    as_last_year = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            "id", "ref", "partnership", "agency", "theme", "answer", "evidence", "next_step", "as_last_year",
            "created_at",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["agency", "theme"], name="a_theme_is_declared_once")]

    def __str__(self) -> str:
        return f"declared {self.ref}"
