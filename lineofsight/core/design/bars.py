"""Values beside each other, as bars that begin at nought."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from lineofsight.core.design.svg import BRAND, PALE, frame, line, place, text, told

WIDTH, ROW = 480, 52


@dataclass(frozen=True, slots=True)
class Bar:
    """One row. `own` is the row the page is about. `low` and `high` are the ends of the interval, where it is known.

    Without a value `absent` says why; that is not a bar of no length.
    """

    label: str
    value: Decimal | None
    text: str = ""
    own: bool = False
    low: Decimal | None = None
    high: Decimal | None = None
    absent: str = ""

    @property
    def read(self) -> str:
        """The value as people read it, or why there is none."""
        return (self.absent or "no figure") if self.value is None else (self.text or told(self.value))


def bars(rows: Sequence[Bar], *, key: str, title: str, description: str) -> Markup:
    """One bar a row, each with its label and value above it, so that a phone has room for both.

    Raises ValueError for a value below nought: lengths cannot show it.
    """
    reach = [end for row in rows for end in (row.value, row.high) if end is not None]
    if any(end < 0 for end in reach):
        raise ValueError("A bar begins at nought and cannot show a value below it")
    top = float(max(reach, default=Decimal(1))) or 1.0
    body = "".join(_row(row, index * ROW, top) for index, row in enumerate(rows))
    return frame(key, title, description, (WIDTH, ROW * len(rows) + 4), body, "los-bars", 18)


def _row(row: Bar, y: int, top: float) -> str:
    label = f"▸ {row.label}" if row.own else row.label
    words = text(0, y + 20, label, "start", "los-svg__strong" if row.own else "")
    words += text(WIDTH, y + 20, row.read, "end", "los-svg__strong" if row.value is not None else "")
    return words + (_bar(row, row.value, y + 28, top) if row.value is not None else "")


def _bar(row: Bar, value: Decimal, y: int, top: float) -> str:
    # Nought has a sliver, so that it is seen to be a value.
    width = max(place(value, 0, top, 0, WIDTH), 2)
    name, fill = ("los-svg__bar los-svg__bar--own", BRAND) if row.own else ("los-svg__bar", PALE)
    return f'<rect class="{name}" x="0" y="{y}" width="{width}" height="12" fill="{fill}"/>' + _interval(row, y, top)


def _interval(row: Bar, y: int, top: float) -> str:
    if row.low is None or row.high is None:
        return ""
    low, high = (place(end, 0, top, 1, WIDTH - 1) for end in (row.low, row.high))
    whisker = line(low, y + 6, high, y + 6, "los-svg__whisker", "#0b0c0c")
    ends = (line(end, y + 2, end, y + 10, "los-svg__whisker", "#0b0c0c") for end in (low, high))
    return whisker + "".join(ends)


def bar_rows(rows: Sequence[Bar]) -> list[tuple[str, str]]:
    """The chart's table."""
    return [(row.label, row.read) for row in rows]
