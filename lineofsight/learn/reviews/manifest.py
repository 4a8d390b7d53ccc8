from pathlib import Path

from lineofsight.core.access.manifests import Manifest, NavPage
from lineofsight.core.people.roles import Role
from lineofsight.learn.reviews import figures, selectors, services
from lineofsight.learn.reviews.lifecycle import (
    ACCOUNT,
    ACCURACY,
    AGENCY_DECLARATION,
    BRIEFING,
    DECLARATION,
    INCIDENT,
    LEARNING_DRAFT,
    LOCAL_REVIEW,
)
from lineofsight.learn.reviews.models import (
    Account,
    AccuracyCheck,
    AgencyDeclaration,
    Briefing,
    Declaration,
    Incident,
    LearningDraft,
    LocalReview,
)
from lineofsight.learn.reviews.selectors.rights import EXECUTIVE, LIST
from lineofsight.learn.reviews.services.erasing import erase_incident

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
        NavPage(
            "Learning briefings", "reviews:briefings", "reviews.list_briefings",
            "What reviews taught, for whoever works with children: written, read by a second person, published.",
        ),
        NavPage(
            "Learning declarations", "reviews:declarations", "reviews.list_declarations",
            "Once a year each agency says how far it is with what reviews taught.",
        ),
    ),
    public_pages=(
        NavPage(
            "Learning from reviews", "reviews:published_briefings", "",
            "What reviews taught, and how to enhance your practice.",
        ),
    ),
    lifecycles=(INCIDENT, ACCOUNT, LOCAL_REVIEW, ACCURACY, LEARNING_DRAFT, BRIEFING, DECLARATION, AGENCY_DECLARATION),
    kinds={
        Incident.KIND: "Serious incident", Account.KIND: "Account of an agency",
        LocalReview.KIND: "Local review", AccuracyCheck.KIND: "Check of facts",
        LearningDraft.KIND: "Drafted learning point", Briefing.KIND: "Learning briefing",
        Declaration.KIND: "Learning declaration", AgencyDeclaration.KIND: "Learning declaration of an agency",
    },
    seen_by={
        Incident.KIND: "reviews.see_incident", Account.KIND: "reviews.see_account",
        LocalReview.KIND: "reviews.see_local_review", AccuracyCheck.KIND: "reviews.see_accuracy",
        LearningDraft.KIND: "reviews.see_learning_draft", Briefing.KIND: "reviews.see_briefing",
        Declaration.KIND: "reviews.see_declaration", AgencyDeclaration.KIND: "reviews.see_agency_declaration",
    },
    definitions={
        "clocks": HERE / "clocks", "day_plan": HERE / "day_plan",
        "local_review": HERE / "local_review",
    },
    roles=frozenset({*LIST, *EXECUTIVE, Role.CHAIR, Role.ANALYST}),
    figures=figures.FIGURES,
    erases={Incident.KIND: erase_incident},
)  # fmt: skip

__all__ = ["manifest", "selectors", "services"]
