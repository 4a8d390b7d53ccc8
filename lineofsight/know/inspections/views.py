"""Pages of recommendations: the list with what was done about each, one, and what became of it."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.downloads import csv_file
from lineofsight.core.design.paging import page_of
from lineofsight.core.design.shell import Crumb
from lineofsight.core.insight import meeting
from lineofsight.core.people.record_pages import ask, asked, buttons, history_of, since
from lineofsight.core.thread.selectors import follow
from lineofsight.know.inspections import selectors, services
from lineofsight.know.inspections.forms import RecommendationForm, RecommendationsFilter, RecommendationsForm

GRAVE = ("leave_recommendation",)


def crumbs(*steps: Crumb) -> list[Crumb]:
    return [Crumb("Inspections’ recommendations", address("inspections:recommendations")), *steps]


def own_address(recommendation) -> str:
    """The page of a recommendation."""
    return address("inspections:recommendation", ref=recommendation.ref)


@may("inspections.list_recommendations")
def recommendations(request: Visit) -> HttpResponse:
    """What inspections recommended, the latest report first, each with who does what and what shows it."""
    form, found = filtered(request)
    page = page_of(request, found)
    about = {
        "form": form,
        "page": page,
        "answered": selectors.with_answers(request.actor, request.partnership, list(page.rows)),
        "notes": permitted(request.actor, "inspections.note_recommendations", request.partnership),
        "csv": f"{address('inspections:recommendations_csv')}?{request.GET.urlencode()}",
        "crumbs": [],
    }
    return render(request, "inspections/recommendations.html", about)


def filtered(request: Visit):
    """The filter and the recommendations it lets through."""
    form = RecommendationsFilter(request.GET, reports=selectors.reports_in(request.actor, request.partnership))
    given = form.cleaned_data if form.is_valid() else {}
    return form, selectors.recommendations_in(request.actor, request.partnership, **given)


@may("inspections.list_recommendations")
def recommendations_csv(request: Visit) -> HttpResponse:
    """The recommendations of the list as a file: a row for each action because of one."""
    _, found = filtered(request)
    heads = (
        "Inspector", "Report", "Published on", "Number", "Recommendation", "State", "Action", "Agency", "Owner", "Due",
        "State of the action", "Evidence",
    )  # fmt: skip
    answered = selectors.with_answers(request.actor, request.partnership, list(found))
    return csv_file("recommendations.csv", heads, (row for each in answered for row in rows_of(each)))


def rows_of(answered: selectors.Answered) -> Iterator[tuple]:
    """A recommendation's rows; of one that nobody acts on, one."""
    one = answered.recommendation
    told = (
        one.get_inspector_display(), one.report, one.published_on.isoformat(), one.number, one.text,
        one.state_now.label,
    )  # fmt: skip
    for action in answered.actions or [None]:
        shown = "; ".join(each.says for each in answered.shown(action))
        does = (
            (action.text, action.organisation.name, action.owner.name, action.due.isoformat(), action.state_now.label)
            if action
            else ("",) * 5
        )
        yield (*told, *does, shown)


@may("inspections.note_recommendations")
def note_recommendations(request: Visit) -> HttpResponse:
    """Write down what a report recommends."""

    def make(**given) -> list:
        return services.note_recommendations(request.actor, partnership=request.partnership, **given)

    return asked(
        request, RecommendationsForm(request.POST or None), make, heading="What did an inspection recommend?",
        submit="Write them down", done="They are written down. Say below who does what because of them.",
        back=address("inspections:recommendations"), crumbs=crumbs(),
    )  # fmt: skip


@may("inspections.see_recommendation")
def recommendation(request: Visit, recommendation) -> HttpResponse:
    """One recommendation: where it stands, what was learned and done because of it, and what shows it."""
    about = {
        "recommendation": recommendation,
        "since": since(recommendation),
        "answered": selectors.with_answers(request.actor, request.partnership, [recommendation])[0],
        "points": follow.points_taught(request.actor, recommendation.ref),
        "edits": permitted(request.actor, "inspections.edit_recommendation", recommendation),
        "proposes": recommendation.state == "open"
        and permitted(request.actor, "thread.propose_action", request.partnership),
        "moves": buttons(request, recommendation, "inspections", grave=GRAVE),
        "offers": [each for each in meeting.offers_on(request.actor, recommendation.ref) if each.does],
        "history": history_of(recommendation),
        "crumbs": crumbs(),
    }
    return render(request, "inspections/recommendation.html", about)


@may("inspections.edit_recommendation")
def edit_recommendation(request: Visit, recommendation) -> HttpResponse:
    """Put right what was written down."""
    form = RecommendationForm(
        request.POST or None, initial={"number": recommendation.number, "text": recommendation.text}
    )
    return asked(
        request, form,
        lambda **given: services.edit_recommendation(request.actor, recommendation=recommendation, **given),
        heading="Put this recommendation right", lede="So that it says what the report says.", submit="Save it",
        done="It is put right.", back=own_address(recommendation),
        crumbs=crumbs(Crumb(recommendation.called, own_address(recommendation))),
    )  # fmt: skip


def judged(request: Visit, recommendation, service, **words) -> HttpResponse:
    """Ask about a move of a recommendation, and make it."""
    return ask(
        request, lambda **given: service(request.actor, recommendation=recommendation, **given),
        back=own_address(recommendation), crumbs=crumbs(Crumb(recommendation.called, own_address(recommendation))),
        **words,
    )  # fmt: skip


@may("inspections.answer_recommendation")
def answer_recommendation(request: Visit, recommendation) -> HttpResponse:
    """Say that it is answered."""
    return judged(
        request, recommendation, services.answer_recommendation, heading="Is this recommendation answered?",
        consequence="It stands as answered, with what was done and what shows it. It can be opened again.",
        confirm="Yes, it is answered", done="It is answered.",
    )  # fmt: skip


@may("inspections.leave_recommendation")
def leave_recommendation(request: Visit, recommendation) -> HttpResponse:
    """Say why it is not taken up."""
    return judged(
        request, recommendation, services.leave_recommendation, heading="Not take this recommendation up?", reason=True,
        grave=True, consequence="It stays in the list with your reason, for the next inspector to read.",
        confirm="Do not take it up", done="It is not taken up.",
    )  # fmt: skip


@may("inspections.reopen_recommendation")
def reopen_recommendation(request: Visit, recommendation) -> HttpResponse:
    """Open it again."""
    return judged(
        request, recommendation, services.reopen_recommendation, heading="Open this recommendation again?", reason=True,
        consequence="It stands as being answered again.", confirm="Open it again", done="It is open again.",
    )  # fmt: skip
