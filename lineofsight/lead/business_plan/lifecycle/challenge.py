"""The states of a challenge: asked, answered, judged, and ended with what changed."""

from lineofsight.kernel.lifecycle import Lifecycle, Move, State
from lineofsight.lead.business_plan.rules.challenges import (
    effect_is_said,
    is_answered,
    not_ones_own,
    reply_day_lies_ahead,
    reply_is_late_or_not_enough,
    rests_on_evidence,
    says_what_support,
    somebody_is_challenged,
    there_is_a_body_above,
)

CHALLENGE = Lifecycle(
    name="challenge",
    initial="draft",
    states=(
        State("draft", "Being written", colour="grey"),
        State("issued", "Waiting for a reply", colour="yellow"),
        State("acknowledged", "Acknowledged, waiting for a reply", colour="yellow"),
        State("answered", "Answered", colour="blue"),
        State("escalated", "With the body above", colour="red"),
        State("accepted", "Reply accepted, waiting for its effect", colour="purple"),
        State("closed", "Closed", colour="green", final=True),
        State("withdrawn", "Withdrawn", colour="grey", final=True),
        State("recorded", "Recorded from a publication", colour="grey", final=True),
    ),
    moves=(
        Move("edit_challenge", "Change it", ("draft",), "draft", done="Changed"),
        Move(
            "issue_challenge", "Send the challenge", ("draft",), "issued", done="Sent",
            guards=(somebody_is_challenged, rests_on_evidence, says_what_support, reply_day_lies_ahead),
        ),
        Move("acknowledge_challenge", "Acknowledge it", ("issued",), "acknowledged", done="Acknowledged"),
        Move(
            "reply_to_challenge", "Reply", ("issued", "acknowledged", "escalated"), "answered", guards=(is_answered,),
            done="Answered",
        ),
        Move(
            "accept_reply", "Accept the reply", ("answered",), "accepted", guards=(not_ones_own,),
            done="Reply accepted",
        ),
        Move(
            "escalate_challenge", "Take it to the body above", ("issued", "acknowledged", "answered"), "escalated",
            guards=(not_ones_own, reply_is_late_or_not_enough, there_is_a_body_above), reason_required=True,
            done="Taken to the body above",
        ),
        Move(
            "close_challenge", "Close it", ("accepted",), "closed", guards=(not_ones_own, effect_is_said),
            done="Closed",
        ),
        Move(
            "reopen_challenge", "Open it again", ("closed",), "accepted", reason_required=True, reopens=True,
            done="Opened again",
        ),
        Move(
            "withdraw_challenge", "Withdraw it", ("draft", "issued", "acknowledged"), "withdrawn", reason_required=True,
            done="Withdrawn",
        ),
        Move("record_challenge", "Record it as history", ("draft",), "recorded", done="Recorded from a publication"),
    ),
)  # fmt: skip
