"""Drawings small enough for a table's cell: how a value moved, and where it lies among others.

Hundreds stand on one page, so they are written short and fast: one label read aloud, no ids, a few places. The values
themselves belong beside the drawing or a link away.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from markupsafe import Markup, escape

from lineofsight.core.design.svg import BRAND, QUIET, dot, place, runs

WIDTH, HEIGHT, EDGE = 120, 34, 5
STRIP, MIDDLE, FOOT = 150, 14, 30


def small(label: str, width: int, body: str) -> Markup:
    """A small drawing that keeps its own size and is read aloud as its label."""
    return Markup(  # noqa: S704 - the label is escaped here, and body is made of numbers
        f'<svg class="los-svg los-spark" viewBox="0 0 {width} {HEIGHT}" width="{width}" height="{HEIGHT}" role="img" '
        f'focusable="false" aria-label="{escape(label)}">{body}</svg>'
    )


def sparkline(
    values: Sequence[Decimal | None], *, label: str, provisional: bool = False, breaks: Iterable[int] = ()
) -> Markup:
    """A series as a small line without axes; a missing value is a gap, the latest known one a dot.

    Args:
        provisional: that the latest known value may still change: its dot is open.
        breaks: positions before which counting changed: the line stops there.
    """
    drawn = [(position, float(value)) for position, value in enumerate(values) if value is not None]
    if not drawn:
        return small(label, WIDTH, "")
    heights = [value for _, value in drawn]
    low, high, last = min(heights), max(heights), max(len(values) - 1, 1)
    span, across, down = (high - low) or 1.0, WIDTH - 2 * EDGE, HEIGHT - 2 * EDGE
    middle = down / 2 if high == low else 0.0
    spots = {
        position: (EDGE + across * position / last, HEIGHT - EDGE - middle - down * (value - low) / span)
        for position, value in drawn
    }
    lines = "".join(_stretch([spots[each] for each in stretch]) for stretch in runs(values, breaks))
    x, y = spots[drawn[-1][0]]
    return small(label, WIDTH, f"{lines}{dot(round(x, 1), round(y, 1), 4, provisional=provisional)}")


def _stretch(spots: list[tuple[float, float]]) -> str:
    if len(spots) == 1:
        x, y = spots[0]
        return f'<circle class="los-svg__dot" cx="{x:.1f}" cy="{y:.1f}" r="1.8" fill="{QUIET}"/>'
    path = " ".join([f"{x:.1f},{y:.1f}" for x, y in spots])
    return f'<polyline class="los-svg__line" points="{path}" fill="none" stroke="{QUIET}" stroke-width="1.75"/>'


def dot_strip(
    own: Decimal | None,
    others: Sequence[Decimal],
    *,
    label: str,
    mark: Decimal | None = None,
    interval: tuple[Decimal, Decimal] | None = None,
) -> Markup:
    """Where one value lies among others on a line: ours large, the others small, `mark` (their mean, say) an upright.

    Args:
        interval: the two ends between which our own true value probably lies, drawn under its dot.
    """
    known = [value for value in (own, mark, *others, *(interval or ())) if value is not None]
    low, high = (float(min(known)), float(max(known))) if known else (0.0, 1.0)

    def at(value: Decimal) -> float:
        return place(value, low, high, 8, STRIP - 8)

    base = f'<path class="los-svg__grid" d="M2 {MIDDLE}H{STRIP - 2}" stroke="#cecece"/>'
    spots = "".join(f"M{at(value)} {MIDDLE}h0" for value in others)
    small_dots = f'<path class="los-svg__others" d="{spots}" stroke="#a3a9ac"/>' if spots else ""
    upright = "" if mark is None else f'<path class="los-svg__upright" d="M{at(mark)} 3v22" stroke="#0b0c0c"/>'
    whisker = _whisker(at(interval[0]), at(interval[1])) if interval else ""
    ours = "" if own is None else f'<circle class="los-svg__dot" cx="{at(own)}" cy="{MIDDLE}" r="6.5" fill="{BRAND}"/>'
    return small(label, STRIP, base + small_dots + upright + whisker + ours)


def _whisker(low: float, high: float) -> str:
    spine = f"M{low} {FOOT - 3}v6M{low} {FOOT}H{high}M{high} {FOOT - 3}v6"
    return f'<path class="los-svg__whisker" d="{spine}" fill="none" stroke="{BRAND}"/>'
