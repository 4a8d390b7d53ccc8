from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.people.roles import OrganisationKind, Role
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy


class Organisation(models.Model):
    """An agency, school or other body. It may belong to several partnerships."""

    ref = Ref()
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=OrganisationKind)
    created_at = models.DateTimeField(default=clock.now)

    privacy = Privacy(
        ownership=Ownership.INSTALLATION, retention="permanent", open=("id", "ref", "name", "kind", "created_at")
    )

    class Meta:
        constraints = [models.UniqueConstraint(Lower("name"), name="one_organisation_of_a_name")]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """An organisation's belonging to a partnership, from a day and perhaps to a day."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    start = models.DateField(default=clock.today)
    end = models.DateField(null=True)

    privacy = Privacy(
        ownership=Ownership.INSTALLATION,
        retention="permanent",
        open=("id", "partnership", "organisation", "start", "end"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "organisation"], condition=Q(end=None), name="one_membership_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} in {self.partnership_id}"


class Person(models.Model):
    """Somebody who works with a partnership. They may have an account, or only ever come by link."""

    ref = Ref()
    name = models.CharField(max_length=120)
    email = models.EmailField(unique=True)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="person"
    )
    created_at = models.DateTimeField(default=clock.now)

    privacy = Privacy(
        ownership=Ownership.INSTALLATION,
        retention="account_life",
        internal=("id", "ref", "account", "created_at"),
        personal=("name", "email"),
    )

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_person_for_an_address")]

    def __str__(self) -> str:
        return f"person {self.ref}"


class Appointment(models.Model):
    """A person's role: in a partnership (none: the installation), perhaps for an organisation, from, to."""

    ref = Ref()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=20, choices=Role)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    start = models.DateField(default=clock.today)
    end = models.DateField(null=True)
    appointed_by = models.CharField(max_length=60)
    created_at = models.DateTimeField(default=clock.now)

    privacy = Privacy(
        ownership=Ownership.INSTALLATION,
        retention="permanent",
        internal=(
            "id", "ref", "person", "role", "partnership", "organisation", "start", "end", "appointed_by", "created_at",
        ),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(end=None) | Q(end__gte=F("start")), name="appointment_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(partnership=None, role=Role.ADMINISTRATOR)
                | (Q(partnership__isnull=False) & ~Q(role=Role.ADMINISTRATOR)),
                name="administrators_belong_to_no_partnership",
            ),
        ]
        indexes = [models.Index(fields=["partnership", "role"], name="appointed_in_a_role")]

    def __str__(self) -> str:
        return f"{self.role} {self.ref}"

    def holds_on(self, day) -> bool:
        """Whether the appointment holds on a day, its first and last included."""
        return self.start <= day and (self.end is None or self.end >= day)
