"""Search: every record an actor may see, by everyday words. What was typed is never part of an address."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.manifests import manifests
from lineofsight.core.access.visits import Visit
from lineofsight.core.records.models import Card
from lineofsight.core.records.search import found
from lineofsight.journeys.forms import SearchForm

MOST = 50


@may("access.enter")
def search(request: Visit) -> HttpResponse:
    """Ask, and read what was found on the same page."""
    form = SearchForm(request.POST if request.method == "POST" else None)
    about = {"form": form, "asked": False, "crumbs": []}
    if form.is_bound and form.is_valid():
        cards = found(request.actor, request.partnership, form.cleaned_data["words"], MOST + 1)
        about |= {"asked": True, "cards": named(cards[:MOST]), "more": len(cards) > MOST}
    return render(request, "journeys/search.html", about)


def named(cards: list[Card]) -> list[tuple[Card, str]]:
    """Cards, each with what its module calls its kind."""
    names = {kind: label for manifest in manifests() for kind, label in manifest.kinds.items()}
    return [(card, names.get(card.kind, card.kind)) for card in cards]
