"""A partnership's own words."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access import selectors as access
from lineofsight.core.access import services as access_services
from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import Crumb
from lineofsight.core.design.words import terms
from lineofsight.journeys.forms import TermForm

# The terms that stand on pages today. The others of the list wait for the pages that will say them.
IN_USE = ("scorecard", "yearly_report")


@may("access.rename_term")
def words(request: Visit) -> HttpResponse:
    """The words this partnership may call by its own names."""
    own = access.own_words(request.partnership)
    return render(request, "journeys/words.html", {"terms": [terms()[key] for key in IN_USE], "own": own, "crumbs": []})


@may("access.rename_term")
def rename_term(request: Visit, key: str) -> HttpResponse:
    """Set the partnership's own word for one term."""
    if key not in IN_USE:
        raise Http404("There is no such term.")
    singular, plural = access.own_words(request.partnership).get(key, (terms()[key].singular, terms()[key].plural))
    form = TermForm(request.POST or None, initial={"singular": singular, "plural": plural})
    if form.is_bound and form.is_valid():
        access_services.rename_term(request.actor, partnership=request.partnership, key=key, **form.cleaned_data)
        messages.success(request, f"From now on it is called {form.cleaned_data['singular']}.")
        return redirect(address("journeys:words"))
    about = {
        "heading": f"What do you call a {terms()[key].singular}?",
        "lede": terms()[key].meaning,
        "form": form,
        "submit": "Use these words",
        "cancel_url": address("journeys:words"),
        "crumbs": [Crumb("Our words", address("journeys:words"))],
    }
    return render(request, "design/form.html", about)
