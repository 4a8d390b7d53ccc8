from pathlib import Path

from lineofsight.core.access.manifests import Manifest, NavPage
from lineofsight.core.people.roles import FOR_AN_ORGANISATION, INSIDE
from lineofsight.lead.business_plan import figures, services
from lineofsight.lead.business_plan.lifecycle import (
    CHALLENGE,
    HIGHLIGHT,
    MEASURE,
    OBJECTIVE,
    PLAN,
    PRIORITY,
    REVIEW_POINT,
)
from lineofsight.lead.business_plan.models import Challenge, Highlight, Measure, Objective, Plan, Priority, ReviewPoint
from lineofsight.lead.business_plan.selectors import challenges as selectors
from lineofsight.lead.business_plan.selectors import rights, using
from lineofsight.lead.business_plan.views import offering

HERE = Path(__file__).parent / "definitions"

manifest = Manifest(
    name="business_plan",
    label="Business plan",
    wing="lead",
    nav=(
        NavPage(
            "Plans and strategies", "business_plan:plans", "business_plan.list_plans",
            "What we have set out to change for children, and what has been shown to have changed.",
        ),
        NavPage(
            "Challenges", "business_plan:challenges", "business_plan.list_challenges",
            "What agencies and bodies were asked, what they replied, and what changed.",
        ),
        NavPage(
            "Actions", "thread:actions", "thread.list_actions",
            "Who is to do what and by when, from every job; what is late, and what was closed untested.",
        ),
        NavPage(
            "Learning points", "thread:learning_points", "thread.see_thread",
            "What the partnership has learned, and whether it had learned it before.",
        ),
        NavPage(
            "Themes", "thread:themes", "thread.see_thread", "What has been done about each theme, and what changed."
        ),
    ),
    lifecycles=(CHALLENGE, PLAN, REVIEW_POINT, PRIORITY, OBJECTIVE, MEASURE, HIGHLIGHT),
    kinds={
        Challenge.KIND: "Challenge", Plan.KIND: "Plan or strategy", Priority.KIND: "Priority",
        Objective.KIND: "Objective", Measure.KIND: "Measure", ReviewPoint.KIND: "Look at a plan",
        Highlight.KIND: "Highlight report",
    },
    seen_by={
        Challenge.KIND: "business_plan.see_challenge", Plan.KIND: "business_plan.see_plan",
        Priority.KIND: "business_plan.see_priority", Objective.KIND: "business_plan.see_objective",
        Measure.KIND: "business_plan.see_measure", ReviewPoint.KIND: "business_plan.see_review_point",
        Highlight.KIND: "business_plan.see_highlight",
    },
    definitions={"past_challenges": HERE / "past_challenges", "past_plans": HERE / "past_plans"},
    roles=frozenset(INSIDE | FOR_AN_ORGANISATION),
    figures=figures.FIGURES,
    offers=offering.offers,
    uses=using.objectives_using,
)  # fmt: skip

__all__ = ["manifest", "rights", "selectors", "services"]
