"""Rules of what is due, in plain Python."""

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
