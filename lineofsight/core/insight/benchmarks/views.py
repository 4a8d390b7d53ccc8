"""The sets of areas a partnership is set beside, and the form that declares one of its own."""

import re

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.insight.benchmarks import selectors, services
from lineofsight.core.insight.benchmarks.forms import ComparatorsForm


@may("insight.declare_comparators")
def declare_comparators(request: Visit) -> HttpResponse:
    """Say which areas the partnership's own is set beside, next to the sets that come with the house."""
    form = ComparatorsForm(request.POST or None)
    if form.is_bound and form.is_valid() and declared(request, form):
        messages.success(request, f"“{form.cleaned_data['name']}” can be compared with from now on.")
        return redirect(address("insight:declare_comparators"))
    sets = selectors.sets_of(request.partnership)
    return render(request, "insight/declare_comparators.html", {"form": form, "sets": sets, "crumbs": []})


def declared(request: Visit, form: ComparatorsForm) -> bool:
    """Declare what the form says; false, with the problems beside its fields, where it is no set."""
    key = key_of(form.cleaned_data["name"])
    try:
        services.declare_comparators(request.actor, partnership=request.partnership, key=key, **form.cleaned_data)
    except services.NotASet as problem:
        form.say(problem)
        return False
    return True


def key_of(name: str) -> str:
    """A set's own word in addresses, from its name: "Our region" is "our_region"."""
    word = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")[:36].strip("_")
    return word if word[:1].isalpha() else f"set_{word}"
