from lineofsight.core.access.manifests import Manifest, NavPage
from lineofsight.core.people.roles import INSIDE
from lineofsight.lead.governance.lifecycle import BODY
from lineofsight.lead.governance.models import Body
from lineofsight.lead.governance.selectors import permissions
from lineofsight.lead.governance.services import bodies, seats

manifest = Manifest(
    name="governance",
    label="Governance",
    wing="lead",
    nav=(
        NavPage(
            "Who decides what", "governance:bodies", "governance.see_governance",
            "Bodies, what they report to, who sits there, and who held authority on any day.",
        ),
    ),
    lifecycles=(BODY,),
    kinds={Body.KIND: "Body"},
    roles=frozenset(INSIDE),
)  # fmt: skip

__all__ = ["bodies", "manifest", "permissions", "seats"]
