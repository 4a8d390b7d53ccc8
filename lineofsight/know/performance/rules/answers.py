"""What an agency may answer for one item, and what is asked about it: pure. Each sentence is what its reader sees."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from lineofsight.core.insight.rules import AVERAGE, COUNT, PERCENTAGE, Dimension, Indicator
from lineofsight.kernel.numbers import number_text

LARGEST = Decimal(10) ** 9
LONGEST_COMMENT = 1000
PARTS_OF_NOTHING = "Enter the number that the parts make, and what it is out of, or leave the parts out"


@dataclass(frozen=True)
class Answer:
    """What an agency typed for one item: counts, or that it cannot give them and why; never both.

    Attributes:
        value: the percentage, rate or average as the agency has it: beside its counts, or alone where it has no more.
        parts: what the number is made of, by breakdown, such as "source=police".
        area: the code of the area it is about, where that is not the partnership's own.
        hidden: the parts that did not leave the agency, by breakdown, each with the reason.
    """

    numerator: Decimal | None = None
    denominator: Decimal | None = None
    absence: str = ""
    comment: str = ""
    confirmed: bool = False
    value: Decimal | None = None
    parts: Mapping[str, Decimal] = field(default_factory=dict)
    area: str = ""
    # Of the parts, those the agency's own desk hid before they left, each with why.
    hidden: Mapping[str, str] = field(default_factory=dict)

    @property
    def given(self) -> bool:
        """Whether there is an answer at all."""
        return self.numerator is not None or self.value is not None or bool(self.absence)

    @property
    def numbers(self) -> bool:
        """Whether any number was typed."""
        return any(each is not None for each in (self.numerator, self.denominator, self.value)) or bool(
            self.parts or self.hidden
        )


def still_hidden(before: Answer, parts: Mapping[str, Decimal]) -> dict[str, str]:
    """What an agency's own desk hid, where the rest of the breakdown comes again and that part is not given."""
    given = {breakdown.partition("=")[0] for breakdown in parts}
    return {
        breakdown: why
        for breakdown, why in before.hidden.items()
        if breakdown.partition("=")[0] in given and breakdown not in parts
    }


def value_of(indicator: Indicator, answer: Answer) -> Decimal | None:
    """The value an answer makes; none where there is none, or nothing to divide by."""
    if answer.numerator is None:
        return answer.value if indicator.has_denominator else None
    if indicator.has_denominator and answer.denominator is None:
        return None
    return indicator.value_of(answer.numerator, answer.denominator)


def answer_problems(indicator: Indicator, answer: Answer) -> dict[str, str]:
    """What is wrong with an answer, by field, each with how to put it right. A part's field is its breakdown."""
    if len(answer.comment) > LONGEST_COMMENT:
        return {"comment": f"Use {LONGEST_COMMENT:,} characters or fewer. You have used {len(answer.comment):,}"}
    if answer.absence:
        return absence_problems(answer)
    if answer.numerator is None and answer.denominator is None and answer.value is not None:
        return stated_problems(indicator, answer)
    if answer.numerator is None:
        return {"numerator": "Enter the number, or say that you cannot give it"}
    if indicator.has_denominator and answer.denominator is None:
        return {"denominator": f"Enter the number for “{indicator.denominator}”"}
    counts = {"numerator": answer.numerator, "denominator": answer.denominator}
    wanted = counts if indicator.has_denominator else {"numerator": answer.numerator}
    problems = {name: found for name, count in wanted.items() if (found := count_problem(indicator, name, count))}
    if problems:
        return problems
    if indicator.has_denominator and (
        problems := share_problems(indicator, answer) | stated_problems(indicator, answer)
    ):
        return problems
    return parts_problems(indicator, answer)


def absence_problems(answer: Answer) -> dict[str, str]:
    if answer.numbers:
        return {"absence": "Enter the numbers, or say that you cannot give them, but not both"}
    return {} if answer.comment else {"comment": "Say why you cannot give it"}


def count_problem(indicator: Indicator, name: str, count: Decimal | None) -> str:
    """What is wrong with one count by itself; nothing where it is right."""
    if count is None:
        return ""
    if count < 0:
        return "A count cannot be below nought"
    if count > LARGEST:
        return "This number is too large. Check that nothing was typed twice"
    whole = indicator.kind != AVERAGE or name == "denominator"
    return "Enter a whole number, like 1,234" if whole and count % 1 else ""


def share_problems(indicator: Indicator, answer: Answer) -> dict[str, str]:
    numerator, denominator = answer.numerator, answer.denominator
    if numerator is None or denominator is None:
        return {}
    if denominator == 0:
        sentence = "This cannot be nought. If there were none, say that you cannot give it and why"
        return {"denominator": sentence}
    if indicator.kind == PERCENTAGE and numerator > denominator:
        return {"numerator": f"This cannot be more than the {number_text(denominator)} it is part of"}
    return {}


def stated_problems(indicator: Indicator, answer: Answer) -> dict[str, str]:
    """A percentage, rate or average that was typed must be possible, and must be what its counts make."""
    said = answer.value
    if said is None:
        return {}
    if not indicator.has_denominator:
        return {"value": "This is a count, so enter it as the number"}
    if said < 0 or (indicator.kind == PERCENTAGE and said > 100):
        return {"value": "A percentage lies between 0 and 100" if indicator.kind == PERCENTAGE else "Below nought"}
    if said > LARGEST:
        return {"value": "This number is too large. Check that nothing was typed twice"}
    if answer.numerator is None or answer.denominator is None:
        return {"numerator": PARTS_OF_NOTHING} if answer.parts else {}
    made = indicator.value_of(answer.numerator, answer.denominator)
    if made is not None and indicator.text_of(said) != indicator.text_of(made):
        return {
            "value": f"{indicator.text_of(said)} was typed, but the two counts make {indicator.text_of(made)}. "
            "Check which is right; the counts alone are enough"
        }
    return {}


def parts_problems(indicator: Indicator, answer: Answer) -> dict[str, str]:
    """The parts of a count: each a whole number of a known part, each way of breaking it down whole or left out, and
    adding up to the number, with what was not classified said."""
    known = {breakdown: label for dimension in parts_of(indicator) for breakdown, label in dimension.cells}
    unknown = [breakdown for breakdown in (*answer.parts, *answer.hidden) if breakdown not in known]
    if unknown:
        return {breakdown: f"{indicator.name} has no part called “{breakdown}”" for breakdown in unknown}
    problems = {
        breakdown: found
        for breakdown, count in answer.parts.items()
        if (found := count_problem(indicator, breakdown, count))
    }
    for dimension in parts_of(indicator) if not problems else ():
        problems |= dimension_problems(dimension, answer)
    return problems


def dimension_problems(dimension: Dimension, answer: Answer) -> dict[str, str]:
    cells = dict(dimension.cells)
    given = {breakdown: answer.parts[breakdown] for breakdown in cells if breakdown in answer.parts}
    hidden = [breakdown for breakdown in cells if breakdown in answer.hidden]
    if not (given or hidden) or answer.numerator is None:
        return {}
    missing = [
        breakdown
        for breakdown in cells
        if breakdown not in given and breakdown not in hidden and not breakdown.endswith("=not_classified")
    ]
    if missing:
        return {
            each: f"Enter “{cells[each]}”, with 0 for none, or leave every {dimension.label} out" for each in missing
        }
    over = sum(given.values()) - answer.numerator
    if hidden and not dimension.overlaps:
        return hidden_problems(dimension, hidden, -over)
    if not over or dimension.overlaps:
        return {}
    where = [breakdown for breakdown in cells if breakdown.endswith("=not_classified")] or list(cells)
    return {
        where[-1]: f"The parts by {dimension.label} add up to {number_text(sum(given.values()))}, and the whole is "
        f"{number_text(answer.numerator)}: {number_text(abs(over))} too {'many' if over > 0 else 'few'}. "
        + (
            "Check the numbers"
            if over > 0 or not dimension.not_classified
            else "Put what was not classified under “Not classified”, or check the numbers"
        )
    }


def hidden_problems(dimension: Dimension, hidden: list[str], left: Decimal) -> dict[str, str]:
    """What is hidden of a breakdown must fit into what the parts given leave of the whole, for no nought is hidden;
    and one part alone is not hidden at all."""
    if left < len(hidden):
        return {hidden[0]: f"The parts by {dimension.label} leave no room for those that are hidden. Check the numbers"}
    if len(hidden) == 1:
        label = dict(dimension.cells)[hidden[0]]
        return {hidden[0]: f"“{label}” is hidden, and can be worked out from the rest. Give it, or leave another empty"}
    return {}


def parts_of(indicator: Indicator) -> tuple[Dimension, ...]:
    """The ways an indicator's number may be broken down as it is returned: into counts, which can be added. The parts
    of a percentage are counts of what it counts, out of the same whole."""
    return indicator.breakdowns if indicator.kind in (COUNT, PERCENTAGE) else ()


def confirmation_wanted(indicator: Indicator, answer: Answer, last: Decimal | None) -> str:
    """Why an answer must be confirmed before it counts; nothing where it need not be.

    A value that moved from last time's by more than the indicator's tolerance is sent back to be confirmed, with a
    comment for the readers. Strength: local (the tolerance is the indicator's).
    """
    value = value_of(indicator, answer)
    if value is None or last is None or not indicator.outlying(value, last):
        return ""
    return (
        f"This is {indicator.text_of(value)}. Last time it was {indicator.text_of(last)}: a change of "
        f"{indicator.relative_change_text(value, last)}, and more than {number_text(indicator.tolerance)}% is asked "
        "about. Check it. If it is right, confirm it and say why it moved."
    )


def explanation_wanted(indicator: Indicator, answer: Answer) -> str:
    """Why a sentence is asked for beside an answer; nothing where none is: it is off its target and nothing is said.

    Whose target it is, is said: a local one is never called anything but local. Strength: local.
    """
    value, target = value_of(indicator, answer), indicator.target
    if answer.comment or value is None or target is None or indicator.meets_target(value) is not False:
        return ""
    return (
        f"This is {indicator.text_of(value)}, and the {target.owner} target is {indicator.text_of(target.value)}. "
        "Say in a sentence what its readers should know about that."
    )


def doubt_about(indicator: Indicator, answer: Answer, last: Decimal | None) -> str:
    """Why an answer does not count yet; nothing where it does: it moved far and is not confirmed, or is off its target
    and not explained."""
    moved = "" if answer.confirmed else confirmation_wanted(indicator, answer, last)
    return moved or explanation_wanted(indicator, answer)
