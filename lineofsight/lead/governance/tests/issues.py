"""Issues that schools raise from a seat held by one of their leads, in each state, made by services."""

from lineofsight.kernel import clock
from lineofsight.lead.governance.models import Seat, SectorIssue
from lineofsight.lead.governance.services import agendas, sector_issues
from lineofsight.lead.governance.tests import factories
from lineofsight.lead.governance.tests import meetings as made
from tests.world import World

SAID = {
    "title": "Nobody answers after three o’clock", "text": "Schools ring the front door and nobody answers.",
    "organisations": 14, "gathered": "A show of hands at the heads’ meeting",
}  # fmt: skip


def seat(world: World) -> Seat:
    """The schools' seat in a group of their own, held by the school's lead."""
    group = factories.body(world, "Education Reference Group", kind="sub_group")
    given = factories.seat(world, group, None, title="Head teacher", kind="member", sector="Schools")
    factories.held(world, given, "school")
    return given


def raised(world: World, given: Seat | None = None, *, by: str = "school", **said) -> SectorIssue:
    """What the schools say."""
    return sector_issues.raise_issue(getattr(world, by), seat=given or seat(world), **{**SAID, **said})


def put(world: World, meeting=None, issue: SectorIssue | None = None) -> SectorIssue:
    """What was put to a meeting: of the Executive, unless told."""
    issue = issue or raised(world)
    agendas.put_issue(world.manager, issue=issue, meeting=meeting or made.waiting(world))
    issue.refresh_from_db()
    return issue


def held(world: World) -> SectorIssue:
    """What was put to a meeting that was held on its day."""
    meeting = made.waiting(world)
    issue = put(world, meeting)
    with made.on(meeting.on):
        made.meetings.send_papers(world.manager, meeting=meeting)
        made.came(world, meeting)
        made.meetings.hold_meeting(world.manager, meeting=meeting)
    issue.refresh_from_db()
    return issue


def answered(world: World) -> SectorIssue:
    """What was answered on the day of the meeting, in words."""
    issue = held(world)
    day = issue.item.meeting.on
    with made.on(day):
        return sector_issues.answer_issue(
            world.manager, issue=issue, answered_on=clock.today(), answer="A second line opens in May."
        )
