"""A run chart: one series over its periods, with everything a reader must not take for a change drawn and named."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from markupsafe import Markup

from lineofsight.core.design.series import Break, Expected, Point, Target
from lineofsight.core.design.svg import BRAND, MARK, box, dot, frame, line, place, ring, runs, text, ticks, told

WIDTH, HEIGHT = 600, 350
LEFT, RIGHT, TOP, BOTTOM = 60, 588, 70, 314


def run_chart(
    points: Sequence[Point],
    *,
    key: str,
    title: str,
    description: str,
    target: Target | None = None,
    breaks: Sequence[Break] = (),
    expected: Sequence[Expected | None] = (),
    unit: str = "",
) -> Markup:
    """The series as a line that stops at missing values and at breaks, with its axis, target and latest value.

    `unit` stands once, over the axis. A series without any value says so instead of drawing an empty field. Behind the
    line stand the limits by which its points are judged, where they are; a point that is a signal has a ring.
    """
    scale = scale_of(points, target, expected)
    if not scale:
        body = text(WIDTH / 2, 60, "There are no figures for these periods", "middle")
        return frame(key, title, description, (WIDTH, 120), body, "los-run")
    drawing = _Drawing(points, float(scale[0]), float(scale[-1]))
    body = "".join((
        limits(drawing, expected),
        drawing.axis(scale, unit),
        drawing.target(target),
        drawing.absences(),
        drawing.breaks(breaks),
        signals(drawing, expected),
        drawing.series(breaks),
        drawing.periods(),
    ))  # fmt: skip
    return frame(key, title, description, (WIDTH, HEIGHT), body, "los-run")


def scale_of(points: Sequence[Point], target: Target | None, expected: Sequence[Expected | None] = ()) -> list[Decimal]:
    """The values a run's scale names, from the lowest; none where there is nothing to draw."""
    levels = [point.value for point in points if point.value is not None]
    if not levels:
        return []
    levels += [target.value] if target else []
    levels += [end for by in expected if by for end in (by.lower, by.upper) if end is not None]
    return ticks(min(levels), max(levels))


def stretches(expected: Sequence[Expected | None]) -> Iterator[tuple[int, int, Expected]]:
    """The first and last point of each stretch that is judged alike, and by what."""
    begun = 0
    for level, alike in groupby(expected, lambda by: by.level if by else None):
        found = list(alike)
        if level is not None and found[0]:
            yield begun, begun + len(found) - 1, found[0]
        begun += len(found)


def limits(drawing: "_Drawing", expected: Sequence[Expected | None]) -> str:
    """The limits and the average of each stretch, half a period beyond its first and last point."""
    return "".join(limit(drawing, *stretch) for stretch in stretches(expected))


def limit(drawing: "_Drawing", first: int, last: int, by: Expected) -> str:
    start, end = max(drawing.x(first - 0.5), LEFT), min(drawing.x(last + 0.5), WIDTH)
    top = drawing.y(by.upper) if by.upper is not None else TOP
    bottom = drawing.y(by.lower) if by.lower is not None else BOTTOM
    band = box(start, top, end, bottom, "los-svg__limits") if by.upper is not None or by.lower is not None else ""
    middle = drawing.y(by.centre)
    return band + line(start, middle, end, middle, "los-svg__centre", BRAND, "2 4")


def signals(drawing: "_Drawing", expected: Sequence[Expected | None]) -> str:
    """A ring about each point that is more than chance."""
    found = [at for at, by in enumerate(expected) if by and by.signal and drawing.points[at].value is not None]
    return "".join(ring(*drawing.spot(at), "los-svg__signal") for at in found)


@dataclass(frozen=True, slots=True)
class _Drawing:
    points: Sequence[Point]
    low: float
    high: float

    def x(self, position: float) -> float:
        return place(position, 0, len(self.points) - 1, LEFT + 8, RIGHT)

    def y(self, value: Decimal) -> float:
        return place(value, self.low, self.high, BOTTOM, TOP)

    def axis(self, scale: Sequence[Decimal], unit: str) -> str:
        rules = [line(0, self.y(each), WIDTH, self.y(each), "los-svg__grid") for each in scale[1:]]
        rules.append(line(0, BOTTOM, WIDTH, BOTTOM, "los-svg__axis", "#858686"))
        # Words stand on their lines and not beside them: a phone's larger letters then need no wider margin.
        words = [text(0, self.y(each) - 5, told(each)) for each in scale]
        return "".join(rules + words) + (text(0, 16, unit) if unit else "")

    def target(self, target: Target | None) -> str:
        if target is None:
            return ""
        y = self.y(target.value)
        rule = line(LEFT, y, WIDTH, y, "los-svg__target", MARK, "9 5")
        return rule + text(LEFT, y - 6, target.label, "start", "los-svg__target-label")

    def absences(self) -> str:
        """A dotted upright where a period has no value, so that the gap is seen; a cross where it is kept back."""
        places = [(self.x(at), point.kept_back) for at, point in enumerate(self.points) if point.value is None]
        return "".join(self._absence(x, kept_back) for x, kept_back in places)

    def _absence(self, x: float, kept_back: bool) -> str:
        if kept_back:
            return text(x, BOTTOM - 8, "×", "middle", "los-svg__kept")
        return line(x, TOP, x, BOTTOM, "los-svg__gap", "#858686", "1 6")

    def breaks(self, breaks: Sequence[Break]) -> str:
        return "".join(self._break(each) for each in breaks)

    def _break(self, found: Break) -> str:
        x = self.x(found.position - 0.5)
        late = found.position > len(self.points) / 2
        words = text(x - 8 if late else x + 8, 46, found.label, "end" if late else "start", "los-svg__strong")
        return line(x, 30, x, BOTTOM, "los-svg__break", "#0b0c0c", "5 4") + words

    def series(self, breaks: Sequence[Break]) -> str:
        values = [point.value for point in self.points]
        stretches = runs(values, (each.position for each in breaks))
        lines = "".join(self._stretch(stretch) for stretch in stretches if len(stretch) > 1)
        return lines + "".join(self._mark(position) for stretch in stretches for position in stretch) + self._latest()

    def spot(self, position: int) -> tuple[float, float]:
        value = self.points[position].value
        if value is None:
            raise ValueError("Only known values are drawn")
        return self.x(position), self.y(value)

    def _stretch(self, stretch: Sequence[int]) -> str:
        path = " ".join(f"{x},{y}" for x, y in map(self.spot, stretch))
        return f'<polyline class="los-svg__line" points="{path}" fill="none" stroke="{BRAND}" stroke-width="2.5"/>'

    def _mark(self, position: int) -> str:
        x, y = self.spot(position)
        radius = 4.5 if len(self.points) <= 24 else 3
        return dot(x, y, radius, provisional=self.points[position].provisional)

    def _latest(self) -> str:
        """The latest value in figures, on the side of its mark that the line did not come from."""
        known = [at for at, point in enumerate(self.points) if point.value is not None]
        (x, y), point = self.spot(known[-1]), self.points[known[-1]]
        came_from_above = len(known) > 1 and self.spot(known[-2])[1] < y
        beside = y + 28 if came_from_above and y + 34 < BOTTOM else y - 14
        words = point.text or told(point.value or Decimal(0))
        return text(min(x + 8, WIDTH), beside, words, "end" if len(known) > 1 else "start", "los-svg__strong")

    def periods(self) -> str:
        """The first and last period, and as many between as have room; a phone shows the first and last alone."""
        last = len(self.points) - 1
        every = max(1, -(-len(self.points) // 5))
        minor = [at for at in range(every, last, every) if last - at >= every]
        words = [self._period(at, "middle", "los-svg__minor") for at in minor]
        ends = [self._period(0, "start" if last else "middle")] + ([self._period(last, "end")] if last else [])
        return "".join(words + ends)

    def _period(self, position: int, anchor: str, classes: str = "") -> str:
        shift = {"start": -8, "end": 8}.get(anchor, 0)
        return text(round(self.x(position) + shift, 1), BOTTOM + 26, self.points[position].label, anchor, classes)
