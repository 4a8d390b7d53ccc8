"""An agency's check of the facts, for the one person who was asked."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import Crumb
from lineofsight.core.people.record_pages import ask, asked
from lineofsight.kernel import clock
from lineofsight.learn.reviews.forms.drafting import PointsForm
from lineofsight.learn.reviews.rules.clocks import standing
from lineofsight.learn.reviews.selectors.incidents import words
from lineofsight.learn.reviews.services import drafting as services
from lineofsight.learn.reviews.views.proving import proven


def own(check) -> str:
    """The page of a check."""
    return address("reviews:accuracy_check", ref=check.ref)


def about(check) -> dict:
    """Where every step of a check leads back to."""
    return {"back": own(check), "crumbs": [Crumb(check.local_review.title, own(check))]}


@may("reviews.see_accuracy")
@proven
def accuracy_check(request: Visit, check) -> HttpResponse:
    """What the agency is shown, and what it said."""
    opened = services.read_accuracy(request.actor, accuracy_check=check)
    shown = {
        "check": check, "extract": check.extract.open(opened), "crumbs": [],
        "points": [(each, words(each, opened, "said", "why")) for each in check.points.all()],
        "standing": standing(check.due_on, clock.today()),
        "answers": check.state == "asked" and check.local_review.state == "accuracy",
    }  # fmt: skip
    return render(request, "reviews/accuracy_check.html", shown)


@may("reviews.confirm_facts")
@proven
def confirm_facts(request: Visit, check) -> HttpResponse:
    """The facts are right: pressed on the check's own page."""
    return ask(
        request, lambda: services.confirm_facts(request.actor, accuracy_check=check), heading="Are the facts right?",
        consequence="You say for your agency that what concerns it is right.", confirm="The facts are right",
        done="Thank you. That is all.", **about(check),
    )  # fmt: skip


@may("reviews.make_points")
@proven
def make_points(request: Visit, check) -> HttpResponse:
    """Say what is not right."""
    return asked(
        request, PointsForm(request.POST or None),
        lambda **given: services.make_points(request.actor, accuracy_check=check, **given),
        heading="What is not right?", submit="Send the points", done="Thank you. Each point is answered here.",
        lede="Facts only: what you think of the report is for its panel.", **about(check),
    )  # fmt: skip
