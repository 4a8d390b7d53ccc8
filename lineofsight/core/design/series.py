"""A series over its periods, as data: what is known, what is not and why, and where the counting changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lineofsight.core.design.svg import told


@dataclass(frozen=True, slots=True)
class Point:
    """One period: its label, its value (None when there is none), and the value as people read it.

    `provisional` may still change. `absent` says in a word or two why there is no value ("not returned", "suppressed").
    `kept_back`: there is a value, which may not be shown.
    """

    label: str
    value: Decimal | None
    text: str = ""
    provisional: bool = False
    absent: str = ""
    kept_back: bool = False

    @property
    def read(self) -> str:
        """The value as it stands in a table."""
        if self.value is None:
            return self.absent or "no figure"
        return (self.text or told(self.value)) + (" (provisional)" if self.provisional else "")


@dataclass(frozen=True, slots=True)
class Break:
    """A break in series before the point at `position`: from there on things are counted in another way, `label`."""

    position: int
    label: str


@dataclass(frozen=True, slots=True)
class Target:
    """A level that was aimed at."""

    value: Decimal
    label: str


@dataclass(frozen=True, slots=True)
class Expected:
    """What a value is judged by: the average of its stretch of the series, and the limits of what chance makes of it.

    A limit that is None bounds nothing. `signal` says in a few words why the value is more than chance, where it is;
    `middle` what the centre is.
    """

    centre: Decimal
    lower: Decimal | None
    upper: Decimal | None
    signal: str = ""
    middle: str = "average"

    @property
    def level(self) -> tuple[Decimal, Decimal | None, Decimal | None]:
        """Where it lies: the same for the whole of a stretch."""
        return self.centre, self.lower, self.upper


def run_rows(points: Sequence[Point], expected: Sequence[Expected | None] = ()) -> list[tuple[str, ...]]:
    """The chart's table: every period with its value, or why it has none; and what it is judged by, where it is."""
    if not any(expected):
        return [(point.label, point.read) for point in points]
    return [
        (point.label, point.read, *(judged_by(by) if by and point.value is not None else ("–", "")))
        for point, by in zip(points, expected, strict=True)
    ]


def judged_by(expected: Expected) -> tuple[str, str]:
    """The limits as a table says them, and what the value shows."""
    ends = [
        f"{words} {told(end)}" for words, end in (("from", expected.lower), ("to", expected.upper)) if end is not None
    ]
    middle = f"{expected.middle} {told(expected.centre)}"
    return " ".join(ends) or middle, expected.signal or ("chance" if expected.middle == "average" else "")


def run_legend(
    points: Sequence[Point], breaks: Sequence[Break] = (), expected: Sequence[Expected | None] = ()
) -> list[tuple[str, str]]:
    """What the marks mean, of those that were drawn."""
    known = [point for point in points if point.value is not None]
    legend = [("●", "final")] if any(not point.provisional for point in known) else []
    legend += [("○", "provisional, may still change")] if any(point.provisional for point in known) else []
    kept_back = sum(point.kept_back for point in points)
    legend += [("⋮", "no figure for this period")] if len(known) + kept_back < len(points) else []
    legend += [("×", "suppressed: there is a figure, which is kept back")] if kept_back else []
    legend += [("¦", "counted differently from here on")] if breaks else []
    judged = [by for by in expected if by]
    if any(by.lower is not None or by.upper is not None for by in judged):
        legend += [("▒", "where chance alone would leave nearly every value")]
    legend += [("┄", f"the {middle} it is judged by") for middle in dict.fromkeys(by.middle for by in judged)]
    return legend + ([("◎", "more than chance")] if any(by and by.signal for by in expected) else [])
