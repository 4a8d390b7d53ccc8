"""Setting an indicator's control limits anew, and taking that back."""

from django.http import HttpResponse

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.insight import library
from lineofsight.core.people.record_pages import ask, asked
from lineofsight.know.performance import selectors
from lineofsight.know.performance.forms import RebaseForm
from lineofsight.know.performance.services import rebasing as services
from lineofsight.know.performance.views.asked import found_indicator
from lineofsight.know.performance.views.indicator import crumbs_below


@may("performance.rebase_limits")
def rebase_limits(request: Visit, key: str) -> HttpResponse:
    """Say from which period limits are set anew, and why."""
    measure = found_indicator(key)
    periods = selectors.periods_with_values(request.partnership, measure)
    return asked(
        request, RebaseForm(request.POST or None, periods=periods),
        lambda **given: services.rebase_limits(
            request.actor, partnership=request.partnership, indicator=measure, **given
        ),
        heading=f"Set the limits of “{measure.name}” anew",
        lede="What came before keeps its own limits. Your reason and your name are printed under every drawing of it.",
        submit="Set the limits anew", done="The limits are set anew.", crumbs=crumbs_below(measure),
        back=address("performance:indicator", key=key),
    )  # fmt: skip


@may("performance.withdraw_rebase")
def withdraw_rebase(request: Visit, rebase) -> HttpResponse:
    """Take back that limits were set anew."""
    measure = library.indicator(rebase.indicator)
    return ask(
        request, lambda reason: services.withdraw_rebase(request.actor, rebase=rebase, reason=reason),
        heading=f"Draw the limits of “{measure.name}” as before?", reason=True, crumbs=crumbs_below(measure),
        consequence=f"They were set anew from {rebase.period.label}: {rebase.reason.rstrip('.')}. "
        "Both that and your reason stay in the history.",
        confirm="Draw them as before", done="The limits are drawn as before.",
        back=address("performance:indicator", key=measure.key),
    )  # fmt: skip
