"""What stands in one cell of a file of cases, read into the one form in which it is compared and kept."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from lineofsight.kernel.clock import LONDON
from lineofsight.learn.child_deaths.rules.background import DEPRIVATION, ETHNIC_GROUPS, INDEXES, PLACES
from lineofsight.learn.child_deaths.rules.background_names import FINER_GROUPS, OTHER_DEPRIVATION, OTHER_PLACES
from lineofsight.learn.child_deaths.rules.case_columns import plain
from lineofsight.learn.child_deaths.rules.content import edition_called, editions, modifiable_words
from lineofsight.learn.child_deaths.rules.factors import MAY_BE, factor_refusal
from lineofsight.learn.child_deaths.rules.identity import NONE_BECAUSE, is_nhs_number, nhs_number
from lineofsight.learn.child_deaths.rules.panels import KINDS
from lineofsight.learn.child_deaths.rules.reviewing import ANSWERS, MODIFIABLE, RESIDENCE

LONGEST = 2000
# What a cell about deprivation may say that is no tenth.
UNTENTHED = {code: label for code, label in DEPRIVATION.items() if "-" not in code}
YES_NO = {"yes": "Yes", "no": "No"}
SHORT_ANSWERS = {"yes": "Yes", "no": "No", "not_known": "Not known", "not_asked": "Not asked"}
STROKE = "|"


class Unread(ValueError):
    """A cell that cannot be taken; its sentence says what to do and never what stood there."""


@dataclass(frozen=True)
class FactorRow:
    """A factor as a file tells it."""

    domain: str
    relevance: str
    modifiable: str
    follows: str
    why_none: str
    what: str

    @property
    def line(self) -> str:
        """The factor as a line of its cell."""
        after = {"": [], "action": ["action"], "none": [f"none: {one_line(self.why_none)}"]}[self.follows]
        return f" {STROKE} ".join([self.relevance, self.modifiable, *after, one_line(self.what)])


def one_line(text: str) -> str:
    """Text that can stand between strokes."""
    return " ".join(text.replace(STROKE, "/").split())


def read_text(cell: str) -> str:
    """Text of a length that can be kept."""
    told = cell.strip()
    if len(told) > LONGEST:
        raise Unread(f"This is longer than {LONGEST:,} characters. Shorten it.")
    if "\0" in told:
        raise Unread("There is a character in it that no text has. Type it again.")
    return told


def read_day(cell: str) -> str:
    """A day that has a year of four figures, as 2026-03-09."""
    found = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:T00:00(?::00)?)?", cell)
    parts = found.groups() if found else ()
    if not found and (found := re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", cell)):
        parts = found.groups()[::-1]
    try:
        return date(*map(int, parts)).isoformat()
    except (TypeError, ValueError):
        raise Unread("Give a day such as 2026-03-09 or 09/03/2026.") from None


def read_moment(cell: str) -> str:
    """A moment in London."""
    found = re.fullmatch(r"(\S+)[T ]+(\d{1,2})[:.](\d\d)(?::\d\d)?", cell)
    if not found or not (int(found[2]) < 24 and int(found[3]) < 60):
        raise Unread("Give a day and a time such as 2026-03-09 14:30.")
    day = date.fromisoformat(read_day(found[1]))
    return datetime(day.year, day.month, day.day, int(found[2]), int(found[3]), tzinfo=LONDON).isoformat()


def read_nhs(cell: str) -> str:
    """An NHS number: ten digits, the last of which checks the others."""
    if not is_nhs_number(cell):
        raise Unread("Check the NHS number: its last digit does not fit the others.")
    return nhs_number(cell)


def read_number(cell: str) -> str:
    """A number above nought."""
    try:
        number = Decimal(cell)
    except InvalidOperation:
        raise Unread("Give a number.") from None
    if not (number.is_finite() and 0 < number < 1000):
        raise Unread("Give a number above 0 and below 1,000.")
    return format(number.normalize(), "f")


def one_of(
    words: Mapping[str, str], *also: Mapping[str, str], names: Mapping[str, tuple[str, ...]] | None = None
) -> Callable[[str], str]:
    """A reader of codes: their keys and their words are taken, and the other names they have."""
    known = {plain(name): key for table in (words, *also) for key, label in table.items() for name in (key, label)}
    known |= {plain(name): key for key, each in (names or {}).items() for name in each}

    def read(cell: str) -> str:
        if plain(cell) not in known:
            raise Unread(f"Give one of: {', '.join(words.values())}.")
        return known[plain(cell)]

    return read


def read_categories(cell: str) -> str:
    """Numbers of categories, the lowest first."""
    told = [part for part in re.split(r"[;,\s]+", cell) if part]
    if not all(re.fullmatch(r"[1-9]|10", part) for part in told):
        raise Unread("Give the numbers of categories, such as 3; 8.")
    return ",".join(sorted(set(told), key=int))


def read_category(cell: str) -> str:
    """The number of one category; what stands behind the number is not looked at."""
    found = re.fullmatch(r"([1-9]|10)(?:[.: ].*)?", cell, re.DOTALL)
    if not found:
        raise Unread("Give the number of the category, from 1 to 10.")
    return found[1]


def read_edition(cell: str) -> str:
    """The name of an edition there is."""
    names = [edition.edition for edition in editions()]
    if cell not in names:
        raise Unread(f"Give one of: {', '.join(names)}.")
    return cell


TENTH = re.compile(r"(?:imd *)?(20\d\d)(?:\.0)? *[-:, ] *(\d+)|(\d+)(?:\.0)? *(?:[,(] *(?:imd *)?(20\d\d) *\)?)?", re.I)
SAY_INDEX = f"Say by which edition of the index, {' or '.join(INDEXES)}, such as 3 ({INDEXES[-1]})."


def read_deprivation(cell: str) -> str:
    """A tenth with the edition of the index, such as 2025-3; the tenth alone where another column has the edition."""
    found = TENTH.fullmatch(cell.strip())
    if not found:
        return one_of(UNTENTHED, names=OTHER_DEPRIVATION)(cell)
    index, tenth = found[1] or found[4] or "", found[2] or found[3]
    if not 1 <= int(tenth) <= 10:
        raise Unread("Give a tenth from 1, the most deprived, to 10.")
    if index and index not in INDEXES:
        raise Unread(SAY_INDEX)
    return f"{index}-{int(tenth)}" if index else str(int(tenth))


def read_index(cell: str) -> str:
    """An edition of the index of deprivation."""
    found = re.fullmatch(r"(?:imd *)?(20\d\d)(?:\.0)?", cell.strip(), re.I)
    if not found or found[1] not in INDEXES:
        raise Unread(f"Give one of: {', '.join(INDEXES)}.")
    return found[1]


def read_factors(cell: str) -> str:
    """Factors, a line for each; their codes are looked at with the edition of the row."""
    lines = [line for line in cell.splitlines() if line.strip()]
    return "\n".join(factor_of("", line).line for line in lines)


def factor_of(domain: str, line: str) -> FactorRow:
    """One factor of a line: code, whether it can be modified, perhaps what follows, and its words."""
    parts = [part.strip() for part in read_text(line).split(STROKE)]
    if len(parts) not in (3, 4) or not parts[-1]:
        raise Unread(f"Give each factor on its own line, such as 2 {STROKE} yes {STROKE} action {STROKE} its words.")
    told = parts[2] if len(parts) == 4 else ""
    follows, _, why = told.partition(":")
    follows, why = follows.strip().lower(), why.strip()
    if follows not in ("", "action", "none") or (why and follows != "none"):
        raise Unread("What follows is “action”, or “none:” and why.")
    modifiable = one_of({"yes": "yes", "no": "no", "inadequate": "inadequate"}, MAY_BE)(parts[1])
    refusal = factor_refusal(modifiable, follows, why)
    if refusal:
        raise Unread(refusal)
    return FactorRow(domain, parts[0], modifiable, follows, why, one_line(parts[-1]))


READERS: dict[str, Callable[[str], str]] = {
    "text": read_text, "nhs": read_nhs, "none_because": one_of(NONE_BECAUSE), "date": read_day, "moment": read_moment,
    "answer": one_of(SHORT_ANSWERS, ANSWERS), "number": read_number, "edition": read_edition,
    "panel_kind": one_of(KINDS), "category": read_category, "categories": read_categories,
    "ethnic_group": one_of(ETHNIC_GROUPS, names=FINER_GROUPS), "place_kind": one_of(PLACES, names=OTHER_PLACES),
    "deprivation": read_deprivation, "index": read_index, "residence": one_of(RESIDENCE),
    "modifiable": one_of(MODIFIABLE, *(modifiable_words(edition) for edition in editions())),
    "yes_no": one_of(YES_NO), "factors": read_factors,
}  # fmt: skip


def written(kind: str, value: str, edition: str = "") -> str:
    """A value as our files say it; read again it is the same.

    Args:
        edition: that of the form the row is by, whose words for modifiable factors are its own; today's where it is
            none of them.
    """
    if kind == "modifiable" and edition:
        return modifiable_words(edition_called(edition)).get(value, value)
    words = {
        "none_because": NONE_BECAUSE, "answer": SHORT_ANSWERS, "panel_kind": KINDS, "modifiable": MODIFIABLE,
        "yes_no": YES_NO, "ethnic_group": ETHNIC_GROUPS, "place_kind": PLACES, "residence": RESIDENCE,
    }.get(kind)  # fmt: skip
    if words:
        return words.get(value, value)
    if kind == "moment" and value:
        return datetime.fromisoformat(value).astimezone(LONDON).strftime("%Y-%m-%d %H:%M")
    if kind == "deprivation":
        index, _, tenth = value.partition("-")
        return f"{tenth} ({index})" if tenth else UNTENTHED.get(value, value)
    return "; ".join(value.split(",")) if kind == "categories" else value


def same(kind: str, one: str, other: str) -> bool:
    """Whether two values say the same."""
    if kind == "moment" and one and other:
        return datetime.fromisoformat(one) == datetime.fromisoformat(other)
    return " ".join(one.split()) == " ".join(other.split())
