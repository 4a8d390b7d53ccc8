"""What our drawings share: a frame that can be read aloud, and numbers turned into places.

Values come as Decimals and stay so until a place on the drawing is worked out; places are whole tenths of a unit.
Colours and lines are set twice on purpose: as attributes, so that a drawing saved on its own looks right, and as
classes, by which the style sheet adapts it to a phone, to paper and to a person's own colours.
"""

import math
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from markupsafe import Markup, escape

BRAND, QUIET, RULE, MARK, PALE = "#1f4e5f", "#484949", "#e3e8ea", "#b3480e", "#b9ccd4"
EDGE = 'stroke="#fff" stroke-width="4" stroke-linejoin="round" paint-order="stroke"'
NOT_ID = re.compile(r"[^A-Za-z0-9_-]+")


def frame(
    key: str, title: str, description: str, size: tuple[int, int], body: str, classes: str = "", letters: int = 13
) -> Markup:
    """A whole drawing that fills its column: `key` must be unlike any other on the page, because the ids by which it
    is named are made of it.

    `body` is markup already; `title` and `description` are text. `letters` is the size of its text.
    """
    name, (width, height) = NOT_ID.sub("-", key), size
    return Markup(  # noqa: S704 - text is escaped here, and body by whoever drew it
        f'<svg class="los-svg {classes}" viewBox="0 0 {width} {height}" role="img" focusable="false" '
        f'aria-labelledby="{name}-t {name}-d" font-family="arial, helvetica, sans-serif" font-size="{letters}">'
        f'<title id="{name}-t">{escape(title)}</title><desc id="{name}-d">{escape(description)}</desc>{body}</svg>'
    )


def place(value: Decimal | float, low: float, high: float, start: float, end: float) -> float:
    """Where `value` falls between `start` and `end`, as it falls between `low` and `high`; the middle if those meet."""
    if high == low:
        return round((start + end) / 2, 1)
    return round(start + (float(value) - low) / (high - low) * (end - start), 1)


def runs(values: Sequence[Decimal | None], breaks: Iterable[int] = ()) -> list[list[int]]:
    """Stretches of neighbours that may be joined by a line: none across a missing value, nor across a break.

    Each is a list of positions; a break at `n` stands between `n - 1` and `n`.
    """
    cuts = frozenset(breaks)
    found: list[list[int]] = []
    current: list[int] = []
    for position, value in enumerate(values):
        if value is None or position in cuts:
            found.append(current)
            current = []
        if value is not None:
            current.append(position)
    return [stretch for stretch in (*found, current) if stretch]


def ticks(low: Decimal, high: Decimal, about: int = 4) -> list[Decimal]:
    """Round values, in steps of 1, 2 or 5, that reach from `low` or below it to `high` or above."""
    if low == high:
        low, high = low - 1, high + 1
    rough = (high - low) / about
    power = Decimal(1).scaleb(math.floor(rough.log10()))
    step = next(power * times for times in (1, 2, 5, 10) if power * times >= rough)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [step * number for number in range(first, last + 1)]


def told(value: Decimal) -> str:
    """A value on an axis: thousands with commas, no idle zeros, a true minus sign."""
    plain = value.normalize()
    whole = plain.quantize(Decimal(1)) if plain == plain.to_integral_value() else plain
    return f"{whole:,f}".replace("-", "−")


def text(x: float, y: float, words: str, anchor: str = "start", classes: str = "") -> str:
    """Words at a place, escaped, with a white edge so that they can be read where they cross a line."""
    style = f' class="{classes}"' if classes else ""
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" fill="{QUIET}" {EDGE}{style}>{escape(words)}</text>'


def line(x1: float, y1: float, x2: float, y2: float, classes: str, stroke: str = RULE, dash: str = "") -> str:
    """A straight line; `dash` as SVG writes it."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<line class="{classes}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{stroke}"{dashed}/>'


def box(x1: float, y1: float, x2: float, y2: float, classes: str) -> str:
    """A pale field behind what is drawn on it."""
    width, height = round(x2 - x1, 1), round(y2 - y1, 1)
    return f'<rect class="{classes}" x="{x1}" y="{y1}" width="{width}" height="{height}" fill="{RULE}"/>'


def ring(x: float, y: float, classes: str) -> str:
    """A ring about a value's mark."""
    return f'<circle class="{classes}" cx="{x}" cy="{y}" r="9" fill="none" stroke="{MARK}" stroke-width="2.5"/>'


def dot(x: float, y: float, radius: float, *, provisional: bool = False) -> str:
    """A value's mark: filled, or open while it may still change."""
    if provisional:
        return f'<circle class="los-svg__open" cx="{x}" cy="{y}" r="{radius}" fill="#fff" stroke="{BRAND}"/>'
    return f'<circle class="los-svg__dot" cx="{x}" cy="{y}" r="{radius}" fill="{BRAND}"/>'
