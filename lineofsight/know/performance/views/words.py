"""What figures say in words: one plain sentence for a page, a chart, a change. No word claims more than the figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lineofsight.core.design.text import day as day_text
from lineofsight.core.design.text import days_late, listed
from lineofsight.core.insight.figures import Book, Figure, last_time
from lineofsight.core.insight.rules import PERCENTAGE, Gap, Indicator
from lineofsight.kernel.numbers import half_up, number_text, percent_text, signed_text
from lineofsight.kernel.periods import Period
from lineofsight.kernel.spc import POINTS_FOR_LIMITS
from lineofsight.know.performance.selectors import Breakdown, Lateness, Row

WHOSE = {"law": "set in law", "national": "national", "local": "local"}


def plural(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


# What a unit is called when there is one of it, where leaving out its last letter will not do.
SINGLE = {"children": "child", "people": "person", "families": "family"}


def one_of(unit: str) -> str:
    """A unit of one: "child" for "children", "young person" for "young people"; a rate or a sign as it stands."""
    *before, last = unit.split(" ")
    last = SINGLE.get(last) or last.removesuffix("s")
    return " ".join([*before, last])


def unit_of(indicator: Indicator) -> str:
    """What a change is counted in: points for a percentage, which is not per cent; else the indicator's own unit."""
    return "points" if indicator.kind == PERCENTAGE else indicator.unit


def amount(figure: Figure) -> str:
    """A figure with its unit: "24,629 contacts", "27.9%", "38.7 per 10,000"; the words for why there is none."""
    if figure.value is None or figure.indicator.kind == PERCENTAGE:
        return figure.text
    unit = figure.indicator.unit
    return f"{figure.text} {one_of(unit) if figure.text == '1' else unit}"


def under_name(figure: Figure) -> str:
    """What stands under an indicator's name: its unit, which a percentage carries itself, and the period."""
    period = figure.period.short_label
    return period if figure.indicator.kind == PERCENTAGE else f"{figure.indicator.unit}, {period}"


@dataclass(frozen=True)
class Moved:
    """How a value changed: by how much, in what, between which periods, and whether that is the better way.

    Where it is not said, `why_not` says why.
    """

    amount: str = ""
    unit: str = ""
    periods: str = ""
    way: str = ""
    judged: str = ""
    why_not: str = ""

    @property
    def text(self) -> str:
        """The change with its unit: "+3,095 contacts", "−1.2 points", "no change"."""
        return f"{self.amount} {self.unit}".strip() or self.why_not


def moved(line: Row) -> Moved:
    """The change since last time in the indicator's own unit, or why it is not given."""
    return moved_between(line.indicator, line.figure, line.before, broken=line.broken is not None)


def moved_between(indicator: Indicator, figure: Figure, before: Figure, *, broken: bool = False) -> Moved:
    """The change between two figures, as both are read: each rounded once, so that it is the difference one can see."""
    if figure.value is None:
        return Moved()
    if broken:
        return Moved(why_not="not compared: counting changed")
    if before.value is None:
        return Moved(why_not=f"nothing to compare: {before.period.short_label} {before.text}")
    new, old = half_up(figure.value, indicator.places), half_up(before.value, indicator.places)
    periods = f"{before.period.short_label} to {figure.period.short_label}"
    by, unit = signed_text(new - old, indicator.places), unit_of(indicator)
    if new == old:
        return Moved(amount="no change", periods=periods, way="same")
    better = indicator.better(new, old)
    return Moved(
        amount=by,
        unit=one_of(unit) if by in ("+1", "−1") else unit,
        periods=periods,
        way="up" if new > old else "down",
        judged={True: "better", False: "worse", None: ""}[better],
    )


def direction_words(indicator: Indicator) -> str:
    """Which way is better."""
    return {"higher": "higher is better", "lower": "lower is better"}.get(indicator.direction, "neither way is better")


@dataclass(frozen=True)
class Aim:
    """A target and whether it was met; `met` is none where no way is better, or there is no value."""

    text: str
    whose: str
    met: bool | None

    @property
    def words(self) -> str:
        """Whether it was met, in words."""
        return {True: "met", False: "not met", None: ""}[self.met]


def aim_of(figure: Figure) -> Aim | None:
    """The indicator's target beside its value. A local target is never called anything but local."""
    target, indicator = figure.indicator.target, figure.indicator
    if target is None:
        return None
    return Aim(indicator.text_of(target.value), WHOSE[target.owner], indicator.meets_target(figure.value))


def scorecard_sentence(lines: Sequence[Row], period: Period, day: date) -> str:
    """What the page found: how many, for when, as known when; how many moved and which way, what is off target,
    missing, late, and not comparable."""
    said = [f"{plural(len(lines), 'indicator', 'indicators')} for {period.label}, as known on {day_text(day)}."]
    return " ".join(filter(None, [*said, domain_sentence(lines)]))


def domain_sentence(lines: Sequence[Row]) -> str:
    """What a domain's lines say together."""
    return " ".join(filter(None, (moved_sentence(lines), off_target_sentence(lines), missing_sentence(lines))))


def moved_sentence(lines: Iterable[Row]) -> str:
    """How many rose, fell and stayed, how many for the better or the worse; and how many are not compared, and why."""
    lines = [line for line in lines if line.figure.value is not None]
    found = [moved(line) for line in lines if line.comparable]
    ways = {way: sum(1 for each in found if each.way == way) for way in ("up", "down", "same")}
    named = [("rose", ways["up"]), ("fell", ways["down"]), ("did not change", ways["same"])]
    said = [f"{listed(f'{count} {verb}' for verb, count in named if count)}{judged_words(found)}."] if found else []
    broken = sum(1 for line in lines if line.broken is not None)
    new = sum(1 for line in lines if line.broken is None and line.before.value is None)
    said += [f"{broken} cannot be compared, because counting changed."] if broken else []
    said += [f"{plural(new, 'has', 'have')} no earlier value to compare with."] if new else []
    return " ".join(said)


def judged_words(found: Iterable[Moved]) -> str:
    """How many changes were for the better and for the worse: " since the time before: 8 for the better"."""
    found = list(found)
    counted = [(word, sum(1 for each in found if each.judged == word)) for word in ("better", "worse")]
    judged = " and ".join(f"{count} for the {word}" for word, count in counted if count)
    return " since the time before" + (f": {judged}" if judged else "")


def off_target_sentence(lines: Iterable[Row]) -> str:
    """How many of those with a target are off it."""
    met = [aim.met for line in lines if (aim := aim_of(line.figure)) and aim.met is not None]
    if not met:
        return ""
    off, every = met.count(False), {1: "The one", 2: "Both"}.get(len(met), f"All {len(met)}")
    if off not in (0, len(met)):
        return f"{off} of the {len(met)} with a target {'is' if off == 1 else 'are'} off it."
    one = len(met) == 1
    verb = ("is off it" if one else "are off it") if off else ("meets it" if one else "meet it")
    return f"{every} with a target {verb}."


def missing_sentence(lines: Iterable[Row]) -> str:
    """How many have no value, and how many of those because a return is late."""
    missing = [line for line in lines if line.missing]
    if not missing:
        return ""
    late = sum(1 for line in missing if any(each.late for each in line.waiting))
    said = f"{plural(len(missing), 'has', 'have')} no value"
    if late == len(missing):
        return f"{said}, because {'its return is' if late == 1 else 'their returns are'} late."
    return said + (f", {late} of them because a return is late." if late else ".")


def waiting_words(late: Iterable[Lateness], most: int = 2) -> str:
    """Whose a missing value is and how late: "Ashmere Police, 6 days late"; of many, the latest and how many more."""
    waiting = sorted(late, key=lambda each: (-each.days_late, each.agency))
    named = [
        f"{each.agency}, {days_late(each.days_late)}" if each.late else f"{each.agency}, not due yet"
        for each in waiting[:most]
    ]
    more = len(waiting) - most
    return "; ".join(named) + (f"; and {more} more" if more > 0 else "")


def agencies_words(line: Row) -> str:
    """How many agencies answered, where each answers for itself: "11 of 12 agencies"."""
    answered = len(line.figure.others)
    return f"{answered} of {plural(max(answered, len(line.asked)), 'agency', 'agencies')}"


def range_words(figures: Iterable[Figure]) -> str:
    """The lowest and the highest of some agencies' values, and how many are kept back or absent. No total is made."""
    figures = list(figures)
    known = sorted((each for each in figures if each.value is not None), key=lambda each: each.value)
    said = []
    if known:
        low, high = known[0].text, known[-1].text
        said.append(low if low == high else f"{low} to {high}")
    absent: dict[str, int] = {}
    for each in figures:
        if each.value is None:
            absent[each.text] = absent.get(each.text, 0) + 1
    return "; ".join([*said, *(f"{count} {text}" for text, count in absent.items())])


def elsewhere_words(line: Row, home: str) -> str:
    """What was given for another area only: "West Yorkshire: 1,234; not returned for Leeds"."""
    given = [f"{area}: {figure.text}" for area, figure in line.elsewhere]
    return f"{'; '.join(given)}; not returned for {home}" if given else ""


def drawn_words(series: Sequence[Figure]) -> str:
    """What a line's small drawing reaches over: "8 values since 2011/12"."""
    known = [figure for figure in series if figure.value is not None]
    if len(known) < 2:
        return "one value" if known else ""
    return f"{len(known)} values since {known[0].period.short_label}"


def spark_label(series: Sequence[Figure]) -> str:
    """What a line's small drawing shows, for whoever cannot see it: "From 21,534 to 24,629"."""
    known = [figure for figure in series if figure.value is not None]
    said = f"From {known[0].text} to {known[-1].text}"
    if len(known) < 3:
        return said
    low, high = min(known, key=lambda f: f.value), max(known, key=lambda f: f.value)
    return f"{said}, between {low.text} and {high.text}"


def series_sentence(series: Sequence[Figure], judged: bool = False) -> str:
    """What a run of values shows: its first, its last, its lowest and highest; nothing about cause. Where its chart
    says more of it (`judged`), not that there are too few."""
    known = [figure for figure in series if figure.value is not None]
    if not known:
        return "There is no value for any of these periods."
    first, last = known[0], known[-1]
    if len(known) == 1:
        return f"There is one value, {last.text} for {last.period.label}."
    way = "the same as" if first.value == last.value else "up from" if last.value > first.value else "down from"
    said = f"{last.text} for {last.period.label}, {way} {first.text} for {first.period.label}."
    if len(known) > 2:
        low, high = min(known, key=lambda f: f.value), max(known, key=lambda f: f.value)
        said += f" The lowest was {low.text} and the highest {high.text}."
    if len(known) < POINTS_FOR_LIMITS and not judged:
        said += f" {plural(len(known), 'value is', 'values are')} too few to tell a trend from chance."
    return said


def answer_sentence(book: Book, indicator: Indicator, period: Period, source: int | None = None) -> str:
    """The answer to an indicator's question, as far as two values can give one."""
    figure, earlier = book.figure(indicator, period, source=source), book.before(indicator, period, source=source)
    if figure.others and figure.value is None:
        return f"Each agency answers for itself for {period.label}: {range_words(figure.others)}. Nothing is added up."
    if figure.value is None:
        return f"We cannot say: the figure for {period.label} is {figure.text}."
    broken = book.break_between(indicator, last_time(period), period)
    if broken:
        return (
            f"{amount(figure)} for {period.label}. It is not compared with the time before: {broken.note.rstrip('.')}."
        )
    if earlier.value is None:
        return f"{amount(figure)} for {period.label}. There is no earlier value to compare it with."
    change = moved_between(indicator, figure, earlier)
    if change.way == "same":
        return f"It is the same: {amount(figure)} for {period.label} and for {earlier.period.label}."
    way = "Up" if change.way == "up" else "Down"
    judged = {"better": " That is the better way.", "worse": " That is the worse way."}.get(change.judged, "")
    return (
        f"{way}, from {earlier.text} for {earlier.period.label} to {amount(figure)} for {period.label}: "
        f"{change.text}.{judged}"
    )


def source_line(series: Iterable[Figure], indicator: Indicator) -> str:
    """Who the values are from, and what they count."""
    seen = [f.observation for f in series if f.observation]
    sources = dict.fromkeys(each.source.name for each in seen)
    documents = dict.fromkeys(each.document for each in seen if each.document)
    said = f"Source: {', '.join(sources)}" if sources else "Source: none yet"
    if documents:
        said += f", as published in {'; '.join(documents)}"
    return f"{said}. {indicator.definition}"


def remainder_words(whole: Decimal, parts: Sequence[Decimal], places: int = 0) -> str:
    """What parts and their total differ by, never smoothed: "2 more than the total"; nothing where they agree."""
    over = half_up(sum(parts, Decimal(0)), places) - half_up(whole, places)
    if not over:
        return ""
    return f"{number_text(abs(over), places)} {'more' if over > 0 else 'fewer'} than the total"


def gap_words(gap: Gap) -> str:
    """Whose something that is not collected would be, and from when it is expected."""
    whose = gap.owner_words or gap.owner
    return "; ".join(filter(None, [whose, f"expected: {gap.expected}" if gap.expected else ""]))


def share_text(part: Decimal | None) -> str:
    """A share of a total as it is read, "38.6%"; a dash where it cannot be said."""
    return "–" if part is None else percent_text(part)


def beyond_text(breakdown: Breakdown) -> str:
    """What the parts given and their total differ by, where they do and no part is kept back."""
    if not breakdown.beyond:
        return ""
    given = [part.figure for part in breakdown.parts if part.figure.value is not None]
    rounded = any(each.value != each.observation.value for each in (breakdown.whole, *given))
    said = remainder_words(breakdown.whole.value, [each.value for each in given])
    return f"{said}, each having been rounded" if rounded else said
