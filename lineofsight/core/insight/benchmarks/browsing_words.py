"""A published series in words and tables: for a page, without a number that is not in it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lineofsight.core.design.text import listed
from lineofsight.core.insight.benchmarks.areas import areas, around
from lineofsight.core.insight.benchmarks.catalogue import JUDGEMENT, Series
from lineofsight.core.insight.benchmarks.models import Gap
from lineofsight.core.insight.benchmarks.published import JUDGEMENTS
from lineofsight.core.insight.benchmarks.selectors import BenchmarkBook, Known
from lineofsight.core.insight.benchmarks.sets import AreaSet
from lineofsight.core.insight.benchmarks.standing import NOT_COUNTED
from lineofsight.core.insight.benchmarks.tables import Entry
from lineofsight.core.insight.benchmarks.words import without_place
from lineofsight.kernel.numbers import number_text
from lineofsight.kernel.periods import Period

BETTER = {"up": "the publisher reads more as better", "down": "the publisher reads less as better"}

LIST_HEAD = ("Series", "Topic", "Unit", "Years", "Areas", "Publication", "Code")
VALUES_HEAD = ("Area", "Code", "From", "To", "Value", "Why there is none", "Place")


@dataclass(frozen=True)
class Beside:
    """A set of areas, and the sentence that says what they have."""

    label: str
    sentence: str


def facts_of(series: Series) -> list[tuple[str, str]]:
    """What a series is, by label."""
    about = series.publication
    assumed = " (the day is assumed)" if about.published_assumed else ""
    return [
        ("Publication", f"{about.title}. {about.publisher}"),
        ("Published", f"{about.published:%-d %B %Y}{assumed}"),
        ("Counted", about.numerators),
        ("Over", about.denominators),
        (
            "Unit",
            series.unit + (f"; {BETTER[series.polarity]}" if series.polarity and series.unit != JUDGEMENT else ""),
        ),
        ("Years", f"{series.span}, as the publication writes them"),
        ("Areas", f"{series.areas:,}, with {series.values:,} numbers" if series.values else f"{series.areas:,}"),
        ("Code", series.key),
        ("Attribution", about.attribution),
    ]


def list_row(series: Series) -> tuple:
    """A series as a line of the list."""
    title = series.publication.title
    return series.name, series.topic, series.unit, series.span, series.areas, title, series.key


def value_row(entry: Entry) -> tuple:
    """One value as a line of a file: as written, or its reason in words."""
    reason = Gap(entry.gap).label if entry.gap else ""
    return entry.area_name, entry.area, entry.period.start, entry.period.end, entry.text, reason, entry.place


def columns_of(book: BenchmarkBook, series: Series) -> list[tuple[str, str]]:
    """The areas of a series' table: the home area, its region and England, where the series has them."""
    codes = (book.home, *around(book.home))
    known = {code for values in book.values.values() for code in values}
    names = {book.home: book.home_name, **{code: areas()[code].name for code in codes if code in areas()}}
    return [(code, names[code]) for code in dict.fromkeys(codes) if code in known]


def years_table(book: BenchmarkBook, series: Series) -> list[tuple[str, ...]]:
    """Each year, the newest first, with what each area has."""
    columns = columns_of(book, series)
    own = sorted({p for code, _ in columns for p, _ in book.series(series.key, code)}, reverse=True)
    return [
        (period.label, *(told(series, book.value(series.key, period, code, series.vintage)) for code, _ in columns))
        for period in own
    ]


def told(series: Series, known: Known | None) -> str:
    """A value as it is read, or why there is none."""
    if known is None:
        return "no value published"
    if known.value is None:
        return known.reason
    return known.text if series.unit == JUDGEMENT else number_text(known.value, series.places)


def beside_of(book: BenchmarkBook, series: Series) -> Iterator[Beside]:
    """The home area beside each of its sets, in the newest year that has a value for it."""
    period = newest_of(book, series)
    for chosen in book.sets():
        if period and not chosen.in_use(period.end):
            continue
        if series.unit == JUDGEMENT:
            yield Beside(chosen.label, judged(book, series, chosen))
        elif period and (made := book.compare(series.key, period, chosen.key, series.vintage)):
            untested = "" if made.refusal or made.place is None else f" {NOT_COUNTED}"
            yield Beside(chosen.label, f"{period.label}. {without_place(made)}{untested}")


def newest_of(book: BenchmarkBook, series: Series) -> Period | None:
    """The newest year in which the home area has a value; where it never has, the newest there is."""
    own = [period for period, known in book.series(series.key, book.home) if known.value is not None]
    return max(own or book.periods(series.key), default=None)


def judged(book: BenchmarkBook, series: Series, chosen: AreaSet) -> str:
    """How many of a set were judged how, each by its latest inspection: judgements are counted, never averaged."""
    latest = [book.series(series.key, code)[-1:] for code in chosen.members]
    words = Counter(known.text for rows in latest for _, known in rows if known.value is not None)
    said = [f"{words[word]} {word.lower()}" for word in JUDGEMENTS if words[word]]
    without = len(chosen.members) - words.total()
    return (
        f"Of {len(chosen.members)} {chosen.noun}, each by its latest inspection: {listed(said) or 'no judgement'}"
        + (f"; {without} without one." if without and said else ".")
    )
