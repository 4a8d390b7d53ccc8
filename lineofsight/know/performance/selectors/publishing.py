"""What of a period everybody may read, what would be added to it, and what would stay hidden."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from lineofsight.core.access.models import Partnership
from lineofsight.core.insight import library
from lineofsight.core.insight import selectors as insight
from lineofsight.core.insight.figures import NOT_RETURNED, PUBLISHED, SUPPRESSED, Figure
from lineofsight.core.insight.models import Origin
from lineofsight.core.insight.publishing.reading import PublicBook
from lineofsight.core.insight.publishing.selectors import public_periods
from lineofsight.core.insight.rules import Domain, Indicator
from lineofsight.kernel import clock
from lineofsight.kernel.periods import Period
from lineofsight.know.performance.rules.open_data import TOTAL, plain
from lineofsight.know.performance.selectors.scorecard import longest_of, period_of, queried_refs

SHUT, CHANGED, OPEN, BY_OWNER = "shut", "changed", "open", "by_owner"


@dataclass(frozen=True)
class Part:
    """One cell of a table: what it is called, empty for the whole, and its figure."""

    label: str
    figure: Figure


@dataclass(frozen=True)
class Table:
    """An indicator in a period, as readers inside know it and as everybody does.

    Attributes:
        state: `shut` to the public; `changed` since it was made public; `open` as it stands; published `by_owner`.
        cells: the whole and its parts as they would become public. public: as they are.
        doubts: what whoever makes it public ought to know.
    """

    indicator: Indicator
    period: Period
    state: str
    cells: tuple[Part, ...]
    public: tuple[Part, ...]
    since: date | None = None
    doubts: tuple[str, ...] = ()

    @property
    def whole(self) -> Figure:
        """The whole as it would become public."""
        return self.cells[0].figure

    @property
    def before(self) -> Figure:
        """The whole as it is public now."""
        return self.public[0].figure

    @property
    def hidden(self) -> tuple[str, ...]:
        """Why cells of it stay hidden: each reason once, with how many."""
        counted: dict[str, int] = {}
        for part in self.cells:
            for figure in (part.figure, *part.figure.others):
                if figure.status == SUPPRESSED:
                    counted[figure.reason] = counted.get(figure.reason, 0) + 1
        return tuple(f"{count} hidden: {why[0].lower()}{why[1:]}" for why, count in counted.items())

    @property
    def can_open(self) -> bool:
        """Whether making it public would change what everybody reads."""
        return self.state in (SHUT, CHANGED)


def tables_of(partnership: Partnership, period: Period) -> list[Table]:
    """Every indicator of a period of which anything is known, as it is inside and as it is public."""
    indicators = list(library.current().indicators.values())
    ends = {period.end}
    book = insight.book(partnership, [each.key for each in indicators], audience=PUBLISHED, ends=ends)
    public, asked = PublicBook(partnership, indicators, ends), queried_refs(partnership)
    made = (table_of(each, period_of(each, period), book, public, asked) for each in indicators)
    return [each for each in made if each is not None]


def table_of(indicator: Indicator, period: Period, book, public: PublicBook, asked: set[str]) -> Table | None:
    """One indicator of a period; none where nothing is known of it."""
    cells, known = cells_of(indicator, period, book), cells_of(indicator, period, public)
    if cells[0].figure.status == NOT_RETURNED and known[0].figure.status == NOT_RETURNED:
        return None
    since = public.since(indicator, period)
    day = clock.london(since).date() if since else None
    return Table(
        indicator, period, state_of(cells, known, made=since is not None), cells, known, day,
        doubts_of(cells[0].figure, asked),
    )  # fmt: skip


def cells_of(indicator: Indicator, period: Period, book) -> tuple[Part, ...]:
    """The whole, and each part that was given."""
    whole = Part("", book.figure(indicator, period))
    parts = (Part(label, book.figure(indicator, period, cell)) for cell, label in indicator.labels.items())
    return (whole, *(part for part in parts if part.figure.status != NOT_RETURNED))


def state_of(cells: Iterable[Part], known: Iterable[Part], *, made: bool) -> str:
    """How what is known inside stands to what is public."""
    inside, outside = [*map(said, cells)], [*map(said, known)]
    if inside == outside:
        return OPEN if made else BY_OWNER
    return CHANGED if any(figures for _, figures in outside) else SHUT


def said(part: Part) -> tuple:
    """What a cell says, and by whom: the same where it is read alike."""
    return part.label, [
        (figure.observation.ref, figure.text)
        for figure in (part.figure, *part.figure.others)
        if figure.observation is not None
    ]


def doubts_of(figure: Figure, asked: set[str]) -> tuple[str, ...]:
    """What is not settled about a figure."""
    seen = [each for each in (figure, *figure.others) if each.observation]
    found = (
        (any(each.observation.ref in asked for each in seen), "a question about it is open"),
        (any(each.entered for each in seen), "entered for the agency, which has not confirmed it"),
        (any(each.provisional and not each.entered for each in seen), "provisional"),
        (bool(figure.disagreeing), "its sources differ"),
    )
    return tuple(words for so, words in found if so)


def periods_open(partnership: Partnership) -> list[Period]:
    """The periods of which everybody may read anything, the latest first."""
    return longest_of(public_periods(partnership))


def open_by_domain(partnership: Partnership, period: Period) -> list[tuple[Domain, list[tuple[Indicator, Figure]]]]:
    """What everybody may read of a period, by domain."""
    indicators = list(library.current().indicators.values())
    public = PublicBook(partnership, indicators, {period.end})
    read = [(each, public.figure(each, period_of(each, period))) for each in indicators]
    found = [(each, figure) for each, figure in read if figure.status != NOT_RETURNED]
    groups = [(domain, [row for row in found if row[0].domain == domain.key]) for domain in library.current().domains]
    return [(domain, rows) for domain, rows in groups if rows]


def open_rows(partnership: Partnership) -> Iterator[list[str]]:
    """Every figure everybody may read, as rows of the open data: all periods, wholes and parts."""
    indicators = list(library.current().indicators.values())
    public = PublicBook(partnership, indicators)
    for indicator in indicators:
        for period in public.periods(indicator):
            for cell in ("", *indicator.labels):
                figure = public.figure(indicator, period, cell)
                for each in (figure, *figure.others):
                    if each.observation is not None:
                        yield cells_open(partnership, each, public.since(indicator, period))


def cells_open(partnership: Partnership, figure: Figure, since: datetime | None) -> list[str]:
    """One figure as a row of the open data."""
    about, seen, period = figure.indicator, figure.observation, figure.period
    numerator, denominator = figure.counts
    by_owner = seen.origin == Origin.AS_PUBLISHED
    return [
        about.key, about.name, about.domain, period.label, period.start.isoformat(), period.end.isoformat(),
        partnership.area_code, partnership.area_name, figure.breakdown or TOTAL,
        about.labels.get(figure.breakdown, ""), plain(figure.value, about.places), about.unit, plain(numerator),
        plain(denominator), "" if figure.value is not None else figure.text, seen.get_status_display(),
        seen.source.name, "owner" if by_owner else "partnership", ", ".join(filter(None, [seen.document, seen.place])),
        "" if by_owner or since is None else clock.london(since).date().isoformat(), seen.comment, seen.edition,
    ]  # fmt: skip
