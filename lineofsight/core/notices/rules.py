"""Rules of what is due and of sending, in plain Python."""

from datetime import timedelta

# How strongly a rule binds, as its last words say: "Working Together 2023, should".
STATUTORY = ("must", "should")
STRENGTHS = (*STATUTORY, "local")


def strength(rule: str) -> str:
    """How a rule binds: must (statute), should (statutory guidance), local; or nothing where it does not say."""
    word = rule.rpartition(",")[2].strip().lower()
    return word if word in STRENGTHS else ""


def statutory(rule: str) -> bool:
    """Whether a rule is statute's or statutory guidance's."""
    return strength(rule) in STATUTORY


# How long a mail server that takes nothing is left alone, try after try; then every four hours, until it takes it.
WAITS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15), timedelta(hours=1), timedelta(hours=4))


def wait_before(tries: int) -> timedelta:
    """How long to wait after so many tries that came to nothing."""
    return WAITS[min(max(tries, 1), len(WAITS)) - 1]
