"""The states of a business plan or strategy, and of the points at which a strategy is looked at on the way."""

from lineofsight.kernel.lifecycle import Lifecycle, Move, State
from lineofsight.lead.business_plan.rules.dated import found_is_said, found_on_a_day_gone
from lineofsight.lead.business_plan.rules.plans import (
    aims_are_judged,
    priorities_have_ended,
    says_what_it_is_about,
    shows_change_within_a_year,
)

PLAN = Lifecycle(
    name="plan",
    initial="draft",
    states=(
        State("draft", "Being written", colour="grey"),
        State("agreed", "Agreed", colour="blue"),
        State("ended", "Ended", colour="green", final=True),
        State("withdrawn", "Withdrawn", colour="grey", final=True),
        State("recorded", "Recorded from a publication", colour="grey", final=True),
    ),
    moves=(
        Move("edit_plan", "Change it", ("draft",), "draft", done="Changed"),
        Move("agree_plan", "Agree it", ("draft",), "agreed", done="Agreed",
             guards=(says_what_it_is_about, shows_change_within_a_year)),
        Move("end_plan", "End it", ("agreed",), "ended", guards=(priorities_have_ended, aims_are_judged),
             done="Ended"),
        Move("withdraw_plan", "Withdraw it", ("draft",), "withdrawn", reason_required=True, done="Withdrawn"),
        Move("record_plan", "Record it as history", ("draft",), "recorded", done="Recorded from a publication"),
    ),
)  # fmt: skip

REVIEW_POINT = Lifecycle(
    name="review_point",
    initial="planned",
    states=(
        State("planned", "Planned", colour="blue"),
        State("held", "Looked at", colour="green", final=True),
        State("dropped", "Not held", colour="grey", final=True),
        State("recorded", "Recorded from a publication", colour="grey", final=True),
    ),
    moves=(
        Move("hold_review_point", "Say what was found", ("planned",), "held", done="Looked at",
             guards=(found_is_said, found_on_a_day_gone)),
        Move("move_review_point", "Change its date", ("planned",), "planned", reason_required=True,
             done="Date changed"),
        Move("drop_review_point", "Drop it", ("planned",), "dropped", reason_required=True, done="Not held"),
        Move("record_review_point", "Record it as history", ("planned",), "recorded",
             done="Recorded from a publication"),
    ),
)  # fmt: skip
