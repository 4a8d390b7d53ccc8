from lineofsight.core.access.manifests import Manifest, NavPage
from lineofsight.core.people.roles import FOR_AN_ORGANISATION, INSIDE
from lineofsight.lead.business_plan import figures
from lineofsight.lead.business_plan.lifecycle import CHALLENGE
from lineofsight.lead.business_plan.models import Challenge
from lineofsight.lead.business_plan.selectors import challenges as selectors
from lineofsight.lead.business_plan.services import challenges, past
from lineofsight.lead.business_plan.views import offering

manifest = Manifest(
    name="business_plan",
    label="Business plan",
    wing="lead",
    nav=(
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
    lifecycles=(CHALLENGE,),
    kinds={Challenge.KIND: "Challenge"},
    seen_by={Challenge.KIND: "business_plan.see_challenge"},
    roles=frozenset(INSIDE | FOR_AN_ORGANISATION),
    figures=figures.FIGURES,
    offers=offering.offers,
)  # fmt: skip

__all__ = ["challenges", "manifest", "past", "selectors"]
