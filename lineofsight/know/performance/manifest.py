from pathlib import Path

from lineofsight.core.access.manifests import Manifest, NavPage
from lineofsight.know.performance import selectors, services
from lineofsight.know.performance.lifecycle import FOLLOW_UP, QUERY, REQUEST, RETURN
from lineofsight.know.performance.models import FollowUp, Query, Request, Return
from lineofsight.know.performance.services import (
    arrangements,
    charts,
    commentary,
    desk,
    follow_ups,
    queries,
    rebasing,
    requests,
    returns,
)
from lineofsight.know.performance.views import offering

HERE = Path(__file__).parent

manifest = Manifest(
    name="performance",
    label="Performance",
    wing="know",
    nav=(
        NavPage("Scorecard", "performance:scorecard", "performance.view_scorecard", "What moved, and what is missing."),
        NavPage(
            "Indicators", "performance:indicators", "performance.view_scorecard",
            "What each one counts, whose it is, and what is not collected.",
        ),
        NavPage(
            "Indices", "performance:indices", "performance.view_scorecard",
            "One figure made of several, with its method and how far it rests on each weight.",
        ),
        NavPage(
            "Requests for figures", "performance:requests", "performance.create_request",
            "What agencies were asked for, and who has answered.",
        ),
        NavPage(
            "Your agency’s figures", "performance:list_returns", "performance.list_returns",
            "What your agency was asked for, what it gave, and where to correct it.",
        ),
        NavPage(
            "Who is asked", "performance:suppliers", "performance.choose_supplier",
            "The agency each indicator comes from, and where one has to be chosen.",
        ),
        NavPage(
            "Questions of a figure", "performance:set_questions", "performance.set_questions",
            "What every agency is asked to say of its figures.",
        ),
        NavPage(
            "Other areas", "performance:declare_area", "insight.declare_area",
            "Areas besides your own that agencies may give figures for.",
        ),
        NavPage(
            "Areas you are compared with", "insight:declare_comparators", "insight.declare_comparators",
            "The sets of areas beside yours, and how their values became one.",
        ),
        NavPage(
            "Published series", "insight:benchmarks", "insight.view_benchmarks",
            "What government publishes of every area, by name.",
        ),
        NavPage(
            "Small counts", "performance:small_counts", "insight.see_rulings",
            "What is hidden and why, and what was published that would be hidden today.",
        ),
        NavPage(
            "Figures for everybody", "performance:publish_figures", "insight.publish_figures",
            "What everybody may read, what would become public, and making it so.",
        ),
    ),
    public_pages=(
        NavPage("Figures", "performance:published_figures", "", "How children are kept safe here, in numbers."),
    ),
    lifecycles=(REQUEST, RETURN, QUERY, FOLLOW_UP),
    kinds={
        Request.KIND: "Request for figures", Return.KIND: "Return", Query.KIND: "Question about a figure",
        FollowUp.KIND: "Question of a group",
    },
    seen_by={
        Request.KIND: "performance.see_request",
        Return.KIND: "performance.see_return",
        Query.KIND: "performance.see_query",
        FollowUp.KIND: "performance.see_follow_up",
    },
    definitions={name: HERE / "definitions" / name for name in ("indicators", "coverage", "indices")},
    roles=selectors.roles_inside(),
    offers=offering.offers,
)  # fmt: skip

__all__ = [
    "arrangements", "charts", "commentary", "desk", "follow_ups", "manifest", "queries", "rebasing", "requests",
    "returns", "services",
]  # fmt: skip
