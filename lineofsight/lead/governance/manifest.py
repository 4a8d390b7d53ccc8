from pathlib import Path

from lineofsight.core.access.manifests import Manifest, NavPage
from lineofsight.core.people.roles import FOR_AN_ORGANISATION, INSIDE
from lineofsight.lead.governance import figures
from lineofsight.lead.governance.lifecycle import (
    AGREEMENT,
    ARRANGEMENTS,
    BODY,
    DECISION,
    MEETING,
    PAPER,
    RISK,
    SECTOR_ISSUE,
    SHARE,
    UPDATE,
    YEARLY_DUTY,
)
from lineofsight.lead.governance.models import (
    Agreement,
    Arrangements,
    Body,
    Decision,
    Meeting,
    Paper,
    Risk,
    SectorIssue,
    Share,
    Update,
    YearlyDuty,
)
from lineofsight.lead.governance.selectors import meeting_permissions, outside_permissions, permissions
from lineofsight.lead.governance.selectors import outside as outside_bodies
from lineofsight.lead.governance.services import (
    agendas,
    arrangements,
    bodies,
    duties,
    handing_over,
    meetings,
    minuted,
    outside,
    papers,
    past,
    risks,
    seats,
    sector_issues,
    sharing,
)

HERE = Path(__file__).parent

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
            "The year’s duties", "governance:list_duties", "governance.list_duties",
            "What comes round each year, what asks for it, and what is late.",
        ),
        NavPage(
            "Risks", "governance:risks", "governance.list_risks",
            "What may go wrong, how grave it is, and what nobody has looked at.",
        ),
        NavPage(
            "Who decides what", "governance:bodies", "governance.see_governance",
            "Bodies, what they report to, who sits there, and who held authority on any day.",
        ),
        NavPage(
            "What sectors raised", "governance:issues", "governance.list_issues",
            "What schools, GPs or the third sector asked to be taken up, and what came back.",
        ),
        NavPage(
            "Bodies outside", "governance:outside", "governance.see_governance",
            "Boards here, of the region and of the nation: who keeps in touch, and what is due to them.",
        ),
        NavPage(
            "Attendance", "governance:attendance", "governance.see_governance",
            "How often each agency and each seat was there.",
        ),
        NavPage(
            "Published arrangements", "governance:list_arrangements", "governance.list_arrangements",
            "How the partners work together, what that must say, and what is shared by which agreement.",
        ),
    ),
    lifecycles=(
        BODY, MEETING, PAPER, DECISION, RISK, ARRANGEMENTS, AGREEMENT, YEARLY_DUTY, SECTOR_ISSUE, UPDATE, SHARE,
    ),
    kinds={
        Body.KIND: "Body", Meeting.KIND: "Meeting", Paper.KIND: "Paper", Decision.KIND: "Decision", Risk.KIND: "Risk",
        Arrangements.KIND: "Published arrangements", Agreement.KIND: "Agreement to share information",
        YearlyDuty.KIND: "Yearly duty", SectorIssue.KIND: "Issue of a sector",
        Update.KIND: "Update with a body outside", Share.KIND: "Shared with a body outside",
    },
    seen_by={
        Body.KIND: "governance.see_body", Meeting.KIND: "governance.see_meeting", Paper.KIND: "governance.see_paper",
        Decision.KIND: "governance.see_decision", Risk.KIND: "governance.see_risk",
        Arrangements.KIND: "governance.see_arrangements", Agreement.KIND: "governance.see_agreement",
        YearlyDuty.KIND: "governance.see_duty", SectorIssue.KIND: "governance.see_issue",
        Update.KIND: "governance.see_update", Share.KIND: "governance.see_share",
    },
    definitions={name: HERE / "definitions" / name for name in ("arrangements_contents", "yearly_duties")},
    figures=figures.FIGURES,
    boards=outside_bodies.refs_outside,
    groups=outside_bodies.refs_of_own,
    roles=frozenset(INSIDE | FOR_AN_ORGANISATION),
)  # fmt: skip

__all__ = ["agendas", "arrangements", "bodies", "duties", "handing_over", "manifest", "meeting_permissions", "meetings",
           "minuted", "outside", "outside_permissions", "papers", "past", "permissions", "risks", "seats",
           "sector_issues", "sharing"]  # fmt: skip
