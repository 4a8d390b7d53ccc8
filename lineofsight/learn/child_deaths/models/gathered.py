from django.db import models

from lineofsight.core.people.models import Organisation
from lineofsight.core.sealed.models import InRoom
from lineofsight.core.sealed.values import SealedText
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.learn.child_deaths.models.death import Death
from lineofsight.learn.child_deaths.rules.reviewing import ANSWERS, MOVED_FOR, WAITS


class Response(InRoom):
    """A decision on a joint agency response: whether there is one, why, who decided, and when. A later one stands
    beside it."""

    death = models.ForeignKey(Death, on_delete=models.PROTECT, related_name="responses")
    started = models.BooleanField()
    # Keys of the rules.
    triggers = models.CharField(max_length=120, blank=True)
    decided_by = SealedText()
    decided_at = SealedText()
    why = SealedText()
    # When the home was visited first; said in the room alone, as when it was decided.
    visited_at = SealedText()

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="with_record", internal=(*InRoom.COMMON, "death"),
        personal=("started", "triggers"), sealed=("decided_by", "decided_at", "why", "visited_at"),
    )  # fmt: skip

    class Meta:
        ordering = ["id"]


class InformationRequest(InRoom):
    """An agency was asked what it knew of the child: one of the partnership’s, which owes the answer, or another."""

    death = models.ForeignKey(Death, on_delete=models.PROTECT, related_name="requests")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    agency = models.CharField(max_length=120)
    asked_on = models.DateField()
    due = models.DateField()
    returned_on = models.DateField(null=True)
    knew = models.BooleanField(null=True)
    said = SealedText()

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="with_record", internal=(*InRoom.COMMON, "death", "asked_on", "due"),
        personal=("organisation", "agency", "returned_on", "knew"), sealed=("said",),
    )  # fmt: skip

    class Meta:
        ordering = ["due", "id"]


class PlannedMeeting(InRoom):
    """A day the review meeting was planned for. Another day stands beside it, with why it was moved."""

    death = models.ForeignKey(Death, on_delete=models.PROTECT, related_name="planned_meetings")
    on = models.DateField()
    # Why it is another day than was planned before; none for the first.
    why = models.CharField(max_length=20, blank=True, choices=MOVED_FOR)
    # It stands no longer: another day was planned, the meeting was held, or the review took another way.
    over = models.BooleanField(default=False)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="with_record",
        internal=(*InRoom.COMMON, "death", "on", "why", "over"),
    )  # fmt: skip

    class Meta:
        ordering = ["id"]


class Wait(InRoom):
    """What a review waits for, beside others perhaps. No clock stops for it."""

    death = models.ForeignKey(Death, on_delete=models.PROTECT, related_name="waits")
    what = models.CharField(max_length=20, choices=WAITS)
    since = models.DateField()
    ended_on = models.DateField(null=True)
    note = SealedText()

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="with_record",
        internal=(*InRoom.COMMON, "death", "what", "since", "ended_on"), sealed=("note",),
    )  # fmt: skip

    class Meta:
        ordering = ["since", "id"]


class Fact(InRoom):
    """The answer to a question every review asks, with “not asked” and “not known” apart from no."""

    death = models.ForeignKey(Death, on_delete=models.PROTECT, related_name="facts")
    question = models.CharField(max_length=40)
    answer = models.CharField(max_length=10, choices=ANSWERS)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="with_record", internal=(*InRoom.COMMON, "death", "question"),
        personal=("answer",),
    )  # fmt: skip

    class Meta:
        constraints = [models.UniqueConstraint(fields=["death", "question"], name="one_answer_to_a_question")]


class Referral(InRoom):
    """A review to which this death was handed over, because abuse or neglect may have played a part."""

    death = models.ForeignKey(Death, on_delete=models.PROTECT, related_name="referrals")
    review_ref = models.CharField(max_length=10)
    referred_on = models.DateField()

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP, retention="with_record", internal=(*InRoom.COMMON, "death", "referred_on"),
        personal=("review_ref",),
    )  # fmt: skip
