"""The states of a finding that was sent to somebody."""

from lineofsight.kernel.lifecycle import Lifecycle, Move, State
from lineofsight.learn.child_deaths.rules.findings import a_use_is_noted

FINDING = Lifecycle(
    name="finding",
    initial="sent",
    states=(
        State("sent", "Waits for an answer", colour="yellow"),
        State("answered", "Answered", colour="blue"),
        State("closed", "Closed", colour="grey", final=True),
    ),
    moves=(
        Move("answer_finding", "Record its answer", ("sent", "answered"), "answered", done="Answered"),
        Move("close_finding", "Close it", ("sent", "answered"), "closed", guards=(a_use_is_noted,), done="Closed"),
        Move("reopen_finding", "Ask about it again", ("closed",), "answered", reason_required=True, reopens=True,
             done="Asked about again"),
    ),
)  # fmt: skip
