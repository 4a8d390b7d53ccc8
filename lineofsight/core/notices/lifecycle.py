"""A message's states. "Unknown" is honest: nobody knows whether the server took the message, and a person decides."""

from lineofsight.kernel.lifecycle import Lifecycle, Move, State

MESSAGE = Lifecycle(
    name="message",
    initial="queued",
    states=(
        State("queued", "Waiting to be sent", colour="blue"),
        State("sending", "Being sent", colour="blue"),
        State("sent", "Sent", colour="green", final=True),
        State("refused", "Refused by the mail server", colour="red"),
        State("unknown", "Perhaps sent", colour="yellow"),
        State("by_hand", "Handed over by hand", colour="grey", final=True),
        State("dropped", "No longer to be sent", colour="grey", final=True),
    ),
    moves=(
        Move("send", "Send", ("queued",), "sending"),
        Move("accept", "Accepted by the mail server", ("sending", "unknown"), "sent"),
        Move("refuse", "Refused by the mail server", ("queued", "sending"), "refused"),
        Move("put_off", "Not taken for now", ("queued", "sending"), "queued"),
        Move("lose", "Not known to have been sent", ("sending",), "unknown"),
        Move("resend", "Send again", ("refused", "unknown"), "queued"),
        Move("hand_over", "I passed it on myself", ("queued", "refused", "unknown"), "by_hand"),
        Move("drop", "No longer to be sent", ("queued", "refused", "unknown"), "dropped"),
    ),
)
