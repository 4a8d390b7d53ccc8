"""A timeline: what happened in several strands, a line for each, the days across, and what led to what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from lineofsight.core.design.svg import BRAND, MARK, QUIET, frame, line, place, text

WIDTH, LANE, TOP, FOOT = 960, 76, 66, 56
LEFT, RIGHT = 104, 944
# Marks of one strand nearer than this are set under one another.
APART, LEVELS = 15, 3
# About how wide a letter of a label is.
LETTER, LONGEST = 6.6, 30
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
    size = (WIDTH, TOP + LANE * (len(strands) - 1) + 12 + FOOT)
    if not happenings:
        body = text(WIDTH / 2, 60, "Nothing has happened yet", "middle")
        return frame(key, title, description, (WIDTH, 120), body, "los-timeline")
    drawing = _Drawing(happenings, size[1])
    body = drawing.lanes(strands) + drawing.years() + drawing.lines() + drawing.marks()
    return frame(key, title, description, size, body, "los-timeline")


class _Drawing:
    """The places of some happenings, and the pieces of their drawing."""

    def __init__(self, happenings: Sequence[Happening], height: int) -> None:
        self.happenings, self.height = happenings, height
        days = [each.on for each in happenings]
        self.first, self.last = min(days), max(days)
        self.spots = self.placed()

    def x(self, day: date) -> float:
        return place(day.toordinal(), self.first.toordinal(), self.last.toordinal(), LEFT + 40, RIGHT - 90)

    def y(self, strand: int) -> float:
        return TOP + LANE * strand + 12

    def placed(self) -> list[tuple[float, float]]:
        """Where each mark stands: those that would cover one another are set lower in turn."""
        spots: dict[int, tuple[float, float]] = {}
        taken: dict[int, tuple[float, int]] = {}
        order = sorted(range(len(self.happenings)), key=lambda n: (self.happenings[n].strand, self.happenings[n].on, n))
        for n in order:
            each = self.happenings[n]
            x = self.x(each.on)
            last, level = taken.get(each.strand, (-100.0, 0))
            level = (level + 1) % LEVELS if x - last < APART else 0
            taken[each.strand] = (x, level)
            spots[n] = (x, self.y(each.strand) + APART * level)
        return [spots[n] for n in range(len(self.happenings))]

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
        """What a mark is called, beside it, as far as the next mark of its line leaves room; else nothing."""
        others = [spot[0] for m, spot in enumerate(self.spots) if m != n and spot[1] == y and spot[0] >= x]
        room = min([*others, WIDTH]) - x - 20
        letters = min(int(room / LETTER), LONGEST)
        name = self.happenings[n].name
        if letters < 8:
            return ""
        return text(x + 11, y - 7, name if len(name) <= letters else f"{name[: letters - 1].rstrip()}…")


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
