"""The states of a finding that was sent to somebody."""

from lineofsight.kernel.lifecycle import Lifecycle, Move, State
from lineofsight.learn.child_deaths.rules.findings import a_use_is_noted

FINDING = Lifecycle(
    name="finding",
    initial="sent",
    states=(
        State("sent", "Waits for an answer", colour="yellow"),
        State("answered", "Answered", colour="blue"),
        State("used", "What came of it is noted", colour="turquoise"),
        State("closed", "Closed", colour="grey", final=True),
    ),
    moves=(
        Move("note_use", "Note what they did with it", ("sent", "answered", "used"), "used",
             done="What they did with it was noted"),
        Move("answer_finding", "Record its answer", ("sent", "answered", "used"), "answered", done="Answered"),
        Move("ask_again", "They were asked again", ("used",), "sent", done="Asked again"),
        Move("close_finding", "Close it", ("sent", "answered", "used"), "closed", guards=(a_use_is_noted,),
             done="Closed"),
        Move("reopen_finding", "Ask about it again", ("closed",), "sent", reason_required=True, reopens=True,
             done="Asked about again"),
    ),
)  # fmt: skip
