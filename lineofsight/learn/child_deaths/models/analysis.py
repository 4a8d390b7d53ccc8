from django.db import models

from lineofsight.core.sealed.models import InRoom
from lineofsight.core.sealed.values import SealedText
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.learn.child_deaths.models.death import Death
from lineofsight.learn.child_deaths.models.panel import Panel
from lineofsight.learn.child_deaths.rules.content import categories, edition_called
from lineofsight.learn.child_deaths.rules.reviewing import MODIFIABLE


class Analysis(InRoom):
    """What a panel agreed about a death, by the edition of the analysis form it used. A later one stands beside it."""

    death = models.ForeignKey(Death, on_delete=models.PROTECT, related_name="analyses")
    # None where it came in a file: another system held the panel.
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=10)
    edition = models.CharField(max_length=20)
    category = models.CharField(max_length=4)
    category_label = models.CharField(max_length=120)
    # Those that apply besides, by number.
    others = models.CharField(max_length=40, blank=True)
    modifiable = models.CharField(max_length=12, choices=MODIFIABLE)
    # What its edition calls that.
    modifiable_label = models.CharField(max_length=60, blank=True)
    action = models.BooleanField(default=False)
    why_none = SealedText()
    # What was learned and would not have changed this death.
    beside = SealedText()
    agreed_on = models.DateField()
    # It was opened again: it stays, and counts no more.
    set_aside = models.BooleanField(default=False)
    why_set_aside = SealedText()

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="with_record",
        internal=(*InRoom.COMMON, "death", "panel", "kind", "edition", "agreed_on", "set_aside"),
        personal=("category", "category_label", "others", "modifiable", "modifiable_label", "action"),
        sealed=("why_none", "beside", "why_set_aside"),
    )  # fmt: skip

    class Meta:
        ordering = ["id"]

    @property
    def months(self) -> int:
        """Months from the month of death as it stands, whatever was put right of it since."""
        return self.death.months_old(self.agreed_on)

    @property
    def others_called(self) -> list[str]:
        """The categories that apply besides, as its edition calls them."""
        called = categories(edition_called(self.edition))
        return [f"{number}. {called[number]}" for number in self.others.split(",") if number]


class Learning(InRoom):
    """What was learned, in words that stay in the room until somebody else has read them and released them."""

    death = models.ForeignKey(Death, on_delete=models.PROTECT, related_name="learnings")
    text = SealedText()
    proposed_by = models.CharField(max_length=10)
    released_by = models.CharField(max_length=10, blank=True)
    released_on = models.DateField(null=True)
    # The learning point in the thread.
    point_ref = models.CharField(max_length=10, blank=True)
    # It was worded in error: it stays, and nobody releases it any more.
    set_aside = models.BooleanField(default=False)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="with_record",
        internal=(*InRoom.COMMON, "death", "proposed_by", "released_by", "released_on", "point_ref",
                  "set_aside"),
        sealed=("text",),
    )  # fmt: skip

    class Meta:
        ordering = ["id"]
