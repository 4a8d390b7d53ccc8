from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.people.models import Person
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.lead.annual_report.models.section import Section


class Comment(models.Model):
    """What somebody says about a section's draft, and about which version of it. Never changed."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="comments")
    version = models.PositiveIntegerField()
    # The words of the draft it is about; empty for the whole.
    about = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    said_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "ref", "partnership", "section", "version", "about", "text", "said_by", "at"),
    )

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"comment {self.ref}"


class Resolution(models.Model):
    """What was done about a comment, which settles it. Never changed."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    comment = models.OneToOneField(Comment, on_delete=models.PROTECT, related_name="resolution")
    answer = models.CharField(max_length=1000)
    said_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "ref", "partnership", "comment", "answer", "said_by", "at"),
    )

    def __str__(self) -> str:
        return f"resolution of comment {self.comment_id}"
