"""Reads of bodies: the tree of them on a day, the seats of one and who sits there."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch, QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.people.selectors import holding
from lineofsight.kernel import clock
from lineofsight.lead.governance.lifecycle import AHEAD, UNTOLD
from lineofsight.lead.governance.models import (
    OUTSIDE,
    Body,
    Holding,
    Meeting,
    Reporting,
    Risk,
    Seat,
    SectorIssue,
    Terms,
)
from lineofsight.lead.governance.rules.bodies import BodyFacts, HandingOverFacts, ordered
from lineofsight.lead.governance.selectors.permissions import bodies_seen


@dataclass(frozen=True)
class Place:
    """A seat on a day: who sits there and who stands in for them; nobody, where it is vacant."""

    seat: Seat
    holders: list[Holding]
    substitutes: list[Holding]

    @property
    def vacant(self) -> bool:
        """Whether nobody is appointed to it."""
        return not self.holders


@dataclass(frozen=True)
class Branch:
    """A body in the tree on a day: how far down, to what it reports, and its places."""

    body: Body
    depth: int
    above: Body | None
    places: list[Place]

    @property
    def vacancies(self) -> int:
        """How many of its places are vacant."""
        return sum(place.vacant for place in self.places)


def standing(partnership: Partnership, day: date | None = None) -> QuerySet[Body]:
    """The bodies that stood on a day, by kind and name."""
    return Body.objects.filter(holding(day or clock.today()), partnership=partnership).order_by("name")


def tree(actor: Actor, partnership: Partnership, day: date | None = None) -> list[Branch]:
    """The bodies an actor may see as they stood on a day, each below the one it reported to; those outside last."""
    on = day or clock.today()
    found = standing(partnership, on).filter(pk__in=bodies_seen(actor).values("pk"))
    bodies = {b.pk: b for b in sorted(found, key=lambda each: each.kind in OUTSIDE)}
    reports = Reporting.objects.filter(holding(on), body__in=bodies).values_list("body_id", "above_id")
    above = {pk: None for pk in bodies} | dict(reports)
    places = places_of(bodies, on)
    return [
        Branch(bodies[pk], depth, bodies.get(above[pk]), places.get(pk, [])) for pk, depth in ordered(above)
    ]  # fmt: skip


def places_of(bodies: Collection[int], day: date) -> dict[int, list[Place]]:
    """The places of some bodies (ids) on a day."""
    held = Holding.objects.filter(holding(day)).select_related("person")
    seats = Seat.objects.filter(holding(day), body__in=bodies).select_related("organisation")
    found: dict[int, list[Place]] = {}
    for seat in seats.prefetch_related(Prefetch("holdings", held, to_attr="held_now")):
        found.setdefault(seat.body_id, []).append(place_of(seat, seat.held_now))
    return found


def place_of(seat: Seat, held: list[Holding]) -> Place:
    return Place(seat, [h for h in held if not h.substitute], [h for h in held if h.substitute])


def places_in(body: Body, day: date | None = None) -> list[Place]:
    """The places of a body, today or as they were on a day."""
    return places_of([body.pk], day or clock.today()).get(body.pk, [])


def past_holdings(body: Body) -> QuerySet[Holding]:
    """Who sat in a body before, the latest first."""
    ended = Holding.objects.filter(seat__body=body, end__lt=clock.today())
    return ended.select_related("seat__organisation", "person").order_by("-end", "-id")


def above_now(body: Body) -> Reporting | None:
    """To what a body reports, or will from a day that was said."""
    return body.reports.filter(end=None).select_related("above").first()


def below_now(body: Body) -> list[Body]:
    """The bodies that report to one and stand."""
    reports = Reporting.objects.filter(above=body, end=None, body__end=None).select_related("body")
    return sorted((report.body for report in reports), key=lambda each: each.name)


def terms_of(body: Body) -> list[Terms]:
    """A body's terms of reference, the version in force first."""
    return list(body.terms.select_related("written_by", "file"))


def body_facts(body: Body, last_day: date) -> BodyFacts:
    """What must be known to judge a move of a body."""
    return BodyFacts(
        start=body.start, last_day=last_day, below=[each.name for each in below_now(body)],
        meetings=Meeting.objects.filter(body=body, state__in=AHEAD).count(),
        risks=Risk.objects.filter(body=body).exclude(state="closed").count(),
        issues=SectorIssue.objects.filter(seat__body=body, state__in=UNTOLD).count(),
    )  # fmt: skip


def handing_over_facts(body: Body, successor: Body, last_day: date) -> HandingOverFacts:
    """What must be known to hand a body over to another."""
    following = last_day + timedelta(days=1)
    above = dict(
        Reporting.objects.filter(holding(following), partnership=body.partnership).values_list("body", "above")
    )
    here, seen = above.get(successor.pk), set()
    while here is not None and here not in seen and here != body.pk:
        seen.add(here)
        here = above.get(here)
    return HandingOverFacts(
        today=clock.today(), start=body.start, last_day=last_day, below=here == body.pk,
        stands=successor.pk != body.pk and successor.span.holds_on(following),
    )  # fmt: skip


def maps_of_reporting(body: Body, above: Body | None, on: date) -> list[dict[str, str | None]]:
    """Which body would report to which, by name, on each day from one on on which that changes, if a body did so."""
    rows = [
        row
        for row in Reporting.objects.filter(partnership=body.partnership).select_related("body", "above")
        if row.body_id != body.pk and (row.end is None or row.end >= on)
    ]
    own = {body.name: above.name if above else None}
    days = {on, *(row.start for row in rows if row.start > on)}
    return [
        {row.body.name: row.above.name if row.above else None for row in rows if row.span.holds_on(day)} | own
        for day in sorted(days)
    ]
