"""What agencies that took part in a rapid review are told was decided after it: closed sentences, and nothing else."""

# What was decided, in words that stand outside the room.
DECIDED = {
    "local": "The safeguarding partners commissioned a local child safeguarding practice review.",
    "national": "The national Panel reviews it itself, in a national review.",
    "learning": "There is no local review. What the rapid review taught is acted on.",
    "other": "There is no local review. The safeguarding partners chose another way of learning, such as an audit.",
}
# What an agency does with the records it was asked to hold. Strength: local.
RECORDS = {
    **dict.fromkeys(("local", "national"), "Go on holding your records: you may be asked again."),
    **dict.fromkeys(("learning", "other"), "Ask the business manager before you let go of the records you hold."),
}


def decided(state: str, step: str) -> str:
    """What was decided after a rapid review, a key of `DECIDED`; none while what follows is not settled, or once a
    local review that was commissioned has ended.

    Args:
        state: where the incident stands. step: what the review decided on.
    """
    if state in ("local_review", "national_review"):
        return state.removesuffix("_review")
    return step if state == "closed" and step in ("learning", "other") else ""
