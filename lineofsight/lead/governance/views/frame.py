"""The way back from the pages of governance."""

from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import Crumb
from lineofsight.lead.governance.selectors import sharing

BODIES = "Who decides what"


def crumbs(request: Visit, body=None) -> list[Crumb]:
    """The way back to the bodies and to one of them; whoever only sits in a body has no list of all."""
    way = []
    if permitted(request.actor, "governance.see_governance", request.partnership):
        way.append(Crumb(BODIES, address("governance:bodies")))
    if body:
        way.append(Crumb(body.name, body_address(body)))
    return way


def body_address(body) -> str:
    """A body's page."""
    return address("governance:body", ref=body.ref)


def meeting_crumbs(request: Visit, meeting=None) -> list[Crumb]:
    """The way back to the meetings and to one of them; whoever came by a link has the meeting alone."""
    way = []
    if permitted(request.actor, "governance.list_meetings", request.partnership):
        way.append(Crumb("Meetings", address("governance:meetings")))
    if meeting and permitted(request.actor, "governance.see_meeting", meeting):
        way.append(Crumb(meeting.title, meeting_address(meeting)))
    return way


def meeting_address(meeting) -> str:
    """A meeting's page."""
    return address("governance:meeting", ref=meeting.ref)


def about_meeting(request: Visit, meeting) -> dict:
    """Where everything done on a meeting leads back to."""
    return {"back": meeting_address(meeting), "crumbs": meeting_crumbs(request, meeting)}


def shared_outside(request: Visit, record, private: bool = False) -> dict:
    """With which bodies outside a record was shared, and where this reader shares it, if they may."""
    right = "governance.share_private" if private else "governance.share_record"
    may_share = permitted(request.actor, right, request.partnership)
    return {
        "shared": sharing.shares_about(request.actor, record.ref),
        "share_url": f"{address('governance:share_record')}?record={record.ref}" if may_share else "",
    }
