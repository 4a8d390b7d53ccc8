"""The states of a recommendation."""

from lineofsight.kernel.lifecycle import Lifecycle, Move, State
from lineofsight.know.inspections.rules import nothing_is_left_to_do, something_was_asked

RECOMMENDATION = Lifecycle(
    name="recommendation",
    initial="open",
    states=(
        State("open", "Being answered", colour="blue"),
        State("answered", "Answered", colour="green", final=True),
        State("left", "Not taken up", colour="orange", final=True),
    ),
    moves=(
        Move(
            "answer_recommendation", "It is answered", ("open",), "answered",
            guards=(something_was_asked, nothing_is_left_to_do), done="Answered",
        ),
        Move("leave_recommendation", "Do not take it up", ("open",), "left", reason_required=True, done="Not taken up"),
        Move(
            "reopen_recommendation", "Open it again", ("answered", "left"), "open", reason_required=True, reopens=True,
            done="Opened again",
        ),
    ),
)  # fmt: skip
