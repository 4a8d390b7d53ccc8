"""One organisation beside the others of its kind, none of them named."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.questions.rules import text_of
from lineofsight.know.self_assessments.rules.reading import FEWEST_TOGETHER
from lineofsight.know.self_assessments.selectors import own, together
from lineofsight.know.self_assessments.views.answering import crumb_of


@may("self_assessments.see_assessment")
def beside(request: Visit, assessment) -> HttpResponse:
    """What an organisation said, beside how many of the others have the same in place."""
    found = None if own.sections_given(request.actor) else together.beside_others(assessment)
    if found is None:
        raise Http404("Nothing has been handed in yet.")
    about = {
        "assessment": assessment, "found": found, "fewest": FEWEST_TOGETHER,
        "sections": [
            (section, [(item, text_of(item, answer.given), tally) for item, answer, tally in lines])
            for section, lines in found.lines
        ],
        "crumbs": [crumb_of(assessment)],
    }  # fmt: skip
    return render(request, "self_assessments/beside.html", about)
