"""Who has answered for a period, who is late, and which of its figures are still to come from whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.records.selectors import moves_made
from lineofsight.kernel.calendar import end_of_deadline
from lineofsight.kernel.periods import Period
from lineofsight.know.performance.models import Item, Return
from lineofsight.know.performance.selectors.rights import answerable

ANSWERED = Q(items__numerator__isnull=False) | Q(items__value__isnull=False) | ~Q(items__absence="")


@dataclass(frozen=True)
class Lateness:
    """How one agency stands with one request: days late (0 or less: in time), and how much it has sent."""

    agency_return: Return
    signed_off: bool
    days_late: int
    answered: int
    asked: int

    @property
    def agency(self) -> str:
        """The agency's name."""
        return self.agency_return.organisation.name

    @property
    def late(self) -> bool:
        """Whether its due day is over and it is not signed off."""
        return self.days_late > 0


def completeness(partnership: Partnership, period: Period, day: date) -> list[Lateness]:
    """For each agency asked for a period: whether its return was in on a day, and how late it was.

    A return is late when its due day is over in London and it is not signed off. Nothing is said of what was asked,
    or signed off, after that day. Items are counted where they are kept, however many there are.
    """
    over = end_of_deadline(day)
    returns = list(
        Return.objects.filter(partnership=partnership, request__start=period.start, request__end=period.end)
        .exclude(request__state="draft")
        .filter(created_at__lt=over)
        .select_related("organisation", "request")
        .annotate(
            asked_for=Count("items"),
            answered=Count("items", filter=ANSWERED & Q(items__answered_at__lt=over)),
        )
        .order_by("organisation__name")
    )
    signed = {ref for ref, moved in moves_made([r.ref for r in returns], "sign_off_return").items() if moved.at < over}
    return [
        Lateness(
            agency_return=each,
            signed_off=each.ref in signed,
            days_late=0 if each.ref in signed else (day - each.request.due).days,
            answered=each.answered,
            asked=each.asked_for,
        )
        for each in returns
    ]


def returns_listed(actor: Actor, partnership: Partnership) -> QuerySet[Return]:
    """The returns an actor may answer here, the latest period first, each with how much was asked and answered."""
    counted = {"asked_for": Count("items"), "answered": Count("items", filter=ANSWERED)}
    return answerable(actor).filter(partnership=partnership).annotate(**counted).order_by("-request__end", "-id")


def asked_of(late: Iterable[Lateness]) -> dict[str, list[Lateness]]:
    """For each indicator that was asked for: the agencies that were asked, by name. One query.

    Args:
        late: the returns to look through, as `completeness` gives them.
    """
    by_return = {each.agency_return.pk: each for each in late}
    found: dict[str, list[Lateness]] = {}
    items = Item.objects.filter(agency_return__in=by_return).order_by("agency_return__organisation__name")
    for key, pk in items.values_list("indicator", "agency_return_id"):
        found.setdefault(key, []).append(by_return[pk])
    return found
