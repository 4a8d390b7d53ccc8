"""The states of a learning point that is drafted in the room, until a second person lets it out."""

from lineofsight.kernel.lifecycle import Lifecycle, Move, State
from lineofsight.learn.reviews.rules.learning import (
    all_five_are_read,
    it_is_as_it_was_read,
    it_points_to_nobody,
    somebody_acts_on_it,
    somebody_else_reads_it,
)

LEARNING_DRAFT = Lifecycle(
    name="drafted learning point",
    initial="drafted",
    states=(
        State("drafted", "Waits for a second reader", colour="yellow"),
        State("sent_back", "Sent back", colour="orange"),
        State("released", "Released", colour="green", final=True),
        State("dropped", "Taken out", colour="grey", final=True),
    ),
    moves=(
        Move(
            "release_learning", "Read it and release it", ("drafted",), "released", done="Released",
            guards=(
                somebody_else_reads_it, it_is_as_it_was_read, all_five_are_read, it_points_to_nobody,
                somebody_acts_on_it,
            ),
        ),
        Move(
            "send_back_learning", "Send it back", ("drafted",), "sent_back", done="Sent back",
            guards=(somebody_else_reads_it,),
        ),
        Move("reword_learning", "Word it again", ("drafted", "sent_back"), "drafted", done="Worded again"),
        Move("drop_learning", "Take it out", ("drafted", "sent_back"), "dropped", done="Taken out"),
    ),
)  # fmt: skip
