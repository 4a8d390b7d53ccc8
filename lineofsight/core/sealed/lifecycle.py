"""The states of a sealed room."""

from lineofsight.kernel.lifecycle import Lifecycle, Move, State

ROOM = Lifecycle(
    name="room",
    initial="open",
    states=(
        State("open", "Open", colour="blue"),
        State("closed", "Closed", colour="grey", final=True),
    ),
    moves=(
        Move("close_room", "Close the room", ("open",), "closed", reason_required=True, done="Closed"),
        Move("reopen_room", "Open it again", ("closed",), "open", reason_required=True, reopens=True,
             done="Opened again"),
    ),
)  # fmt: skip
