"""What people give to the thread: where something comes from, a piece of evidence, an action as it is proposed."""

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Source:
    """The record something comes from, by the ref of its card; and where it comes from in words, such as "Executive,
    3 March 2026" or "action tracker, row 14". Either may be empty."""

    ref: str = ""
    said: str = ""


NOWHERE = Source()


@dataclass(frozen=True)
class Seen:
    """A piece of evidence: what it says, through whose eyes (`Eyes`), how it was come by (`Method`), how far it carries
    (`Strength`), when it was seen, and perhaps a file that shows it."""

    says: str
    eyes: str
    method: str
    strength: str
    seen_on: date
    source: Source = NOWHERE
    upload: Any = None


@dataclass(frozen=True)
class Proposal:
    """An action as it is proposed: one thing, one owner with their agency, a day, how one will know that it worked, and
    the kind of evidence that will show it (`Expected`). An errand (send, book, invite) needs only the first four."""

    text: str
    owner: Any
    organisation: Any
    due: date
    measure: str = ""
    expected: str = ""
    errand: bool = False
    review_on: date | None = None
    source: Source = NOWHERE
