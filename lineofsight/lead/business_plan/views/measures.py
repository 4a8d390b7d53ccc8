"""Measures: set under an objective, and told when their day has come."""

from django.http import HttpResponse

from lineofsight.core.access.actors import PUBLIC
from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.people.record_pages import ask, asked
from lineofsight.kernel import clock
from lineofsight.lead.business_plan.forms import FoundForm, MeasureForm, MoveForm
from lineofsight.lead.business_plan.selectors.measures import indicators_offered, read_measures
from lineofsight.lead.business_plan.services import measures as services
from lineofsight.lead.business_plan.views.objectives import way


@may("business_plan.add_measure")
def add_measure(request: Visit, objective) -> HttpResponse:
    """Say how one will know about an objective."""
    return asked(
        request, MeasureForm(request.POST or None, indicators=indicators_offered()),
        lambda **given: services.add_measure(
            request.actor, objective=objective, looked=services.Looked(**given)
        ),
        heading="How will one know?", lede=objective.text, submit="Measure it so", done="It will be measured so.",
        **way(request, objective),
    )  # fmt: skip


@may("business_plan.record_measure")
def record_measure(request: Visit, measure) -> HttpResponse:
    """Say what a measure showed."""
    # As everybody may read it, since what is written here is read by all.
    (read,) = read_measures(PUBLIC, request.partnership, [measure])
    first: dict[str, object] = {"found_on": clock.today()}
    if read.now.period:
        was = f"{read.baseline.text} ({read.baseline.period}), " if read.baseline.period else ""
        first["found"] = f"{was}now {read.now.text} ({read.now.period}), target {read.target}. "
    return asked(
        request, FoundForm(request.POST or None, initial=first),
        lambda **given: services.record_measure(request.actor, measure=measure, **given),
        heading="What did this measure show?", lede=f"{measure.get_asks_display()} {read.name}",
        submit="Write it down", done="It is written down.", **way(request, measure.objective),
    )  # fmt: skip


@may("business_plan.move_measure")
def move_measure(request: Visit, measure) -> HttpResponse:
    """Measure on another day."""
    return asked(
        request, MoveForm(request.POST or None),
        lambda day, reason: services.move_measure(request.actor, measure=measure, due=day, reason=reason),
        heading="Measure it on another day?", lede=measure.text, submit="Change the day", done="Its day is changed.",
        **way(request, measure.objective),
    )  # fmt: skip


@may("business_plan.drop_measure")
def drop_measure(request: Visit, measure) -> HttpResponse:
    """Do without a measure."""
    return ask(
        request, lambda **given: services.drop_measure(request.actor, measure=measure, **given),
        heading=f"Do without this measure: {measure.text}?", consequence="Nobody owes its result. It stays to be seen.",
        confirm="Drop it", done="It is dropped.", reason=True, grave=True, **way(request, measure.objective),
    )  # fmt: skip
