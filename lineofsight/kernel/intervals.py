"""How far a share or a rate may lie from what chance alone would have shown: 95% intervals from the two counts.

Wilson's score interval for a share and Byar's for a rate are what public health uses in England (its technical guide
on confidence intervals): a local convention, not law. The counts are whole, so this is the play of chance and says
nothing of mistakes in counting.
"""

from decimal import Context, Decimal, localcontext

from lineofsight.kernel.numbers import exact

# The normal distribution's 97.5th percentile: 95% lies between it and its negative. And 99.9th: 99.8%.
Z = Decimal("1.959963984540054")
Z_WIDE = Decimal("3.090232306167813")
_CONTEXT = Context(prec=50)
Interval = tuple[Decimal, Decimal]


def share_interval(numerator: Decimal, denominator: Decimal, z: Decimal = Z) -> Interval | None:
    """Wilson's interval of a share, as parts of 1; none where there is nothing to be a part of.

    Args:
        z: how wide: 95% of chance lies within `Z`, 99.8% within `Z_WIDE`.

    ValueError where the part is below nought or larger than its whole.
    """
    part, whole = exact(numerator), exact(denominator)
    if not whole:
        return None
    if not 0 <= part <= whole:
        raise ValueError(f"{part} is not a part of {whole}.")
    with localcontext(_CONTEXT):
        middle = 2 * part + z * z
        reach = z * (z * z + 4 * part * (1 - part / whole)).sqrt()
        below = 2 * (whole + z * z)
        return max((middle - reach) / below, Decimal(0)), min((middle + reach) / below, Decimal(1))


def rate_interval(count: Decimal, population: Decimal, z: Decimal = Z) -> Interval | None:
    """Byar's interval of a rate, for one; none where there is no population. ValueError for a count below nought."""
    events, people = exact(count), exact(population)
    if not people:
        return None
    if events < 0:
        raise ValueError("A count cannot be below 0.")
    with localcontext(_CONTEXT):
        return _byar(events, -z) / people, _byar(events + 1, z) / people


def difference_interval(one: Decimal, own: Interval, other: Decimal, its: Interval) -> Interval:
    """By how much one value is above another, from the interval of each (Newcombe's square-and-add method).

    Two values can be told apart when nought is outside. Two intervals that overlap do not show the contrary: that rule
    calls too many alike.
    """
    with localcontext(_CONTEXT):
        difference = one - other
        down = ((one - own[0]) ** 2 + (its[1] - other) ** 2).sqrt()
        up = ((own[1] - one) ** 2 + (other - its[0]) ** 2).sqrt()
        return difference - down, difference + up


def _byar(events: Decimal, z: Decimal) -> Decimal:
    """One end of Byar's interval; it is nought where the cube below it would be less (a wide interval of few)."""
    if not events:
        return Decimal(0)
    return events * max(1 - 1 / (9 * events) + z / (3 * events.sqrt()), Decimal(0)) ** 3
