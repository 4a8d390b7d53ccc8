"""The states of a report, of a section, of what the worker makes of a report, and of what becomes of a finished one.
What partners sign is what was frozen when it was sent to them."""

from lineofsight.kernel.lifecycle import Lifecycle, Move, State
from lineofsight.lead.annual_report.rules.building import nobody_makes_it
from lineofsight.lead.annual_report.rules.delivering import (
    has_come,
    is_not_signing,
    is_noted_by_hand,
    lies_ahead,
    may_be_left_out,
    report_is_signed,
)
from lineofsight.lead.annual_report.rules.guards import (
    everybody_signed,
    has_no_problems,
    has_sections,
    has_text,
    nothing_overtaken,
    report_is_open,
    sections_finished,
    sections_without_problems,
    signs_once,
    signs_what_is_current,
    somebody_signs,
    was_asked,
)

REPORT = Lifecycle(
    name="annual_report.report",
    initial="drafting",
    states=(
        State("drafting", "Being written", colour="blue"),
        State("with_partners", "With the partners for sign-off", colour="yellow"),
        State("signed", "Signed", colour="purple"),
        State("published", "Published", colour="green", final=True),
    ),
    moves=(
        Move(
            "send_for_sign_off", "Send for sign-off", ("drafting",), "with_partners",
            guards=(has_sections, sections_finished, sections_without_problems, somebody_signs),
            done="Sent for sign-off",
        ),
        Move("recall_report", "Recall", ("with_partners",), "drafting", reason_required=True, done="Recalled"),
        Move(
            "sign_report", "Sign", ("with_partners",), "with_partners",
            guards=(was_asked, signs_what_is_current, signs_once), done="Signed",
        ),
        Move(
            "freeze_report", "Close sign-off", ("with_partners",), "signed", guards=(everybody_signed,),
            done="Signed by everybody",
        ),
        Move("publish_report", "Publish", ("signed",), "published", done="Published"),
    ),
)  # fmt: skip

SECTION = Lifecycle(
    name="annual_report.section",
    initial="waiting",
    states=(
        State("waiting", "Not started", colour="grey"),
        State("drafting", "Being written", colour="blue"),
        State("finished", "Finished", colour="green", final=True),
    ),
    moves=(
        Move(
            "save_section", "Save", ("waiting", "drafting"), "drafting", guards=(report_is_open, nothing_overtaken),
            done="Saved",
        ),
        Move(
            "finish_section", "Finish", ("drafting",), "finished", guards=(report_is_open, has_text, has_no_problems),
            done="Finished",
        ),
        Move(
            "reopen_section", "Reopen", ("finished",), "drafting", guards=(report_is_open,), reopens=True,
            done="Reopened",
        ),
    ),
)  # fmt: skip

DELIVERY = Lifecycle(
    name="annual_report.delivery",
    initial="waiting",
    states=(
        State("waiting", "Not yet", colour="grey"),
        State("done", "Done", colour="green", final=True),
        State("dropped", "Left out", colour="grey", final=True),
    ),
    moves=(
        Move(
            "note_delivery", "Note that it is done", ("waiting",), "done",
            guards=(is_noted_by_hand, report_is_signed, has_come), done="Noted as done",
        ),
        Move(
            "plan_delivery", "Plan its day", ("waiting",), "waiting", guards=(is_not_signing, lies_ahead),
            done="Planned",
        ),
        Move(
            "drop_delivery", "Leave it out", ("waiting",), "dropped", guards=(may_be_left_out,), reason_required=True,
            done="Left out",
        ),
        Move(
            "reopen_delivery", "Take it back", ("done", "dropped"), "waiting", guards=(is_noted_by_hand,),
            reason_required=True, reopens=True, done="Taken back",
        ),
    ),
)  # fmt: skip

BUILD = Lifecycle(
    name="annual_report.build",
    initial="waiting",
    states=(
        State("waiting", "Waiting for its turn", colour="grey"),
        State("building", "Being made", colour="blue"),
        State("ready", "Ready", colour="green", final=True),
        State("failed", "Not made", colour="red", final=True),
    ),
    moves=(
        Move("begin_build", "Begin", ("waiting", "building"), "building"),
        Move("keep_build", "Keep what was made", ("building",), "ready"),
        Move("fail_build", "Give up", ("waiting", "building"), "failed"),
        Move("start_build", "Make it again", ("ready", "failed"), "waiting", reopens=True),
        Move("take_up_build", "Take up again", ("waiting", "building"), "waiting", guards=(nobody_makes_it,)),
    ),
)  # fmt: skip
