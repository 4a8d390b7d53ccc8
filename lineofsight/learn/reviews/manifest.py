from pathlib import Path

from lineofsight.core.access.manifests import Manifest, NavPage
from lineofsight.core.people.roles import Role
from lineofsight.learn.reviews import figures, selectors, services
from lineofsight.learn.reviews.lifecycle import ACCOUNT, INCIDENT, LEARNING_DRAFT
from lineofsight.learn.reviews.models import Account, Incident, LearningDraft
from lineofsight.learn.reviews.selectors.rights import EXECUTIVE, LIST

HERE = Path(__file__).parent / "definitions"

manifest = Manifest(
    name="reviews",
    label="Serious incidents",
    wing="learn",
    nav=(
        NavPage(
            "Serious incidents", "reviews:incidents", "reviews.list_incidents",
            "Report one, decide on it, and review it at once. Each stands in a room that few may enter.",
        ),
        NavPage(
            "Where incidents stand", "reviews:overview", "reviews.see_overview",
            "Open incidents by their keys, their clocks, agencies that are late, and what was not notified.",
        ),
    ),
    lifecycles=(INCIDENT, ACCOUNT, LEARNING_DRAFT),
    kinds={
        Incident.KIND: "Serious incident", Account.KIND: "Account of an agency",
        LearningDraft.KIND: "Drafted learning point",
    },
    seen_by={
        Incident.KIND: "reviews.see_incident", Account.KIND: "reviews.see_account",
        LearningDraft.KIND: "reviews.see_learning_draft",
    },
    definitions={"clocks": HERE / "clocks", "day_plan": HERE / "day_plan"},
    roles=frozenset({*LIST, *EXECUTIVE, Role.CHAIR}),
    figures=figures.FIGURES,
)  # fmt: skip

__all__ = ["manifest", "selectors", "services"]
