from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.people.models import Person
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.lead.annual_report.models.section import Section


class Explanation(models.Model):
    """Why a question about a section stands, in one sentence; the latest stands. Never changed.

    It holds as long as the same is asked of the same paragraph, which `finding` tells (`rules.findings.key_of`).
    """

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="explanations")
    version = models.PositiveIntegerField()
    finding = models.CharField(max_length=20)
    # The question as it was put, so that it can be read when it is not put any more.
    question = models.TextField()
    sentence = models.CharField(max_length=300)
    said_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            "id", "ref", "partnership", "section", "version", "finding", "question", "sentence", "said_by", "at",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"explanation {self.ref}"
