"""A figure is what people read: a value or the reason there is none, with where it came from."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property, partial

from lineofsight.core.insight import library
from lineofsight.core.insight.disclosure import dimension_of
from lineofsight.core.insight.models import Absence, Break, Cause, Observation, Origin, Ruling, Status
from lineofsight.core.insight.protecting import open_to_hiding
from lineofsight.core.insight.rules import COUNT, EACH, Indicator
from lineofsight.kernel.numbers import half_up
from lineofsight.kernel.periods import Period
from lineofsight.kernel.suppression import Policy

VALUE, SUPPRESSED, NOT_RETURNED, BY_AGENCY = "value", "suppressed", "not_returned", "by_agency"
WORDS = {
    SUPPRESSED: "suppressed",
    NOT_RETURNED: "not returned",
    BY_AGENCY: "by agency",
    Absence.NOT_APPLICABLE: "not applicable",
    Absence.NOT_AVAILABLE: "not available",
}
# Who may see a small count as it is: the agency that returned it and the analyst checking it. All others: published.
INTERNAL, PUBLISHED = "internal", "published"
UNCHECKED = "It has not been checked for disclosure."
UNTOLD = "The count is small, or a small one could be worked out from it."
Cells = dict[str, dict[int, list[Observation]]]


@dataclass(frozen=True)
class Figure:
    """One number as it is read on a day, or why there is none. A true nought is a value."""

    indicator: Indicator
    period: Period
    breakdown: str
    as_at: datetime
    status: str
    value: Decimal | None = None
    reason: str = ""
    observation: Observation | None = None
    earlier: tuple[Observation, ...] = ()
    # The same thing as other sources say it: never averaged, never chosen between in silence.
    others: tuple["Figure", ...] = ()
    # Why it may not leave, on a figure that only its supplier and the analyst are shown.
    internal: str = ""
    # Why today's policy would hide it, on a figure shown because its owner had published it.
    flagged: str = ""
    # Whether its policy shows no count as it is, so that those a share is made of are not shown beside it.
    rounded: bool = False

    @property
    def text(self) -> str:
        """What is printed: the number in its unit, or the words that say why there is none."""
        return self.indicator.text_of(self.value) if self.value is not None else WORDS[self.status]

    @property
    def provisional(self) -> bool:
        """Whether the value may still change."""
        return self.observation is not None and self.observation.status in {Status.PROVISIONAL, Status.QUERIED}

    @property
    def entered(self) -> bool:
        """Whether the partnership's own people entered it, and its agency has not confirmed it yet."""
        return self.observation is not None and self.observation.origin == Origin.ENTERED

    @property
    def counts(self) -> tuple[Decimal | None, Decimal | None]:
        """The two counts it is made of, as far as its reader may see them."""
        seen = self.observation
        if seen is None or self.value is None or (self.rounded and self.indicator.kind != COUNT):
            return None, None
        numerator = self.value if self.indicator.kind == COUNT else seen.numerator
        return numerator, seen.denominator

    @property
    def disagreeing(self) -> tuple["Figure", ...]:
        """The other sources' figures that do not say the same."""
        return tuple(other for other in self.others if other.text != self.text)

    @property
    def caveats(self) -> tuple[str, ...]:
        """What prints wherever the value prints: the indicator's caveats, then the value's own."""
        own = (self.observation.comment,) if self.observation and self.observation.comment else ()
        return (*self.indicator.caveats, *own)


@dataclass(frozen=True)
class Change:
    """A day from which values mean something else: declared, or because the definition was issued anew."""

    indicator: str
    on: date
    note: str


@dataclass
class Book:
    """What was known of some indicators on a day: read in two queries, asked as often as a page likes.

    `area` is the area its figures are about; what was returned for another, such as the whole of a police force's,
    stands in a series of its own and is never taken for this one.
    """

    as_at: datetime
    audience: str
    observations: Iterable[Observation]
    area: str
    breaks: tuple[Break, ...] = ()
    rulings: Iterable[Ruling] = ()
    # Read as at a moment that is over: what has come to be refused since then, as `dimension_in_table` names it.
    refused_since: Collection[tuple] = ()
    # By indicator and area, by period, by breakdown, by source: a report asks thousands of times for one series.
    known: dict[tuple[str, str], dict[Period, Cells]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.ruled = {(ruling.release_id, ruling.observation_id): ruling for ruling in self.rulings}
        self.checked: dict[tuple, int] = {}
        self.books: dict[str, Book] = {self.area: self}
        for row in self.observations:
            place = (row.indicator, row.area, row.period)
            cells = self.known.setdefault(place[:2], {}).setdefault(row.period, {})
            cells.setdefault(row.breakdown, {}).setdefault(row.source_id, []).append(row)
            if row.release_id:
                table = (*place, row.source_id)
                self.checked[table] = max(row.release_id, self.checked.get(table, 0))

    def elsewhere(self, area: str) -> "Book":
        """The same book read for another area."""
        if area not in self.books:
            other = Book(self.as_at, self.audience, (), area, self.breaks, (), self.refused_since, self.known)
            other.ruled, other.checked, other.books = self.ruled, self.checked, self.books
            other.redefined = self.redefined
            self.books[area] = other
        return self.books[area]

    def of(self, indicator: Indicator) -> dict[Period, Cells]:
        """What is known of an indicator in the area, by period."""
        return self.known.get((indicator.key, self.area), {})

    def figure(
        self, indicator: Indicator, period: Period, breakdown: str = "", source: int | None = None, kind: str = ""
    ) -> Figure:
        """The latest known on the day, and of those the latest recorded; earlier values, and other sources, beside it.

        Where several sources give a value and none is named, the one that speaks for the area comes first: the kind
        of agency the indicator is asked of. Where each agency answers for itself there is no value for the area, and
        every agency's stands among the `others`.

        Args:
            source: the organisation whose value is wanted.
            kind: the kind of organisation it must be from, where a series is not to change hands.
        """
        sources = self.of(indicator).get(period, {}).get(breakdown, {})
        if kind:
            sources = {source_id: rows for source_id, rows in sources.items() if rows[-1].source.kind == kind}
        about = partial(Figure, indicator=indicator, period=period, breakdown=breakdown, as_at=self.as_at)
        if source is not None:
            rows = sources.get(source, [])
            return self.read(about, rows) if rows else self.missing(about)
        if not sources:
            return self.missing(about)
        every = [self.read(about, rows) for rows in sources.values()]
        if indicator.combine == EACH:
            by_name = sorted(every, key=lambda figure: figure.observation.source.name)
            return about(status=BY_AGENCY, reason="Each agency answers for itself.", others=tuple(by_name))
        first, *others = sorted(every, key=partial(speaks_first, indicator))
        return self.beside(first, tuple(others))

    def missing(self, about: partial) -> Figure:
        return about(status=NOT_RETURNED, reason="No value for this period had been returned by then.")

    def beside(self, first: Figure, others: tuple[Figure, ...]) -> Figure:
        return Figure(**{**vars(first), "others": others}) if others else first

    def read(self, about: partial, rows: list[Observation]) -> Figure:
        """One source's figure, from its values in the order they came to be known."""
        *earlier, latest = rows
        about = partial(about, observation=latest, earlier=tuple(earlier))
        if latest.absence:
            return about(status=latest.absence, reason=latest.reason or latest.comment)
        hidden, flagged = self.kept_back(latest)
        if hidden and self.audience != INTERNAL:
            return about(status=SUPPRESSED, reason=hidden)
        asked = about.keywords["indicator"]
        if self.audience == INTERNAL:
            return about(status=VALUE, value=latest.value, internal=hidden, flagged=flagged)
        return about(
            status=VALUE, value=shown_value(asked, latest), flagged=flagged, rounded=bool(rounding(asked, latest))
        )

    def kept_back(self, latest: Observation) -> tuple[str, str]:
        """Why a value may not leave, and why it would not today though it is shown as its owner published it."""
        release = self.checked.get((latest.indicator, latest.area, latest.period, latest.source_id))
        if latest.release_id is None or release is None:
            return UNCHECKED, ""
        ruling = self.ruled.get((release, latest.pk))
        if ruling is None and dimension_in_table(latest) in self.refused_since and open_to_hiding(latest):
            return self.said(Cause.BREAKDOWN), ""
        if ruling is None:
            return "", ""
        sentence = f"{Cause(ruling.cause).label}."
        return ("", sentence) if ruling.shown else (self.said(Cause(ruling.cause)), "")

    def said(self, cause: Cause) -> str:
        """Why a value is kept back, as this reader may know it. Whoever is told which of two hidden counts is the small
        one knows both where their sum is 7: 1 and 6. So outside its agency and the analyst one sentence says either.
        """
        return UNTOLD if self.audience != INTERNAL and cause in (Cause.SMALL, Cause.BESIDE) else f"{cause.label}."

    def sources(self, indicator: Indicator, like: Period | None = None, breakdown: str = "") -> dict[int, str]:
        """Who has given any value for the area, by name; of one kind of period only where `like` is given."""
        found = {
            row.source_id: row.source.name
            for period, cells in self.of(indicator).items()
            if like is None or period.kind == like.kind
            for rows in cells.get(breakdown, {}).values()
            for row in rows[-1:]
        }
        return dict(sorted(found.items(), key=lambda item: item[1]))

    def areas(self, indicator: Indicator) -> list[str]:
        """The other areas an indicator has values for."""
        return sorted(area for key, area in self.known if key == indicator.key and area != self.area)

    def periods(self, indicator: Indicator, like: Period | None = None, breakdown: str = "") -> list[Period]:
        """The periods with any value, in order; of one kind only where `like` is given."""
        found = [period for period, cells in self.of(indicator).items() if breakdown in cells]
        return sorted(p for p in found if like is None or p.kind == like.kind)

    def series(
        self, indicator: Indicator, like: Period, breakdown: str = "", source: int | None = None
    ) -> list[Figure]:
        """The figures of one kind of period in order, with a gap shown as not returned; all from one kind of source."""
        periods = with_gaps(self.periods(indicator, like, breakdown))
        kind = self.kind_of(indicator, like, breakdown, source)
        return [self.figure(indicator, period, breakdown, source, kind) for period in periods]

    def before(self, indicator: Indicator, period: Period, breakdown: str = "", source: int | None = None) -> Figure:
        """Last time's figure: a year earlier for a snapshot or a year, else the period just before."""
        kind = self.kind_of(indicator, period, breakdown, source)
        return self.figure(indicator, last_time(period), breakdown, source, kind)

    def kind_of(self, indicator: Indicator, period: Period, breakdown: str, source: int | None) -> str:
        """The kind of organisation a period's figure is from: what the figures beside it must be from too."""
        seen = self.figure(indicator, period, breakdown, source).observation if source is None else None
        return seen.source.kind if seen else ""

    def break_between(self, indicator: Indicator, earlier: Period, later: Period) -> Change | None:
        """What stands between two periods so that they may not be compared: a declared break, or a new definition."""
        crossed = (c for c in self.changes(indicator) if earlier.end < c.on <= later.end)
        return next(crossed, None)

    def changes(self, indicator: Indicator) -> list[Change]:
        """Every day from which an indicator's values mean something else, in order."""
        declared = [Change(b.indicator, b.on, b.note) for b in self.breaks if b.indicator == indicator.key]
        return sorted([*declared, *self.redefined.get(indicator.key, [])], key=lambda change: change.on)

    @cached_property
    def redefined(self) -> dict[str, list[Change]]:
        """Where values under one definition end and those under another begin, by indicator."""
        found: dict[str, list[Change]] = {}
        last: dict[tuple, Observation] = {}
        periods = (cells for series in self.known.values() for cells in series.values())
        latest = (rows[-1] for cells in periods for rows in cells.get("", {}).values())
        for row in sorted(latest, key=lambda row: (row.end, row.start)):
            line = (row.indicator, row.area, row.source_id)
            before = last.get(line)
            if before is not None and before.edition != row.edition:
                old = library.indicator(row.indicator, before.edition)
                new = library.indicator(row.indicator, row.edition)
                if old and new and not new.means_what(old):
                    on, note = row.start if row.start > before.end else row.end, changed_note(new)
                    found.setdefault(row.indicator, []).append(Change(row.indicator, on, note))
            last[line] = row
        return found


def dimension_in_table(row: Observation) -> tuple:
    """One way one table is broken down; none of its ways, for a whole."""
    return row.indicator, row.area, row.start, row.end, row.source_id, dimension_of(row.breakdown)


def changed_note(indicator: Indicator) -> str:
    """What a new definition says has changed."""
    return indicator.changed or f"The definition changed with edition {indicator.edition} of the library"


def speaks_first(indicator: Indicator, figure: Figure) -> tuple:
    """The order of several sources: the kind of agency that is asked, then whoever said it last."""
    row = figure.observation
    return row.source.kind != indicator.source_agency, -row.known_from.timestamp(), -row.pk


def shown_value(indicator: Indicator, observation: Observation) -> Decimal:
    """A value as everybody may read it: a count rounded where the policy rounds counts, and any other value no finer
    than it is printed, since two counts could be worked out from it; as it is, where its owner has published it."""
    policy = rounding(indicator, observation)
    if policy is None:
        return observation.value
    return (
        policy.rounded(observation.value) if indicator.kind == COUNT else half_up(observation.value, indicator.places)
    )


def rounding(indicator: Indicator, observation: Observation) -> Policy | None:
    """The policy that rounds a value's counts; none where it need not be. It is that of the definition the value was
    given under: a later edition does not undo what a value was given for."""
    given_under = indicator
    if observation.edition != indicator.edition:
        given_under = library.indicator(observation.indicator, observation.edition) or indicator
    if observation.origin == Origin.AS_PUBLISHED or not given_under.policy.round_to:
        return None
    return given_under.policy


def last_time(period: Period) -> Period:
    """The period a value is first compared with: the same day or year a year before, else the one just before."""
    return period.shifted(-12) if period.start == period.end else period.previous()


def with_gaps(periods: list[Period]) -> list[Period]:
    """Periods of one kind with those missing between them put in."""
    filled: list[Period] = []
    for period in periods:
        while filled and (due := following(filled[-1])) < period and not due.overlaps(period):
            filled.append(due)
        filled.append(period)
    return filled


def following(period: Period) -> Period:
    return period.shifted(12) if period.start == period.end else period.next()
