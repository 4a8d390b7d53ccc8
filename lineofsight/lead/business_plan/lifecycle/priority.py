"""The states of a priority, its objectives and measures, and of the highlight reports about them."""

from lineofsight.kernel.lifecycle import Lifecycle, Move, State
from lineofsight.lead.business_plan.rules.dated import found_is_said, found_on_a_day_gone
from lineofsight.lead.business_plan.rules.priorities import (
    answer_is_said,
    belongs_to_an_agreed_plan,
    goes_into_another_plan,
    is_chosen_while_written,
    new_owner_is_said,
    not_ones_own,
    objectives_have_ended,
    rests_on_evidence,
    shown_is_said,
)

PRIORITY = Lifecycle(
    name="priority",
    initial="candidate",
    states=(
        State("candidate", "Candidate", colour="grey"),
        State("chosen", "Chosen", colour="blue"),
        State("not_chosen", "Not chosen", colour="grey", final=True),
        State("finished", "Finished", colour="green", final=True),
        State("carried_forward", "Carried forward", colour="purple", final=True),
        State("handed_on", "Handed on", colour="turquoise", final=True),
        State("recorded", "Recorded from a publication", colour="grey", final=True),
    ),
    moves=(
        Move("edit_priority", "Change it", ("candidate",), "candidate", done="Changed"),
        Move("choose_priority", "Choose it", ("candidate",), "chosen", guards=(is_chosen_while_written,
             rests_on_evidence), done="Chosen"),
        Move("put_back_priority", "Put it back among the candidates", ("chosen",), "candidate",
             guards=(is_chosen_while_written,), reason_required=True, done="Put back among the candidates"),
        Move("leave_out_priority", "Leave it out", ("candidate",), "not_chosen", reason_required=True,
             done="Not chosen"),
        Move("change_priority_owner", "Change its owner", ("chosen",), "chosen", reason_required=True,
             done="Owner changed"),
        Move("finish_priority", "Finish it", ("chosen",), "finished", done="Finished",
             guards=(belongs_to_an_agreed_plan, not_ones_own, objectives_have_ended, shown_is_said)),
        Move("carry_priority", "Carry it forward", ("chosen",), "carried_forward", done="Carried forward",
             guards=(belongs_to_an_agreed_plan, not_ones_own, goes_into_another_plan, shown_is_said)),
        Move("hand_on_priority", "Hand it on", ("chosen",), "handed_on", done="Handed on",
             guards=(belongs_to_an_agreed_plan, not_ones_own, new_owner_is_said, shown_is_said)),
        Move("record_priority", "Record it as history", ("candidate",), "recorded",
             done="Recorded from a publication"),
    ),
)  # fmt: skip

OBJECTIVE = Lifecycle(
    name="objective",
    initial="open",
    states=(
        State("open", "Open", colour="blue"),
        State("met", "Met", colour="green", final=True),
        State("not_met", "Not met", colour="orange", final=True),
        State("carried", "Carried on elsewhere", colour="purple", final=True),
        State("recorded", "Recorded from a publication", colour="grey", final=True),
    ),
    moves=(
        Move("meet_objective", "Say that it is met", ("open",), "met", guards=(shown_is_said,), done="Met"),
        Move("miss_objective", "Say that it was not met", ("open",), "not_met", reason_required=True, done="Not met"),
        Move("carry_objective", "Carry it on elsewhere", ("open",), "carried", reason_required=True,
             done="Carried on elsewhere"),
        Move("edit_objective", "Change it", ("open",), "open", done="Changed"),
        Move("reopen_objective", "Open it again", ("met", "not_met"), "open", reason_required=True, reopens=True,
             done="Opened again"),
        Move("record_objective", "Record it as history", ("open",), "recorded", done="Recorded from a publication"),
    ),
)  # fmt: skip

MEASURE = Lifecycle(
    name="measure",
    initial="planned",
    states=(
        State("planned", "Waiting for its day", colour="blue"),
        State("found", "Result known", colour="green", final=True),
        State("dropped", "Not measured", colour="grey", final=True),
    ),
    moves=(
        Move("record_measure", "Say what it showed", ("planned",), "found", done="Result known",
             guards=(found_is_said, found_on_a_day_gone)),
        Move("move_measure", "Change its date", ("planned",), "planned", reason_required=True, done="Date changed"),
        Move("drop_measure", "Drop it", ("planned",), "dropped", reason_required=True, done="Not measured"),
    ),
)  # fmt: skip

HIGHLIGHT = Lifecycle(
    name="highlight",
    initial="sent",
    states=(
        State("sent", "Before the Executive", colour="yellow"),
        State("answered", "The Executive has answered", colour="green", final=True),
    ),
    moves=(
        Move("answer_highlight", "Say what the Executive said", ("sent",), "answered", done="Answered",
             guards=(answer_is_said,)),
    ),
)  # fmt: skip
