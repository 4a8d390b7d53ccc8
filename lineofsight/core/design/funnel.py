"""A funnel: areas by their size and their value, and how far chance alone would let areas of each size lie."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from lineofsight.core.design.svg import BRAND, PALE, QUIET, dot, frame, line, place, ring, text, ticks, told

WIDTH, HEIGHT = 600, 350
LEFT, RIGHT, TOP, BOTTOM = 60, 588, 40, 300
LEGEND = (
    ("●", "this area"), ("•", "another area"), ("○", "outside the 99.8% limits"), ("┄", "all of them together"),
    ("▒", "95% of chance lies in the darker field, 99.8% in the paler"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spot:
    """One area: its size, its value, whether it is ours, and whether it lies outside the wide limits."""

    label: str
    size: Decimal
    value: Decimal
    own: bool = False
    far: bool = False


@dataclass(frozen=True, slots=True)
class Width:
    """The limits at one size: the narrow and the wide pair."""

    size: Decimal
    narrow: tuple[Decimal, Decimal]
    wide: tuple[Decimal, Decimal]


def sizes(spots: Sequence[Spot], many: int = 20) -> list[Decimal]:
    """The sizes at which limits are worked out: closer together where they are small, and the funnel bends."""
    low, high = min(spot.size for spot in spots), max(spot.size for spot in spots)
    first, last = float(low) * 0.7, float(high) * 1.06
    return [Decimal(round(first * (last / first) ** (step / (many - 1)), 3)) for step in range(many)]


def funnel(
    spots: Sequence[Spot], widths: Sequence[Width], centre: Decimal, *, key: str, title: str, description: str,
    unit: str, across: str,
) -> Markup:  # fmt: skip
    """The areas round their common value. `unit` stands over the axis, `across` under it: what a size is."""
    drawing = _Drawing.of(spots, widths)
    body = "".join((
        drawing.field("wide", widths, "los-svg__limits", "#e3e8ea"),
        drawing.field("narrow", widths, "los-svg__limits-narrow", PALE),
        drawing.axes(unit, across),
        line(LEFT, drawing.y(centre), RIGHT, drawing.y(centre), "los-svg__centre", BRAND, "2 4"),
        *(drawing.spot(spot) for spot in sorted(spots, key=lambda spot: spot.own)),
    ))  # fmt: skip
    return frame(key, title, description, (WIDTH, HEIGHT), body, "los-run")


@dataclass(frozen=True, slots=True)
class _Drawing:
    scale: list[Decimal]
    low: float
    high: float

    @classmethod
    def of(cls, spots: Sequence[Spot], widths: Sequence[Width]) -> "_Drawing":
        """Room for every area; the limits of the smallest may be cut off, else they would press the rest together."""
        values = [spot.value for spot in spots]
        reach = (max(values) - min(values)) / 3
        low = max(min(values) - reach, min((each.wide[0] for each in widths), default=Decimal(0)), Decimal(0))
        high = min(max(values) + reach, max(each.wide[1] for each in widths))
        return cls(ticks(min(low, *values), max(high, *values)), float(widths[0].size), float(widths[-1].size))

    def x(self, size: Decimal) -> float:
        return place(size, self.low, self.high, LEFT, RIGHT)

    def y(self, value: Decimal) -> float:
        kept = min(max(value, self.scale[0]), self.scale[-1])
        return place(kept, float(self.scale[0]), float(self.scale[-1]), BOTTOM, TOP)

    def field(self, which: str, widths: Sequence[Width], classes: str, fill: str) -> str:
        """The field between two limits, along the lower and back along the upper."""
        there = [f"{self.x(each.size)},{self.y(getattr(each, which)[0])}" for each in widths]
        back = [f"{self.x(each.size)},{self.y(getattr(each, which)[1])}" for each in reversed(widths)]
        return f'<polygon class="{classes}" points="{" ".join(there + back)}" fill="{fill}"/>'

    def axes(self, unit: str, across: str) -> str:
        """The values named on lines that let the fields through, the sizes under the lowest of them."""
        rules = [line(0, self.y(each), LEFT, self.y(each), "los-svg__grid") for each in self.scale[1:]]
        words = [text(0, self.y(each) - 5, told(each)) for each in self.scale]
        named = [each for each in ticks(Decimal(self.low), Decimal(self.high)) if self.low <= each <= self.high]
        under = [text(self.x(each), BOTTOM + 22, told(each), "middle") for each in named if self.x(each) < RIGHT - 30]
        floor = line(0, BOTTOM, WIDTH, BOTTOM, "los-svg__axis", "#858686")
        return "".join([*rules, *words, floor, *under, text(0, 16, unit), text(RIGHT, HEIGHT - 6, across, "end")])

    def spot(self, spot: Spot) -> str:
        """An area's mark: ours large and named, the others small; a ring about what lies far out."""
        x, y = self.x(spot.size), self.y(spot.value)
        about = ring(x, y, "los-svg__signal") if spot.far else ""
        if not spot.own:
            return about + f'<circle class="los-svg__other" cx="{x}" cy="{y}" r="4" fill="{QUIET}"/>'
        late = x > (LEFT + RIGHT) / 2
        name = text(x - 13 if late else x + 13, y + 5, spot.label, "end" if late else "start", "los-svg__strong")
        return about + dot(x, y, 6, provisional=False) + name


__all__ = ["LEGEND", "Spot", "Width", "funnel", "sizes"]
