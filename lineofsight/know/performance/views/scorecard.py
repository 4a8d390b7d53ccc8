"""Reading the figures: the scorecard and each indicator's page, as at any day."""

import csv

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design import charts
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import Crumb
from lineofsight.core.insight import library
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight import services as insight_services
from lineofsight.core.insight.figures import Figure, last_time
from lineofsight.core.people import selectors as people
from lineofsight.core.records import selectors as records
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import end_of_deadline
from lineofsight.kernel.days import date_text
from lineofsight.kernel.periods import Period
from lineofsight.know.performance import selectors
from lineofsight.know.performance.forms import AsAtForm, BreakForm
from lineofsight.know.performance.views import words


def asked_for(request: Visit) -> dict:
    """What a page's address asks for: period, domain and day; wrong or missing parts fall back to the latest."""
    periods = selectors.periods_known(request.partnership)
    wanted = request.GET.get("period", "")
    period = next((p for p in periods if str(p) == wanted), periods[0] if periods else None)
    form = AsAtForm(request.GET)
    day = form.cleaned_data.get("as_at") if form.is_valid() else None
    domains = {domain.key: domain for domain in library.current().domains}
    return {
        "periods": periods,
        "period": period,
        "domains": domains,
        "domain": domains.get(request.GET.get("domain", "")),
        "day": day,
        "moment": end_of_deadline(day) if day else None,
        "as_at_form": form,
    }


@may("performance.view_scorecard")
def scorecard(request: Visit) -> HttpResponse:
    """What moved, and what is missing."""
    about = asked_for(request)
    if about["period"] is None:
        return render(request, "performance/scorecard_empty.html", {"crumbs": []})
    domain = about["domain"]
    lines = selectors.scorecard(
        request.actor, request.partnership, about["period"], domain=domain.key if domain else "", as_at=about["moment"]
    )
    late = selectors.completeness(request.partnership, about["period"], about["day"] or clock.today())
    about |= {
        "groups": grouped(lines, about["domains"]),
        "sentence": words.scorecard_sentence(lines, about["period"], about["day"] or clock.today()),
        "late": late,
        "waiting": [each for each in late if not each.signed_off],
        "asks": permitted(request.actor, "performance.create_request", request.partnership),
        "query_string": request.GET.urlencode(),
        "crumbs": [],
    }
    return render(request, "performance/scorecard.html", about)


def grouped(lines, domains) -> list[tuple]:
    """The lines of each domain, each with what its cells say."""
    groups = []
    for domain in domains.values():
        own = [cells(line, number) for number, line in enumerate(lines) if line.indicator.domain == domain.key]
        if own:
            groups.append((domain, own))
    return groups


def cells(line: selectors.Row, number: int) -> dict:
    """What the cells of one line of the scorecard say."""
    return {
        "line": line,
        "indicator": line.indicator,
        "figure": line.figure,
        "change": words.change_words(line),
        "judged": words.judged(line),
        "signal": words.series_words(line.series),
        "spark": charts.sparkline(
            [figure.value for figure in line.series],
            key=f"spark-{number}",
            title=line.indicator.name,
            description=words.series_sentence(line.series),
            provisional=line.figure.provisional,
        ),
        "address": address("performance:indicator", key=line.indicator.key),
        "better": {"higher": "higher", "lower": "lower", "neither": "neither"}[line.indicator.direction],
    }


@may("performance.view_scorecard")
def scorecard_csv(request: Visit) -> HttpResponse:
    """The scorecard's rows, exactly as shown."""
    about = asked_for(request)
    response = csv_answer("scorecard.csv")
    write = csv.writer(response)
    write.writerow(
        ["Domain", "Indicator", "Unit", "Period", "Value", "Why there is none", "Last time", "Status", "Source"]
    )
    if about["period"] is None:
        return response
    domain = about["domain"]
    for line in selectors.scorecard(
        request.actor, request.partnership, about["period"], domain=domain.key if domain else "", as_at=about["moment"]
    ):
        write.writerow(
            [line.indicator.domain, line.indicator.name, line.indicator.unit, *csv_cells(line.figure, line.before)]
        )
    return response


def csv_cells(figure: Figure, before: Figure) -> list[str]:
    seen = figure.observation
    return [
        figure.period.label,
        figure.text if figure.value is not None else "",
        "" if figure.value is not None else figure.text,
        before.text,
        seen.get_status_display() if seen else "",
        plain_cell(seen.source.name) if seen else "",
    ]


def plain_cell(text: str) -> str:
    """A text that a spreadsheet will not take for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def csv_answer(name: str) -> HttpResponse:
    return HttpResponse(
        content_type="text/csv; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def found_indicator(key: str):
    indicator = library.indicator(key)
    if indicator is None:
        raise Http404("There is no such indicator.")
    return indicator


@may("performance.view_scorecard")
def indicator(request: Visit, key: str) -> HttpResponse:
    """One indicator: its answer, chart, table, meaning, and where the figure comes from."""
    about = asked_for(request)
    measure = found_indicator(key)
    audience = insight.audience_of(request.actor, request.partnership)
    book = insight.book(request.partnership, [measure.key], as_at=about["moment"], audience=audience)
    like = selectors.period_of(measure, about["period"]) if about["period"] else None
    series = book.series(measure, like) if like else []
    figure = book.figure(measure, like) if like else None
    shown = figure.observation if figure else None
    asks = permitted(request.actor, "performance.create_request", request.partnership)
    about |= {
        "indicator": measure,
        "figure": figure,
        "answer": words.answer_sentence(book, measure, like) if like else "No value is known yet.",
        "chart": chart_of(measure, series, book) if series else None,
        "rows": list(reversed(series)),
        "parts": breakdown_rows(book, measure, like) if like else [],
        "card": records.card(shown.record_ref) if shown and shown.record_ref else None,
        "names": people.names([shown.recorded_by]) if shown else {},
        "queries": selectors.queries_on(measure, request.partnership, about["moment"]),
        "breaks": book.breaks,
        "asks": asks,
        "can_ask": asks and shown is not None and bool(shown.record_ref),
        "beside": library.indicator(measure.quality_beside) if measure.quality_beside else None,
        "crumbs": [Crumb("Scorecard", address("performance:scorecard"))],
    }
    return render(request, "performance/indicator.html", about)


def chart_of(measure, series: list[Figure], book) -> charts.Chart:
    """The run chart of a series, with its breaks drawn and its gaps named."""
    periods = [figure.period for figure in series]
    breaks = [
        charts.Break(next(i for i, p in enumerate(periods) if p.end >= each.on), each.note)
        for each in book.breaks
        if any(p.end >= each.on for p in periods) and periods[0].end < each.on
    ]
    points = [
        charts.Point(
            figure.period.short_label,
            figure.value,
            figure.text,
            figure.provisional,
            "" if figure.value is not None else figure.text,
        )
        for figure in series
    ]
    target = (
        charts.Target(measure.target.value, f"target {measure.text_of(measure.target.value)}, {measure.target.owner}")
        if measure.target
        else None
    )
    return charts.chart_of_run(
        points,
        key="run",
        title=f"{measure.name}, {series[0].period.label} to {series[-1].period.label}",
        sentence=words.series_sentence(series),
        source=words.source_line(series, measure),
        measure=measure.unit,
        target=target,
        breaks=breaks,
        downloads=[("CSV", address("performance:series_csv", key=measure.key))],
    )


def breakdown_rows(book, measure, period: Period) -> list[tuple]:
    """What a total is made of, where it was broken down: dimension, and each code's label and figure."""
    found = []
    for dimension in measure.breakdowns:
        codes = [(label, book.figure(measure, period, f"{dimension.key}={code}")) for code, label in dimension.codes]
        known = [(label, figure) for label, figure in codes if figure.observation]
        if known:
            found.append((dimension.key, known))
    return found


@may("performance.view_scorecard")
def series_csv(request: Visit, key: str) -> HttpResponse:
    """An indicator's series, exactly as shown."""
    measure = found_indicator(key)
    about = asked_for(request)
    response = csv_answer(f"{measure.key}.csv")
    write = csv.writer(response)
    write.writerow(["Indicator", "Unit", "Period", "Value", "Why there is none", "Last time", "Status", "Source"])
    if about["period"] is None:
        return response
    audience = insight.audience_of(request.actor, request.partnership)
    book = insight.book(request.partnership, [measure.key], as_at=about["moment"], audience=audience)
    like = selectors.period_of(measure, about["period"])
    for figure in book.series(measure, like):
        before = book.figure(measure, last_time(figure.period))
        write.writerow([measure.name, measure.unit, *csv_cells(figure, before)])
    return response


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
    about = {
        "form": form, "indicator": measure,
        "crumbs": [
            Crumb("Scorecard", address("performance:scorecard")),
            Crumb(measure.name, address("performance:indicator", key=measure.key)),
        ],
    }  # fmt: skip
    return render(request, "performance/mark_break.html", about)
