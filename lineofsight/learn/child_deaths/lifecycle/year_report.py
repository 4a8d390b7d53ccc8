"""The states of the panel's yearly report."""

from lineofsight.kernel.lifecycle import Lifecycle, Move, State
from lineofsight.learn.child_deaths.rules.reporting import (
    last_years_are_followed,
    summary_is_written,
    words_point_to_nobody,
    year_has_ended,
)

YEAR_REPORT = Lifecycle(
    name="year_report",
    initial="drafting",
    states=(
        State("drafting", "Being written", colour="blue"),
        State("with_partners", "With the partners", colour="yellow"),
        State("published", "Published", colour="green"),
    ),
    moves=(
        Move("send_report", "Send it to the partners", ("drafting",), "with_partners",
             guards=(year_has_ended, summary_is_written, last_years_are_followed, words_point_to_nobody),
             done="Sent to the partners"),
        Move("return_report", "Send it back", ("with_partners",), "drafting", reason_required=True,
             done="Sent back"),
        Move("publish_report", "Publish it", ("with_partners",), "published", done="Published"),
        Move("withdraw_report", "Take it back", ("published",), "drafting", reason_required=True,
             done="Taken back"),
    ),
)  # fmt: skip
