"""The indicator a page's address names, and how it is to be read."""

from django.http import Http404

from lineofsight.core.access.visits import Visit
from lineofsight.core.insight import library
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight.rules import Indicator
from lineofsight.know.performance import selectors
from lineofsight.know.performance.views.choices import choices_in


def found_indicator(key: str) -> Indicator:
    """An indicator by its key. Raises Http404 where there is none."""
    indicator = library.indicator(key)
    if indicator is None:
        raise Http404("There is no such indicator.")
    return indicator


def reading_of(request: Visit, indicator: Indicator, *, audience: str = "") -> selectors.Reading | None:
    """An indicator as the address asks for it: a period, a day, perhaps a source or another area; none with no period.

    Where no period is named, the latest with anything to show is taken.

    Args:
        audience: whose eyes it is for, where not the visitor's own.
    """
    choices = choices_in(request)
    if choices.period is None:
        return None
    return selectors.Reading(
        request.partnership,
        indicator,
        [choices.period] if request.GET.get("period") else choices.periods,
        as_at=choices.moment,
        audience=audience or insight.audience_of(request.actor, request.partnership),
        source=request.GET.get("source", ""),
        area=request.GET.get("area", ""),
    )
