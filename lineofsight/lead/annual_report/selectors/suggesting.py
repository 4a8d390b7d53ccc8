"""The figure that a number typed by hand could be placed as, where there is one that prints the same."""

from collections.abc import Iterable
from decimal import Decimal

from django.db.models import Q

from lineofsight.core.insight import library
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight.figures import VALUE, Figure
from lineofsight.core.insight.models import Observation
from lineofsight.kernel.passages import number_in
from lineofsight.lead.annual_report.models import Section
from lineofsight.lead.annual_report.rules.wording import default_period
from lineofsight.lead.annual_report.selectors.uses import named

# A smaller number is the value of too many things for any of them to be meant.
SMALLEST, MOST = 50, 2
HALF = Decimal("0.5")


def suggestions(section: Section, typed: Iterable[str], used: frozenset[str]) -> dict[str, list[tuple[str, str]]]:
    """For numbers as they were typed, what prints the same here: the placement to write and what it is, two at most.

    Only what anybody may read is offered, of the report's period or before. What the section already uses comes first,
    then what is of the report's own period.

    Args:
        used: the keys of the figures placed in the section.
    """
    values = {raw: number_in(raw) for raw in typed}
    wanted = {raw: value for raw, value in values.items() if abs(value) >= SMALLEST or value % 1 or "%" in raw}
    near = Q(pk=None)
    for value in wanted.values():
        near |= Q(value__gte=value - HALF, value__lte=value + HALF)
    rows = Observation.objects.filter(near, partnership=section.partnership, end__lte=section.report.end)
    found = list(rows.order_by("-end", "indicator", "breakdown")) if wanted else []
    book = insight.book(section.partnership, {row.indicator for row in found})
    offered: dict[str, list[tuple[str, str]]] = {}
    for row in sorted(found, key=lambda row: (row.indicator not in used, -row.end.toordinal())):
        indicator = library.indicator(row.indicator)
        if indicator is None or row.area != book.area:
            continue
        figure = book.figure(indicator, row.period, row.breakdown)
        if figure.status != VALUE or figure.disagreeing:
            continue
        for raw in wanted:
            options = offered.setdefault(raw, [])
            option = placement(section, figure), f"{named(figure)}, {figure.period.label}"
            if same_text(raw, figure) and len(options) < MOST and option not in options:
                options.append(option)
    return offered


def same_text(raw: str, figure: Figure) -> bool:
    """Whether a number was typed as a figure prints it."""
    percentage = figure.indicator.kind == "percentage"
    plain = raw.lower().replace(" ", "").replace("percent", "%")
    return plain.endswith("%") == percentage and number_in(raw) == number_in(figure.text)


def placement(section: Section, figure: Figure) -> str:
    """What an author writes to place a figure."""
    own = figure.period == default_period(figure.indicator, section.report.period)
    breakdown = f" breakdown={figure.breakdown}" if figure.breakdown else ""
    return f"{{{figure.indicator.key}{breakdown}{'' if own else f' period={figure.period}'}}}"
