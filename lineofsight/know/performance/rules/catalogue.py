"""Finding a definition by its words: pure."""

from collections.abc import Iterable

from lineofsight.core.insight.rules import Gap, Indicator

SIGNS = "“”\"',.;:?!()"


def words_of(asked: str) -> list[str]:
    """The words somebody looks for, without the signs around them."""
    return [word for each in asked.casefold().split() if (word := each.strip(SIGNS))]


def speaks_of(text: str, words: Iterable[str]) -> bool:
    """Whether a text has every one of these words, or words that begin or go on with them."""
    folded = text.casefold()
    return all(word in folded for word in words)


def matching(indicators: Iterable[Indicator], asked: str = "", domain: str = "") -> list[Indicator]:
    """The indicators of a domain (none: of all) that speak of every word asked for, in the library's order."""
    words = words_of(asked)
    return [each for each in indicators if domain in ("", each.domain) and speaks_of(indicator_text(each), words)]


def matching_gaps(gaps: Iterable[Gap], asked: str = "", domain: str = "") -> list[Gap]:
    """The gaps of a domain that speak of every word asked for, in the library's order."""
    words = words_of(asked)
    return [each for each in gaps if domain in ("", each.domain) and speaks_of(gap_text(each), words)]


def indicator_text(each: Indicator) -> str:
    """Everything of a definition that is looked through."""
    parts = (
        each.key, each.name, each.question, each.definition, each.numerator, each.denominator, each.unit, each.owner,
        each.source_agency.replace("_", " "), each.official_source.instrument, *each.caveats,
    )  # fmt: skip
    return "\n".join(parts)


def gap_text(gap: Gap) -> str:
    """Everything of a gap that is looked through."""
    return "\n".join((gap.key, gap.what, gap.why, gap.owner, gap.owner_words, gap.cites))
