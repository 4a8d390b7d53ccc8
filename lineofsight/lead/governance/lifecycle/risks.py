"""The states of a risk."""

from lineofsight.kernel.lifecycle import Lifecycle, Move, State
from lineofsight.lead.governance.rules.risks import is_at_its_target, something_is_done_about_it

LIVE = ("open", "treating", "tolerated")

RISK = Lifecycle(
    name="risk",
    initial="open",
    states=(
        State("open", "Open", colour="yellow"),
        State("treating", "Being treated", colour="blue"),
        State("tolerated", "Tolerated", colour="purple"),
        State("closed", "Closed", colour="grey", final=True),
    ),
    moves=(
        Move(
            "treat_risk", "Treat it", ("open", "tolerated"), "treating", guards=(something_is_done_about_it,),
            done="Being treated",
        ),
        Move(
            "tolerate_risk", "Tolerate it", ("open", "treating"), "tolerated", guards=(is_at_its_target,),
            reason_required=True, done="Tolerated",
        ),
        Move("close_risk", "Close it", LIVE, "closed", reason_required=True, done="Closed"),
        Move(
            "reopen_risk", "Open it again", ("closed",), "open", reason_required=True, reopens=True,
            done="Opened again",
        ),
    ),
)  # fmt: skip
