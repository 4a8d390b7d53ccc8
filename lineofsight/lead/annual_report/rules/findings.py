"""What is found about one line of a section, and why a question among it stands, where somebody said so."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

PROBLEM, QUESTION, GOOD, NOTE = "problem", "question", "good", "note"
# Characters of what a finding is known by, in addresses and in what is kept.
KEY_LENGTH = 20
GONE = (
    "What you explain is not asked any more: the paragraph or its figures have changed. Go back to the section to see "
    "what is asked now."
)
MUST_BE_PUT_RIGHT = "This must be put right, and cannot be explained. Correct it, or say in the text what is so."
NOTHING_ASKED = "Nothing is asked here that could be explained."


@dataclass(frozen=True)
class Explained:
    """Why a question stands: the sentence, whose it is, and since when."""

    ref: str
    sentence: str
    who: str
    at: datetime


@dataclass(frozen=True)
class Finding:
    """Something about one line: a problem, which must be put right; a question, to be explained or corrected; a thing
    that holds; or a note, which asks nothing.

    `body` says what to do; `words` name the rule, and stand before the title in place of the kind's own words; `links`
    lead to what the finding is about, as (words, address). `key` is what it is known by, once its paragraph is known.
    """

    line: int
    kind: str
    title: str
    body: str = ""
    words: str = ""
    links: tuple[tuple[str, str], ...] = ()
    key: str = ""
    explained: Explained | None = None

    @property
    def put(self) -> str:
        """What it says in one line, its rule first."""
        return f"{self.words}: {self.title}" if self.words else self.title

    @property
    def asks(self) -> bool:
        """Whether its author is asked something that nobody has explained."""
        return self.kind == QUESTION and self.explained is None


def key_of(finding: Finding, paragraph: str) -> str:
    """What a finding is known by: its rule, what it says, and the paragraph as it reads, figures and all.

    Where any of these changes it is another finding, and what explained the first says nothing of it.
    """
    said = (finding.kind, finding.words, finding.title, " ".join(paragraph.split()))
    return sha256("\0".join(said).encode()).hexdigest()[:KEY_LENGTH]


def not_explained(finding: Finding | None) -> str | None:
    """A question can be explained; what must be put right cannot, nor what is not asked any more."""
    if finding is None:
        return GONE
    return {PROBLEM: MUST_BE_PUT_RIGHT, QUESTION: None}.get(finding.kind, NOTHING_ASKED)
