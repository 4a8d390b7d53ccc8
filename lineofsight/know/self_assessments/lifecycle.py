"""The states of a round, of an organisation’s own assessment, of a reader’s copy of it, of challenges, support and
registrations."""

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
from lineofsight.know.self_assessments.rules.registering import link_holds

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
        Move("lapse_copy", "It did not come in", ("expected",), "not_received", done="Not received by the close"),
    ),
)  # fmt: skip

EXAMPLE = Lifecycle(
    name="example",
    initial="asked",
    states=(
        State("asked", "Waiting for the organisation", colour="yellow"),
        State("agreed", "May be shown", colour="green"),
        State("refused", "Not to be shown", colour="grey", final=True),
        State("withdrawn", "Taken back", colour="grey", final=True),
    ),
    moves=(
        Move("agree_example", "Agree", ("asked",), "agreed", done="Agreed that others may read it"),
        Move("refuse_example", "Keep it to yourselves", ("asked",), "refused", done="Not to be shown"),
        Move(
            "withdraw_example", "Take it back", ("asked", "agreed"), "withdrawn", reason_required=True,
            done="Taken back",
        ),
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

REGISTRATION = Lifecycle(
    name="registration",
    initial="proposed",
    states=(
        State("proposed", "Address not proved", colour="grey"),
        State("proved", "Waiting for a decision", colour="orange"),
        State("accepted", "Let in", colour="green", final=True),
        State("refused", "Refused", colour="red", final=True),
        State("lapsed", "Never proved", colour="grey", final=True),
    ),
    moves=(
        Move(
            "prove_registration", "Confirm the address", ("proposed",), "proved", guards=(link_holds,),
            done="The address was proved",
        ),
        Move("match_registration", "It is one we know", ("proved",), "accepted", done="Let in as one that was known"),
        Move("admit_registration", "It is a new one", ("proved",), "accepted", done="Let in as a new one"),
        Move("refuse_registration", "Refuse it", ("proved",), "refused", reason_required=True, done="Refused"),
        Move("lapse_registration", "It lapses", ("proposed",), "lapsed", done="Lapsed: the address was never proved"),
    ),
)  # fmt: skip
