"""What refuses a move of a challenge. High support, high challenge: it is specific, has a reply, and ends with what
changed. Strength: local throughout."""

from dataclasses import dataclass
from datetime import date

# Working days in which a challenge is answered where nobody says otherwise.
REPLY_WITHIN = 20


@dataclass(frozen=True)
class ChallengeFacts:
    """What must be known to judge a move of a challenge.

    Args:
        to: who is challenged. evidence: how many pieces of evidence it rests on. mine: whether whoever moves it speaks
            for who is challenged.
    """

    today: date
    to: str = ""
    reply_due: date | None = None
    evidence: int = 0
    support: str = ""
    reply: str = ""
    effect: str = ""
    body_above: str = ""
    mine: bool = False


def somebody_is_challenged(facts: ChallengeFacts) -> str | None:
    """It says who is challenged."""
    return None if facts.to else "Say who is challenged."


def rests_on_evidence(facts: ChallengeFacts) -> str | None:
    """It rests on evidence."""
    return (
        None if facts.evidence else "Give the evidence it rests on first. A challenge without evidence is an opinion."
    )


def says_what_support(facts: ChallengeFacts) -> str | None:
    """It says what support is offered with it."""
    return None if facts.support else "Say what support is offered with it: high support goes with high challenge."


def reply_day_lies_ahead(facts: ChallengeFacts) -> str | None:
    """The day by which it is answered lies ahead."""
    if facts.reply_due and facts.reply_due > facts.today:
        return None
    return "Choose a day for the reply that lies ahead."


def is_answered(facts: ChallengeFacts) -> str | None:
    """There is a reply."""
    return None if facts.reply else "Write the reply first."


def effect_is_said(facts: ChallengeFacts) -> str | None:
    """It says what changed."""
    return None if facts.effect else "Say what changed, for children or in how people work, or that nothing did."


def not_ones_own(facts: ChallengeFacts) -> str | None:
    """Whoever accepts a reply or closes a challenge does not speak for who was challenged."""
    return "You speak for who is challenged, so somebody else judges the reply." if facts.mine else None


def reply_is_late_or_not_enough(facts: ChallengeFacts) -> str | None:
    """It goes up once its reply is late, or has come and is not good enough."""
    if facts.reply or (facts.reply_due and facts.reply_due < facts.today):
        return None
    return "Its reply is not late yet. Wait for its day, or for a reply that is not good enough."


def there_is_a_body_above(facts: ChallengeFacts) -> str | None:
    """It says to whom it goes up."""
    return None if facts.body_above else "Say to which body it goes up."
