"""The states of a request, of an agency’s return, of a query on a value, and of what a group asks of an indicator."""

from lineofsight.kernel.lifecycle import Lifecycle, Move, State
from lineofsight.know.performance.rules.moves import (
    code_given,
    due_lies_ahead,
    everything_answered,
    everything_confirmed,
    everything_explained,
    request_is_open,
    somebody_is_asked,
)

REQUEST = Lifecycle(
    name="request",
    initial="draft",
    states=(
        State("draft", "Not sent yet", colour="grey"),
        State("issued", "Waiting for returns", colour="blue"),
        State("closed", "Closed", colour="green", final=True),
    ),
    moves=(
        Move(
            "issue_request",
            "Send the request",
            ("draft",),
            "issued",
            guards=(somebody_is_asked, due_lies_ahead),
            done="Sent",
        ),
        Move("close_request", "Close the request", ("issued",), "closed", done="Closed"),
    ),
)

RETURN = Lifecycle(
    name="return",
    initial="asked",
    states=(
        State("asked", "Not started", colour="grey"),
        State("started", "Started", colour="blue"),
        State("signed_off", "Signed off", colour="green", final=True),
        State("not_returned", "Not returned", colour="red", final=True),
    ),
    moves=(
        Move(
            "save_answer",
            "Save an answer",
            ("asked", "started"),
            "started",
            guards=(request_is_open,),
            done="Answers saved",
        ),
        Move(
            "take_built_return",
            "Take what your own system built",
            ("asked", "started"),
            "started",
            guards=(request_is_open,),
            done="Figures from the agency’s own system taken",
        ),
        Move(
            "enter_on_behalf",
            "Enter a value for the agency",
            ("asked", "started"),
            "started",
            guards=(request_is_open,),
            done="A value entered for the agency",
        ),
        Move(
            "sign_off_return",
            "Sign off",
            ("asked", "started"),
            "signed_off",
            guards=(request_is_open, everything_answered, everything_confirmed, everything_explained, code_given),
            done="Signed off",
        ),
        Move(
            "correct_value",
            "Correct a value",
            ("signed_off",),
            "signed_off",
            guards=(request_is_open,),
            reason_required=True,
            reopens=True,
            done="A value corrected",
        ),
        Move("lapse_return", "Not returned by the close", ("asked", "started"), "not_returned"),
    ),
)

QUERY = Lifecycle(
    name="query",
    initial="open",
    states=(
        State("open", "Waiting for an answer", colour="yellow"),
        State("answered", "Answered", colour="green", final=True),
    ),
    moves=(Move("answer_query", "Answer", ("open",), "answered", done="Answered"),),
)

FOLLOW_UP = Lifecycle(
    name="follow_up",
    initial="open",
    states=(
        State("open", "Waiting for an answer", colour="yellow"),
        State("answered", "Answered", colour="green", final=True),
    ),
    moves=(Move("answer_follow_up", "Answer", ("open",), "answered", done="Answered"),),
)
