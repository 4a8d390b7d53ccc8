"""Contributory factors: whether each may be modified, and what follows from one that may be."""

from dataclasses import dataclass, field

MAY_BE = {"yes": "Could be modified", "no": "Could not be modified", "inadequate": "Inadequate information to say"}
FOLLOWS = {"action": "There will be an action", "none": "There will be none"}


@dataclass(frozen=True)
class Weighed:
    """What is known of the factors of a death that stand.

    Args:
        modifiable: how many can be modified. unanswered: how many of those have neither an action nor a reason why
            there is none. acted: how many have an action. editions: those by which they were weighed.
    """

    modifiable: int = 0
    unanswered: int = 0
    acted: int = 0
    editions: frozenset[str] = field(default=frozenset())


def factor_refusal(modifiable: str, follows: str, why_none: str) -> str | None:
    """A factor that can be modified is followed by an action, or by why there is none; another by neither.
    Practice of child death overview panels: local."""
    if modifiable != "yes":
        return "Only a factor that can be modified is followed by something." if follows or why_none else None
    if not follows:
        return "It can be modified: say whether there will be an action."
    if follows == "none" and not why_none:
        return "It can be modified: say why there is no action."
    return None


def analysis_refusal(weighed: Weighed, *, modifiable: str, action: bool, edition: str) -> str | None:
    """The analysis says of modifiable factors what the factors say, and is of their edition: a scale is never read as
    another’s."""
    if weighed.editions - {edition}:
        return "A factor was weighed by an earlier edition of the form. Weigh it again, or take it out."
    if weighed.modifiable and modifiable != "identified":
        return "A factor was noted that can be modified. Say so, or take it out."
    if weighed.unanswered:
        return "A factor can be modified and has neither an action nor a reason why there is none."
    if weighed.acted and not action:
        return "A factor has an action, so there will be one."
    return None
