from pathlib import Path

from lineofsight.core.access.manifests import Manifest, NavPage
from lineofsight.core.people.roles import Role
from lineofsight.learn.child_deaths import figures
from lineofsight.learn.child_deaths.lifecycle import DEATH, FINDING, PANEL, YEAR_REPORT
from lineofsight.learn.child_deaths.models import Death, Finding, Panel, YearReport
from lineofsight.learn.child_deaths.selectors import permissions
from lineofsight.learn.child_deaths.services import (
    analysis,
    background,
    case_files,
    choices,
    correcting,
    differences,
    erasing,
    factors,
    family,
    findings,
    gathering,
    handing_over,
    meeting,
    panels,
    putting_out,
    referring,
    register,
    setting_right,
    submitting,
    year_reports,
)

HERE = Path(__file__).parent / "definitions"

manifest = Manifest(
    name="child_deaths",
    label="Child death reviews",
    wing="learn",
    nav=(
        NavPage(
            "Child death reviews", "child_deaths:deaths", "child_deaths.list_deaths",
            "How old each open review is, and what it waits for.",
        ),
        NavPage(
            "Child deaths in numbers", "child_deaths:pictures", "child_deaths.see_pictures",
            "Deaths notified and reviews completed over several years, without small counts.",
        ),
        NavPage(
            "Child death reports", "child_deaths:reports", "child_deaths.list_reports",
            "What the panel publishes each year, and what became of what it recommended.",
        ),
        NavPage("Child death panels", "child_deaths:panels", "child_deaths.list_panels", "Meetings, and who sits."),
        NavPage(
            "Child death findings", "child_deaths:findings", "child_deaths.list_findings",
            "What was sent to others, and what they did with it.",
        ),
    ),
    lifecycles=(DEATH, FINDING, PANEL, YEAR_REPORT),
    kinds={
        Death.KIND: "Child death", Panel.KIND: "Child death panel", Finding.KIND: "Child death finding",
        YearReport.KIND: "Yearly report on child deaths",
    },
    seen_by={
        Death.KIND: "child_deaths.see_death", Panel.KIND: "child_deaths.see_panel",
        Finding.KIND: "child_deaths.see_finding", YearReport.KIND: "child_deaths.see_report",
    },
    definitions={
        "case_files": HERE / "case_files", "clocks": HERE / "clocks", "national_forms": HERE / "national_forms",
        "panel_rules": HERE / "panel_rules", "past_findings": HERE / "past_findings",
    },
    roles=frozenset({Role.CDOP_COORDINATOR, *permissions.EXECUTIVE}),
    figures=figures.FIGURES,
    follows=dict.fromkeys(
        ("people.end_appointment", "people.merge_organisations"), ("child_deaths.lift_readings",)
    ),
    erases={Death.KIND: erasing.erase_death, Panel.KIND: erasing.erase_panel},
)  # fmt: skip

__all__ = [
    "analysis", "background", "case_files", "choices", "correcting", "differences", "erasing", "factors", "family",
    "findings", "gathering", "handing_over", "manifest", "meeting", "panels", "permissions", "putting_out", "referring",
    "register", "setting_right", "submitting", "year_reports",
]  # fmt: skip
