"""The states of a serious incident: reported, decided on, reviewed, sent, answered, and what follows."""

from lineofsight.kernel.lifecycle import Lifecycle, Move, State
from lineofsight.learn.reviews.rules.moves import (
    a_local_review_ended,
    a_local_review_was_decided,
    aims_are_answered,
    care_is_said,
    has_a_child,
    has_its_reference,
    is_no_death_in_care,
    is_of_earlier_law,
    is_of_todays_law,
    no_local_review_is_open,
    no_review_was_decided,
    partners_have_signed,
    the_panel_takes_it,
)

INCIDENT = Lifecycle(
    name="serious incident",
    initial="referred",
    states=(
        State("referred", "Reported, to be decided on", colour="yellow"),
        State("not_notified", "Not notified", colour="grey", final=True),
        State("of_its_time", "Under serious case reviews", colour="grey", final=True),
        State("reviewing", "Rapid review open", colour="blue"),
        State("redesignated", "Did not meet the criteria after all", colour="grey", final=True),
        State("sent", "With the national Panel", colour="purple"),
        State("answered", "Answered by the Panel", colour="turquoise"),
        State("local_review", "Local review commissioned", colour="blue"),
        State("national_review", "With a national review", colour="purple", final=True),
        State("closed", "Closed with what was learned", colour="green", final=True),
    ),
    moves=(
        Move(
            "notify_incident", "Record the notification", ("referred",), "reviewing", done="Notified",
            guards=(is_of_todays_law, has_a_child, has_its_reference),
        ),
        Move(
            "decide_not_to_notify", "Decide not to notify", ("referred",), "not_notified", done="Not notified",
            guards=(is_of_todays_law, has_a_child, is_no_death_in_care, care_is_said),
        ),
        Move(
            "record_serious_case_review", "Record what was decided then", ("referred",), "of_its_time",
            guards=(is_of_earlier_law,), done="Recorded under serious case reviews",
        ),
        Move(
            "redesignate_incident", "Criteria not met after all", ("reviewing", "sent", "answered"), "redesignated",
            guards=(is_no_death_in_care, care_is_said), done="Found not to meet the criteria",
        ),
        Move(
            "reopen_decision", "Decide again", ("not_notified", "redesignated", "of_its_time"), "referred",
            reopens=True, done="Opened to be decided on again",
        ),
        Move(
            "send_review", "Mark it sent to the Panel", ("reviewing",), "sent", done="Sent to the national Panel",
            guards=(aims_are_answered, partners_have_signed),
        ),
        Move("record_response", "Record the Panel’s answer", ("sent",), "answered", done="Answered by the Panel"),
        Move("reopen_review", "Open the review again", ("answered",), "reviewing", done="Review opened again"),
        Move(
            "reopen_incident", "Open it again", ("closed", "national_review"), "answered", reopens=True,
            done="Opened again",
        ),
        Move(
            "commission_local_review", "Commission the local review", ("answered",), "local_review",
            guards=(a_local_review_was_decided,), done="Local review commissioned",
        ),
        Move(
            "hand_to_national", "Record the national review", ("answered", "local_review"), "national_review",
            guards=(the_panel_takes_it, no_local_review_is_open), done="Handed to a national review",
        ),
        Move(
            "finish_incident", "Close it after its local review", ("local_review",), "closed",
            guards=(no_local_review_is_open, a_local_review_ended), done="Closed after its local review",
        ),
        Move(
            "close_with_learning", "Close it with what was learned", ("answered",), "closed",
            guards=(no_review_was_decided,), done="Closed with what was learned",
        ),
    ),
)  # fmt: skip
