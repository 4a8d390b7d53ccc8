"""Several sites under one parent, where no register of schools says so; and the numbers public registers give."""

from django.db import models
from django.db.models import F, Q

from lineofsight.core.people.models.appointments import Organisation
from lineofsight.core.people.roles import PublicRegister
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy


class Site(models.Model):
    """An organisation's time as one of several sites of a parent: a group's nursery, a charity's centre.

    A school of the register has its parent there (`Establishment.parent`), and none here.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="parents")
    parent = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="sites")
    start = models.DateField(default=clock.today)
    end = models.DateField(null=True)
    by = models.CharField(max_length=60)
    at = models.DateTimeField(default=clock.now)

    privacy = Privacy(
        ownership=Ownership.INSTALLATION,
        retention="permanent",
        open=("id", "organisation", "parent", "start", "end", "at"),
        internal=("by",),
    )

    class Meta:
        ordering = ["-start", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation"], condition=Q(end=None), name="one_parent_at_a_time"),
            models.CheckConstraint(condition=~Q(organisation=F("parent")), name="nothing_is_a_site_of_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} of {self.parent_id}"


class KnownNumber(models.Model):
    """The number of an organisation in a public register, by which it is matched whatever it is called."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="numbers")
    register = models.CharField(max_length=10, choices=PublicRegister)
    number = models.CharField(max_length=12)
    by = models.CharField(max_length=60)
    at = models.DateTimeField(default=clock.now)

    privacy = Privacy(
        ownership=Ownership.INSTALLATION,
        retention="permanent",
        open=("id", "organisation", "register", "number", "at"),
        internal=("by",),
    )

    class Meta:
        ordering = ["register", "number"]
        constraints = [models.UniqueConstraint(fields=["register", "number"], name="one_organisation_of_a_number")]

    def __str__(self) -> str:
        return f"{self.register} {self.number}"
