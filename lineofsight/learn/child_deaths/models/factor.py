from django.db import models

from lineofsight.core.sealed.models import InRoom
from lineofsight.core.sealed.values import SealedText
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.learn.child_deaths.models.analysis import Analysis
from lineofsight.learn.child_deaths.models.death import Death
from lineofsight.learn.child_deaths.rules.factors import FOLLOWS, MAY_BE


class Factor(InRoom):
    """Something that may have contributed: its domain, how it weighs on the scale of its edition, whether it can be
    modified, and what follows. What was weighed on an earlier scale keeps its place there."""

    death = models.ForeignKey(Death, on_delete=models.PROTECT, related_name="factors")
    # The analysis it was agreed with; none until then.
    analysis = models.ForeignKey(Analysis, on_delete=models.PROTECT, null=True, related_name="factors")
    edition = models.CharField(max_length=20)
    domain = models.CharField(max_length=1)
    # Its code on the edition's scale, and what that meant there.
    relevance = models.CharField(max_length=2)
    relevance_label = models.CharField(max_length=120)
    modifiable = models.CharField(max_length=10, choices=MAY_BE)
    follows = models.CharField(max_length=6, blank=True, choices=FOLLOWS)
    what = SealedText()
    why_none = SealedText()
    taken_out = models.BooleanField(default=False)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="with_record",
        internal=(*InRoom.COMMON, "death", "analysis", "edition", "taken_out"),
        personal=("domain", "relevance", "relevance_label", "modifiable", "follows"), sealed=("what", "why_none"),
    )  # fmt: skip

    class Meta:
        ordering = ["domain", "id"]


class FormAnswer(InRoom):
    """What the forms of an edition ask besides, as it came."""

    death = models.ForeignKey(Death, on_delete=models.PROTECT, related_name="form_answers")
    edition = models.CharField(max_length=20)
    question = models.CharField(max_length=40)
    answer = SealedText()

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="with_record",
        internal=(*InRoom.COMMON, "death", "edition", "question"), sealed=("answer",),
    )  # fmt: skip

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["death", "question"], name="one_form_answer_to_a_question")]
