"""A report's glossary: the short forms it uses, in order, with what they stand for; and those nobody has explained."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from lineofsight.kernel.definitions import Edition, load_editions
from lineofsight.lead.annual_report.rules.acronyms import Used, is_shouted, may_be_one, used_in

FOLDER = Path(__file__).parent.parent / "definitions" / "glossary"
TEXT, OWN, SHIPPED = "text", "own", "shipped"


@dataclass(frozen=True)
class Explanation:
    """A short form, the words it stands for, perhaps a sentence that says what that is, and whose words they are."""

    short: str
    words: str
    meaning: str = ""
    whose: str = SHIPPED

    @property
    def key(self) -> str:
        """The form as it is looked for: DfE and DFE are one."""
        return key_of(self.short)


@dataclass(frozen=True)
class Lexicon:
    """What is known: explanations by the keys of their forms, and the keys of what needs none."""

    explanations: Mapping[str, Explanation]
    everyday: Collection[str] = frozenset()


@dataclass(frozen=True)
class Glossary:
    """The short forms a report uses, explained, and those it uses that nobody has explained, each in order."""

    entries: tuple[Explanation, ...] = ()
    unexplained: tuple[str, ...] = ()


def key_of(short: str) -> str:
    """A form as it is looked for."""
    return short.upper()


def glossary(texts: Iterable[str], lexicon: Lexicon) -> Glossary:
    """The glossary of some texts.

    Words that spell a form in the texts themselves count, the first of them; else what the partnership says, else what
    the house does. The sentence goes with the words it explains.
    """
    found: dict[str, Used] = {}
    for text in texts:
        shouted = is_shouted(text)
        for used in used_in(text):
            key = key_of(used.short)
            if key in lexicon.everyday or (key not in lexicon.explanations and (shouted or not may_be_one(used.short))):
                continue
            if key not in found or (used.spelled and not found[key].spelled):
                found[key] = Used(found[key].short if key in found else used.short, used.spelled)
    ordered = [found[key] for key in sorted(found, key=in_order)]
    explained = [(used, explanation(used, lexicon.explanations.get(key_of(used.short)))) for used in ordered]
    return Glossary(
        entries=tuple(entry for _, entry in explained if entry),
        unexplained=tuple(used.short for used, entry in explained if entry is None),
    )


def explanation(used: Used, known: Explanation | None) -> Explanation | None:
    """What a form stands for here: the text's own words where it spells it, with the sentence that goes with them."""
    if known and (not used.spelled or same_words(used.spelled, known.words)):
        return replace(known, short=used.short)
    return Explanation(used.short, used.spelled, whose=TEXT) if used.spelled else None


def same_words(one: str, other: str) -> bool:
    """Whether two spellings differ in no more than capitals and the form of an apostrophe or hyphen."""
    return plain(one) == plain(other)


def plain(words: str) -> str:
    return " ".join(words.casefold().replace("’", "'").replace("-", " ").split()).rstrip("s")


def in_order(key: str) -> str:
    """By letters, whatever stands between them."""
    return "".join(sign for sign in key if sign.isalnum())


@cache
def shipped() -> Lexicon:
    """The house's latest edition."""
    latest = max(load_editions(FOLDER).values(), key=issued)
    known = [Explanation(item["short"], item["words"], item["meaning"]) for item in latest.data["short_form"]]
    return Lexicon({entry.key: entry for entry in known}, frozenset(map(key_of, latest.data["everyday"])))


def issued(edition: Edition) -> date:
    day: date = edition.data["issued"]
    return day
