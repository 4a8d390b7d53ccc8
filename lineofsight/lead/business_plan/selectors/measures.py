"""Measures as they are read: where an indicator started, where it is to be, and where it is now, live."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.permissions import permitted
from lineofsight.core.design.addresses import address
from lineofsight.core.insight import library
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight.figures import PUBLISHED, VALUE, Book, Figure
from lineofsight.core.insight.models import Observation
from lineofsight.core.insight.rules import Indicator
from lineofsight.lead.business_plan.models import Measure, MeasureKind
from lineofsight.lead.business_plan.rules.measures import COLOURS, WORDS, way

NO_VALUE = "no value yet"


@dataclass(frozen=True)
class Said:
    """A figure on the page of a measure: its text, its period, and the page it can be followed to."""

    text: str = NO_VALUE
    period: str = ""
    url: str = ""
    known_on: date | None = None


@dataclass(frozen=True)
class Read:
    """A measure as an actor reads it."""

    measure: Measure
    name: str
    baseline: Said = Said("", "")
    target: str = ""
    now: Said = Said("", "")
    says: str = ""
    colour: str = "grey"


def read_measures(actor: Actor, partnership: Partnership, measures: Iterable[Measure]) -> list[Read]:
    """Measures with where they stand, in a few queries however many there are."""
    measures = list(measures)
    keys = {each.indicator for each in measures if each.indicator}
    book = insight.book(partnership, keys, audience=insight.audience_of(actor, partnership)) if keys else None
    started = insight.observations_called(each.baseline_ref for each in measures if each.baseline_ref)
    return [
        of_indicator(actor, each, book, started.get(each.baseline_ref))
        if book and each.kind == MeasureKind.INDICATOR
        else Read(each, each.text)
        for each in measures
    ]


def of_indicator(actor: Actor, measure: Measure, book: Book, started: Observation | None) -> Read:
    """An indicator's baseline, target and latest value, and whether it has come nearer."""
    indicator = library.indicator(measure.indicator)
    if indicator is None:
        return Read(measure, measure.text, says="The indicator is no longer in the library")
    first = insight.figure_of(actor, started, indicator) if started else None
    now = latest(book, indicator, like=first)
    broken = first and now and book.break_between(indicator, first.period, now.period)
    sense = way(first.value if first else None, measure.target, now.value if now else None, indicator.direction)
    moved = not (first and now and first.period == now.period)
    said = "Counted otherwise since: not compared" if broken else WORDS.get(sense, "") if moved else "Nothing newer yet"
    return Read(
        measure,
        indicator.name,
        baseline=told(actor, first),
        target=indicator.text_of(measure.target) if measure.target is not None else "",
        now=told(actor, now),
        says=said,
        colour=COLOURS.get(sense, "grey") if moved and not broken else "grey",
    )


def latest(book: Book, indicator: Indicator, like: Figure | None = None) -> Figure | None:
    """The newest figure of an indicator for the area, of the same kind of period as another."""
    periods = book.periods(indicator, like.period if like else None)
    return book.figure(indicator, max(periods, key=lambda period: period.end)) if periods else None


def told(actor: Actor, figure: Figure | None) -> Said:
    """A figure as it stands on the page, with the way to where it comes from."""
    if figure is None:
        return Said()
    seen = figure.observation
    followed = seen is not None and permitted(actor, "insight.see_figure", seen)
    place = address("insight:figure", ref=seen.ref) if seen and followed else ""
    return Said(figure.text, figure.period.short_label, place, seen.known_from.date() if seen else None)


def baseline_of(partnership: Partnership, indicator: Indicator) -> Observation | None:
    """What an indicator starts from: the newest value that everybody may read."""
    book = insight.book(partnership, [indicator.key], audience=PUBLISHED)
    periods = sorted(book.periods(indicator), key=lambda period: period.end, reverse=True)
    figures = (book.figure(indicator, period) for period in periods)
    return next((figure.observation for figure in figures if figure.status == VALUE), None)


def indicators_offered() -> list[Indicator]:
    """The indicators a measure may be made of: the library's, for one agency speaks for the area."""
    return sorted(library.current().indicators.values(), key=lambda each: each.name)
