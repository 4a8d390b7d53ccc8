from pathlib import Path

from lineofsight.core.access.manifests import Manifest, NavPage
from lineofsight.core.people.roles import Role
from lineofsight.learn.child_deaths.lifecycle import DEATH, PANEL
from lineofsight.learn.child_deaths.models import Death, Panel
from lineofsight.learn.child_deaths.selectors import permissions
from lineofsight.learn.child_deaths.services import analysis, family, gathering, panels, register

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
        NavPage("Child death panels", "child_deaths:panels", "child_deaths.list_panels", "Meetings, and who sits."),
    ),
    lifecycles=(DEATH, PANEL),
    kinds={Death.KIND: "Child death", Panel.KIND: "Child death panel"},
    seen_by={Death.KIND: "child_deaths.see_death", Panel.KIND: "child_deaths.see_panel"},
    definitions={
        "clocks": HERE / "clocks", "national_forms": HERE / "national_forms", "panel_rules": HERE / "panel_rules",
        "past_findings": HERE / "past_findings",
    },
    roles=frozenset({Role.CDOP_COORDINATOR, *permissions.EXECUTIVE}),
)  # fmt: skip

__all__ = ["analysis", "family", "gathering", "manifest", "panels", "permissions", "register"]
