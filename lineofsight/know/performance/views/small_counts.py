"""Small counts, for the analyst who checks values before anybody else reads them. Nothing here can be taken away."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.insight import library
from lineofsight.core.insight import selectors as insight
from lineofsight.kernel.suppression import POLICIES
from lineofsight.know.performance import selectors

FIRST = 100


@may("insight.see_rulings")
def small_counts(request: Visit) -> HttpResponse:
    """What is hidden now and why, what is shown though today's policy would hide it, and the policies."""
    hidden, flagged = insight.hidden_now(request.partnership), insight.flagged(request.partnership)
    counts = hidden.count(), flagged.count()
    everything = request.GET.get("all") == "1"
    used = [each.disclosure for each in library.current().indicators.values()]
    about = {
        "hidden": selectors.rulings_read(hidden if everything else hidden[:FIRST]),
        "flagged": selectors.rulings_read(flagged if everything else flagged[:FIRST]),
        "hidden_count": counts[0],
        "flagged_count": counts[1],
        "unchecked": insight.unchecked(request.partnership).count(),
        "shortened": not everything and max(counts) > FIRST,
        "first": FIRST,
        "policies": [(policy, used.count(key)) for key, policy in {**POLICIES, **library.current().policies}.items()],
        "crumbs": [],
    }
    return render(request, "performance/small_counts.html", about)
