"""Days and months as a search looks for them, in figures, in words and in both: those of a room, and anybody's."""

import re
from collections.abc import Callable, Iterable
from datetime import date

from lineofsight.core.sealed.pointing import DAY, MONTH, Sought, always, as_written, number
from lineofsight.kernel.days import MONTH_NAMES

ONES = (
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# What the last word of a number becomes in an ordinal; to any other is added "th".
ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth", "twenty": "twentieth", "thirty": "thirtieth",
}  # fmt: skip
# Months that are words as well: a day in words before or after one counts where the month is written large.
MONTHS_TOO = (3, 5)


def counted(n: int) -> str:
    """A number from 1 to 99 in words: "twenty-one"."""
    return "-".join(filter(None, (TENS[n // 10], ONES[n % 10]))) if n > 19 else ONES[n]


def ordered(n: int) -> str:
    """The same as an ordinal: "twenty-first"."""
    tens, _, last = counted(n).rpartition("-")
    return "-".join(filter(None, (tens, ORDINALS.get(last, f"{last}th"))))


def loosely(words: str) -> str:
    """The pattern of a number in words, however its words are parted."""
    return words.replace("-", r"[\s-]*")


def any_of(words: Iterable[str]) -> str:
    """The pattern of any of some numbers in words, the longest first."""
    return f"(?:{'|'.join(loosely(each) for each in sorted(words, key=len, reverse=True))})"


ANY_ORDINAL, BELOW_100 = any_of(map(ordered, range(1, 32))), any_of(map(counted, range(1, 100)))
# Years of this century and the last: two thousand and nineteen, twenty nineteen, nineteen ninety-nine.
ANY_YEAR = (
    rf"(?:two\s+thousand(?:(?:\s+and)?[\s-]+{BELOW_100})?"
    rf"|(?:nineteen|twenty)(?:\s+hundred(?:\s+and)?)?[\s-]+(?:oh?[\s-]+)?{BELOW_100})"
)


def year_in_words(year: int) -> str:
    """The pattern of a year in words."""
    hundreds, rest = divmod(year, 100)
    if not rest:
        return loosely("two-thousand") if year == 2000 else rf"{counted(hundreds)}\s+hundred"
    said = loosely(counted(rest))
    ways = [rf"{counted(hundreds)}(?:\s+hundred(?:\s+and)?)?[\s-]+(?:oh?[\s-]+)?{said}"]
    if hundreds == 20:
        ways.append(rf"two\s+thousand(?:\s+and)?[\s-]+{said}")
    return f"(?:{'|'.join(ways)})"


def month_words(month: int) -> str:
    """A month in words, whole or short."""
    named = MONTH_NAMES[month - 1].lower()
    return f"(?:{named}|{named[:3]}{'t?' if month == 9 else ''}\\.?)"


MONTHS = "|".join(each[:3].lower() for each in MONTH_NAMES)
IN_WORDS, ORDINAL = rf"(?:{MONTHS})[a-z]{{0,6}}\.?", r"\d{1,2}(?:st|nd|rd|th)?"
ANY_MONTH = f"(?:{'|'.join(month_words(month) for month in range(1, 13))})"
# Whoever they belong to.
ANY_DAY = (
    number(DAY, rf"{ORDINAL}(?:\s+day)?(?:\s+of)?[\s/.,-]*{IN_WORDS}[\s/.,-]+(?:\d{{4}}|\d{{2}}|{ANY_YEAR})"),
    number(DAY, rf"{IN_WORDS}\s*(?:the\s+)?{ORDINAL}[\s,]+(?:\d{{4}}|{ANY_YEAR})"),
    number(DAY, rf"{ANY_ORDINAL}(?:\s+day)?(?:\s+of)?[\s,-]+{ANY_MONTH}[\s,-]+(?:\d{{4}}|{ANY_YEAR})"),
    number(DAY, rf"{ANY_MONTH}[\s,-]+(?:the\s+)?{ANY_ORDINAL}[\s,-]+(?:\d{{4}}|{ANY_YEAR})"),
    number(DAY, r"\d{1,2}[ /.-]\d{1,2}[ /.,-]+(?:\d{4}|\d{2})"),
    number(DAY, r"\d{4}-\d\d-\d\d"),
)


def day(on: date) -> list[Sought]:
    """An exact day, in figures and in words, also without its year."""
    figure, named = f"0?{on.day}", month_words(on.month)
    sep, spoken = r"\s*[./-]\s*", year_in_words(on.year)
    year, after = f"(?:{on.year}|{on.year % 100:02})", rf"(?:[\s,.-]*(?:{on.year}|{spoken}))"
    return [
        number(DAY, pattern)
        for pattern in (
            rf"{figure}(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?[\s.,-]*{named}{after}?",
            rf"{named}\s*(?:the\s+)?{figure}(?:st|nd|rd|th)?{after}?",
            rf"{figure}{sep}0?{on.month}{sep}{year}",
            rf"0?{on.month}{sep}{figure}{sep}{year}",
            rf"{on.year}{sep}0?{on.month}{sep}{figure}",
            f"{on:%Y%m%d}",
        )
    ] + in_words(on, named, after)


def in_words(on: date, named: str, after: str) -> list[Sought]:
    """A day whose number is in words. Without "of" and without a year, "the second may" and "march first" are words."""
    said = loosely(ordered(on.day))
    first, last = (as_written, ends_large) if on.month in MONTHS_TOO else (always, always)
    ways: tuple[tuple[str, Callable[[str, int, int], bool]], ...] = (
        (rf"{said}(?:\s+day)?\s+of[\s,-]+{named}{after}?", always),
        (rf"{said}(?:\s+day)?[\s,-]+{named}{after}", always),
        (rf"{said}(?:\s+day)?[\s,-]+{named}", last),
        (rf"{named}[\s,-]+(?:the\s+)?{said}{after}", always),
        (rf"{named}[\s,-]+(?:the\s+)?{said}", first),
    )
    return [number(DAY, pattern, counts) for pattern, counts in ways]


def ends_large(text: str, start: int, end: int) -> bool:
    """Whether the last word is written large."""
    last = re.split(r"[\s,-]+", text[start:end])[-1]
    return last[:1].isupper()


def month(on: date) -> list[Sought]:
    """The month of a day with its year: March 2019, Mar of 2019, 03/2019, March two thousand and nineteen."""
    figures, named = rf"0?{on.month}\s*[/.-]", month_words(on.month)
    return [
        number(MONTH, rf"(?:{named}|{figures})\s*(?:of\s+)?{on.year}"),
        number(MONTH, rf"{named}[\s,-]+(?:of\s+)?{year_in_words(on.year)}"),
    ]
