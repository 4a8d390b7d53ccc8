"""A body nobody invited that asks to be let in."""

from django.db import models

from lineofsight.core.people.models import Organisation
from lineofsight.core.people.roles import OrganisationKind, PublicRegister
from lineofsight.core.people.rules.matching import is_anybodys
from lineofsight.core.records.models import Record
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.know.self_assessments.lifecycle import REGISTRATION

LAPSED = "A registration that lapsed"


class Registration(Record):
    """What a body says of itself, and who writes for it. It stands before nobody until the address is proved.

    One that is never proved lapses after seven days, and what it said is removed then: the row and its history stay.
    A body may be one person's, such as a childminder's, so that its name and number are as personal as the writer's.
    """

    KIND = "self_assessments.registration"
    LIFECYCLE = REGISTRATION

    body = models.CharField(max_length=120)
    body_kind = models.CharField(max_length=20, choices=OrganisationKind)
    register = models.CharField(max_length=10, choices=PublicRegister, blank=True)
    number = models.CharField(max_length=12, blank=True)
    name = models.CharField(max_length=120)
    post = models.CharField(max_length=120)
    email = models.EmailField(max_length=120)
    why = models.TextField()
    digest = models.CharField(max_length=64, unique=True)
    until = models.DateTimeField()
    # Which organisation it was found to be; none before it is let in.
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="seven_days_unless_proved",
        internal=(*Record.COMMON, "body_kind", "register", "until", "organisation"),
        personal=("body", "number", "name", "post", "email", "why"),
        sealed=("digest",),
    )

    class Meta:
        indexes = [models.Index(fields=["partnership", "state"], name="registrations_by_state")]

    @property
    def title(self) -> str:
        """What it is called."""
        return self.body or LAPSED

    @property
    def anybodys(self) -> bool:
        """Whether its address is one that anybody can get."""
        return is_anybodys(self.email)
