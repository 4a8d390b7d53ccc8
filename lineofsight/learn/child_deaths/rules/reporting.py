"""Rules of the panel's yearly report: what refuses a move of it, and what its words may not give away."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lineofsight.core.sealed.wording import DAY, NUMBER, hits

FOLLOWED = {"done": "Done", "partly": "Partly done", "not_done": "Not done yet", "given_up": "Given up"}


@dataclass(frozen=True)
class ReportFacts:
    """What must be known to judge a move of a report.

    Args:
        end: the last day of its year. unanswered: recommendations of the last report of which nothing is said. words:
            everything that was typed in it.
    """

    today: date
    end: date
    summary: bool = False
    unanswered: int = 0
    words: tuple[str, ...] = ()


def year_has_ended(facts: ReportFacts) -> str | None:
    """A year is reported on once it has ended: until then its counts still change."""
    return None if facts.end < facts.today else "Its year has not ended yet."


def summary_is_written(facts: ReportFacts) -> str | None:
    """It begins with a summary for whoever reads nothing else."""
    return None if facts.summary else "Write the executive summary first."


def last_years_are_followed(facts: ReportFacts) -> str | None:
    """What became of each recommendation of the last report is said (practice.md, Job 5; local)."""
    return None if not facts.unanswered else "Say first what became of each recommendation of the last report."


def words_point_to_nobody(facts: ReportFacts) -> str | None:
    """Reports are anonymous: no day, postcode or NHS number stands in what was typed (statutory.md §2.7 and §7)."""
    return pointing(facts.words)


def pointing(words: Iterable[str]) -> str | None:
    """What in some words may point to a child, as a sentence."""
    for each in words:
        found = {hit.what for hit in hits(each)}
        if DAY in found:
            return "A day stands in it. Give years or intervals, since a day of death points to a child."
        if NUMBER in found:
            return "A postcode or an NHS number stands in it. Leave it out."
    return None
