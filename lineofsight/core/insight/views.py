"""Where a figure comes from: one page for every value, whatever module it came in by."""

from decimal import Decimal

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.insight import meeting, selectors
from lineofsight.core.insight.figures import INTERNAL, shown_value
from lineofsight.core.insight.library import indicator
from lineofsight.core.insight.models import Observation
from lineofsight.core.people import selectors as people
from lineofsight.core.records import selectors as records
from lineofsight.kernel.numbers import number_text


@may("insight.see_figure")
def figure(request: Visit, observation: Observation) -> HttpResponse:
    """One value, followed back: what it means, who gave it, when, by which record, and every value before and after."""
    about = indicator(observation.indicator, observation.edition)
    lineage = selectors.lineage(observation)
    audience = selectors.audience_for(request.actor, observation)
    shown = selectors.figure_of(request.actor, observation, about)
    kept_back = set() if audience == INTERNAL else selectors.kept_back(lineage)

    def text_of(row: Observation) -> str:
        """One value of the history, as this reader may see it."""
        if row.absence:
            return row.get_absence_display().lower()
        if row.pk in kept_back:
            return "suppressed"
        return about.text_of(row.value if audience == INTERNAL else shown_value(about, row))

    context = {
        "indicator": about,
        "observation": observation,
        "figure": shown,
        "texts": [(row, text_of(row)) for row in reversed(lineage)],
        "latest": lineage[-1],
        "card": records.card(observation.record_ref) if observation.record_ref else None,
        "names": people.names([row.recorded_by for row in lineage]),
        "number": count_text,
        "offers": meeting.offers_on(request.actor, observation.ref),
        "used_in": meeting.used_in(request.actor, about.key),
        "crumbs": [],
    }
    return render(request, "insight/figure.html", context)


def count_text(count: Decimal) -> str:
    """A stored count without the decimals the column pads it with."""
    return number_text(count.normalize())
