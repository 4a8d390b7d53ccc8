"""The states of a learning point, an action, an impact test, a tracker and a theme. Done is not closed."""

from lineofsight.core.thread.rules.moves import (
    change_was_shown,
    effect_was_tested,
    has_evidence,
    is_an_errand,
    is_no_errand,
    parts_are_done,
    reads_whole,
    says_everything,
    somebody_elses,
    support_is_said,
    tested_from_outside,
)
from lineofsight.kernel.lifecycle import Lifecycle, Move, State

LEARNING_POINT = Lifecycle(
    name="learning_point",
    initial="noted",
    states=(
        State("noted", "Noted", colour="blue"),
        State("acted_on", "Being acted on", colour="yellow"),
        State("changed", "Change shown", colour="green", final=True),
        State("set_aside", "Set aside", colour="grey", final=True),
    ),
    moves=(
        Move("take_up", "Take up", ("noted", "acted_on"), "acted_on", done="An action on it was agreed"),
        Move("show_change", "Say that change is shown", ("noted", "acted_on"), "changed", guards=(change_was_shown,),
             done="Change shown"),
        Move("set_aside", "Set aside", ("noted", "acted_on"), "set_aside", reason_required=True, done="Set aside"),
        Move("reopen_point", "Open again", ("changed", "set_aside"), "noted", reason_required=True, reopens=True,
             done="Opened again"),
    ),
)  # fmt: skip

ACTION = Lifecycle(
    name="action",
    initial="proposed",
    states=(
        State("proposed", "Proposed", colour="grey"),
        State("incomplete", "From a tracker, not complete", colour="pink"),
        State("open", "Open", colour="blue"),
        State("done", "Done, not closed", colour="yellow"),
        State("closed", "Closed", colour="green", final=True),
        State("closed_untested", "Closed untested", colour="orange", final=True),
        State("declined", "Declined", colour="red"),
        State("withdrawn", "Withdrawn", colour="grey", final=True),
    ),
    moves=(
        Move("agree_action", "Agree to it", ("proposed",), "open", guards=(support_is_said,), done="Agreed"),
        Move("decline_action", "Decline it", ("proposed",), "declined", reason_required=True, done="Declined"),
        Move("load_open", "Load as open", ("proposed",), "open", guards=(says_everything,), done="From a tracker"),
        Move("load_incomplete", "Load to be completed", ("proposed",), "incomplete", done="From a tracker"),
        Move("load_ended", "Load as ended", ("proposed",), "closed_untested", reason_required=True,
             done="From a tracker, ended there"),
        Move("complete_action", "Complete it", ("incomplete",), "open", guards=(says_everything,), done="Completed"),
        Move("say_done", "Say that it is done", ("open",), "done", guards=(is_no_errand, has_evidence, parts_are_done),
             done="Done"),
        Move("tick_off", "Tick it off", ("open",), "closed", guards=(is_an_errand,), done="Done"),
        Move("change_due", "Change its date", ("open",), "open", reason_required=True, done="Date changed"),
        Move("hand_over_action", "Give it to another owner", ("proposed", "open", "declined"), "proposed",
             reason_required=True,
             done="Given to another agency"),
        Move("close_action", "Close it", ("done",), "closed", guards=(somebody_elses, effect_was_tested),
             done="Closed"),
        Move("send_back", "Send it back", ("done",), "open", guards=(somebody_elses,), reason_required=True,
             done="Sent back"),
        Move("close_untested", "Close it untested", ("done",), "closed_untested", guards=(somebody_elses,),
             reason_required=True, done="Closed untested"),
        Move("reopen_action", "Open it again", ("closed", "closed_untested"), "open", reason_required=True,
             reopens=True, done="Opened again"),
        Move("withdraw_action", "Withdraw it", ("proposed", "incomplete", "open", "declined"), "withdrawn",
             reason_required=True, done="Withdrawn"),
    ),
)  # fmt: skip

IMPACT_TEST = Lifecycle(
    name="impact_test",
    initial="planned",
    states=(
        State("planned", "Planned", colour="blue"),
        State("found", "Result known", colour="green", final=True),
        State("dropped", "Not made", colour="grey", final=True),
    ),
    moves=(
        Move("record_result", "Say what it found", ("planned",), "found", guards=(tested_from_outside,),
             done="Result known"),
        Move("drop_test", "Drop it", ("planned",), "dropped", reason_required=True, done="Dropped"),
    ),
)  # fmt: skip

TRACKER = Lifecycle(
    name="tracker",
    initial="brought",
    states=(
        State("brought", "Not loaded yet", colour="blue"),
        State("loaded", "Loaded", colour="green", final=True),
        State("discarded", "Discarded", colour="grey", final=True),
    ),
    moves=(
        Move("load_tracker", "Load it", ("brought",), "loaded", guards=(reads_whole,), done="Loaded"),
        Move("discard_tracker", "Discard it", ("brought",), "discarded", done="Discarded"),
    ),
)

THEME = Lifecycle(
    name="theme",
    initial="in_use",
    states=(State("in_use", "In use", colour="blue"), State("retired", "No longer used", colour="grey", final=True)),
    moves=(
        Move("retire_theme", "Retire it", ("in_use",), "retired", reason_required=True, done="Retired"),
        Move("restore_theme", "Use it again", ("retired",), "in_use", reopens=True, done="In use again"),
    ),
)  # fmt: skip
