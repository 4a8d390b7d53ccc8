"""The states of a meeting, of a paper for it, and of a decision it made."""

from lineofsight.kernel.lifecycle import Lifecycle, Move, State
from lineofsight.lead.governance.rules.meetings import (
    agreed_after_it_was_held,
    attendance_is_written_down,
    day_has_come,
    day_lies_ahead,
    every_item_has_minutes,
    has_an_agenda,
    minutes_are_not_ones_own,
    says_something,
)

AHEAD = ("planned", "agenda", "papers_due", "out")

MEETING = Lifecycle(
    name="meeting",
    initial="planned",
    states=(
        State("planned", "Planned", colour="grey"),
        State("agenda", "Agenda being made", colour="blue"),
        State("papers_due", "Waiting for papers", colour="yellow"),
        State("out", "Papers are out", colour="turquoise"),
        State("held", "Held, minutes owed", colour="yellow"),
        State("drafted", "Minutes drafted, to be checked", colour="purple"),
        State("checked", "Minutes checked, to be agreed", colour="purple"),
        State("agreed", "Minutes agreed", colour="green", final=True),
        State("cancelled", "Cancelled", colour="grey", final=True),
    ),
    moves=(
        Move("open_agenda", "Begin the agenda", ("planned",), "agenda", done="Agenda begun"),
        Move(
            "close_agenda", "Close the agenda", ("agenda",), "papers_due", guards=(has_an_agenda,),
            done="Agenda closed",
        ),
        Move("send_papers", "Send the papers", ("papers_due",), "out", guards=(has_an_agenda,), done="Papers sent"),
        Move(
            "hold_meeting", "It was held", ("agenda", "papers_due", "out"), "held", done="Held",
            guards=(day_has_come, has_an_agenda, attendance_is_written_down),
        ),
        Move(
            "draft_minutes", "The minutes are drafted", ("held",), "drafted", guards=(every_item_has_minutes,),
            done="Minutes drafted",
        ),
        Move(
            "check_minutes", "The minutes are right", ("drafted",), "checked", guards=(minutes_are_not_ones_own,),
            done="Minutes checked",
        ),
        Move(
            "send_minutes_back", "Send the minutes back", ("drafted", "checked"), "held", reason_required=True,
            done="Minutes sent back",
        ),
        Move(
            "agree_minutes", "The minutes were agreed", ("checked",), "agreed", guards=(agreed_after_it_was_held,),
            done="Minutes agreed",
        ),
        Move(
            "postpone_meeting", "Move it to another day", AHEAD, "agenda", guards=(day_lies_ahead,),
            reason_required=True, done="Moved to another day",
        ),
        Move("cancel_meeting", "Cancel it", AHEAD, "cancelled", reason_required=True, done="Cancelled"),
    ),
)  # fmt: skip

PAPER = Lifecycle(
    name="paper",
    initial="asked",
    states=(
        State("asked", "Asked for", colour="yellow"),
        State("given", "Here", colour="green"),
        State("withdrawn", "Withdrawn", colour="grey", final=True),
    ),
    moves=(
        Move("give_paper", "Give the paper", ("asked",), "given", guards=(says_something,), done="Given"),
        Move(
            "replace_paper", "Give a newer version", ("given",), "given", guards=(says_something,),
            done="Newer version given",
        ),
        Move(
            "withdraw_paper", "Withdraw it", ("asked", "given"), "withdrawn", reason_required=True,
            done="Withdrawn",
        ),
    ),
)  # fmt: skip

DECISION = Lifecycle(
    name="decision",
    initial="made",
    states=(
        State("made", "In force", colour="green", final=True),
        State("replaced", "No longer in force", colour="grey", final=True),
    ),
    moves=(
        Move(
            "set_decision_aside", "It is no longer in force", ("made",), "replaced", reason_required=True,
            reopens=True, done="Set aside",
        ),
    ),
)  # fmt: skip
