"""How far a share or a rate may lie from what chance alone would have shown: 95% intervals from the two counts.

Wilson's score interval for a share and Byar's for a rate are what public health uses in England (its technical guide
on confidence intervals): a local convention, not law. The counts are whole, so this is the play of chance and says
nothing of mistakes in counting.
"""

from decimal import Context, Decimal, localcontext

from lineofsight.kernel.numbers import exact

# The normal distribution's 97.5th percentile: 95% lies between it and its negative.
Z = Decimal("1.959963984540054")
_CONTEXT = Context(prec=50)
Interval = tuple[Decimal, Decimal]


def share_interval(numerator: Decimal, denominator: Decimal) -> Interval | None:
    """Wilson's interval of a share, as parts of 1; none where there is nothing to be a part of.

    ValueError where the part is below nought or larger than its whole.
    """
    part, whole = exact(numerator), exact(denominator)
    if not whole:
        return None
    if not 0 <= part <= whole:
        raise ValueError(f"{part} is not a part of {whole}.")
    with localcontext(_CONTEXT):
        middle = 2 * part + Z * Z
        reach = Z * (Z * Z + 4 * part * (1 - part / whole)).sqrt()
        below = 2 * (whole + Z * Z)
        return max((middle - reach) / below, Decimal(0)), min((middle + reach) / below, Decimal(1))


def rate_interval(count: Decimal, population: Decimal) -> Interval | None:
    """Byar's interval of a rate, for one; none where there is no population. ValueError for a count below nought."""
    events, people = exact(count), exact(population)
    if not people:
        return None
    if events < 0:
        raise ValueError("A count cannot be below 0.")
    with localcontext(_CONTEXT):
        return _byar(events, -1) / people, _byar(events + 1, 1) / people


def _byar(events: Decimal, side: int) -> Decimal:
    if not events:
        return Decimal(0)
    return events * (1 - 1 / (9 * events) + side * Z / (3 * events.sqrt())) ** 3
