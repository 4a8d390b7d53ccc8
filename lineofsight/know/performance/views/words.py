"""What figures say in words: one plain sentence for a page, a chart, a change. No word claims more than the figures."""

from datetime import date

from lineofsight.core.design.text import day as day_text
from lineofsight.core.insight.figures import Book, Figure, last_time
from lineofsight.core.insight.rules import Indicator
from lineofsight.kernel.periods import Period
from lineofsight.know.performance.selectors import Row

ENOUGH_FOR_LIMITS = 12


def plural(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def scorecard_sentence(lines: list[Row], period: Period, day: date) -> str:
    """How many indicators, for when, as known when; how many rose, fell and are missing."""
    both = [
        line for line in lines if line.figure.value is not None and line.before.value is not None and not line.broken
    ]
    rose = sum(1 for line in both if line.figure.value > line.before.value)
    fell = sum(1 for line in both if line.figure.value < line.before.value)
    missing = sum(1 for line in lines if line.figure.value is None)
    since = "the year before" if period.shifted(-12) == period.previous() else "the time before"
    said = [f"{plural(len(lines), 'indicator', 'indicators')} for {period.label}, as known on {day_text(day)}."]
    if both:
        said.append(f"{rose} rose and {fell} fell against {since}.")
    if missing:
        said.append(f"{plural(missing, 'has', 'have')} no value.")
    return " ".join(said)


def change_words(line: Row) -> str:
    """The change since last time in the indicator's own unit, or why it is not given."""
    if line.broken:
        return "not compared: series breaks"
    if line.figure.value is None or line.before.value is None:
        return "nothing to compare with" if line.figure.value is not None else ""
    return line.indicator.change_text(line.figure.value, line.before.value)


def judged(line: Row) -> str:
    """Which way the change went, where one way is better. It says nothing of whether two values are enough to tell."""
    if line.broken or line.figure.value is None or line.before.value is None:
        return ""
    better = line.indicator.better(line.figure.value, line.before.value)
    return {True: "the better way", False: "the worse way", None: ""}[better]


def series_words(series: list[Figure]) -> tuple[str, str]:
    """How many values a series has, and whether that is enough to judge by: under twelve carry no limits."""
    known = sum(1 for figure in series if figure.value is not None)
    if known == 0:
        return "no values", ""
    return plural(known, "value", "values"), "too few to judge" if known < ENOUGH_FOR_LIMITS else ""


def series_sentence(series: list[Figure]) -> str:
    """What a run of values shows: its first, its last, its lowest and highest; nothing about cause."""
    known = [figure for figure in series if figure.value is not None]
    if not known:
        return "There is no value for any of these periods."
    first, last = known[0], known[-1]
    if len(known) == 1:
        return f"There is one value, {last.text} for {last.period.label}."
    moved = "the same as" if first.value == last.value else "up from" if last.value > first.value else "down from"
    said = f"{last.text} for {last.period.label}, {moved} {first.text} for {first.period.label}."
    if len(known) > 2:
        low, high = min(known, key=lambda f: f.value), max(known, key=lambda f: f.value)
        said += f" The lowest was {low.text} and the highest {high.text}."
    if len(known) < ENOUGH_FOR_LIMITS:
        said += f" {plural(len(known), 'value is', 'values are')} too few to tell a trend from chance."
    return said


def answer_sentence(book: Book, indicator: Indicator, period: Period) -> str:
    """The answer to an indicator's question, as far as two values can give one."""
    figure, earlier = book.figure(indicator, period), book.figure(indicator, last_time(period))
    if figure.value is None:
        return f"We cannot say: the figure for {period.label} is {figure.text}."
    broken = book.break_between(indicator, earlier.period, period)
    if broken:
        return f"{figure.text} for {period.label}. It is not compared with the year before: {broken.note}."
    if earlier.value is None:
        return f"{figure.text} for {period.label}. There is no earlier value to compare it with."
    if figure.text == earlier.text:
        return f"It is the same: {figure.text} for {period.label} and for {earlier.period.label}."
    way = "Up" if figure.value > earlier.value else "Down"
    return (
        f"{way}, from {earlier.text} for {earlier.period.label} to {figure.text} for {period.label}: "
        f"{indicator.change_text(figure.value, earlier.value)}."
    )


def source_line(series: list[Figure], indicator: Indicator) -> str:
    """Who the values are from, and what they count."""
    sources = dict.fromkeys(f.observation.source.name for f in series if f.observation)
    documents = dict.fromkeys(f.observation.document for f in series if f.observation and f.observation.document)
    said = f"Source: {', '.join(sources)}" if sources else "Source: none yet"
    if documents:
        said += f", as published in {'; '.join(documents)}"
    return f"{said}. {indicator.definition}"
