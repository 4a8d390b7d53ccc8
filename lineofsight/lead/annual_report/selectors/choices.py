"""What an author can choose from: the figures that have values here, and the periods they are for."""

from lineofsight.core.insight import library
from lineofsight.core.insight.models import Observation
from lineofsight.kernel.periods import Period
from lineofsight.lead.annual_report.models import Section
from lineofsight.lead.annual_report.rules.wording import default_period, part_text


def observed(section: Section) -> set[tuple[str, str, Period]]:
    """The figures, parts and periods with any value up to the end of the report's period."""
    rows = Observation.objects.filter(partnership=section.partnership, end__lte=section.report.end)
    found = rows.order_by().values_list("indicator", "breakdown", "start", "end").distinct()
    return {(key, breakdown, Period(start, end)) for key, breakdown, start, end in found}


def figure_choices(section: Section) -> list[tuple[str, str]]:
    """Each figure of the library and, with values in the report's period, each of its parts: "key|breakdown"."""
    seen = observed(section)
    choices = []
    for indicator in library.current().indicators.values():
        period = default_period(indicator, section.report.period)
        mine = sorted(breakdown for key, breakdown, of in seen if key == indicator.key and of == period)
        doubt = "" if "" in mine else f" (no value for {period.label})"
        choices.append((f"{indicator.key}|", indicator.name + doubt))
        choices += [
            (f"{indicator.key}|{breakdown}", f"{indicator.name}: {part_text(indicator, breakdown)}")
            for breakdown in mine
            if breakdown
        ]
    return choices


def period_choices(section: Section) -> list[tuple[str, str]]:
    """Each period that any figure has a value for, the latest first."""
    periods = sorted({period for _, _, period in observed(section)}, key=lambda p: (p.end, p.start), reverse=True)
    return [(str(period), period.label) for period in periods]
