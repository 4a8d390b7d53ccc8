from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django_scopes import ScopedManager

from lineofsight.core.access.models import Partnership, Ref
from lineofsight.core.insight import library
from lineofsight.core.insight.models import Absence, Observation
from lineofsight.core.insight.rules import Indicator
from lineofsight.core.people.models import Organisation, Person
from lineofsight.core.records.models import Record
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.kernel.privacy import Ownership, Privacy
from lineofsight.know.performance.lifecycle import QUERY, REQUEST, RETURN
from lineofsight.know.performance.rules.answers import Answer


class Request(Record):
    """A period's request: which indicators are asked for, of whom, by when. It pins an edition of the library."""

    KIND = "performance.request"
    LIFECYCLE = REQUEST

    start = models.DateField()
    end = models.DateField()
    due = models.DateField()
    edition = models.CharField(max_length=20)
    indicators = models.JSONField(default=list)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(*Record.COMMON, "start", "end", "due", "edition", "indicators"),
    )

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(end__gte=F("start")), name="requested_period_in_order")]
        indexes = [models.Index(fields=["partnership", "-end"], name="requests_latest_first")]

    @property
    def period(self) -> Period:
        """The period asked about."""
        return Period(self.start, self.end)

    @property
    def title(self) -> str:
        """What the request is called."""
        return f"Figures for {self.period.label}"


class Return(Record):
    """What one agency owes one request."""

    KIND = "performance.return"
    LIFECYCLE = RETURN

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="returns")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    asked = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(*Record.COMMON, "request", "organisation", "asked"),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["request", "organisation"], name="one_return_from_an_agency")]

    @property
    def title(self) -> str:
        """What the return is called."""
        return f"{self.organisation.name}: {self.request.title[0].lower()}{self.request.title[1:]}"


class Item(models.Model):
    """One thing a return asks for, and what has been typed for it so far."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    agency_return = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="items")
    indicator = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField()
    numerator = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    denominator = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    # A percentage, rate or average as the agency has it, beside its counts or alone.
    value = models.DecimalField(max_digits=30, decimal_places=12, null=True)
    # What the number is made of: breakdown to count, as text so that it stays as typed.
    parts = models.JSONField(default=dict)
    # Of the parts, those an agency's own desk hid before they left: breakdown to why.
    hidden = models.JSONField(default=dict)
    # The area it is about, where that is not the partnership's own.
    area = models.CharField(max_length=20, blank=True)
    absence = models.CharField(max_length=20, choices=Absence, blank=True)
    comment = models.TextField(blank=True)
    confirmed = models.BooleanField(default=False)
    # Entered by the partnership's own people, and where from, until the agency answers it or signs it off.
    on_behalf = models.BooleanField(default=False)
    where_from = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=60, blank=True)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            "id", "partnership", "agency_return", "indicator", "position", "numerator", "denominator", "value",
            "parts", "hidden", "area", "absence", "comment", "confirmed", "on_behalf", "where_from", "answered_at",
            "answered_by",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["agency_return", "indicator"], name="asked_for_once")]

    def __str__(self) -> str:
        return f"{self.indicator} in {self.agency_return_id}"

    @property
    def definition(self) -> Indicator:
        """What is asked for, in the edition the request pinned."""
        return library.indicator(self.indicator, self.agency_return.request.edition)

    @property
    def period(self) -> Period:
        """The period the item is about: the last day of the request's, for a count on one day."""
        whole = self.agency_return.request.period
        return Period.snapshot(whole.end) if self.definition.period_kind == "snapshot" else whole

    @property
    def answer(self) -> Answer:
        """What has been typed so far."""
        return Answer(
            self.numerator, self.denominator, self.absence, self.comment, self.confirmed, self.value,
            {breakdown: Decimal(count) for breakdown, count in self.parts.items()}, self.area,
            dict(self.hidden),
        )  # fmt: skip

    def hold(self, answer: Answer) -> None:
        """Take an answer's content; who gave it and when is set by the service that saves it."""
        self.numerator, self.denominator, self.value = answer.numerator, answer.denominator, answer.value
        self.parts = {breakdown: str(count) for breakdown, count in answer.parts.items()}
        self.hidden = dict(answer.hidden)
        self.area, self.absence, self.comment = answer.area, answer.absence, answer.comment
        self.confirmed = answer.confirmed


class HandedOut(models.Model):
    """A return's request as it was handed out for the agency's own system: the code its return is signed with, sealed;
    spent by one return, and gone when that is taken, a fresh one is handed out or the request closes."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    agency_return = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="handed_out")
    code = models.BinaryField(blank=True)
    handed_out_at = models.DateTimeField(default=clock.now)
    handed_out_to = models.CharField(max_length=60)
    ended_at = models.DateTimeField(null=True)
    taken_at = models.DateTimeField(null=True)
    taken_from = models.CharField(max_length=60, blank=True)
    # Who signed it off at the agency, as the return says, and which program made it.
    signer_name = models.CharField(max_length=120, blank=True)
    signer_role = models.CharField(max_length=120, blank=True)
    signed_at = models.DateTimeField(null=True)
    software = models.CharField(max_length=80, blank=True)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            "id", "ref", "partnership", "agency_return", "handed_out_at", "handed_out_to", "ended_at", "taken_at",
            "taken_from", "signed_at", "software",
        ),
        personal=("signer_name", "signer_role"),
        sealed=("code",),
    )  # fmt: skip

    class Meta:
        ordering = ["handed_out_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency_return"], condition=Q(ended_at=None), name="one_request_handed_out_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"handed out {self.ref}"


class Query(Record):
    """A question about a value, and its answer."""

    KIND = "performance.query"
    LIFECYCLE = QUERY

    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, related_name="+")
    agency_return = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="queries")
    question = models.TextField()
    asked_by = models.CharField(max_length=60)
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=60, blank=True)
    answered_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField(default=clock.now)

    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            *Record.COMMON, "observation", "agency_return", "question", "asked_by", "answer", "answered_by",
            "answered_at", "asked_at",
        ),
    )  # fmt: skip


class Supplier(models.Model):
    """Which organisation is asked for an indicator, where the partnership has several of the kind it comes from."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    indicator = models.CharField(max_length=80)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    chosen_by = models.CharField(max_length=60)
    chosen_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "partnership", "indicator", "organisation", "chosen_by", "chosen_at"),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "indicator"], name="one_supplier_at_a_time")]

    def __str__(self) -> str:
        return f"{self.indicator} from {self.organisation_id}"


class AnalysisQuestion(models.Model):
    """One of the partnership's own questions of a figure, which the agency that owns it answers. Never reworded: a new
    wording is a new question, and an old one ends, so that an answer always stands beside what was asked."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)
    set_by = models.CharField(max_length=60)
    created_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=("id", "ref", "partnership", "position", "text", "ended_at", "set_by", "created_at"),
    )

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.text


class Commentary(models.Model):
    """What an agency says of one of its figures, in answer to one question. Never changed: a later one follows it."""

    ref = Ref()
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    agency_return = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="commentary")
    indicator = models.CharField(max_length=80)
    question = models.ForeignKey(AnalysisQuestion, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    written_by = models.CharField(max_length=60)
    by_link = models.BooleanField(default=False)
    written_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(partnership="partnership")
    privacy = Privacy(
        ownership=Ownership.PARTNERSHIP,
        retention="permanent",
        internal=(
            "id", "ref", "partnership", "agency_return", "indicator", "question", "text", "written_by", "by_link",
            "written_at",
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["written_at", "id"]

    def __str__(self) -> str:
        return f"on {self.indicator}"
