from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.documents.models import File
from lineofsight.core.people.models import Person
from lineofsight.core.sealed.models import InRoom
from lineofsight.core.sealed.values import SealedText
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.learn.reviews.models.drafting import Draft
from lineofsight.learn.reviews.models.local_review import LocalReview


class Tick(InRoom):
    """That a line of the checklist before publication was done, on a day, for one draft. The later counts. Never
    changed."""

    local_review = models.ForeignKey(LocalReview, on_delete=models.PROTECT, related_name="ticks")
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="+")
    # The key of its line; an agency's is "agency_" and its ref.
    what = models.CharField(max_length=30)
    on = models.DateField()
    set_by = models.CharField(max_length=60)
    note = SealedText()

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(*InRoom.COMMON, "local_review", "draft", "what", "on", "set_by"),
        sealed=("note",),
    )

    class Meta:
        ordering = ["id"]


class PublicText(InRoom):
    """The title and text that are to stand outside, as somebody wrote them of one draft, and the second person who
    checked them. Written anew it is another row: an earlier one stays in the room."""

    local_review = models.ForeignKey(LocalReview, on_delete=models.PROTECT, related_name="public_texts")
    # None once its room was erased.
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, null=True, related_name="+")
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    checked_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    checked_on = models.DateField(null=True)
    title = SealedText()
    text = SealedText()

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(*InRoom.COMMON, "local_review", "draft", "written_by", "checked_by", "checked_on"),
        sealed=("title", "text"),
    )

    class Meta:
        ordering = ["id"]


class Publication(models.Model):
    """All that stands outside the room of a local review: a title, a day, an address or a file, all checked, and which
    text it was. Taken back and published anew it is another. Never changed."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    local_review = models.ForeignKey(LocalReview, on_delete=models.PROTECT, related_name="publications")
    text = models.ForeignKey(PublicText, on_delete=models.PROTECT, null=True, related_name="publications")
    title = models.CharField(max_length=200)
    on = models.DateField()
    # Whether it is the improvements alone.
    improvements = models.BooleanField(default=False)
    address = models.CharField(max_length=300, blank=True)
    file = models.ForeignKey(File, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            "id", "ref", "partnership", "local_review", "text", "title", "on", "improvements", "address", "file",
            "created_at",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["-on", "-id"]

    def __str__(self) -> str:
        return self.title


class TakenBack(InRoom):
    """That what a review published was taken back, when, by whom and why: nobody reads it here any more. Never
    changed."""

    publication = models.OneToOneField(Publication, on_delete=models.PROTECT, related_name="taken_back")
    on = models.DateField()
    set_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    why = SealedText()

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="with_record",
        internal=(*InRoom.COMMON, "publication", "on", "set_by"),
        sealed=("why",),
    )

    class Meta:
        ordering = ["id"]
