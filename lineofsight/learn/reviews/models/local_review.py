from django.db import models

from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.records.models import Record
from lineofsight.core.sealed.models import InRoom, Room
from lineofsight.core.sealed.values import SealedText
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.learn.reviews.lifecycle import LOCAL_REVIEW
from lineofsight.learn.reviews.models.incident import Incident
from lineofsight.learn.reviews.rules.local_review import KINDS


class LocalReview(Record):
    """A local review of an incident, in the incident's room and under its key: from the decision on it, which starts
    its time, to what is published."""

    KIND = "reviews.local_review"
    LIFECYCLE = LOCAL_REVIEW

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="local_reviews")
    kind = models.CharField(max_length=10)
    edition = models.CharField(max_length=20)
    # The day that starts its time, and the last day of it. Neither ever moves.
    decided_on = models.DateField()
    due_on = models.DateField()
    reviewer = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    # Whole pounds, fixed by the partnership.
    price = models.PositiveIntegerField(null=True)
    methods = models.JSONField(default=list)
    terms = SealedText()
    lines = SealedText()
    period = SealedText()
    panel = SealedText()
    contract = SealedText()
    independence = SealedText()
    # Why it was stopped before it was signed, where it was.
    stopped_for = models.CharField(max_length=10, blank=True)
    stopped_why = SealedText()
    # What the family was asked and wished.
    family_plan = SealedText()
    family_wishes = SealedText()
    reads_first = SealedText()
    pseudonym = SealedText()

    TERMS = ("terms", "lines", "period", "panel", "contract", "independence")
    FAMILY = ("family_plan", "family_wishes", "reads_first", "pseudonym")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(
            *Record.COMMON, "room", "incident", "kind", "edition", "decided_on", "due_on", "reviewer", "price",
            "methods", "stopped_for",
        ),
        sealed=(*TERMS, *FAMILY, "stopped_why"),
    )  # fmt: skip

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["partnership", "state"], name="local_reviews_by_state")]

    @property
    def title(self) -> str:
        """What it is called everywhere: its key."""
        return f"Local review {self.room.key}"

    @property
    def kind_words(self) -> str:
        """Which kind of review it is."""
        return KINDS[self.kind]


class Board(InRoom):
    """Another board that holds the review jointly, and signs for itself."""

    local_review = models.ForeignKey(LocalReview, on_delete=models.PROTECT, related_name="boards")
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=200)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(*InRoom.COMMON, "local_review", "kind", "name"),
    )

    class Meta:
        ordering = ["id"]


class Delay(InRoom):
    """Why a review takes longer than its time, and when the national Panel was told. The day it is due stays. Never
    changed."""

    local_review = models.ForeignKey(LocalReview, on_delete=models.PROTECT, related_name="delays")
    reason = models.CharField(max_length=20)
    told_on = models.DateField(null=True)
    set_by = models.CharField(max_length=60)
    note = SealedText()

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(*InRoom.COMMON, "local_review", "reason", "told_on", "set_by"),
        sealed=("note",),
    )

    class Meta:
        ordering = ["id"]


class Proceeding(InRoom):
    """A court, coroner or review beside it: whether it holds publication, and when it is looked at again."""

    local_review = models.ForeignKey(LocalReview, on_delete=models.PROTECT, related_name="proceedings")
    kind = models.CharField(max_length=20)
    holds = models.BooleanField()
    from_on = models.DateField()
    look_again_on = models.DateField()
    ended_on = models.DateField(null=True)
    # Which court or agency.
    body = SealedText()
    note = SealedText()

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(*InRoom.COMMON, "local_review", "kind", "holds", "from_on", "look_again_on", "ended_on"),
        sealed=("body", "note"),
    )

    class Meta:
        ordering = ["id"]


class Endorsement(InRoom):
    """That a safeguarding partner, by its own person, or another board, by whom it names, signed a draft. Never
    changed."""

    local_review = models.ForeignKey(LocalReview, on_delete=models.PROTECT, related_name="endorsements")
    draft = models.ForeignKey("reviews.Draft", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    board = models.ForeignKey(Board, on_delete=models.PROTECT, null=True, related_name="endorsements")
    signed_on = models.DateField()
    # Of another board: who signed for it.
    who = SealedText()

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(*InRoom.COMMON, "local_review", "draft", "organisation", "person", "board", "signed_on"),
        sealed=("who",),
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(organisation=None) ^ models.Q(board=None), name="a_partner_or_a_board_signs"
            )
        ]
