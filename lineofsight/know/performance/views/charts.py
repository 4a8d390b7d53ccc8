"""Choosing the chart that an indicator's run is drawn as."""

from django.http import HttpResponse

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.people.record_pages import asked
from lineofsight.know.performance.forms import ChartForm
from lineofsight.know.performance.selectors.charts import charts_open
from lineofsight.know.performance.services import charts as services
from lineofsight.know.performance.views.asked import found_indicator
from lineofsight.know.performance.views.indicator import crumbs_below


@may("performance.choose_chart")
def choose_chart(request: Visit, key: str) -> HttpResponse:
    """Say as which chart a run is drawn, and why; what its values do not allow is not offered, and it says why."""
    measure = found_indicator(key)
    found = charts_open(request.partnership, measure)
    refused = " ".join(why for why in dict.fromkeys(found.values()) if why)
    lede = "It is judged by that chart everywhere. Your reason and your name are printed under every drawing of it."
    return asked(
        request, ChartForm(request.POST or None, offered=[drawn for drawn, why in found.items() if not why]),
        lambda **given: services.choose_chart(
            request.actor, partnership=request.partnership, indicator=measure, **given
        ),
        heading=f"Choose the chart of “{measure.name}”", lede=f"{lede} {refused}".rstrip(),
        submit="Draw it so", done="It is drawn so from now on.", crumbs=crumbs_below(measure),
        back=address("performance:indicator", key=key),
    )  # fmt: skip
