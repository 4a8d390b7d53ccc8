from lineofsight.core.access.manifests import Manifest, NavPage
from lineofsight.core.people.roles import FOR_AN_ORGANISATION, INSIDE
from lineofsight.lead.governance.lifecycle import BODY, DECISION, MEETING, PAPER, RISK
from lineofsight.lead.governance.models import Body, Decision, Meeting, Paper, Risk
from lineofsight.lead.governance.selectors import meeting_permissions, permissions
from lineofsight.lead.governance.services import agendas, bodies, meetings, minuted, papers, risks, seats

manifest = Manifest(
    name="governance",
    label="Governance",
    wing="lead",
    nav=(
        NavPage(
            "Meetings", "governance:meetings", "governance.list_meetings",
            "What is ahead, whose paper is late, and whose minutes are owed.",
        ),
        NavPage(
            "Decisions", "governance:decisions", "governance.list_meetings",
            "What was decided, by number, and on which paper it rests.",
        ),
        NavPage(
            "Who decides what", "governance:bodies", "governance.see_governance",
            "Bodies, what they report to, who sits there, and who held authority on any day.",
        ),
        NavPage(
            "Risks", "governance:risks", "governance.list_risks",
            "What may go wrong, how grave it is, and what nobody has looked at.",
        ),
        NavPage(
            "Attendance", "governance:attendance", "governance.see_governance",
            "How often each agency and each seat was there.",
        ),
    ),
    lifecycles=(BODY, MEETING, PAPER, DECISION, RISK),
    kinds={Body.KIND: "Body", Meeting.KIND: "Meeting", Paper.KIND: "Paper", Decision.KIND: "Decision",
           Risk.KIND: "Risk"},
    roles=frozenset(INSIDE | FOR_AN_ORGANISATION),
)  # fmt: skip

__all__ = ["agendas", "bodies", "manifest", "meeting_permissions", "meetings", "minuted", "papers", "permissions",
           "risks", "seats"]  # fmt: skip
