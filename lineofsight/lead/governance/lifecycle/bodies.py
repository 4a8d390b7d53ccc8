"""The states of a body."""

from lineofsight.kernel.lifecycle import Lifecycle, Move, State
from lineofsight.lead.governance.rules.bodies import (
    its_last_day_has_come,
    last_day_is_not_before_the_first,
    nobody_reports_to_it,
    nothing_is_left_open,
    successor_is_not_below,
    successor_stands,
)

BODY = Lifecycle(
    name="body",
    initial="standing",
    states=(
        State("standing", "Standing", colour="green", final=True),
        State("ended", "Ended", colour="grey", final=True),
        State("recorded", "From a publication", colour="grey", final=True),
    ),
    moves=(
        Move("edit_body", "Change what it is", ("standing",), "standing", reopens=True, done="Changed"),
        Move(
            "end_body", "End it", ("standing",), "ended", reason_required=True, reopens=True, done="Ended",
            guards=(last_day_is_not_before_the_first, nobody_reports_to_it, nothing_is_left_open),
        ),
        Move(
            "hand_over_body", "Hand it over to another body", ("standing",), "ended", reason_required=True,
            reopens=True, done="Handed over to another body",
            guards=(
                last_day_is_not_before_the_first, its_last_day_has_come, successor_stands, successor_is_not_below,
            ),
        ),
        Move(
            "record_body", "Record it as history", ("standing",), "recorded", reopens=True,
            done="Recorded from a publication",
        ),
    ),
)  # fmt: skip
