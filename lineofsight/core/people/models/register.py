"""What the national register says of a school or college, beside the organisation it is here."""

from django.db import models

from lineofsight.core.people.models.appointments import Organisation
from lineofsight.core.people.roles import Governance, Judgement, Phase
from lineofsight.kernel import clock
from lineofsight.kernel.privacy import Ownership, Privacy


class Establishment(models.Model):
    """One school or college: its number in the national register, who runs it, and how it was judged last.

    All of it is public in the register; `cluster` is the area's own grouping. It says from where it was taken, and as
    at which day.
    """

    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="establishment")
    urn = models.CharField(max_length=6, unique=True)
    phase = models.CharField(max_length=20, choices=Phase)
    governance = models.CharField(max_length=20, choices=Governance)
    # The trust, federation or proprietor that runs it; none where it stands alone or the council maintains it.
    parent = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="establishments")
    cluster = models.CharField(max_length=80, blank=True)
    authority = models.CharField(max_length=3)
    inspected_on = models.DateField(null=True)
    judgement = models.CharField(max_length=24, choices=Judgement, blank=True)
    source = models.CharField(max_length=120)
    as_at = models.DateField()
    loaded_at = models.DateTimeField(default=clock.now)

    privacy = Privacy(
        ownership=Ownership.INSTALLATION,
        retention="permanent",
        open=(
            "id", "organisation", "urn", "phase", "governance", "parent", "cluster", "authority", "inspected_on",
            "judgement", "source", "as_at", "loaded_at",
        ),
    )  # fmt: skip

    class Meta:
        indexes = [models.Index(fields=["parent"], name="establishments_of_a_parent")]

    def __str__(self) -> str:
        return self.urn
