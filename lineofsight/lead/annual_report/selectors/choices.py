"""What an author can choose from: the figures that have values here, their periods, their areas and their sources."""

from lineofsight.core.insight import library
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight.models import Observation
from lineofsight.kernel.periods import Period
from lineofsight.lead.annual_report.models import Section
from lineofsight.lead.annual_report.rules.wording import default_period, part_text
from lineofsight.lead.annual_report.selectors.whose import EACH_SOURCE, word


def values(section: Section):
    """Every value up to the end of the report's period."""
    return Observation.objects.filter(partnership=section.partnership, end__lte=section.report.end).order_by()


def observed(section: Section) -> set[tuple[str, str, Period]]:
    """The figures, parts and periods with any value up to the end of the report's period."""
    found = values(section).values_list("indicator", "breakdown", "start", "end").distinct()
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


def area_choices(section: Section) -> list[tuple[str, str]]:
    """Each area figures may be about; the partnership's own first, which nobody has to name."""
    own, *others = insight.areas(section.partnership).items()
    return [("", own[1]), *others]


def source_choices(section: Section) -> list[tuple[str, str]]:
    """Each organisation that gave any value, by the word an author names it with."""
    names = sorted(set(values(section).values_list("source__name", flat=True)))
    every = (EACH_SOURCE, "Everybody who gave one, side by side")
    return [("", "The only one there is"), every, *((word(name), name) for name in names)]
