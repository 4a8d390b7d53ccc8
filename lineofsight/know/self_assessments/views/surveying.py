"""Staff asked the same items: the organisation's page, and the page at the address its staff are given."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.actors import PUBLIC
from lineofsight.core.access.doors import may, public
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.people.record_pages import ask, asked
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.forms.surveying import StaffForm, SurveyForm
from lineofsight.know.self_assessments.rules.reading import FEWEST_TOGETHER
from lineofsight.know.self_assessments.selectors import own
from lineofsight.know.self_assessments.selectors import surveying as selectors
from lineofsight.know.self_assessments.views.answering import crumb_of

# A browser that has answered is told so for three months. Nothing on this side knows which it was.
ANSWERED = "staff-answered"
REMEMBERED = 90 * 24 * 60 * 60


def survey_address(assessment) -> str:
    """The organisation's page of its staff survey."""
    return address("self_assessments:survey", ref=assessment.ref)


@may("self_assessments.see_assessment")
def survey(request: Visit, assessment) -> HttpResponse:
    """What staff answered beside what the organisation did, and the address they are given."""
    if own.sections_given(request.actor):
        raise Http404("You were given some sections, and not this.")
    found = selectors.latest_survey(assessment)
    at = address("self_assessments:answer_survey", code=found.code) if found and not found.closed_at else ""
    about = {
        "assessment": assessment, "found": found, "at": request.build_absolute_uri(at) if at else "",
        "lines": selectors.lines_of(found) if found else [], "fewest": FEWEST_TOGETHER,
        "leads": permitted(request.actor, "self_assessments.open_survey", assessment),
        "crumbs": [crumb_of(assessment)],
    }  # fmt: skip
    return render(request, "self_assessments/survey.html", about)


@may("self_assessments.open_survey")
def open_survey(request: Visit, assessment) -> HttpResponse:
    """Choose what staff are asked."""
    return asked(
        request, SurveyForm(request.POST or None, questions=assessment.questions),
        lambda items: services.surveying.open_survey(request.actor, assessment=assessment, items=items),
        heading="What do you want to ask your staff?", submit="Make the address",
        lede="Choose up to ten questions. Staff see them as they stand here, and answer without saying who they are.",
        done="Here is the address to give to your staff.", back=survey_address(assessment),
        crumbs=[crumb_of(assessment)],
    )  # fmt: skip


@may("self_assessments.close_survey")
def close_survey(request: Visit, assessment) -> HttpResponse:
    """Ask staff no longer."""
    return ask(
        request, lambda: services.surveying.close_survey(request.actor, assessment=assessment),
        heading="Close the staff survey?", consequence="The address stops working. What staff answered stays.",
        confirm="Close it", done="Closed.", back=survey_address(assessment), crumbs=[crumb_of(assessment)],
    )  # fmt: skip


@public
def answer_survey(request: Visit, code: str) -> HttpResponse:
    """The questions as staff see them. Whoever is signed in is nobody here: the reply is counted as anybody's."""
    found = selectors.survey_at(code)
    if found is None:
        raise Http404("There is no survey at this address, or it is closed.")
    here = address("self_assessments:answer_survey", code=code)
    if request.COOKIES.get(ANSWERED) == code:
        return render(request, "self_assessments/staff_done.html", {"found": found, "crumbs": []})
    form = StaffForm(request.POST if request.method == "POST" else None, items=selectors.items_of(found))
    if form.is_bound and form.is_valid():
        try:
            services.surveying.answer_survey(PUBLIC, code=code, answers=form.cleaned_data["answers"])
        except MoveRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Thank you. Your answers are counted.")
            response = redirect(here)
            response.set_cookie(ANSWERED, code, max_age=REMEMBERED, path=here, httponly=True, samesite="Lax")
            return response
    about = {"form": form, "found": found, "crumbs": []}
    return render(request, "self_assessments/staff_survey.html", about)
