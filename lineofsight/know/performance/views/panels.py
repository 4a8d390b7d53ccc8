"""What stands beside an indicator's run: where its figure comes from, its place among others, what agencies say."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lineofsight.core.design.addresses import address
from lineofsight.core.design.charts import Chart
from lineofsight.core.design.text import day, moment
from lineofsight.core.insight.benchmarks.drawn import chart_of_position
from lineofsight.core.insight.benchmarks.sets import AreaSet
from lineofsight.core.insight.benchmarks.standing import NOT_COUNTED, position_sentence
from lineofsight.core.insight.benchmarks.words import range_sentence, without_place
from lineofsight.core.insight.figures import Figure
from lineofsight.core.insight.models import Status
from lineofsight.core.insight.rules import RATE
from lineofsight.core.records.models import Card
from lineofsight.kernel.numbers import number_text
from lineofsight.know.performance.selectors import Compared, Others, Reading
from lineofsight.know.performance.views.lines import Place, place_of


@dataclass(frozen=True)
class Answer:
    """One question of the partnership's, and what an agency says to it."""

    question: str
    text: str


@dataclass(frozen=True)
class Say:
    """What one agency says of a figure: its answers in the questions' order, who wrote the last of them, and when."""

    agency: str
    address: str
    answers: tuple[Answer, ...]
    by: str


def say_of(agency_return, commentary: Iterable, names: Mapping[str, str]) -> Say:
    """What one agency says, with whoever wrote last."""
    commentary = list(commentary)
    last = max(commentary, key=lambda each: (each.written_at, each.pk))
    return Say(
        agency=agency_return.organisation.name,
        address=address("performance:return", ref=agency_return.ref),
        answers=tuple(Answer(each.question.text, each.text) for each in commentary),
        by=f"{names[last.written_by]}, {day(last.written_at)}",
    )


@dataclass(frozen=True)
class Vintage:
    """One publication's comparison with a set, drawn and in words: what a document prints of it, where one does."""

    label: str
    published: str
    place: Place
    sentences: tuple[str, ...]
    printed: str
    ends: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Panel:
    """One set of areas, with every publication's comparison, the newest first, and the newest that makes a funnel."""

    chosen: AreaSet
    vintages: tuple[Vintage, ...]
    funnel: Chart | None


def panels_of(others: Others, reading: Reading) -> list[Panel]:
    """Where the area stands in every set, in every publication; nothing for one agency or another area."""
    if reading.source is not None or reading.area != reading.partnership.area_code:
        return []
    by_set: dict[str, list[Compared]] = {}
    for each in others.every(reading.indicator):
        by_set.setdefault(each.chosen.key, []).append(each)
    return [
        Panel(found[0].chosen, tuple(vintage_of(each, reading.figure) for each in found), funnel_of(found, reading))
        for found in by_set.values()
    ]


def vintage_of(compared: Compared, own: Figure) -> Vintage:
    """One comparison, with the values it is made of as a table: ours and each area's, the highest first."""
    made = compared.comparison
    known = {each.area: each for each in (made.home, *made.counted) if each.value is not None}
    ranked = sorted(known.values(), key=lambda each: (-each.value, each.name))
    rows = [(each.name, number_text(each.value, made.places)) for each in ranked]
    rows += [(each.name, each.reason) for each in made.missing if each.area not in known]
    return Vintage(
        label=compared.edition.label,
        published=day(compared.edition.published),
        place=place_of(compared, own),
        sentences=tuple(filter(None, (*standing_words(compared), differs_words(compared, own)))),
        printed=made.printed,
        ends=ends_of(compared),
        rows=tuple(rows),
    )


def standing_words(compared: Compared) -> Iterator[str]:
    """Where the area stands: by its interval where the counts are published, and where they are not, that it cannot be.

    A place in a row by itself is not said of values that chance may have put in that order.
    """
    made = compared.comparison
    if compared.position:
        yield position_sentence(compared.position)
        yield range_sentence(made)
    else:
        yield without_place(made)
        yield interval_words(compared)
        yield "" if made.refusal or made.place is None else NOT_COUNTED


def funnel_of(found: Iterable[Compared], reading: Reading) -> Chart | None:
    """The funnel of a set in the newest publication that gives its counts; none where none does."""
    compared = next((each for each in found if each.position), None)
    if compared is None or compared.position is None:
        return None
    return chart_of_position(
        compared.position,
        key=f"funnel-{reading.indicator.key}-{compared.chosen.key}",
        title=f"Is {compared.position.own.name} further from its {compared.chosen.noun} than chance would put it?",
        measure=reading.indicator.unit,
        across="population" if reading.indicator.kind == RATE else "number counted",
        source=f"{compared.edition.label}, {compared.comparison.period_label}. 95% and 99.8% limits from the same "
        "intervals as the values’ own (Wilson for a percentage, Byar for a rate).",
    )


def ends_of(compared: Compared) -> tuple[str, ...]:
    """The lowest and the highest area with their values, ours among them; nothing where nothing is compared."""
    made = compared.comparison
    known = [each for each in (made.home, *made.counted) if each.value is not None]
    if made.refusal or not known:
        return ()
    low, high = (end(known, key=lambda each: each.value) for end in (min, max))
    return tuple(f"{each.name} {number_text(each.value, made.places)}" for each in (low, high))


def differs_words(compared: Compared, own: Figure) -> str:
    """That the publication's value for the area is not the partnership's own, where both are known and differ."""
    home, places = compared.comparison.home, compared.comparison.places
    if home.value is None or own.value is None or compared.comparison.refusal:
        return ""
    if number_text(home.value, places) == number_text(own.value, places):
        return ""
    return f"The partnership’s own figure is {own.text}."


def interval_words(compared: Compared) -> str:
    """Between which ends the area's true value probably lies; nothing where its counts are not published."""
    if compared.interval is None:
        return ""
    low, high = (number_text(end, compared.comparison.places) for end in compared.interval)
    return f"By chance alone it could lie between {low} and {high} (95% interval)."


def provenance_of(figure: Figure, names: Mapping[str, str], card: Card | None) -> list[tuple]:
    """Where a figure comes from, as label, text and perhaps an address."""
    seen = figure.observation
    if seen is None:
        return []
    rows: list[tuple] = [(figure.period.label, figure.text, address("insight:figure", ref=seen.ref))]
    numerator, denominator = figure.counts
    if figure.indicator.has_denominator and numerator is not None and denominator is not None:
        made = f"{number_text(numerator.normalize())} of {number_text(denominator.normalize())}"
        rows.append(("Made of", made, ""))
    how = seen.get_origin_display()
    rows += [
        ("Source", seen.source.name, ""),
        ("How it came", f"{how}: {seen.document}, {seen.place}" if seen.document else how, ""),
        ("Status", Status(seen.status).label, ""),
        ("Recorded", f"{moment(seen.recorded_at)} by {names[seen.recorded_by]}", ""),
    ]
    if card:
        rows.append(("Return", card.label, card.address))
    if figure.earlier:
        rows.append(("Earlier values", f"{len(figure.earlier)}, in its history", rows[0][2]))
    return rows
