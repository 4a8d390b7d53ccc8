"""The states of a round, of an organisation’s assessment, of a reader’s copy of it, of a challenge, and of support."""

from lineofsight.kernel.lifecycle import Lifecycle, Move, State
from lineofsight.know.self_assessments.rules.moves import (
    another_signs,
    code_given,
    due_lies_ahead,
    everything_answered,
    everything_confirmed,
    everything_planned,
    somebody_is_asked,
    somebody_reads_it,
)

ROUND = Lifecycle(
    name="round",
    initial="draft",
    states=(
        State("draft", "Not begun", colour="grey"),
        State("open", "Open", colour="blue"),
        State("closed", "Closed", colour="green", final=True),
    ),
    moves=(
        Move(
            "open_round", "Begin the round", ("draft",), "open", guards=(somebody_is_asked, due_lies_ahead),
            done="Begun: invitations sent",
        ),
        Move("close_round", "Close the round", ("open",), "closed", done="Closed"),
    ),
)  # fmt: skip

ASSESSMENT = Lifecycle(
    name="assessment",
    initial="in_progress",
    states=(
        State("in_progress", "Being answered", colour="blue"),
        State("with_signer", "Waiting for a signature", colour="yellow"),
        State("submitted", "Handed in", colour="green", final=True),
    ),
    moves=(
        Move(
            "ask_to_sign", "Send it to be signed", ("in_progress",), "with_signer",
            guards=(everything_answered, everything_confirmed, everything_planned, somebody_reads_it),
            done="Sent to be signed",
        ),
        Move("take_back", "Take it back", ("with_signer",), "in_progress", done="Taken back before it was signed"),
        Move(
            "send_back", "Send it back", ("with_signer",), "in_progress", reason_required=True,
            done="Sent back by whoever was asked to sign",
        ),
        Move(
            "sign_assessment", "Sign and hand in", ("with_signer",), "submitted", guards=(another_signs, code_given),
            done="Signed and handed in",
        ),
        Move(
            "reopen_assessment", "Change it", ("submitted",), "in_progress", reason_required=True, reopens=True,
            done="Opened again to be changed",
        ),
    ),
)  # fmt: skip

COPY = Lifecycle(
    name="copy",
    initial="expected",
    states=(
        State("expected", "Expected", colour="grey"),
        State("received", "Received", colour="blue"),
        State("challenged", "Challenged", colour="orange"),
        State("accepted", "Accepted", colour="green", final=True),
        State("not_received", "Not received", colour="red", final=True),
    ),
    moves=(
        Move("receive_copy", "Receive it", ("expected", "received", "challenged"), "received", done="Received"),
        Move(
            "receive_again", "Receive it again", ("accepted", "not_received"), "received", reopens=True,
            done="Received again",
        ),
        Move("challenge_copy", "Challenge an answer", ("received", "challenged"), "challenged", done="Challenged"),
        Move("settle_copy", "Every challenge is settled", ("challenged",), "received", done="Challenges settled"),
        Move("accept_copy", "Accept it", ("received",), "accepted", done="Accepted"),
        Move("lapse_copy", "Not received by the close", ("expected",), "not_received", done="Not received by the close"),
    ),
)  # fmt: skip

CHALLENGE = Lifecycle(
    name="challenge",
    initial="asked",
    states=(
        State("asked", "Waiting for an answer", colour="orange"),
        State("answered", "Answered", colour="blue"),
        State("settled", "Settled", colour="green", final=True),
    ),
    moves=(
        Move("answer_challenge", "Answer", ("asked",), "answered", done="Answered"),
        Move("ask_again", "Ask again", ("answered",), "asked", reason_required=True, done="Asked again"),
        Move("settle_challenge", "Settle it", ("asked", "answered"), "settled", reason_required=True, done="Settled"),
    ),
)

SUPPORT = Lifecycle(
    name="support",
    initial="opened",
    states=(
        State("opened", "Waiting to be taken up", colour="red"),
        State("supporting", "Being supported", colour="blue"),
        State("closed", "Closed", colour="green", final=True),
    ),
    moves=(
        Move("begin_support", "Take it up", ("opened",), "supporting", done="Taken up"),
        Move("close_support", "Close it", ("supporting",), "closed", reason_required=True, done="Closed"),
    ),
)
