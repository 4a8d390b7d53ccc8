"""Meetings in each state, made by services on the days on which they happen."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time

from lineofsight.kernel import clock
from lineofsight.kernel.calendar import add_working_days
from lineofsight.lead.governance.models import Body, Decision, Item, Meeting, Paper
from lineofsight.lead.governance.selectors.minuted import places_to_mark
from lineofsight.lead.governance.services import agendas, meetings, minuted, papers
from lineofsight.lead.governance.tests import factories
from tests.world import World


@contextmanager
def on(day: date) -> Iterator[None]:
    """Act on a day."""
    with clock.set_clock(lambda: datetime.combine(day, time(9), UTC)):
        yield


def planned(world: World, body: Body | None = None, *, days: int = 20) -> Meeting:
    """A meeting some working days ahead: the Executive's, unless told."""
    body = body or factories.executive(world)
    day = add_working_days(clock.today(), days)
    return meetings.plan_meeting(world.manager, body=body, on=day, starts="10 to 12", place="Town hall")


def item(world: World, meeting: Meeting, title: str = "Neglect strategy", **given) -> Item:
    """Something on its agenda."""
    told = {"purpose": "decide", "owner": world.person("lead"), **given}
    return agendas.add_item(world.manager, meeting=meeting, title=title, **told)


def paper(world: World, item: Item, title: str = "Neglect: options", **given) -> Paper:
    """A paper that the council's lead was asked for."""
    told = {"purpose": "decide", "owner": world.person("lead"), "private": False, **given}
    return papers.ask_for_paper(world.manager, item=item, title=title, **told)


def waiting(world: World, body: Body | None = None) -> Meeting:
    """A meeting that waits for its papers."""
    meeting = planned(world, body)
    meetings.open_agenda(world.manager, meeting=meeting)
    paper(world, item(world, meeting))
    return meetings.close_agenda(world.manager, meeting=meeting)


def came(world: World, meeting: Meeting, *statuses: str) -> Meeting:
    """Who came, seat by seat in their order; whoever is not told of came."""
    places = places_to_mark(meeting)
    said = [*statuses, *["present"] * len(places)]
    seats = {place.seat: (status, "Somebody") for place, status in zip(places, said, strict=False)}
    return minuted.record_attendance(world.manager, meeting=meeting, seats=seats, guests=["Gia Guest"])


def held(world: World, body: Body | None = None, *statuses: str) -> Meeting:
    """A meeting that was held, on its day, with minutes of its one item."""
    meeting = waiting(world, body)
    with on(meeting.on):
        meetings.send_papers(world.manager, meeting=meeting)
        came(world, meeting, *statuses)
        agendas.write_minutes(world.manager, item=meeting.items.get(), minutes="They asked what it costs.")
        return meetings.hold_meeting(world.manager, meeting=meeting)


def decided(world: World, meeting: Meeting, text: str = "To adopt the neglect strategy", **given) -> Decision:
    """Something a meeting decided."""
    item = meeting.items.first()
    return minuted.record_decision(world.manager, item=item, text=text, paper=item.papers.first(), **given)
