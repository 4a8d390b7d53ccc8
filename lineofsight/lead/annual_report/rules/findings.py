"""What is found about one line of a section."""

from dataclasses import dataclass

PROBLEM, QUESTION, GOOD = "problem", "question", "good"


@dataclass(frozen=True)
class Finding:
    """Something about one line: a problem, which must be put right; a question, to be explained or corrected; or a
    thing that holds.

    `body` says what to do; `words` stands before the title in place of the kind's own words; `links` lead to what the
    finding is about, as (words, address).
    """

    line: int
    kind: str
    title: str
    body: str = ""
    words: str = ""
    links: tuple[tuple[str, str], ...] = ()
