"""A timeline: what happened in several strands, a line for each, the days across, and what led to what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from lineofsight.core.design import stacking
from lineofsight.core.design.stacking import Spot, Wanted, stacked
from lineofsight.core.design.svg import BRAND, MARK, QUIET, frame, line, place, text

WIDTH, LANE, TOP, FOOT = 960, 76, 66, 56
LEFT, RIGHT = 104, 944
# Marks of one strand that would cover one another, or each other's names, stand in so many rows, so far apart.
ROWS, ROW = 5, 24
# About how wide a letter of a label is, and how many there are at most.
LETTER, LONGEST = 6.8, 30
SETTLED, OPEN, AHEAD = "settled", "open", "ahead"
SQUARE, ROUND, POINTED = "square", "round", "pointed"


@dataclass(frozen=True, slots=True)
class Happening:
    """One mark: its day, the strand it stands in, what it is called, and its shape.

    Args:
        state: settled (filled), open (hollow) or ahead (hollow and pale: it is planned).
        led_from: positions, in the sequence, of what led to it. again: the position of what it says again.
        against: whether it is not what was hoped for: it is drawn in the colour that marks.
    """

    on: date
    strand: int
    name: str
    shape: str = ROUND
    state: str = SETTLED
    led_from: tuple[int, ...] = ()
    again: int | None = None
    against: bool = False


def timeline(
    happenings: Sequence[Happening], strands: Sequence[str], *, key: str, title: str, description: str
) -> Markup:
    """The strands from top to bottom with a mark for each happening, the years above, lines for what led to what."""
    if not happenings:
        body = text(WIDTH / 2, 60, "Nothing has happened yet", "middle")
        return frame(key, title, description, (WIDTH, 120), body, "los-timeline")
    drawing = _Drawing(happenings, len(strands))
    body = drawing.lanes(strands) + drawing.years() + drawing.lines() + drawing.marks()
    return frame(key, title, description, (WIDTH, drawing.height), body, "los-timeline")


class _Drawing:
    """The places of some happenings, and the pieces of their drawing."""

    def __init__(self, happenings: Sequence[Happening], strands: int) -> None:
        self.happenings = happenings
        days = [each.on for each in happenings]
        self.first, self.last = min(days), max(days)
        self.places = self.stacked(strands)
        self.deep = [
            max((s.row for h, s in zip(happenings, self.places, strict=True) if h.strand == strand), default=0)
            for strand in range(strands)
        ]
        self.lane_tops = self.tops()
        self.height = self.lane_tops[-1] + FOOT
        self.spots = [
            (self.x(each.on), self.y(each.strand) + ROW * spot.row)
            for each, spot in zip(happenings, self.places, strict=True)
        ]

    def x(self, day: date) -> float:
        return place(day.toordinal(), self.first.toordinal(), self.last.toordinal(), LEFT + 40, RIGHT - 90)

    def y(self, strand: int) -> int:
        return self.lane_tops[strand]

    def stacked(self, strands: int) -> list[Spot]:
        """In which row of its strand each mark stands, and on which side its name."""
        found: dict[int, Spot] = {}
        for strand in range(strands):
            order = sorted((n for n, h in enumerate(self.happenings) if h.strand == strand), key=self.when)
            wanted = [Wanted(self.x(self.happenings[n].on), LETTER * len(self.name(n))) for n in order]
            found |= dict(zip(order, stacked(wanted, start=LEFT, end=WIDTH - 4, rows=ROWS), strict=True))
        return [found[n] for n in range(len(self.happenings))]

    def when(self, n: int) -> tuple[date, int]:
        return self.happenings[n].on, n

    def tops(self) -> list[int]:
        """How far down each strand's line is; after the last, where the drawing's foot begins."""
        tops = [TOP + 12]
        for rows in self.deep[:-1]:
            tops.append(tops[-1] + ROW * rows + LANE)
        return [*tops, tops[-1] + ROW * self.deep[-1]]

    def name(self, n: int) -> str:
        """What a mark is called, as far as there is room in any place."""
        name = self.happenings[n].name
        return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"

    def lanes(self, strands: Sequence[str]) -> str:
        rules = [line(LEFT, self.y(n), RIGHT, self.y(n), "los-svg__grid") for n in range(len(strands))]
        names = [text(0, self.y(n) + 5, name, "start", "los-svg__strand") for n, name in enumerate(strands)]
        return "".join(rules + names)

    def years(self) -> str:
        """An upright at the start of each year, with its number; within one year, its first and last day."""
        starts = [date(year, 1, 1) for year in range(self.first.year + 1, self.last.year + 1)]
        shown = starts[:: len(starts) // 10 + 1]
        if not shown:
            ends = [(self.x(self.first), self.first), (self.x(self.last), self.last)]
            return "".join(text(x, 20, f"{day.day} {day:%b %Y}", "middle") for x, day in dict(ends).items())
        uprights = [line(self.x(day), 30, self.x(day), self.height - 10, "los-svg__minor") for day in shown]
        return "".join(uprights + [text(self.x(day), 20, str(day.year), "middle") for day in shown])

    def lines(self) -> str:
        """From what led to each mark to the mark, and bows from what it says again."""
        drawn = []
        for each, (x, y) in zip(self.happenings, self.spots, strict=True):
            pale = each.state == AHEAD
            for n in each.led_from:
                drawn.append(self.curve(self.spots[n], (x, y), QUIET if pale else BRAND, "3 5" if pale else ""))
            if each.again is not None:
                drawn.append(self.bow(self.spots[each.again], (x, y)))
        return "".join(drawn)

    def curve(self, start: tuple[float, float], end: tuple[float, float], stroke: str, dash: str) -> str:
        middle = round((start[1] + end[1]) / 2, 1)
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        return (
            f'<path class="los-svg__led" d="M{start[0]} {start[1]}C{start[0]} {middle} {end[0]} {middle} {end[0]} '
            f'{end[1]}" fill="none" stroke="{stroke}" stroke-width="2"{dashed}/>'
        )

    def bow(self, start: tuple[float, float], end: tuple[float, float]) -> str:
        top = min(start[1], end[1]) - 70
        middle = round((start[0] + end[0]) / 2, 1)
        label = text(middle, top + 28, "learned before", "middle") if abs(end[0] - start[0]) > 110 else ""
        return (
            f'<path class="los-svg__back" d="M{start[0]} {start[1] - 8}Q{middle} {top} {end[0]} {end[1] - 8}" '
            f'fill="none" stroke="{MARK}" stroke-width="2" stroke-dasharray="2 4"/>{label}'
        )

    def marks(self) -> str:
        return "".join(
            mark(each, x, y) + self.label(n, x, y)
            for n, (each, (x, y)) in enumerate(zip(self.happenings, self.spots, strict=True))
        )

    def label(self, n: int, x: float, y: float) -> str:
        """What a mark is called, on the side where there is room; nothing where there is none.

        Over the line where its strand is one line, else level with its mark, so that rows are not taken for each other.
        """
        side, strand = self.places[n].side, self.happenings[n].strand
        level = y + 4 if self.deep[strand] else y - 7
        if side == stacking.UNNAMED or not self.name(n):
            return ""
        if side == stacking.LEFT:
            return text(x - stacking.GAP, level, self.name(n), "end")
        return text(x + stacking.GAP, level, self.name(n))


def mark(each: Happening, x: float, y: float) -> str:
    """A mark in its shape: filled once settled, hollow while open, pale and hollow while it lies ahead."""
    stroke = QUIET if each.state == AHEAD else MARK if each.against or each.again is not None else BRAND
    fill = stroke if each.state == SETTLED else "#fff"
    look = f'fill="{fill}" stroke="{stroke}" stroke-width="2.5"'
    if each.shape == SQUARE:
        return f'<rect class="los-svg__mark" x="{x - 6}" y="{y - 6}" width="12" height="12" {look}/>'
    if each.shape == POINTED:
        return f'<path class="los-svg__mark" d="M{x} {y - 8}L{x + 8} {y + 6}H{x - 8}Z" stroke-linejoin="round" {look}/>'
    return f'<circle class="los-svg__mark" cx="{x}" cy="{y}" r="6.5" {look}/>'
