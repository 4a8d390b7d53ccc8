"""Rules of what identifies a child: NHS numbers, and the words for why there is none."""

import re

NONE_BECAUSE = {"non_resident": "Not resident in England", "not_available": "Not currently available"}
# Ages whose deaths are no child death reviews: a stillbirth that is one is of a child of 0 days.
NO_CHILD = ("unborn", "18+")
WEIGHTS = range(10, 1, -1)


def nhs_number(text: str) -> str:
    """The ten digits of what was typed, without spaces and hyphens."""
    return re.sub(r"[\s-]", "", text)


def check_digit(nine: str) -> int | None:
    """The tenth digit of an NHS number, by its first nine; none where they make no number (modulus 11)."""
    rest = 11 - sum(int(digit) * weight for digit, weight in zip(nine, WEIGHTS, strict=True)) % 11
    return {11: 0, 10: None}.get(rest, rest)


def is_nhs_number(text: str) -> bool:
    """Whether this is an NHS number: ten digits, the last of which checks the others."""
    digits = nhs_number(text)
    return bool(re.fullmatch(r"[0-9]{10}", digits)) and check_digit(digits[:9]) == int(digits[9])


def number_refusal(text: str, none_because: str) -> str | None:
    """An NHS number, or why there is none: one of the two."""
    if bool(text) == bool(none_because):
        return "Give the NHS number, or say why there is none."
    if none_because:
        return None if none_because in NONE_BECAUSE else "Choose why there is no NHS number."
    return None if is_nhs_number(text) else "Check the NHS number: its last digit does not fit the others."
