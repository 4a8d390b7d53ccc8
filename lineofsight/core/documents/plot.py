"""Where the marks of a chart stand, as shares of the drawing, for a writer that has only lines and text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from lineofsight.core.documents.tree import Point

COLUMNS_UP_TO = 8  # points: so few are compared one by one; more are read as a run
LABELS_UP_TO = 12
STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the drawing: its height (0 bottom to 1 top) and what is written beside it."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A point drawn: its place (0 to 1 each way; `y` None where there is no value), and what is written at it.

    `label` is empty where there are too many to write, `text` where a value would only crowd the line.
    """

    x: float
    y: float | None
    label: str
    text: str
    status: str


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart ready to draw: as `columns` or a `line`, its ticks, the height of zero, its marks and its target."""

    kind: str
    ticks: tuple[Tick, ...]
    zero: float
    marks: tuple[Mark, ...]
    target: Tick | None


def plot(series: Sequence[Point], target: str | None = None) -> Plot:
    """The plot of a chart's points and target; the scale always takes in zero, so that heights can be compared."""
    values = [Decimal(point.value) for point in series if point.value is not None]
    aim = [] if target is None else [Decimal(target)]
    low, high, step = _scale([*values, *aim, Decimal(0)])
    count = len(series)

    def height(value: Decimal) -> float:
        return round(float((value - low) / (high - low)), 6)

    heights = (None if point.value is None else height(Decimal(point.value)) for point in series)
    return Plot(
        kind="columns" if count <= COLUMNS_UP_TO else "line",
        ticks=tuple(Tick(height(at), _printed(at)) for at in _steps(low, high, step)),
        zero=height(Decimal(0)),
        marks=tuple(_mark(point, n, count, y) for n, (point, y) in enumerate(zip(series, heights, strict=True))),
        target=Tick(height(aim[0]), _printed(aim[0])) if aim else None,
    )


def _printed(value: Decimal) -> str:
    return f"{value:,f}".replace("-", "−")


def _mark(point: Point, n: int, count: int, y: float | None) -> Mark:
    every = -(-count // LABELS_UP_TO)
    labelled = (count - 1 - n) % every == 0
    crowded = count > COLUMNS_UP_TO and n != count - 1 and y is not None
    return Mark(round((n + 0.5) / count, 6), y, point.label if labelled else "", "" if crowded else point.text,
                point.status)  # fmt: skip


def _scale(values: Iterable[Decimal]) -> tuple[Decimal, Decimal, Decimal]:
    """The lowest and highest line, and the step between lines: a round number, two to seven lines in all."""
    low, high = min(values := list(values)), max(values)
    rough = (high - low) / 5 or Decimal("0.2")
    power = Decimal(10) ** rough.adjusted()
    step = next(power * one for one in STEPS if power * one >= rough)
    bottom = (low / step).to_integral_value(ROUND_FLOOR) * step
    top = (high / step).to_integral_value(ROUND_CEILING) * step
    return bottom, max(top, bottom + step), step


def _steps(low: Decimal, high: Decimal, step: Decimal) -> Iterable[Decimal]:
    at = low
    while at <= high:
        yield (at.normalize() + 0) if at else Decimal(0)
        at += step
