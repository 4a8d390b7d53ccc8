from django.db import models
from django.db.models import F, Q
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.people.models import Organisation, Person
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.lead.governance.models.body import Body
from lineofsight.lead.governance.rules.spans import Span


class SeatKind(models.TextChoices):
    """What whoever sits there may do."""

    MEMBER = "member", "Member"
    ADVISER = "adviser", "Adviser, without a decision"
    LAY = "lay", "Lay member"
    ATTENDING = "attending", "In attendance"


class Seat(models.Model):
    """A place in a body, of an agency, of a sector, or of neither (a lay member), whoever sits there."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="seats")
    kind = models.CharField(max_length=9, choices=SeatKind)
    title = models.CharField(max_length=120)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    # The agency of a seat from before, as its document names it; or the sector for which somebody sits.
    sector = models.CharField(max_length=120, blank=True)
    chairs = models.BooleanField(default=False)
    start = models.DateField()
    end = models.DateField(null=True)
    # The seat in the body before, where this one was handed over.
    continues = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="continued_by")
    published_in = models.CharField(max_length=200, blank=True)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            "id", "ref", "partnership", "body", "kind", "title", "organisation", "sector", "chairs", "start", "end",
            "continues", "published_in",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["-chairs", "kind", "title", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(end=None) | Q(end__gte=F("start")), name="seat_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(organisation=None) | Q(sector=""), name="seat_of_an_agency_or_a_sector"),
        ]

    def __str__(self) -> str:
        return f"seat {self.ref}"

    @property
    def whose(self) -> str:
        """For which agency or sector one sits there; nothing for a lay member."""
        return self.organisation.name if self.organisation else self.sector

    @property
    def called(self) -> str:
        """The seat as it is called where its body is known."""
        return f"{self.title}, {self.whose}" if self.whose else self.title

    @property
    def span(self) -> Span:
        """The days on which there was such a seat."""
        return Span(self.start, self.end)


class Holding(models.Model):
    """Somebody's time in a seat, or as a substitute for whoever sits there; by what they were appointed.

    An office holder from before this was kept here is known by the name that was published alone.
    """

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="holdings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    named = models.CharField(max_length=120, blank=True)
    substitute = models.BooleanField(default=False)
    instrument = models.CharField(max_length=200, blank=True)
    start = models.DateField()
    end = models.DateField(null=True)
    ended_because = models.CharField(max_length=200, blank=True)
    published_in = models.CharField(max_length=200, blank=True)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            "id", "ref", "partnership", "seat", "person", "substitute", "instrument", "start", "end", "ended_because",
            "published_in",
        ),
        personal=("named",),
    )  # fmt: skip

    class Meta:
        ordering = ["substitute", "-start", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(end=None) | Q(end__gte=F("start")), name="holding_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(person=None) & ~Q(named="") | Q(person__isnull=False, named=""), name="one_holder_of_a_seat"
            ),
        ]

    def __str__(self) -> str:
        return f"holding {self.ref}"

    @property
    def who(self) -> str:
        """Who it is."""
        return self.person.name if self.person else self.named

    @property
    def span(self) -> Span:
        """The days on which they held it."""
        return Span(self.start, self.end)
