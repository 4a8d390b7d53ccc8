"""The states of published arrangements, of agreements to share information, and of a year's duty."""

from lineofsight.kernel.lifecycle import Lifecycle, Move, State
from lineofsight.lead.governance.rules.contents import (
    everything_asked_for_is_answered,
    says_who_agreed_and_where_they_are,
)
from lineofsight.lead.governance.rules.duties import says_how_one_knows

ARRANGEMENTS = Lifecycle(
    name="arrangements",
    initial="draft",
    states=(
        State("draft", "Being drafted", colour="grey"),
        State("published", "In force", colour="green"),
        State("replaced", "Replaced", colour="grey", final=True),
        State("recorded", "From a publication", colour="grey", final=True),
    ),
    moves=(
        Move("edit_arrangements", "Change them", ("draft",), "draft", done="Changed"),
        Move(
            "publish_arrangements", "They are published", ("draft",), "published", done="Published",
            guards=(everything_asked_for_is_answered, says_who_agreed_and_where_they_are),
        ),
        Move("replace_arrangements", "A newer version is in force", ("published",), "replaced", done="Replaced"),
        Move("record_arrangements", "Record them as history", ("draft",), "recorded", done="Recorded"),
    ),
)  # fmt: skip

AGREEMENT = Lifecycle(
    name="agreement",
    initial="in_force",
    states=(State("in_force", "In force", colour="green"), State("ended", "Ended", colour="grey", final=True)),
    moves=(
        Move("review_agreement", "It was reviewed", ("in_force",), "in_force", reason_required=True, done="Reviewed"),
        Move("end_agreement", "End it", ("in_force",), "ended", reason_required=True, done="Ended"),
    ),
)

YEARLY_DUTY = Lifecycle(
    name="yearly_duty",
    initial="owed",
    states=(
        State("owed", "Owed", colour="yellow"),
        State("met", "Met", colour="green", final=True),
        State("set_aside", "Not ours this year", colour="grey", final=True),
    ),
    moves=(
        Move("meet_duty", "It is met", ("owed",), "met", guards=(says_how_one_knows,), done="Met"),
        Move("move_duty", "Change its day", ("owed",), "owed", reason_required=True, done="Day changed"),
        Move(
            "set_duty_aside", "It is not ours this year", ("owed",), "set_aside", reason_required=True,
            done="Set aside for the year",
        ),
        Move(
            "reopen_duty", "It is owed after all", ("met", "set_aside"), "owed", reason_required=True, reopens=True,
            done="Owed after all",
        ),
    ),
)  # fmt: skip
