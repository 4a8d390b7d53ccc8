from django.db import models
from django.db.models import Q

from lineofsight.core.sealed.models import InRoom
from lineofsight.core.sealed.values import SealedText
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.learn.child_deaths.models.death import Death
from lineofsight.learn.child_deaths.rules.background import DEPRIVATION, ETHNIC_GROUPS, NOT_ASKED, PLACES


class Background(InRoom):
    """What tables count of a child besides, as codes of closed lists. What was put right stays, set aside.

    Like the age band and the category they are personal and not sealed, so that they are counted without any room
    being opened; they are read one by one in the room alone, and leave only in tables that were protected. Where the
    child lived and died, in words, is sealed.
    """

    death = models.ForeignKey(Death, on_delete=models.PROTECT, related_name="backgrounds")
    ethnic_group = models.CharField(max_length=10, choices=ETHNIC_GROUPS, default=NOT_ASKED)
    # A tenth with the edition of the index it is of: one code, so that no tenth is read by another edition.
    deprivation = models.CharField(max_length=10, choices=DEPRIVATION, default=NOT_ASKED)
    place_kind = models.CharField(max_length=10, choices=PLACES, default=NOT_ASKED)
    set_aside = models.BooleanField(default=False)
    why_set_aside = SealedText()

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="with_record",
        internal=(*InRoom.COMMON, "death", "set_aside"), personal=("ethnic_group", "deprivation", "place_kind"),
        sealed=("why_set_aside",),
    )  # fmt: skip

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["death"], condition=Q(set_aside=False), name="one_background_stands_of_a_death"
            )
        ]
