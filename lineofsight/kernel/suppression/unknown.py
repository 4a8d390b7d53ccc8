"""Tables in which some counts are not known here, because whoever counted them hid them before the table was sent.

What an outsider can work out depends on what is printed and on the sums, and not on what is hidden: any counts that fit
leave each hidden cell the same least and most. So counts that fit stand in for those that nobody here knows, and the
table is protected like any other (`protection`), with what was hidden before as hidden before.
"""

from collections.abc import Iterable, Mapping

from lineofsight.kernel.suppression.solver import Impossible, Programme
from lineofsight.kernel.suppression.tables import Equation, Key

# The least and the most that a hidden count is known to be, by the reason that was given for hiding it.
Bounds = tuple[float, float]


def fitted(
    known: Mapping[Key, int], unknown: Mapping[Key, Bounds], sums: Iterable[Equation]
) -> tuple[dict[Key, int], list[Equation]]:
    """Counts for what is not known, so that the sums hold; and the sums that hold.

    A sum that cannot be met together with those before it binds nobody: a number in it was corrected since it was
    printed, so that whoever adds up finds what never was. One with a cell that is nowhere is none. Counts above 0 are
    preferred, for a 0 would be known.
    """
    asked = [equation for equation in sums if all(key in known or key in unknown for key in equation)]
    kept = [equation for equation in asked if not equation.keys() & unknown.keys() and not left(equation, known)]
    open_ones = [equation for equation in asked if equation.keys() & unknown.keys()]
    above = {key: (max(low, 1), high) for key, (low, high) in unknown.items()}
    counts = counts_that_fit(known, above, open_ones) or counts_that_fit(known, unknown, open_ones)
    if counts is None:
        met: list[Equation] = []
        for equation in open_ones:
            if counts_that_fit(known, unknown, [*met, equation]) is not None:
                met.append(equation)
        open_ones, counts = met, counts_that_fit(known, unknown, met)
    return counts or {}, [*kept, *open_ones]


def counts_that_fit(
    known: Mapping[Key, int], unknown: Mapping[Key, Bounds], sums: Iterable[Equation]
) -> dict[Key, int] | None:
    """Counts with which every sum holds; none where there are none."""
    if not unknown:
        return {}
    programme = Programme()
    at = {key: programme.add(low, high, whole=True) for key, (low, high) in unknown.items()}
    for equation in sums:
        open_ones = {at[key]: factor for key, factor in equation.items() if key in at}
        rest = -left({key: factor for key, factor in equation.items() if key not in at}, known)
        programme.require(open_ones, rest, rest)
    try:
        programme.least(dict.fromkeys(at.values(), 1))
    except Impossible:
        return None
    values = programme.values
    return {key: round(values[place]) for key, place in at.items()}


def left(equation: Mapping[Key, int], known: Mapping[Key, int]) -> int:
    """What a sum of known cells comes to: 0 where it holds."""
    return sum(factor * known[key] for key, factor in equation.items())
