from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership
from lineofsight.core.people.models import Person
from lineofsight.core.records.models import Record
from lineofsight.core.thread.lifecycle import THEME
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy


class Theme(Record):
    """What several learning points have in common; the partnership's own list."""

    KIND = "thread.theme"
    LIFECYCLE = THEME

    name = models.CharField(max_length=80)
    meaning = models.CharField(max_length=300, blank=True)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="permanent", internal=(*Record.COMMON, "name", "meaning")
    )

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["partnership", "name"], name="one_theme_of_a_name")]

    def __str__(self) -> str:
        return self.name


class ThemeWord(models.Model):
    """A word by which a theme is or was called: its name from a day, or a synonym that finds it. Never changed."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="words")
    text = models.CharField(max_length=80)
    # Whether the theme was called so from then on; else it is one more way to say it.
    is_name = models.BooleanField(default=False)
    said_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "partnership", "theme", "text", "is_name", "said_by", "at"),
    )

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text
