"""What an action must say before it can be proposed. Pure."""

from datetime import date
from typing import Protocol

from lineofsight.core.design.text import listed
from lineofsight.core.thread.rules.given import Proposal

# Statutory.md §1.7 and the national study of yearly reports: actions that named no measure could not be shown to have
# worked. Strength: local.
NEEDED = {
    "text": "what will be done",
    "owner": "the person who owns it",
    "organisation": "the agency that owns it",
    "due": "a date by which it is done",
    "measure": "how one will know that it worked",
    "expected": "the kind of evidence that will show it",
}
# An errand (send, book, invite) is done or not; there is no effect to measure.
NEEDED_OF_ERRANDS = ("text", "owner", "organisation", "due")


class Draft(Protocol):
    """An action, proposed or kept, of which the same is asked: each of `NEEDED` is there and true, or is missing."""

    @property
    def errand(self) -> bool:
        """Whether it is an errand."""


def missing(draft: Draft) -> list[str]:
    """What an action still has to say, in the order of the form."""
    needed = NEEDED_OF_ERRANDS if draft.errand else tuple(NEEDED)
    return [name for name in needed if not getattr(draft, name)]


def refusal(draft: Proposal, today: date) -> str | None:
    """An action says who owns it, by when, how one will know, and what evidence will show it; its day lies ahead."""
    lacking = [NEEDED[name] for name in missing(draft)]
    if lacking:
        return f"Before it can be proposed, say {listed(lacking)}."
    if draft.due and draft.due < today:
        return "Its date has passed. Choose a day from today on."
    return None
