"""Making a period's figures public, by somebody who has read what becomes public, and taking them back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import Crumb
from lineofsight.core.insight import services as insight_services
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.know.performance import selectors
from lineofsight.know.performance.forms import PublishForm, WithdrawForm
from lineofsight.know.performance.views import words
from lineofsight.know.performance.views.choices import Choices, choices_in


@may("insight.publish_figures")
def publish_figures(request: Visit) -> HttpResponse:
    """What of a period everybody may read, what would become public, what stays hidden and why; and making it so."""
    choices = choices_in(request)
    tables = selectors.tables_of(request.partnership, choices.period) if choices.period else []
    form = PublishForm(request.POST or None, tables=tables)
    if form.is_bound and form.is_valid():
        chosen = form.chosen()
        insight_services.publish_figures(
            request.actor, partnership=request.partnership, tables=[(each.indicator, each.period) for each in chosen]
        )
        count = words.plural(len(chosen), "indicator is", "indicators are")
        messages.success(request, f"{count} public for {choices.period.label}.")
        return redirect(page_of("performance:publish_figures", choices))
    about = {
        "form": form, "choices": choices, "tables": tables, "crumbs": [],
        "groups": [(state, [each for each in tables if each.state == state]) for state in STATES],
    }  # fmt: skip
    return render(request, "performance/publish_figures.html", about)


STATES = (selectors.SHUT, selectors.CHANGED, selectors.OPEN, selectors.BY_OWNER)


@may("insight.withdraw_figures")
def withdraw_figures(request: Visit) -> HttpResponse:
    """Take back what was made public of a period."""
    choices = choices_in(request)
    tables = selectors.tables_of(request.partnership, choices.period) if choices.period else []
    form = WithdrawForm(request.POST or None, tables=tables)
    if form.is_bound and form.is_valid():
        chosen = [(each.indicator, each.period) for each in form.chosen()]
        try:
            insight_services.withdraw_figures(
                request.actor, partnership=request.partnership, tables=chosen, reason=form.cleaned_data["reason"]
            )
            messages.success(request, "It is not public any more.")
            return redirect(page_of("performance:publish_figures", choices))
        except MoveRefused as refused:
            form.add_error(None, str(refused))
    about = {
        "form": form, "choices": choices, "anything": bool(form.tables),
        "crumbs": [Crumb("Figures for everybody", page_of("performance:publish_figures", choices))],
    }  # fmt: skip
    return render(request, "performance/withdraw_figures.html", about)


def page_of(name: str, choices: Choices) -> str:
    """A page about the same period."""
    return f"{address(name)}?period={choices.period}"
