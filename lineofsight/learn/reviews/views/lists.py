"""The incidents one is let in to, and where they all stand, by their keys."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.sealed.selectors import held_rooms
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.learn.reviews.rules.clocks import standing as standing_of
from lineofsight.learn.reviews.rules.recurring import LABELS
from lineofsight.learn.reviews.selectors import clocks, considered, left, local_reviews, standing
from lineofsight.learn.reviews.selectors import incidents as selectors

QUARTERS = 4


@may("reviews.list_incidents")
def incidents(request: Visit) -> HttpResponse:
    """The incidents whose room the reader is let in to."""
    found = selectors.incidents_in(request.actor, request.partnership).prefetch_related("deadlines", "decisions")
    about = {
        "rows": [(each, clocks.running(each)) for each in found],
        "erased": left.erased_in(request.partnership),
        "refers": permitted(request.actor, "reviews.refer_incident", request.partnership),
        "overview": permitted(request.actor, "reviews.see_overview", request.partnership),
        "crumbs": [],
    }
    return render(request, "reviews/incidents.html", about)


@may("reviews.see_overview")
def overview(request: Visit) -> HttpResponse:
    """What the Executive reads: open incidents and local reviews by key, clocks, who is late, what recurs, and what was
    not notified."""
    quarters = []
    day = clock.today()
    for _ in range(QUARTERS):
        quarters.append(considered.quarter(request.partnership, day))
        day = Period.quarter(day).previous().end
    local = local_reviews.open_reviews(request.partnership)
    about = {
        "open": considered.open_incidents(request.partnership), "quarters": quarters,
        "local": [(each, standing_of(each.due_on, clock.today()), held) for each, held in local],
        "overdue": standing.overdue_by_agency(request.partnership),
        "recurring": standing.recurring_themes(request.partnership), "ways": LABELS,
        "rates": standing.published_rates(), "crumbs": [],
        "held": set(held_rooms(request.actor).values_list("pk", flat=True)),
    }  # fmt: skip
    return render(request, "reviews/overview.html", about)
