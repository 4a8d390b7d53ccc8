"""Which step of a serious incident comes next, as its page offers them: what it waits for stands first."""

from collections.abc import Iterable
from dataclasses import dataclass

from lineofsight.learn.reviews.rules.moves import Facts

GO_ON = "local_review"
# Of two that are as likely, the first. What is a move of the incident stands beside what is not.
ORDER = (
    "finish_alternative", GO_ON, "say_view", "notify_incident", "decide_not_to_notify", "record_serious_case_review",
    "ask_agency", "write_review", "sign_review", "send_review", "record_response", "hand_to_national",
    "commission_local_review", "finish_incident", "close_with_learning", "begin_local_review",
    "tell_agencies",
)  # fmt: skip
# While these last, a local review that is open is another area's request, and goes on beside.
RAPID = ("referred", "reviewing", "sent", "answered")


@dataclass(frozen=True)
class Waiting:
    """What an incident waits for, for one reader.

    Args:
        refused: the moves of its state that would be refused now. said: they, or somebody for their safeguarding
            partner, said what it thinks of notifying. asked: some agency was asked for its account. signed: their
            partner signed what stands.
    """

    state: str
    facts: Facts
    refused: frozenset[str] = frozenset()
    said: bool = False
    asked: bool = False
    signed: bool = False


def likeliest(verbs: Iterable[str], waiting: Waiting) -> list[str]:
    """Verbs in the order in which they are offered: what it waits for; what may be done; and last what was done, or
    would be refused now."""
    return sorted(verbs, key=lambda verb: (rank(verb, waiting), ORDER.index(verb) if verb in ORDER else len(ORDER)))


def rank(verb: str, waiting: Waiting) -> int:
    """How likely a step is: 0 where it is waited for, 1 where it may be taken, 2 where it was or would be refused."""
    facts, rapid = waiting.facts, waiting.state in RAPID
    if verb in waiting.refused:
        # A national review the partners asked for is recorded as soon as the Panel says so.
        return 1 if verb == "hand_to_national" and facts.step == "national" else 2
    known = {
        "say_view": 2 if waiting.said else 0,
        "ask_agency": 2 if waiting.asked else 0,
        "write_review": 0 if facts.missing else 1,
        "sign_review": 2 if waiting.signed or facts.missing else 0,
        "begin_local_review": 1 if facts.local_ended or rapid else 0,
        GO_ON: 2 if rapid else 0,
    }
    return known.get(verb, 0)
