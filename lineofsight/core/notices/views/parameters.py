"""What a partnership decided about reminding and escalating."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.doors import may
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import Crumb
from lineofsight.core.design.text import day as in_words
from lineofsight.core.notices import selectors, services
from lineofsight.core.notices.forms import ParameterForm
from lineofsight.core.notices.parameters import SETTINGS, Setting
from lineofsight.core.people import selectors as people
from lineofsight.kernel import clock


@may("notices.set_parameter")
def parameters(request: Visit) -> HttpResponse:
    """What the partnership decided about reminding and escalating, and since when."""
    settings_shown = [shown(request.partnership, setting) for setting in SETTINGS.values()]
    return render(request, "notices/parameters.html", {"settings": settings_shown, "crumbs": []})


def shown(partnership: Partnership, setting: Setting) -> tuple:
    """One choice: what holds today in words, and everything that was decided."""
    rows = selectors.choices_of(partnership, setting)
    names = people.names(row.set_by for row in rows)
    lines = [(in_words(row.start), setting.said(row.value), row.source, names[row.set_by]) for row in rows]
    held = selectors.chosen(partnership, setting)
    return setting, held, setting.said(held.value if held else setting.default), lines


@may("notices.set_parameter")
def set_parameter(request: Visit, key: str) -> HttpResponse:
    """Write down what the partnership decided, from a day on."""
    if key not in SETTINGS:
        raise Http404("There is no such choice.")
    setting = SETTINGS[key]
    first = {"value": selectors.value_of(request.partnership, setting), "start": clock.today()}
    form = ParameterForm(request.POST or None, setting=setting, initial=first)
    if form.is_bound and form.is_valid():
        services.set_parameter(request.actor, partnership=request.partnership, key=key, **form.cleaned_data)
        messages.success(request, "Written down.")
        return redirect(address("notices:parameters"))
    about = {
        "heading": setting.label, "lede": setting.hint, "form": form, "submit": "Write it down",
        "cancel_url": address("notices:parameters"),
        "crumbs": [Crumb("Reminding and escalating", address("notices:parameters"))],
    }  # fmt: skip
    return render(request, "design/form.html", about)
