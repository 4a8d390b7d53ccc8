"""An organisation's own documents, kept apart from the questions: each used by as many answers as it shows."""

from django.db import models
from django.db.models import Q

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.documents.models import File
from lineofsight.core.people.models import Organisation, Person
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.know.self_assessments.models.own import Submission
from lineofsight.know.self_assessments.rules.attachments import BEFORE, ON_THE_DAY


class AttachmentKind(models.TextChoices):
    """What a document is."""

    POLICY = "policy", "Policy or procedure"
    MINUTES = "minutes", "Minutes"
    TRAINING = "training", "Training record"
    OTHER = "other", "Something else"


class Described(models.Model):
    """What is said of a document: what it is, where it is, and until when it holds."""

    COMMON = ("id", "kind", "file", "expires_on")
    PERSONAL = ("title", "where")

    title = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=AttachmentKind)
    # Where it is kept, in words; empty where the file itself is here.
    where = models.CharField(max_length=200, blank=True)
    file = models.ForeignKey(File, on_delete=models.PROTECT, null=True, related_name="+")
    expires_on = models.DateField(null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.kind


class Attachment(Described):
    """One document of an organisation: a file, or where it is kept. `home` is the partnership whose leads for the
    organisation keep it; a reader reads it where it was attached to what was handed in."""

    ref = Ref()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    home = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    added_by = models.CharField(max_length=60)
    added_at = models.DateTimeField(default=clock.now)
    # The one it came in place of, which is kept.
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="newer")
    # When it was replaced or dropped.
    ended_at = models.DateTimeField(null=True)

    privacy = Privacy(
        ownership=Ownership.ORGANISATION,
        retention="permanent",
        internal=(
            *Described.COMMON, "ref", "organisation", "home", "added_by", "added_at", "replaces", "ended_at",
        ),
        personal=Described.PERSONAL,
    )  # fmt: skip

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(where="") | Q(file__isnull=False) | Q(ended_at__isnull=False), name="a_file_or_where_it_is"
            )
        ]
        indexes = [models.Index(fields=["organisation", "home"], name="documents_of_an_organisation")]

    @property
    def partnership_id(self) -> int:
        """In which partnership its own pages are: at home."""
        return self.home_id


class AttachmentUse(models.Model):
    """That a document shows what an organisation says to one item of a question set, whichever edition it answers."""

    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="uses")
    question_set = models.CharField(max_length=40)
    item = models.CharField(max_length=60)
    by = models.CharField(max_length=60)
    at = models.DateTimeField(default=clock.now)

    privacy = Privacy(
        ownership=Ownership.ORGANISATION,
        retention="permanent",
        internal=("id", "attachment", "question_set", "item", "by", "at"),
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["attachment", "question_set", "item"], name="one_use_of_a_document")
        ]

    def __str__(self) -> str:
        return self.item


class SubmittedAttachment(Described):
    """A document as it stood beside an answer when it was handed in: whoever reads the copy may open it. Never
    changed."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="attachments")
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")
    item = models.CharField(max_length=60)

    privacy = Privacy(
        ownership=Ownership.ORGANISATION,
        retention="permanent",
        internal=(*Described.COMMON, "submission", "attachment", "item"),
        personal=Described.PERSONAL,
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "item", "attachment"], name="one_document_handed_in")
        ]


class DocumentWarning(models.Model):
    """That whoever leads was written to about a document that expires: before, or on the day. Never changed."""

    class Letter(models.TextChoices):
        """Which of the two letters."""

        BEFORE = BEFORE, "Before it expires"
        ON_DAY = ON_THE_DAY, "On the day it expires"

    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="warnings")
    letter = models.CharField(max_length=8, choices=Letter)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    privacy = Privacy(
        ownership=Ownership.ORGANISATION,
        retention="permanent",
        internal=("id", "attachment", "letter", "person", "at"),
    )

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["attachment", "letter"], name="one_letter_of_a_document")]

    def __str__(self) -> str:
        return f"{self.letter} of {self.attachment_id}"
