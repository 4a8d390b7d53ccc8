"""The states of an issue that a sector raised."""

from lineofsight.kernel.lifecycle import Lifecycle, Move, State
from lineofsight.lead.governance.rules.sector_issues import (
    answered_after_the_meeting,
    meeting_is_ahead,
    new_day_lies_ahead,
    says_what_was_answered,
    stands_on_no_agenda,
    told_after_it_was_answered,
)

UNANSWERED = ("raised", "put")
UNTOLD = (*UNANSWERED, "answered")

SECTOR_ISSUE = Lifecycle(
    name="sector_issue",
    initial="raised",
    states=(
        State("raised", "Raised, to be put to a meeting", colour="yellow"),
        State("put", "Put to a meeting, to be answered", colour="blue"),
        State("answered", "Answered, to be told back", colour="purple"),
        State("told_back", "Told back", colour="green", final=True),
        State("withdrawn", "Withdrawn", colour="grey", final=True),
    ),
    moves=(
        Move(
            "put_issue", "Put it to a meeting", UNANSWERED, "put", done="Put to a meeting",
            guards=(meeting_is_ahead, stands_on_no_agenda),
        ),
        Move("take_issue_off", "It came off the agenda", ("put",), "raised", done="Came off the agenda"),
        Move(
            "move_answer", "Change the day of its answer", ("put",), "put", guards=(new_day_lies_ahead,),
            reason_required=True, done="Day of the answer changed",
        ),
        Move(
            "answer_issue", "It was answered", ("put",), "answered", done="Answered",
            guards=(answered_after_the_meeting, says_what_was_answered),
        ),
        Move(
            "tell_issue_back", "The sector was told", ("answered",), "told_back", done="Told back to the sector",
            guards=(told_after_it_was_answered,),
        ),
        Move(
            "withdraw_issue", "Withdraw it", UNANSWERED, "withdrawn", reason_required=True, done="Withdrawn",
        ),
    ),
)  # fmt: skip
