"""Reading the scorecard: what moved and what is missing, as at any day."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.insight import library
from lineofsight.know.performance import selectors
from lineofsight.know.performance.views import words
from lineofsight.know.performance.views.choices import choices_in
from lineofsight.know.performance.views.lines import groups_of


@may("performance.view_scorecard")
def scorecard(request: Visit) -> HttpResponse:
    """What moved, and what is missing."""
    choices = choices_in(request)
    if choices.period is None:
        return render(request, "performance/scorecard_empty.html", {"crumbs": []})
    domain = choices.domain.key if choices.domain else ""
    late = selectors.completeness(request.partnership, choices.period, choices.known_on)
    rows = selectors.scorecard(
        request.actor, request.partnership, choices.period, domain=domain, as_at=choices.moment, late=late
    )
    others = selectors.Others(request.partnership, [row.indicator for row in rows], choices.period, choices.known_on)
    gaps = [gap for gap in library.current().gaps if domain in ("", gap.domain)]
    groups = groups_of(rows, choices, gaps, others, request.partnership.area_name)
    lines = [line for group in groups for line in group.lines]
    about = {
        "choices": choices,
        "form": choices.form,
        "groups": groups,
        "sentence": words.scorecard_sentence(rows, choices.period, choices.known_on),
        "area": request.partnership.area_name,
        "beside": others.set_named(choices.beside) if any(line.place for line in lines) else None,
        "sets": others.sets,
        "late": late,
        "waiting": [each for each in late if not each.signed_off],
        "asks": permitted(request.actor, "performance.create_request", request.partnership),
        "words": words,
        "crumbs": [],
    }
    return render(request, "performance/scorecard.html", about)
