"""Putting right what was agreed or registered in error. What was there stays, and is counted no more."""

# Why an analysis is opened again. One of a list, for it stands in the history outside the room.
REOPENED = {
    "wrong_category": "The category was wrong",
    "new_information": "Something came to light afterwards",
    "national": "The national database sent it back",
    "wrong_death": "It was written down for another death",
    "other": "Something else",
}
# Why a death that was handed over to another area is taken back.
TAKEN_BACK = {
    "mistake": "It was transferred by mistake",
    "returned": "The other area gave it back",
    "agreed": "The panels agreed that this area reviews it",
}
# Why a panel that was held did not agree on a death.
PUT_OFF = {
    "information": "More must be known first",
    "outcome": "An outcome of others must be waited for",
    "people": "Somebody who was needed was not there",
    "not_reviewed": "The panel did not review it",
    "other": "Something else",
}
# Why a death is taken out of the register.
WITHDRAWN = {
    "duplicate": "It is in the register twice",
    "mistake": "It was registered by mistake",
    "not_ours": (
        "It is not a death that is reviewed: a stillbirth with a health professional there, a termination, or an adult"
    ),
}


def withdrawal_refusal(reason: str, twin: str, own: str) -> str | None:
    """What is there twice says under which key it stands; nothing else does."""
    if reason == "duplicate" and not twin:
        return "Say under which key it stays in the register."
    if reason != "duplicate" and twin:
        return "Only what is in the register twice has another key."
    return "That is its own key." if twin == own else None
