"""The states of a local review, and of an agency's check of its facts."""

from lineofsight.kernel.lifecycle import Lifecycle, Move, State
from lineofsight.learn.reviews.rules.local_review import (
    PUBLISHES,
    UNSIGNED,
    agencies_have_answered,
    everybody_has_signed,
    has_a_draft,
    may_end_here,
    points_are_answered,
    terms_are_whole,
    was_taken_back,
)

LOCAL_REVIEW = Lifecycle(
    name="local review",
    initial="commissioned",
    states=(
        State("commissioned", "Commissioned", colour="yellow"),
        State("terms", "Terms agreed", colour="blue"),
        State("gathering", "Gathering", colour="blue"),
        State("drafting", "Being drafted", colour="blue"),
        State("accuracy", "Facts being checked", colour="purple"),
        State("signed", "Signed", colour="turquoise"),
        State("preparing", "Before publication", colour="turquoise"),
        State("published", "Published", colour="green"),
        State("improvements", "Improvements published", colour="green"),
        State("finished", "Closed", colour="grey", final=True),
        State("stopped", "Stopped", colour="grey", final=True),
    ),
    moves=(
        Move("agree_terms", "Agree the terms", ("commissioned",), "terms", guards=(terms_are_whole,),
             done="Terms agreed"),
        Move("begin_gathering", "Begin to gather", ("terms",), "gathering", done="Gathering began"),
        Move("begin_drafting", "Begin to draft", ("gathering",), "drafting", done="Drafting began"),
        Move("begin_accuracy", "Have the facts checked", ("drafting",), "accuracy", guards=(has_a_draft,),
             done="Facts given to agencies to check"),
        Move("draft_again", "Draft again", ("accuracy", "signed", "preparing"), "drafting",
             done="Taken back to be drafted again"),
        Move("finish_signing", "Mark it signed by all", ("accuracy",), "signed", done="Signed by all",
             guards=(agencies_have_answered, points_are_answered, everybody_has_signed)),
        Move("prepare_publication", "Prepare publication", ("signed",), "preparing",
             guards=(everybody_has_signed,), done="Publication prepared"),
        Move("prepare_again", "Prepare it to be published anew", ("published", "improvements"), "preparing",
             guards=(was_taken_back, everybody_has_signed), done="Prepared to be published anew"),
        Move("publish_review", "Publish the review", ("preparing",), "published", guards=PUBLISHES,
             done="Published"),
        Move("publish_improvements", "Publish the improvements only", ("preparing",), "improvements",
             guards=PUBLISHES, done="Improvements published"),
        Move("close_review", "Close the review", ("signed", "published", "improvements"), "finished",
             guards=(may_end_here,), done="Closed"),
        Move("stop_review", "Stop the review", UNSIGNED, "stopped", done="Stopped"),
    ),
)  # fmt: skip

ACCURACY = Lifecycle(
    name="accuracy check",
    initial="asked",
    states=(
        State("asked", "Asked", colour="yellow"),
        State("correct", "Facts are right", colour="green", final=True),
        State("points", "Points made", colour="orange", final=True),
        State("withdrawn", "Asked no longer", colour="grey", final=True),
    ),
    moves=(
        Move("confirm_facts", "The facts are right", ("asked",), "correct", done="Facts confirmed"),
        Move("make_points", "Something is not right", ("asked",), "points", done="Points made"),
        Move("withdraw_check", "Ask no longer", ("asked",), "withdrawn", done="Asked no longer"),
    ),
)
