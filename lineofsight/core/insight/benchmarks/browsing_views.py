"""What others publish: every series by name, one series, and those the partnership keeps."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.downloads import csv_file
from lineofsight.core.design.moves import ConfirmForm
from lineofsight.core.design.paging import page_of
from lineofsight.core.design.shell import Crumb
from lineofsight.core.insight.benchmarks import browsing, services
from lineofsight.core.insight.benchmarks import browsing_words as words
from lineofsight.core.insight.benchmarks.catalogue import Series, catalogue, search
from lineofsight.core.insight.benchmarks.forms import SeriesFilter
from lineofsight.core.insight.benchmarks.published import entries_of


@may("insight.view_benchmarks")
def benchmarks(request: Visit) -> HttpResponse:
    """Every published series, found by its words; before them those the partnership keeps."""
    form, found = filtered(request)
    about = {
        "form": form,
        "page": page_of(request, found, size=25),
        "whole": len(catalogue()),
        "publications": len(form.fields["vintage"].choices) - 1,
        "kept": browsing.kept_series(request.partnership),
        "csv": f"{address('insight:benchmarks_csv')}?{request.GET.urlencode()}",
        "crumbs": [],
    }
    return render(request, "insight/benchmarks.html", about)


@may("insight.view_benchmarks")
def benchmarks_csv(request: Visit) -> HttpResponse:
    """The list of series as a file."""
    _, found = filtered(request)
    return csv_file("published-series.csv", words.LIST_HEAD, map(words.list_row, found))


def filtered(request: Visit) -> tuple[SeriesFilter, list[Series]]:
    """The filter and the series it lets through."""
    publications = {each.vintage: each.publication.title for each in catalogue().values()}
    form = SeriesFilter(request.GET, publications=publications.items())
    return form, search(**(form.cleaned_data if form.is_valid() else {}))


@may("insight.view_benchmarks")
def series(request: Visit, key: str) -> HttpResponse:
    """One series: what it is, what the area has in each year, and what its sets have."""
    about = series_called(key)
    kept = about in browsing.kept_series(request.partnership)
    book = browsing.series_book(request.partnership, about, loaded=kept)
    context = {
        "series": about,
        "kept": kept,
        "chooses": permitted(request.actor, "insight.choose_series", request.partnership),
        "facts": words.facts_of(about),
        "head": ["When", *(name for _, name in words.columns_of(book, about))],
        "rows": words.years_table(book, about),
        "beside": list(words.beside_of(book, about)),
        "area": book.home_name,
        "crumbs": crumbs(),
    }
    return render(request, "insight/series.html", context)


@may("insight.view_benchmarks")
def series_csv(request: Visit, key: str) -> HttpResponse:
    """Every value of a series, of every area and year, as the publication gives it."""
    about = series_called(key)
    return csv_file("series.csv", words.VALUES_HEAD, (words.value_row(entry) for entry in entries_of(about)))


@may("insight.choose_series")
def choose_series(request: Visit, key: str) -> HttpResponse:
    """Keep a series among the partnership's own."""
    return moved(
        request, key, services.choose_series, "It stands among the series you keep.", heading="Keep this series?",
        consequence="“{}” stands at the top of the list of published series, for everybody here. Its values are loaded "
        "as they were published, and stay so when a newer publication comes.",
        confirm="Keep it",
    )  # fmt: skip


@may("insight.drop_series")
def drop_series(request: Visit, key: str) -> HttpResponse:
    """Keep a series no longer."""
    return moved(
        request, key, services.drop_series, "It no longer stands among the series you keep.",
        heading="Keep this series no longer?",
        consequence="“{}” can still be found among all series. Nothing that was read of it changes.",
        confirm="Take it off the list",
    )  # fmt: skip


def moved(
    request: Visit, key: str, move: Callable, done: str, *, heading: str, consequence: str, confirm: str
) -> HttpResponse:
    """A move of a series, once it is confirmed; until then the page that asks. `consequence` has room for its name."""
    about, form = series_called(key), ConfirmForm(request.POST if request.method == "POST" else None)
    back = address("insight:series", key=key)
    if form.is_bound and form.is_valid():
        move(request.actor, partnership=request.partnership, key=key)
        messages.success(request, done)
        return redirect(back)
    context = {
        "heading": heading, "consequence": consequence.format(about.name), "confirm": confirm, "form": form,
        "cancel_url": back, "crumbs": [*crumbs(), Crumb(about.name, back)],
    }  # fmt: skip
    return render(request, "design/move.html", context)


def series_called(key: str) -> Series:
    """The series of a key; not found where the catalogue has none."""
    if key not in catalogue():
        raise Http404
    return catalogue()[key]


def crumbs() -> list[Crumb]:
    return [Crumb("Published series", address("insight:benchmarks"))]
