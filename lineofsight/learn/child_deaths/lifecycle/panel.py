"""The states of a panel meeting."""

from lineofsight.kernel.lifecycle import Lifecycle, Move, State
from lineofsight.learn.child_deaths.rules.panels import (
    every_lead_sits,
    every_summary_is_written,
    has_deaths,
    is_its_day,
    is_quorate,
    nobody_leads_whom_they_cared_for,
)

PANEL = Lifecycle(
    name="panel",
    initial="planned",
    states=(
        State("planned", "Planned", colour="grey"),
        State("pack_out", "Pack is out", colour="blue"),
        State("held", "Held", colour="green", final=True),
        State("cancelled", "Cancelled", colour="grey", final=True),
    ),
    moves=(
        Move("send_pack", "Open the pack to members", ("planned",), "pack_out",
             guards=(has_deaths, every_summary_is_written, nobody_leads_whom_they_cared_for,
                     every_lead_sits),
             done="Pack opened to members"),
        Move("hold_panel", "Record who was there", ("pack_out",), "held", guards=(is_its_day, is_quorate),
             done="Held"),
        Move("cancel_panel", "Cancel it", ("planned", "pack_out"), "cancelled", done="Cancelled"),
    ),
)  # fmt: skip
