"""One indicator's page: its answer, its run, what is said of it, where it stands among others, and what it means."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import Crumb
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight import services as insight_services
from lineofsight.core.insight.meeting import used_in
from lineofsight.core.people import selectors as people
from lineofsight.core.records import selectors as records
from lineofsight.kernel import clock
from lineofsight.kernel.days import date_text
from lineofsight.know.performance import selectors
from lineofsight.know.performance.forms import BreakForm, DisagreementForm
from lineofsight.know.performance.views import words
from lineofsight.know.performance.views.asked import found_indicator, reading_of
from lineofsight.know.performance.views.choices import Choices, choices_in
from lineofsight.know.performance.views.panels import panels_of, provenance_of, say_of
from lineofsight.know.performance.views.proportions import proportions_of
from lineofsight.know.performance.views.runs import run_of


@may("performance.view_scorecard")
def indicator(request: Visit, key: str) -> HttpResponse:
    """One indicator: its answer, chart, table, meaning, and where the figure comes from."""
    measure, choices = found_indicator(key), choices_in(request)
    reading = reading_of(request, measure)
    about = {
        "indicator": measure,
        "words": words,
        "crumbs": [Crumb("Scorecard", address("performance:scorecard"))],
    }
    if reading is None:
        return render(request, "performance/indicator_empty.html", about)
    choices = replace(choices, period=reading.asked_about)
    about |= read(request, reading, choices)
    return render(request, "performance/indicator.html", about)


def read(request: Visit, reading: selectors.Reading, choices: Choices) -> dict:
    """Everything an indicator's page shows."""
    measure, figure = reading.indicator, reading.figure
    shown = figure.observation
    others = selectors.Others(request.partnership, [measure], reading.asked_about, choices.known_on)
    said = selectors.commentary_on(request.partnership, measure.key, reading.period, choices.moment)
    wrote = [each.written_by for _, commentary in said for each in commentary]
    names = people.names([*wrote, *([shown.recorded_by] if shown else []), *(b.declared_by for b in reading.declared)])
    asks = permitted(request.actor, "performance.create_request", request.partnership)
    queries = selectors.queries_on(measure, request.partnership, choices.moment)
    shown_refs = {seen.observation.ref for seen in (figure, *figure.others) if seen.observation}
    query = choices.query(**chosen_in(reading))
    return {
        "choices": choices,
        "form": choices.form,
        "query": query,
        "reading": reading,
        "figure": figure,
        "moved": words.moved_between(measure, figure, reading.before, broken=reading.broken is not None),
        "aim": words.aim_of(figure),
        "answer": words.answer_sentence(reading.book, measure, reading.period, reading.source_id),
        "chart": run_of(
            measure, reading.series, reading.changes, reading.rebases, charts_chosen=reading.charts, query=query
        )
        if drawable(reading)
        else None,
        "said": [say_of(*each, names) for each in said if speaks(each[0], reading)],
        "panels": panels_of(others, reading),
        "proportions": proportions_of(reading),
        "provenance": provenance_of(figure, names, records.card(shown.record_ref) if shown else None),
        "elsewhere": elsewhere_text(reading),
        "names": names,
        "disagreements": insight.disagreements(request.partnership, measure.key, reading.period, choices.moment),
        "used_in": used_in(request.actor, measure.key),
        "queries": queries,
        "follow_ups": selectors.follow_ups_on(request.partnership, measure.key, choices.moment),
        "owed": owed_for(request, measure, reading),
        "rebases": reading.rebases,
        "chooses_chart": permitted(request.actor, "performance.choose_chart", request.partnership),
        "rebases_limits": permitted(request.actor, "performance.rebase_limits", request.partnership),
        "follows_up": permitted(request.actor, "performance.ask_follow_up", request.partnership),
        "questioned": [each for each in queries if each.state == "open" and each.observation.ref in shown_refs],
        "wordings": selectors.wordings_of(request.partnership, measure.key),
        "asks": asks,
        "can_ask": asks and shown is not None and bool(shown.record_ref),
    }


def owed_for(request: Visit, measure, reading: selectors.Reading) -> list:
    """What agencies still owe of the figure's meaning in the period asked about."""
    period, rows = reading.asked_about, selectors.completeness(request.partnership, reading.asked_about, clock.today())
    returns = [each.agency_return for each in rows if each.agency_return.request.period == period]
    return selectors.owed_about(returns, measure.key).get(measure.key, [])


def elsewhere_text(reading: selectors.Reading) -> str:
    """What is known of the period for other areas: "West Yorkshire: 1,234"; nothing where nothing is."""
    found = [
        (name, reading.home.elsewhere(code).figure(reading.indicator, reading.period))
        for code, name in reading.areas.items()
        if code not in (reading.area, reading.partnership.area_code)
    ]
    return "; ".join(f"{name}: {figure.text}" for name, figure in found if figure.value is not None)


def chosen_in(reading: selectors.Reading) -> dict[str, str]:
    """The source and the area that were chosen, as an address carries them."""
    elsewhere = reading.area != reading.partnership.area_code
    chosen = {"source": reading.source.ref if reading.source else "", "area": reading.area if elsewhere else ""}
    return {name: value for name, value in chosen.items() if value}


def drawable(reading: selectors.Reading) -> bool:
    """Whether there is a run to draw: none where every agency answers for itself and none was chosen."""
    return any(figure.observation for figure in reading.series)


def speaks(agency_return, reading: selectors.Reading) -> bool:
    """Whether what an agency says belongs on the page: all of it, or that of the source that was chosen."""
    return reading.source is None or agency_return.organisation_id == reading.source.pk


def crumbs_below(measure) -> list[Crumb]:
    """The way back from a page under an indicator's own."""
    return [
        Crumb("Scorecard", address("performance:scorecard")),
        Crumb(measure.name, address("performance:indicator", key=measure.key)),
    ]


@may("insight.mark_break")
def mark_break(request: Visit, key: str) -> HttpResponse:
    """Say from which day an indicator's values mean something else."""
    measure = found_indicator(key)
    form = BreakForm(request.POST or None)
    if form.is_bound and form.is_valid():
        insight_services.mark_break(
            request.actor, partnership=request.partnership, indicator=measure, **form.cleaned_data
        )
        messages.success(request, f"A break is drawn at {date_text(form.cleaned_data['on'])}.")
        return redirect(address("performance:indicator", key=measure.key))
    about = {"form": form, "indicator": measure, "crumbs": crumbs_below(measure)}
    return render(request, "performance/mark_break.html", about)


@may("insight.note_disagreement")
def note_disagreement(request: Visit, key: str) -> HttpResponse:
    """Note that what is known of an indicator does not agree with itself, in one period."""
    measure = found_indicator(key)
    periods = selectors.periods_with_values(request.partnership, measure)
    form = DisagreementForm(request.POST or None, indicator=measure, periods=periods, initial=request.GET.dict())
    if form.is_bound and form.is_valid():
        insight_services.note_disagreement(
            request.actor, partnership=request.partnership, indicator=measure, **form.cleaned_data
        )
        messages.success(request, "It is said beside the figure.")
        return redirect(address("performance:indicator", key=measure.key))
    about = {"form": form, "indicator": measure, "crumbs": crumbs_below(measure)}
    return render(request, "performance/note_disagreement.html", about)
