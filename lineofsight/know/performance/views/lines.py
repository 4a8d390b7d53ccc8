"""The lines of a scorecard as its page draws them: every cell's words and drawings, ready to be set down."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from lineofsight.core.design import charts
from lineofsight.core.design.addresses import address
from lineofsight.core.insight.benchmarks.rules import Comparison
from lineofsight.core.insight.figures import Figure
from lineofsight.core.insight.rules import Domain, Gap, Indicator
from lineofsight.kernel.numbers import number_text
from lineofsight.know.performance.selectors import Beside, Compared, Others, Row
from lineofsight.know.performance.views import words
from lineofsight.know.performance.views.choices import Choices

# As many lines as a person reads in one sitting: beyond them a scorecard leads with those that call for a look.
READ_WHOLE = 25


@dataclass(frozen=True)
class Line:
    """One line, as it is drawn."""

    row: Row
    address: str
    under: str
    source: str
    tags: tuple[tuple[str, str], ...]
    moved: words.Moved
    direction: str
    spark: Markup | str
    drawn: str
    aim: words.Aim | None
    place: "Place | None"
    waiting: str
    quality: "Under | None"
    apart: tuple["Under", ...]


@dataclass(frozen=True)
class Place:
    """Where the area stands among others: a drawing, and its words."""

    strip: Markup
    text: str
    under: str


@dataclass(frozen=True)
class Under:
    """Another indicator under a line: its name and address, what it says, and why it stands there."""

    name: str
    address: str
    text: str
    why: str


@dataclass(frozen=True)
class Group:
    """A domain's lines, what they say together, and what is not known of it."""

    domain: Domain
    lines: tuple[Line, ...]
    sentence: str
    gaps: tuple[Gap, ...]
    # How many more lines there are that call for no look, where only those that do are drawn.
    more: int = 0


def groups_of(
    rows: list[Row], choices: Choices, gaps: Iterable[Gap], others: Others, area: str
) -> list[Group]:  # fmt: skip
    """The lines of each domain. Of a long scorecard only the lines that call for a look are drawn, until a domain is
    chosen; a domain with nothing but gaps is shown too, since not knowing is a finding."""
    gaps, chosen = list(gaps), others.set_named(choices.beside)
    drawer = Drawer(choices, others, chosen, area)
    found = []
    for domain in choices.domains.values():
        own = [row for row in rows if row.indicator.domain == domain.key]
        lacking = tuple(gap for gap in gaps if gap.domain == domain.key)
        if own or lacking:
            drawn = [row for row in own if row.calls_for_a_look] if is_long(rows, choices) else own
            more = len(own) - len(drawn)
            found.append(Group(domain, tuple(map(drawer.line, drawn)), words.domain_sentence(own), lacking, more))
    return found


def is_long(rows: list[Row], choices: Choices) -> bool:
    """Whether a scorecard is too long to be read whole."""
    return choices.domain is None and len(rows) > READ_WHOLE and not choices.everything


class Drawer:
    """Draws the lines of one page."""

    def __init__(self, choices: Choices, others: Others, chosen, area: str):
        self.query, self.others, self.chosen, self.area = choices.query(), others, chosen, area

    def line(self, row: Row) -> Line:
        """One line."""
        return Line(
            row=row,
            address=self.page_of(row.indicator),
            under=words.under_name(row.figure),
            source=self.source_of(row.figure),
            tags=tuple(tags_of(row)),
            moved=words.moved(row),
            direction=words.direction_words(row.indicator),
            spark=self.spark(row),
            drawn=words.drawn_words(row.series),
            aim=words.aim_of(row.figure),
            place=self.place(row),
            waiting=words.waiting_words(row.waiting) if row.missing or row.figure.others else "",
            quality=self.under(row.quality) if row.quality else None,
            apart=tuple(map(self.under, row.apart)),
        )

    def page_of(self, indicator: Indicator) -> str:
        return f"{address('performance:indicator', key=indicator.key)}?{self.query}"

    def source_of(self, figure: Figure) -> str:
        """Where a value comes from, as an address; nothing where there is no value."""
        return address("insight:figure", ref=figure.observation.ref) if figure.value is not None else ""

    def spark(self, row: Row) -> Markup | str:
        if sum(figure.value is not None for figure in row.series) < 2:
            return ""
        return charts.sparkline(
            [figure.value for figure in row.series],
            label=words.spark_label(row.series),
            provisional=row.figure.provisional,
            breaks=row.breaks,
        )

    def under(self, beside: Beside) -> Under:
        figure = beside.figure
        said = f"{words.amount(figure)}, {figure.period.short_label}" if figure.value is not None else "no figure"
        return Under(beside.indicator.name, self.page_of(beside.indicator), said, beside.why)

    def place(self, row: Row) -> Place | None:
        """Where the area stands in the set that was chosen."""
        found = self.others.newest(row.indicator, self.chosen)
        return place_of(found, row.figure) if found else None


def place_of(compared: Compared, own: Figure) -> Place:
    """A comparison as a strip of dots and a few words; the home value is the one published with the others."""
    made, places = compared.comparison, compared.comparison.places
    if made.refusal:
        return Place(Markup(), "not compared", made.refusal)
    strip = charts.dot_strip(
        made.home.value,
        [each.value for each in made.counted if each.area != made.home.area],
        label=strip_label(made),
        mark=made.value,
        interval=compared.interval,
    )
    under = f"{made.function} {made.text}"
    if made.home.value is not None and own.value is not None:
        published = number_text(made.home.value, places)
        if published != number_text(own.value, places):
            under += f"; {made.home.name} {published} in that publication"
    return Place(strip, standing_of(compared), under)


def standing_of(compared: Compared) -> str:
    """Where the area stands, in a few words: from how many it can be told apart. A rank alone would say more than is
    known; where the counts are not published, no more is said than between which values the others lie."""
    made, position = compared.comparison, compared.position
    if not made.place:
        return f"no value for {made.home.name}"
    if position is None:
        low, high = (number_text(end.value, made.places) for end in (made.lowest, made.highest))
        return f"others from {low} to {high}"
    lower, alike, higher = (len(position.apart(side)) for side in (-1, 0, 1))
    said = (("lower than", lower), ("higher than", higher), ("not told apart from", alike))
    told = [f"{words} {many}" for words, many in said if many]
    return f"{', '.join(told)} of {len(position.others)}"


def strip_label(made: Comparison) -> str:
    """What a strip of dots shows, for whoever cannot see it: "Leeds 23.8 among 36.0 to 103.3"."""
    low, high = (number_text(end.value, made.places) for end in (made.lowest, made.highest) if end)
    own = f"{made.home.name} {number_text(made.home.value, made.places)} among " if made.home.value is not None else ""
    return f"{own}{low} to {high}"


def tags_of(row: Row) -> Iterable[tuple[str, str]]:
    """What must be said beside a value, as words with a colour."""
    seen = (row.figure, *row.figure.others) if row.figure.value is None else (row.figure,)
    if any(figure.internal for figure in seen):
        yield "not for publication", "red"
    if row.queried:
        yield "questioned", "yellow"
    if any(figure.provisional for figure in seen):
        yield "provisional", "grey"
    if any(figure.entered for figure in seen):
        yield "entered for the agency", "blue"
    if row.figure.disagreeing and row.figure.value is not None:
        yield f"{len(row.figure.disagreeing) + 1} sources differ", "purple"
    elif row.disagreements:
        yield "does not agree", "orange"
    if any(figure.flagged for figure in seen):
        yield "as published", "grey"
