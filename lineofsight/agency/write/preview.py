"""Everything that will leave, as a page of plain text: every value, what is hidden and why, what is not in it."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from lineofsight.agency.request import Asked, Request
from lineofsight.kernel.days import date_text
from lineofsight.kernel.numbers import number_text, share
from lineofsight.kernel.periods import Period
from lineofsight.kernel.signed_returns import SignedReturn, SignedValue

SCALES = {"percentage": 100, "rate": 10_000}
WORDS = {"suppressed": "hidden", "not_applicable": "not applicable", "not_available": "not available"}
NOTHING_ELSE = (
    "Nothing else leaves: no row about a child, no name, number or date of birth, and no mark made from them."
)


def preview(made: SignedReturn, request: Request, left: Mapping[str, str], cautions: Iterable[str] = ()) -> str:
    """The whole return as its signer reads it before it leaves."""
    asked = {each.key: each for each in request.asked}
    lines = [
        f"What {made.about['agency']} sends to {made.about['partnership']}",
        f"for {Period.parse(made.about['period']).label}, by the definitions of edition {made.about['edition']}",
        f"Counted from: {', '.join(made.sources)}",
        signed_line(made),
        "",
        NOTHING_ELSE,
        "",
    ]
    lines += [line for each in cautions for line in (f"! {each}", "")]
    for value in made.values:
        lines += [*value_lines(value, asked.get(value.indicator)), ""]
    if left:
        lines += ["Not in it, to be answered on the platform:"]
        lines += [f"  {asked[key].name if key in asked else key}: {why}" for key, why in left.items()]
    return "\n".join(lines).rstrip() + "\n"


def signed_line(made: SignedReturn) -> str:
    signer = made.signed_off
    if signer is None:
        return "DRAFT: nobody has signed it off, and the platform refuses it."
    return f"Signed off by {signer.name}, {signer.role}, at {signer.at}"


def value_lines(value: SignedValue, asked: Asked | None) -> Iterator[str]:
    """One value: its name, its number, its parts."""
    name = asked.name if asked else value.indicator
    period = Period.parse(value.period)
    when = date_text(period.end) if period.start == period.end else period.label
    yield f"{name} ({when}): {value_text(value, asked)}"
    if value.comment:
        yield f"    “{value.comment}”"
    for breakdown in in_order(value, asked):
        told = number_text(value.parts[breakdown]) if breakdown in value.parts else f"hidden. {value.hidden[breakdown]}"
        yield f"    {label_of(breakdown, asked)}: {told}"


def in_order(value: SignedValue, asked: Asked | None) -> list[str]:
    """The parts of a value, as its definition lists them."""
    listed = [f"{each.dimension}={code}" for each in (asked.divisions if asked else ()) for code in each.codes]
    places = {breakdown: place for place, breakdown in enumerate(listed)}
    return sorted((*value.parts, *value.hidden), key=lambda breakdown: places.get(breakdown, len(places)))


def value_text(value: SignedValue, asked: Asked | None) -> str:
    if value.absence:
        return WORDS.get(value.absence, value.absence)
    if value.numerator is None:
        return "nothing"
    if value.denominator is None:
        return number_text(value.numerator)
    counts = f"{number_text(value.numerator)} of {number_text(value.denominator)}"
    part = share(value.numerator, value.denominator)
    if part is None or asked is None:
        return counts
    sign = "%" if asked.kind == "percentage" else ""
    return f"{number_text(part * SCALES.get(asked.kind, Decimal(1)), asked.places)}{sign} ({counts})"


def label_of(breakdown: str, asked: Asked | None) -> str:
    """A part as its definition calls it."""
    dimension, _, code = breakdown.partition("=")
    if code == "not_classified":
        return f"by {dimension.replace('_', ' ')}: not classified"
    known = {each.dimension: each.codes for each in (asked.divisions if asked else ())}
    return f"by {dimension.replace('_', ' ')}: {known.get(dimension, {}).get(code, code)}"
