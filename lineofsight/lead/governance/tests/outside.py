"""A board outside with somebody who keeps in touch, updates both ways and something shared, made by services."""

from lineofsight.kernel import clock
from lineofsight.lead.governance.models import Body, Liaison, Risk, Share, Update
from lineofsight.lead.governance.services import outside, risks, sharing
from lineofsight.lead.governance.tests import factories
from lineofsight.lead.governance.tests.factories import ago
from tests.world import World

SAID = {
    "title": "What the neglect audit found",
    "text": "Half of the plans name what is to change.",
    "by": "Pat Police",
}
SHARED = {"why": "They buy the service it is about", "how": "By e-mail to the board’s manager"}


def board(world: World, name: str = "Health and Wellbeing Board", kind: str = "strategic") -> Body:
    """A board of the area."""
    return factories.body(world, name, kind=kind)


def in_touch(world: World, body: Body | None = None, **given) -> Liaison:
    """The police's lead keeps in touch with a board: they tell it each quarter, and ask twice a year."""
    told = {
        "we_send": "quarter", "they_send": "half_year", "since": ago(10), "sender": world.person("police"),
        "asker": world.person("police"), **given,
    }  # fmt: skip
    return outside.set_liaison(world.manager, body=body or board(world), **told)


def told(world: World, body: Body, *, by: str = "police", direction: str = "sent", **given) -> Update:
    """An update, sent yesterday."""
    return outside.note_update(getattr(world, by), body=body, direction=direction, **{"on": ago(1), **SAID, **given})


def risk(world: World, body: Body | None = None) -> Risk:
    """A risk on the register."""
    return risks.add_risk(
        world.manager, partnership=world.partnership, body=body or factories.body(world), title="Figures come late",
        cause="One person makes them", effect="Decisions rest on old figures", owner=world.person("lead"),
        judged=risks.Judged(3, 3, 1, 3),
    )  # fmt: skip


def shared(world: World, record, *bodies: Body, by: str = "manager", **given) -> list[Share]:
    """A record shared today."""
    return sharing.share_record(
        getattr(world, by), partnership=world.partnership, record_ref=record.ref, bodies=bodies,
        **{"on": clock.today(), **SHARED, **given},
    )  # fmt: skip
