"""What an organisation was: names it had, what it became part of, who answered for it. Never changed."""

from django.db import models

from lineofsight.core.people.models.appointments import Organisation
from lineofsight.core.people.roles import Governance
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy


class FormerName(models.Model):
    """A name an organisation had until a day: it is still matched and searched by it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="former_names")
    name = models.CharField(max_length=120)
    until = models.DateField()
    by = models.CharField(max_length=60)
    at = models.DateTimeField(default=clock.now)

    privacy = Privacy(
        ownership=Ownership.INSTALLATION,
        retention="permanent",
        open=("id", "organisation", "name", "until", "at"),
        internal=("by",),
    )

    class Meta:
        ordering = ["-until", "-id"]

    def __str__(self) -> str:
        return self.name


class Succession(models.Model):
    """That one organisation became part of another from a day. What refers to it still does."""

    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="succession")
    successor = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="predecessors")
    start = models.DateField()
    reason = models.CharField(max_length=400)
    by = models.CharField(max_length=60)
    at = models.DateTimeField(default=clock.now)

    privacy = Privacy(
        ownership=Ownership.INSTALLATION,
        retention="permanent",
        open=("id", "organisation", "successor", "start", "at"),
        internal=("reason", "by"),
    )

    class Meta:
        ordering = ["-start", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(organisation=models.F("successor")), name="nothing_becomes_part_of_itself"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} into {self.successor_id}"


class GovernanceChange(models.Model):
    """Who answered for a school until a day, and by which number it was known, before somebody else did."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="governance_changes")
    urn = models.CharField(max_length=6)
    governance = models.CharField(max_length=20, choices=Governance)
    parent = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    until = models.DateField()
    by = models.CharField(max_length=60)
    at = models.DateTimeField(default=clock.now)

    privacy = Privacy(
        ownership=Ownership.INSTALLATION,
        retention="permanent",
        open=("id", "organisation", "urn", "governance", "parent", "until", "at"),
        internal=("by",),
    )

    class Meta:
        ordering = ["-until", "-id"]

    def __str__(self) -> str:
        return f"{self.urn} until {self.until}"
