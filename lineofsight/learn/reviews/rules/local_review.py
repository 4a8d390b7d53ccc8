"""A local review: its kinds, its edition of clocks, steps and checklist, and what refuses its moves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from lineofsight.kernel.calendar import add_working_days, months_after
from lineofsight.kernel.definitions import load_editions

FOLDER = Path(__file__).parent.parent / "definitions" / "local_review"
EDITION = "2026"
KINDS = {
    "local": "Local child safeguarding practice review", "learning": "Learning Lessons Review",
    "joint": "Joint review with other boards", "request": "Answer to another area’s review",
}  # fmt: skip
# The states in which a review goes on, and those in which it came to what it was for.
OPEN = ("commissioned", "terms", "gathering", "drafting", "accuracy", "signed", "preparing")
UNSIGNED = ("commissioned", "terms", "gathering", "drafting", "accuracy")
ENDED = ("published", "improvements", "finished", "stopped")
# After these another may be begun of the same incident.
OVER = ("finished", "stopped")
# The states an incident may be in when each is begun; those of other outcomes have their own way first.
BEGINS = {
    "local": ("local_review",), "joint": ("local_review", "not_notified", "redesignated", "closed"),
    "learning": ("not_notified", "redesignated", "closed"),
    "request": ("referred", "reviewing", "sent", "answered", "not_notified", "closed", "local_review"),
}  # fmt: skip
STOPS = {
    "panel": "The national Panel reviews it itself", "area": "Another area takes it over", "other": "Another reason",
}  # fmt: skip
# What was decided instead of notifying, where a review below the criteria may follow.
ALTERNATIVES = ("local_review", "discussion", "audit")
BOARDS = {
    "adults": "Safeguarding Adults Board", "community": "Community safety partnership",
    "area": "Safeguarding partners of another area", "other": "Another board",
}  # fmt: skip
METHODS = {
    "records": "Reading agencies’ accounts and records", "practitioners": "Events with practitioners",
    "family": "Talking with the family", "managers": "Talking with managers", "audit": "Looking at other cases",
}  # fmt: skip
PROCEEDINGS = {
    "criminal": "Criminal investigation or trial", "coroner": "Coroner’s investigation or inquest",
    "family_court": "Family court", "death_review": "Domestic homicide or abuse related death review",
    "other": "Another proceeding",
}  # fmt: skip
DELAYS = {
    "criminal": "Criminal proceedings", "inquest": "Inquest", "parallel": "Another review of it",
    "family": "The family", "reviewer": "The reviewer", "other": "Another reason",
}  # fmt: skip


@dataclass(frozen=True)
class ReviewClock:
    """How long a review has from the decision on it, under which rule, and how strongly it binds."""

    key: str
    title: str
    sentence: str
    months: int
    kinds: tuple[str, ...]
    strength: str
    source: str
    under: str
    confirmed: bool


@dataclass(frozen=True)
class Item:
    """One line of the checklist before publication; `notice` says that its day must lie far enough ahead."""

    key: str
    title: str
    kinds: tuple[str, ...]
    strength: str
    source: str
    notice: bool


@dataclass(frozen=True)
class Notice:
    """How many working days lie between sending the report and publishing it."""

    key: str
    working_days: int
    kinds: tuple[str, ...]
    strength: str
    source: str
    confirmed: bool


@dataclass(frozen=True)
class Step:
    """What is owed next in a state, and within how many working days."""

    key: str
    title: str
    days: int


@dataclass(frozen=True)
class Edition:
    """Everything an edition says."""

    clocks: tuple[ReviewClock, ...]
    notices: tuple[Notice, ...]
    steps: tuple[Step, ...]
    items: tuple[Item, ...]

    def clock(self, kind: str) -> ReviewClock:
        """The clock of a kind of review."""
        return next(each for each in self.clocks if kind in each.kinds)

    def notice(self, kind: str) -> Notice | None:
        """The notice before publication that a kind of review needs."""
        return next((each for each in self.notices if kind in each.kinds), None)

    def step(self, state: str) -> Step | None:
        """What is owed next in a state; nothing once it is published or closed."""
        return next((each for each in self.steps if each.key == state), None)

    def items_of(self, kind: str) -> tuple[Item, ...]:
        """The checklist of a kind of review."""
        return tuple(each for each in self.items if kind in each.kinds)


@cache
def edition(name: str = EDITION) -> Edition:
    """What an edition says of local reviews."""
    data = load_editions(FOLDER)[name].data
    return Edition(
        tuple(ReviewClock(**listed(item)) for item in data["clock"]),
        tuple(Notice(**listed(item)) for item in data["notice"]),
        tuple(Step(**item) for item in data["step"]), tuple(Item(**listed(item)) for item in data["item"]),
    )  # fmt: skip


def listed(item: Mapping[str, Any]) -> dict[str, Any]:
    return {**item, "kinds": tuple(item["kinds"])}


def due(kind: str, decided_on: date, name: str = EDITION) -> date:
    """The last day of a review's time: whole calendar months from the day it was decided on."""
    return months_after(decided_on, edition(name).clock(kind).months)


def earliest(kind: str, told_on: list[date], name: str = EDITION) -> date | None:
    """The first day on which it may be published: the working days of notice after the last that was told.

    Raises:
        OutsideCalendar: the bank holidays of that year are not known.
    """
    notice = edition(name).notice(kind)
    return add_working_days(max(told_on), notice.working_days) if notice and told_on else None


def refused_to_begin(kind: str, state: str, alternative: str) -> str | None:
    """Why a review of a kind may not be begun of an incident in a state."""
    if state not in BEGINS[kind]:
        return f"The incident does not stand so that this can follow: {KINDS[kind]}. Check what was decided of it."
    if kind in ("learning", "joint") and state == "not_notified" and alternative not in ALTERNATIVES:
        return "It was decided that nothing further follows. Decide again on the incident first."
    return None


@dataclass(frozen=True)
class ReviewFacts:
    """What must be known to judge a move of a local review.

    Args:
        lacking: what of its terms is not agreed. drafts: how many there are. waiting: agencies that have not answered.
        unasked: agencies that were asked of an earlier draft alone. unanswered: points of theirs nobody answered.
        unsigned: who has not signed the last draft. holding: what holds
            publication. undated: lines of the checklist without a day. checked: whether the text that is published was
            checked by a second person as it stands. early: the first day it may be published, where that is to come.
        unpublished: it rests signed, and its kind is one that is published. stands: something it published was not
        taken back.
    """

    lacking: tuple[str, ...] = ()
    drafts: int = 0
    asked: int = 0
    waiting: tuple[str, ...] = ()
    unasked: tuple[str, ...] = ()
    unanswered: int = 0
    unsigned: tuple[str, ...] = ()
    holding: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()
    checked: bool = False
    early: str = ""
    unpublished: bool = False
    stands: bool = False


def terms_are_whole(facts: ReviewFacts) -> str | None:
    """The terms say what is asked, of which years, how, by whom, for what price and how independent they are."""
    return f"Not agreed yet: {'; '.join(facts.lacking)}." if facts.lacking else None


def has_a_draft(facts: ReviewFacts) -> str | None:
    """There is a draft."""
    return None if facts.drafts else "Keep a draft first."


def agencies_have_answered(facts: ReviewFacts) -> str | None:
    """Every agency that was asked has said that the facts are right, or what is not, of the draft that stands or of one
    whose checks stand."""
    if facts.unasked:
        return f"Not asked yet whether the facts of this draft are right: {', '.join(facts.unasked)}."
    if not facts.asked:
        return "No agency was asked whether the facts are right. Ask them first."
    return f"Not answered yet by: {', '.join(facts.waiting)}." if facts.waiting else None


def points_are_answered(facts: ReviewFacts) -> str | None:
    """Each point an agency made was taken, or it is said why not."""
    if not facts.unanswered:
        return None
    one = facts.unanswered == 1
    return f"{facts.unanswered} {'point of an agency is' if one else 'points of agencies are'} not answered."


def everybody_has_signed(facts: ReviewFacts) -> str | None:
    """All three safeguarding partners, each by their own person, and each other board signed the last draft."""
    return f"Not signed as it stands by: {', '.join(facts.unsigned)}." if facts.unsigned else None


def nothing_holds_it(facts: ReviewFacts) -> str | None:
    """No proceeding beside it holds publication."""
    if not facts.holding:
        return None
    return f"Publication is held: {', '.join(facts.holding)}. What was learned may still be released and acted on."


def checklist_is_dated(facts: ReviewFacts) -> str | None:
    """Every line of the checklist has its day."""
    return f"Not dated yet: {'; '.join(facts.undated)}." if facts.undated else None


def text_is_checked(facts: ReviewFacts) -> str | None:
    """The text that is published was checked for whatever points to a child, by somebody who did not write it."""
    return None if facts.checked else "A second person has not checked the text as it stands."


def notice_was_given(facts: ReviewFacts) -> str | None:
    """The national Panel and the Secretary of State had the report seven working days before (should)."""
    if not facts.early:
        return None
    return f"The Panel and the Secretary of State must have it 7 working days before: publish it from {facts.early} on."


def was_taken_back(facts: ReviewFacts) -> str | None:
    """It is published anew once what was published was taken back."""
    return "What it published stands. Take that back first." if facts.stands else None


def may_end_here(facts: ReviewFacts) -> str | None:
    """A practice review ends published, or with its improvements published."""
    if not facts.unpublished:
        return None
    return "It ends with what is published: the report, or where that would do harm the improvements."


PUBLISHES = (nothing_holds_it, everybody_has_signed, checklist_is_dated, text_is_checked, notice_was_given)
