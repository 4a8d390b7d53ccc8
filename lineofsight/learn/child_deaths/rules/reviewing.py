"""What refuses a move of the review of a death."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class DeathFacts:
    """What must be known to judge a move of a review.

    Args:
        residence: a key of `RESIDENCE`. response: whether one was decided on, whichever way. unreturned and waits: how
            many requests are not back, and outcomes not there. panel: whether its panel was held, quorate, with its
            lead free to lead. unasked: the key facts that nobody asked about yet. unsettled: learning that is neither
            released nor set aside. owed_action: whether an action was promised and none is proposed on what was
            learned. feedback: a key of `FEEDBACK`. why_not_asked: whether it is said why a family was not asked.
    """

    residence: str = ""
    response: bool = False
    unreturned: int = 0
    waits: int = 0
    panel: bool = False
    unasked: tuple[str, ...] = field(default=())
    category: str = ""
    modifiable: str = ""
    action: bool = False
    why_none: bool = False
    unsettled: int = 0
    owed_action: bool = False
    feedback: str = ""
    why_not_asked: bool = False


# Children Act 2004, section 16M: must for who lived here; may for who died here. Whoever had most provision
# elsewhere is reviewed where the panels agree (local).
RESIDENCE = {
    "resident": "Normally lived here",
    "died_here": "Died here and lived elsewhere; we agreed to review it",
    "transferred_in": "Taken over from another area",
}
TRANSFER_REASONS = {
    "resident_elsewhere": "The child normally lived elsewhere",
    "most_services": "Most services were in another area",
    "agreed": "The panels agreed that another area reviews it",
}
# When a joint agency response is called for; any one is enough.
TRIGGERS = {
    "external": "It was or could be due to external causes",
    "sudden": "It was sudden, with no cause apparent at once",
    "custody": "In custody, or detained under the Mental Health Act",
    "suspicion": "First circumstances raise suspicion that it was not natural",
    "stillbirth": "A stillbirth with no health professional there",
}
WAITS = {
    "post_mortem": "Post-mortem", "inquest": "Inquest", "criminal": "Criminal investigation or trial",
    "psii": "Patient safety investigation", "cspr": "Child safeguarding practice review", "other": "Something else",
}  # fmt: skip
# Why another day is planned for a review meeting: it stands in the room, beside the day it was planned for first.
MOVED_FOR = {
    "people": "Somebody who is needed could not come",
    "post_mortem": "The post-mortem report was not there yet",
    "investigation": "An investigation or a trial asked for it",
    "family": "The family asked for it",
    "other": "Something else",
}
# The states in which a review waits for its meeting.
BEFORE_MEETING = ("screened", "response", "information")
ANSWERS = {"yes": "Known: yes", "no": "Known: no", "not_known": "Asked, not known", "not_asked": "Not asked"}
KEY_FACTS = {
    "smoking": "Smoking in the household",
    "domestic_abuse": "Domestic abuse",
    "co_sleeping": "Co-sleeping",
    "alcohol": "Alcohol or drugs",
}
# Whether a family was asked how they were supported, and answered (practice of child death reviews, local).
FEEDBACK = {
    "given": "They were asked, and answered",
    "none": "They were asked, and gave no answer",
    "not_asked": "They were not asked",
}
MODIFIABLE = {
    "identified": "Modifiable factors identified",
    "none": "No modifiable factors identified",
    "inadequate": "Inadequate information to say",
}
# The states in which nothing more is waited for: what the panel needed is there, or is not needed any more.
OVER = ("agreed", "learning", "closed", "transferred", "withdrawn")


def is_reviewed_here(facts: DeathFacts) -> str | None:
    """The death of a child who normally lived here is reviewed here; of another, where the panels agree.
    Children Act 2004, section 16M, must."""
    return None if facts.residence in RESIDENCE else "It is another area’s to review. Transfer it instead."


def response_is_decided(facts: DeathFacts) -> str | None:
    """Whether there is a joint agency response is decided, by a name and a time, before anything else."""
    return None if facts.response else "Record first whether there is a joint agency response, and who decided it."


def everything_is_back(facts: DeathFacts) -> str | None:
    """Every agency that was asked has answered, or said that it knows nothing."""
    return None if not facts.unreturned else "An agency that was asked has not answered yet."


def nothing_is_waited_for(facts: DeathFacts) -> str | None:
    """No post-mortem, inquest or investigation is outstanding."""
    return None if not facts.waits else "It still waits for something. Record its end first."


def panel_was_held(facts: DeathFacts) -> str | None:
    """The panel met, with the members it needs."""
    return None if facts.panel else "Its panel was not held yet, or was not quorate."


def key_facts_are_asked(facts: DeathFacts) -> str | None:
    """Smoking, domestic abuse, co-sleeping, and alcohol or drugs each have an answer, “not asked” among them."""
    return None if not facts.unasked else f"Answer first: {', '.join(facts.unasked)}."


def analysis_is_whole(facts: DeathFacts) -> str | None:
    """The analysis names a category; what can be modified is followed by an action, or by why there is none."""
    if not facts.category:
        return "Choose the category of death."
    if facts.modifiable == "identified" and not (facts.action or facts.why_none):
        return "Factors can be modified: say that there will be an action, or why there is none."
    return None


def learning_is_settled(facts: DeathFacts) -> str | None:
    """What was learned is released, and where an action was promised one is proposed on it."""
    if facts.unsettled:
        return "Something that was learned is not released yet."
    return (
        "The analysis promises an action: propose one on what was learned, once it is released."
        if facts.owed_action
        else None
    )


def plan_refusal(state: str, stands: date | None, on: date, why: str) -> str | None:
    """What refuses a planned day of the review meeting.

    Args:
        stands: the day it is planned for, where one stands. why: why another is planned, a key of `MOVED_FOR`.
    """
    if state not in BEFORE_MEETING:
        return "Its review does not wait for a meeting."
    if stands == on:
        return "It is planned for that day already."
    return "Say why it is another day." if stands and why not in MOVED_FOR else None


def feedback_is_said(facts: DeathFacts) -> str | None:
    """Before a review is closed it is said whether the family was asked how they were supported and, where they were
    not, why (practice of child death reviews, local)."""
    if facts.feedback not in FEEDBACK:
        return "Say first whether the family was asked how they were supported."
    if facts.feedback == "not_asked" and not facts.why_not_asked:
        return "Say why the family was not asked."
    return None


def main_category(chosen: list[str]) -> tuple[str, tuple[str, ...]]:
    """The category that counts is the lowest number that applies; the others are kept beside it."""
    ordered = sorted(set(chosen), key=int)
    return (ordered[0], tuple(ordered[1:])) if ordered else ("", ())
