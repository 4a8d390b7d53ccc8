"""The states of a yearly learning declaration, and of one agency's part of it."""

from lineofsight.kernel.lifecycle import Lifecycle, Move, State
from lineofsight.learn.reviews.rules.declaring import (
    every_theme_is_answered,
    the_year_is_open,
    what_is_in_place_is_shown,
    what_is_not_has_a_next_step,
)

DECLARATION = Lifecycle(
    name="learning declaration",
    initial="open",
    states=(State("open", "Open", colour="blue"), State("closed", "Closed", colour="grey", final=True)),
    moves=(Move("close_declaration", "Close it", ("open",), "closed", done="Closed"),),
)
AGENCY_DECLARATION = Lifecycle(
    name="learning declaration of an agency",
    initial="asked",
    states=(
        State("asked", "Asked for", colour="yellow"),
        State("declared", "Declared", colour="green", final=True),
    ),
    moves=(
        Move(
            "sign_declaration", "Declare it", ("asked",), "declared", done="Declared",
            guards=(the_year_is_open, every_theme_is_answered, what_is_in_place_is_shown, what_is_not_has_a_next_step),
        ),
        Move(
            "reopen_declaration", "Open it again", ("declared",), "asked", guards=(the_year_is_open,), reopens=True,
            reason_required=True, done="Opened again",
        ),
    ),
)  # fmt: skip
