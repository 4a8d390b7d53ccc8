"""Figures made of several, each with its method, its years, and how far it rests on each weight."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import Crumb
from lineofsight.kernel.numbers import number_text
from lineofsight.know.performance import selectors


@may("performance.view_scorecard")
def indices(request: Visit) -> HttpResponse:
    """Every index, with what is known of it and what is missing."""
    read = selectors.indices_read(request.partnership)
    about = {
        "read": [(each, sentence_of(each)) for each in read],
        "index_text": index_text,
        "crumbs": [Crumb("Scorecard", address("performance:scorecard"))],
    }
    return render(request, "performance/indices.html", about)


def index_text(value) -> str:
    """An index as it is read: to one place, since no more can be meant by it."""
    return "–" if value is None else number_text(value, 1)


def sentence_of(read: selectors.IndexRead) -> str:
    """What an index shows, and how sure that is of its weights."""
    if not read.known:
        return "It cannot be worked out yet: there is no year in which every part is known."
    first, last = read.known[0], read.known[-1]
    if first is last:
        return f"{first.period.label} is 100. It takes another year to say which way it goes."
    way = "better" if last.value > first.value else "worse" if last.value < first.value else "the same"
    low, high = read.between
    told = f"{index_text(last.value)} for {last.period.label}, against 100 for {first.period.label}: {way}."
    holds = (low > first.value) == (high > first.value)
    sure = "whatever becomes of any one weight" if holds else "and that turns round where one weight is changed"
    return f"{told} With one weight changed it lies between {index_text(low)} and {index_text(high)}, {sure}."
