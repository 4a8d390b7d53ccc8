from django.db import models
from django.db.models import F, Q
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.people.models import Organisation, Person
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.lead.governance.models.body import Body
from lineofsight.lead.governance.rules.spans import Span


class Delegation(models.Model):
    """What somebody who may decide lets a person or a body decide for them: from when, to when, by which paper.

    Each lead safeguarding partner appoints a delegate who is named in the arrangements (Working Together 2023, should).
    """

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    given_by = models.CharField(max_length=120)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    what = models.CharField(max_length=300)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="delegations")
    instrument = models.CharField(max_length=200)
    start = models.DateField()
    end = models.DateField(null=True)
    ended_because = models.CharField(max_length=200, blank=True)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            "id", "ref", "partnership", "given_by", "organisation", "what", "person", "body", "instrument", "start",
            "end", "ended_because",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["start", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(end=None) | Q(end__gte=F("start")), name="delegation_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(person=None, body__isnull=False) | Q(person__isnull=False, body=None),
                name="delegated_to_a_person_or_a_body",
            ),
        ]

    def __str__(self) -> str:
        return f"delegation {self.ref}"

    @property
    def to(self) -> str:
        """To whom."""
        return self.person.name if self.person else self.body.name if self.body else ""

    @property
    def span(self) -> Span:
        """The days for which it was given."""
        return Span(self.start, self.end)
