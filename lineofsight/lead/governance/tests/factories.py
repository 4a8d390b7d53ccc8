"""Bodies with their seats, made by services."""

from datetime import date, timedelta

from lineofsight.kernel import clock
from lineofsight.lead.governance.models import Body, Delegation, Holding, Seat
from lineofsight.lead.governance.services import bodies, seats
from tests.world import World

LONG_AGO = date(2024, 1, 8)


def ago(days: int) -> date:
    """A day some days ago."""
    return clock.today() - timedelta(days=days)


def body(world: World, name: str = "Executive", *, kind: str = "executive", above: Body | None = None, **given) -> Body:
    """A body that has stood since long ago."""
    told = {"start": LONG_AGO, **given}
    return bodies.add_body(world.manager, partnership=world.partnership, name=name, kind=kind, above=above, **told)


def seat(world: World, body: Body, agency: str | None = "Council", **given) -> Seat:
    """A seat of an agency in a body; of none, a lay member's."""
    organisation = world.organisation(agency) if agency else None
    told = {"title": "Director", "kind": "member" if agency else "lay", "start": LONG_AGO, **given}
    return seats.add_seat(world.manager, body=body, organisation=organisation, **told)


def held(world: World, seat: Seat, who: str = "chief_executive", **given) -> Holding:
    """Somebody of the cast in a seat."""
    return seats.appoint_to_seat(
        world.manager, seat=seat, person=world.person(who), **{"start": LONG_AGO, "instrument": "a letter", **given}
    )


def executive(world: World) -> Body:
    """An Executive of three partners, chaired from a fourth seat; the health board's seat is vacant."""
    made = body(world)
    held(world, seat(world, made))
    held(world, seat(world, made, "Police", title="Chief constable"), "chief_constable")
    seat(world, made, "Health", title="Chief executive")
    held(world, seat(world, made, None, title="Chair", chairs=True, kind="lay"), "chair")
    return made


def delegated(world: World, **given) -> Delegation:
    """What the council's chief executive lets its lead decide."""
    told = {
        "given_by": "the council’s lead safeguarding partner", "organisation": world.organisation("Council"),
        "what": "To decide for the council in the Executive", "instrument": "letter of 8 January 2024",
        "start": LONG_AGO, "person": world.person("lead"), **given,
    }  # fmt: skip
    return seats.give_delegation(world.manager, partnership=world.partnership, **told)
