from lineofsight.core.access.manifests import Manifest, NavPage
from lineofsight.core.people.roles import INSIDE
from lineofsight.know.inspections import figures, selectors, services
from lineofsight.know.inspections.lifecycle import RECOMMENDATION
from lineofsight.know.inspections.models import Recommendation

manifest = Manifest(
    name="inspections",
    label="Inspections",
    wing="know",
    nav=(
        NavPage(
            "Inspections’ recommendations", "inspections:recommendations", "inspections.list_recommendations",
            "What Ofsted, CQC and others recommended, who does what because of it, and what shows it.",
        ),
    ),
    lifecycles=(RECOMMENDATION,),
    kinds={Recommendation.KIND: "Recommendation of an inspection"},
    seen_by={Recommendation.KIND: "inspections.see_recommendation"},
    roles=frozenset(INSIDE),
    figures=figures.FIGURES,
)  # fmt: skip

__all__ = ["manifest", "selectors", "services"]
