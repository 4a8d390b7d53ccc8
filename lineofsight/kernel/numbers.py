"""Numbers as they are worked out and as they are written: one rounding rule, no binary fractions.

Values are Decimal or whole numbers; a float is refused with TypeError, because it is not the number that was written.
Nothing is rounded before it is shown, and then once, half up: 0.25 is 0.3 to one place and −0.25 is −0.3.

Shares and relative changes are parts of 1: a quarter is 0.25, and the functions that write percentages multiply by
100. A percentage kept as 25 must be divided first; forgetting shows 2,500.0%, an error that can be seen.
"""

from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

Number = Decimal | int

MINUS = "−"

# Wide enough that no count or rate is rounded by the arithmetic itself, whatever the caller's own context says.
_WIDE = Context(prec=100, rounding=ROUND_HALF_UP)


def exact(value: object) -> Decimal:
    """Give a Decimal or whole number back as a Decimal. TypeError for anything else, ValueError if not finite."""
    if isinstance(value, bool) or not isinstance(value, Decimal | int):
        raise TypeError(f"A Decimal or a whole number is needed here, not {type(value).__name__}.")
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError(f"{number} is not a number that can be counted with.")
    return number


def half_up(value: Number, places: int) -> Decimal:
    """The value to so many decimal places, halves away from zero. There is no minus zero."""
    if places < 0:
        raise ValueError("The number of decimal places cannot be below 0.")
    with localcontext(_WIDE):
        rounded = exact(value).quantize(Decimal(1).scaleb(-places))
        return rounded if rounded else abs(rounded)


def share(numerator: Number, denominator: Number) -> Decimal | None:
    """The part of 1 the numerator is of the denominator, not rounded; None if there is nothing to be a part of."""
    part, whole = exact(numerator), exact(denominator)
    with localcontext(_WIDE):
        return part / whole if whole else None


def change(new: Number, old: Number) -> Decimal:
    """How much more the new value is than the old, in the unit of both."""
    with localcontext(_WIDE):
        return exact(new) - exact(old)


def relative_change(new: Number, old: Number) -> Decimal | None:
    """How much more the new value is than the old, as a part of the old's size; None if the old is zero."""
    return share(change(new, old), abs(exact(old)))


def number_text(value: Number, places: int | None = None) -> str:
    """A number with thousands commas and a true minus sign: "1,266", "−3.2". Without `places`, every digit given."""
    number = exact(value) if places is None else half_up(value, places)
    return f"{MINUS if number < 0 else ''}{number.copy_abs():,f}"


def signed_text(value: Number, places: int | None = None) -> str:
    """A change, with its sign: "+3", "−3", and "0" with none. A change too small to show has no sign either."""
    number = exact(value) if places is None else half_up(value, places)
    return f"{'+' if number > 0 else ''}{number_text(number)}"


def percent_text(value: Number, places: int = 1) -> str:
    """A share as a percentage: 0.144 is "14.4%"."""
    return f"{number_text(_hundredths(value), places)}%"


def points_text(value: Number, places: int = 1) -> str:
    """The change between two shares: from 0.111 to 0.143 is "+3.2 percentage points". Not the relative change."""
    return f"{signed_text(_hundredths(value), places)} percentage points"


def relative_text(value: Number, places: int = 1) -> str:
    """A relative change: 0.144 is "+14.4%". Not for the change between two shares, which is in points."""
    return f"{signed_text(_hundredths(value), places)}%"


def _hundredths(value: Number) -> Decimal:
    with localcontext(_WIDE):
        return exact(value) * 100
