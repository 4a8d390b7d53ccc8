"""Which chart a run of values is drawn as, and why not as another: one rule for page, pack, summary and commentary.

A chart of single values (XmR) is what a run is judged by, as NHS England's Making Data Count has it for every measure
(practice, not law). The analyst may choose another for an indicator, where its counts allow it. What neither limits nor
a median can be drawn about is drawn as a line, and says so.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum

from lineofsight.kernel import spc

# From so many values off their median a run chart can tell chance from a change.
LEAST_OF_A_RUN = 10
Pairs = Iterable[tuple[Decimal | None, Decimal | None]]


class Drawn(StrEnum):
    """The charts with limits that may be chosen."""

    XMR = "xmr"
    P = "p"
    P_PRIME = "p_prime"
    U = "u"
    U_PRIME = "u_prime"

    @property
    def prime(self) -> bool:
        """Whether its limits are widened by how much neighbours differ."""
        return self in (Drawn.P_PRIME, Drawn.U_PRIME)


NAMES = {
    Drawn.XMR: "chart of single values (XmR)",
    Drawn.P: "chart of shares (p)",
    Drawn.P_PRIME: "chart of shares, widened (p′)",
    Drawn.U: "chart of rates (u)",
    Drawn.U_PRIME: "chart of rates, widened (u′)",
}
MEANS = {
    Drawn.XMR: "Limits from how much each value differs from the one before. It serves nearly every measure.",
    Drawn.P: "Limits from what each value is a share of: wider where that is little. For shares of tens or hundreds.",
    Drawn.P_PRIME: "The same, widened by how much neighbours differ. For shares of thousands.",
    Drawn.U: "Limits from what each value is counted in: wider where that is little.",
    Drawn.U_PRIME: "The same, widened by how much neighbours differ. For rates of a large population.",
}
OF_A_SHARE, OF_A_RATE = (Drawn.P, Drawn.P_PRIME), (Drawn.U, Drawn.U_PRIME)
NEEDED = {**dict.fromkeys(OF_A_SHARE, "percentage"), **dict.fromkeys(OF_A_RATE, "rate")}
MOSTLY_NOUGHT = (
    "No limits are drawn: most of these values are 0, so neither limits nor a median can tell chance from a change. "
    "What would is a chart of the time, or of the cases, between one event and the next, and here no day of an event "
    "is kept."
)


def mostly_nought(values: Iterable[Decimal | None]) -> str | None:
    """No limits are drawn where more than half of the values are 0. Source: J. C. Benneyan 2001 (practice)."""
    there = [value for value in values if value is not None]
    return MOSTLY_NOUGHT if 2 * sum(not value for value in there) > len(there) else None


def why_not_drawn_as(drawn: Drawn, kind: str, counts: Pairs) -> str | None:
    """A chart by counts is drawn of a share or a rate of which both counts of every value are known and shown.

    Args:
        kind: the indicator's. counts: of each value that there is, what it is made of.
    """
    if drawn == Drawn.XMR:
        return None
    if kind != NEEDED[drawn]:
        return f"A {NAMES[drawn]} is of a {'share' if drawn in OF_A_SHARE else 'rate'}, and this is none."
    pairs = list(counts)
    known = [(part, whole) for part, whole in pairs if part is not None and whole]
    if len(known) < len(pairs):
        return f"A {NAMES[drawn]} needs the counts behind each value, and of some they are not known or not shown."
    if any(part < 0 or (drawn in OF_A_SHARE and part > whole) for part, whole in known):
        return f"A {NAMES[drawn]} is of parts of a whole, and one of these counts cannot be one."
    return None


def run_chart_of(values: Sequence[Decimal | None]) -> spc.RunChart | None:
    """A run chart is drawn where ten values or more lie off their median; those on it tell nothing.

    Source: J. Anhøj and A. V. Olesen 2014 (practice).
    """
    if sum(value is not None for value in values) < LEAST_OF_A_RUN:
        return None
    chart = spc.run_chart(values)
    return chart if chart.useful >= LEAST_OF_A_RUN else None


def run_sentence(chart: spc.RunChart) -> str:
    """What a run chart shows, in one plain sentence: of the values together, never of the latest by itself."""
    if chart.longest > chart.longest_by_chance:
        return (
            f"Something other than chance moved these values: {chart.longest} in a row lie on one side of their "
            f"median, and chance seldom makes more than {chart.longest_by_chance}."
        )
    if chart.is_signal:
        return (
            f"Something other than chance moved these values: they cross their median {chart.crossings} times, and "
            f"chance seldom makes fewer than {chart.crossings_by_chance}."
        )
    return "About their median these values move as chance would have them."
