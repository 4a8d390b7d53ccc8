"""When an action can be given to another owner. Pure."""

from dataclasses import dataclass

# Where nothing has been done that somebody else must judge; what a tracker left incomplete stays with its agency, and
# what an agency declined may be asked of another, or of itself again.
MOVABLE = ("proposed", "incomplete", "open", "declined")


@dataclass(frozen=True)
class HandOverFacts:
    """What must be known to judge a hand-over.

    Args:
        state: of the action. same: whether the new owner owns it already. within: whether it stays in its agency.
        runs: whether who gives it runs the partnership's thread, or chairs the group; else they speak for the agency.
    """

    state: str
    same: bool
    within: bool
    runs: bool


def refusal(facts: HandOverFacts) -> str | None:
    """An action is given to another owner while it is to be done; to another agency only by whoever asks agencies."""
    if facts.state not in MOVABLE:
        return "It is done, or has ended, so that nobody else can take it on. Open it again or send it back first."
    if facts.same:
        return "This is who owns it already. Choose somebody else."
    if facts.within:
        return None
    if not facts.runs:
        return "Only the business manager or the chair gives it to another agency. Ask them, or decline it."
    if facts.state == "incomplete":
        return "It does not say yet what an action must. Complete it before you ask another agency to take it on."
    return None
