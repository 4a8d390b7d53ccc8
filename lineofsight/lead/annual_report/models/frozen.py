from django.db import models
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.documents import tree
from lineofsight.core.documents.models import File
from lineofsight.core.people.models import Organisation, Person
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.lead.annual_report.models.report import Report


class Frozen(models.Model):
    """A report as it was sent for sign-off: every word, every figure with its as-at, and the PDF. Never changed."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="frozen")
    as_at = models.DateTimeField()
    document = models.JSONField()
    # One entry for each source, in the order its number is printed (see selectors.sources).
    figures = models.JSONField()
    # Who is asked to sign it: appointments by their refs, whatever becomes of them afterwards.
    signers = models.JSONField(default=list)
    pdf = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    # Of the PDF.
    sha256 = models.CharField(max_length=64)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "ref", "partnership", "report", "as_at", "document", "figures", "signers", "pdf", "sha256"),
    )

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"frozen {self.ref}"

    @property
    def tree(self) -> tree.Document:
        """The document that was frozen."""
        return tree.from_json(self.document)


class SignOff(models.Model):
    """One safeguarding partner's signature under one frozen report. Never changed."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="sign_offs")
    frozen = models.ForeignKey(Frozen, on_delete=models.PROTECT, related_name="sign_offs")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        open=("id", "ref", "partnership", "report", "frozen", "person", "role", "organisation", "at"),
    )

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["frozen", "person", "role", "organisation"], name="signed_once")]

    def __str__(self) -> str:
        return f"sign-off {self.ref}"
