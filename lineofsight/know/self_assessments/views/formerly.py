"""What an organisation that became part of another handed in last, for whoever answers for what it became."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.questions.pages import read_through
from lineofsight.core.questions.rules import progress_of
from lineofsight.know.self_assessments.selectors import attachments, formerly, own, reading
from lineofsight.know.self_assessments.views.answering import crumb_of


@may("self_assessments.see_assessment")
def former(request: Visit, assessment, key: str) -> HttpResponse:
    """What it handed in, as it was signed."""
    found = None if own.sections_given(request.actor) else formerly.handed_in_by(assessment, key)
    if found is None:
        raise Http404("Nothing that became part of it handed that in last.")
    handed_in = found.handed_in
    questions, answers = reading.questions_of(handed_in), reading.answers_in(handed_in)
    given = {item: each.given for item, each in answers.items()}
    about = {
        "assessment": assessment, "found": found,
        "parts": read_through(questions, progress_of(questions, given, own.about(handed_in.assessment)), answers),
        "plans": [{**plan, "due": date.fromisoformat(plan["due"])} for plan in handed_in.improvements],
        "attached": attachments.handed_in_with(handed_in), "crumbs": [crumb_of(assessment)],
    }  # fmt: skip
    return render(request, "self_assessments/former.html", about)
