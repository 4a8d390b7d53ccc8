"""The states of what passes between the partnership and bodies outside it: updates, and records shared."""

from lineofsight.kernel.lifecycle import Lifecycle, Move, State
from lineofsight.lead.governance.rules.outside import answered_after_it_was_asked

UPDATE = Lifecycle(
    name="update",
    initial="kept",
    states=(
        State("kept", "Kept", colour="green", final=True),
        State("waiting", "Asks for an answer", colour="yellow"),
        State("answered", "Answered", colour="green", final=True),
        State("set_aside", "Set aside", colour="grey", final=True),
    ),
    moves=(
        Move("ask_in_update", "It asks for something", ("kept",), "waiting", reopens=True, done="Asks for an answer"),
        Move(
            "answer_update", "It was answered", ("waiting",), "answered", guards=(answered_after_it_was_asked,),
            done="Answered",
        ),
        Move(
            "drop_question", "Nothing is asked any more", ("waiting",), "kept", reason_required=True,
            done="Nothing is asked any more",
        ),
        Move(
            "set_update_aside", "It was kept by mistake", ("kept", "answered"), "set_aside", reason_required=True,
            reopens=True, done="Set aside",
        ),
    ),
)  # fmt: skip

SHARE = Lifecycle(
    name="share",
    initial="shared",
    states=(
        State("shared", "Shared", colour="blue", final=True),
        State("came_back", "Something came back", colour="green", final=True),
        State("withdrawn", "Withdrawn", colour="grey", final=True),
    ),
    moves=(
        Move(
            "note_came_back", "Write down what came back", ("shared", "came_back"), "came_back", reopens=True,
            done="Something came back",
        ),
        Move(
            "withdraw_share", "Withdraw it", ("shared", "came_back"), "withdrawn", reason_required=True, reopens=True,
            done="Withdrawn",
        ),
    ),
)  # fmt: skip
