"""The states of a learning briefing. What was published is taken back or followed by a new edition, never edited."""

from lineofsight.kernel.lifecycle import Lifecycle, Move, State
from lineofsight.learn.reviews.rules.briefings import (
    all_five_are_read,
    it_is_as_it_was_read,
    it_points_to_nobody,
    it_says_something,
    somebody_else_reads_it,
)

BRIEFING = Lifecycle(
    name="learning briefing",
    initial="drafted",
    states=(
        State("drafted", "Draft", colour="yellow"),
        State("published", "Published", colour="green"),
        State("taken_back", "Taken back", colour="grey", final=True),
        State("dropped", "Given up", colour="grey", final=True),
    ),
    moves=(
        Move(
            "publish_briefing", "Read it and publish it", ("drafted",), "published", done="Published",
            guards=(
                somebody_else_reads_it, it_is_as_it_was_read, it_says_something, all_five_are_read,
                it_points_to_nobody,
            ),
        ),
        Move("drop_briefing", "Give it up", ("drafted",), "dropped", done="Given up"),
        Move(
            "take_back_briefing", "Take it back", ("published",), "taken_back", reason_required=True,
            done="Taken back",
        ),
    ),
)  # fmt: skip
