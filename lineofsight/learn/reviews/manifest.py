from pathlib import Path

from lineofsight.core.access.manifests import Manifest, NavPage
from lineofsight.core.people.roles import Role
from lineofsight.learn.reviews import figures, selectors, services
from lineofsight.learn.reviews.lifecycle import ACCOUNT, ACCURACY, INCIDENT, LOCAL_REVIEW
from lineofsight.learn.reviews.models import Account, AccuracyCheck, Incident, LocalReview
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
        NavPage(
            "Published reviews", "reviews:published", "reviews.list_published",
            "What local reviews published: the report, or the improvements alone.",
        ),
    ),
    lifecycles=(INCIDENT, ACCOUNT, LOCAL_REVIEW, ACCURACY),
    kinds={
        Incident.KIND: "Serious incident", Account.KIND: "Account of an agency",
        LocalReview.KIND: "Local review", AccuracyCheck.KIND: "Check of facts",
    },
    seen_by={
        Incident.KIND: "reviews.see_incident", Account.KIND: "reviews.see_account",
        LocalReview.KIND: "reviews.see_local_review", AccuracyCheck.KIND: "reviews.see_accuracy",
    },
    definitions={
        "clocks": HERE / "clocks", "day_plan": HERE / "day_plan",
        "local_review": HERE / "local_review",
    },
    roles=frozenset({*LIST, *EXECUTIVE, Role.CHAIR}),
    figures=figures.FIGURES,
)  # fmt: skip

__all__ = ["manifest", "selectors", "services"]
