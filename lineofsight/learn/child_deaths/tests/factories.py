"""Deaths of invented children, in each state of their review, made by services."""

from datetime import UTC, date, datetime, timedelta

from lineofsight.core.access.models import Partnership
from lineofsight.core.sealed.models import Room
from lineofsight.core.sealed.services import admit_person, open_room, read_room
from lineofsight.core.sealed.wording import READ_FOR
from lineofsight.kernel import clock
from lineofsight.learn.child_deaths.models import Death, Member, OnPanel, Panel
from lineofsight.learn.child_deaths.rules.case_files import CaseRow
from lineofsight.learn.child_deaths.rules.reviewing import KEY_FACTS
from lineofsight.learn.child_deaths.services import analysis, case_files, findings, gathering, meeting, panels, register
from tests.thread import factories as thread
from tests.world import World

NAME, NUMBER, HOME, PLACE = "Wren Quillfeather (invented)", "943 476 5919", "7 Larkspur Yard", "Thistledown Infirmary"
DIED, MOMENT = date(2026, 3, 9), datetime(2026, 3, 9, 14, 30, tzinfo=UTC)
SUMMARY = "A baby who slept beside a parent. The family was known to two provisions."
SEATS = {
    "health": "health",
    "police": "police",
    "lead": "social_care",
    "practitioner": "public_health",
    "icb": "health",
}


def child(**given) -> register.Child:
    """An invented child."""
    told = {
        "name": NAME, "born": date(2026, 1, 20), "died": DIED, "nhs_number": NUMBER, "known_at": MOMENT,
        "address": HOME, "place": PLACE,
    }  # fmt: skip
    return register.Child(**{**told, **given})


def names_taken(world: World) -> None:
    """Let the partnership take invented names, as a demonstration does."""
    Partnership.objects.filter(pk=world.partnership.pk).update(demonstration=True)
    world.partnership.refresh_from_db()


def notified(world: World, **given) -> Death:
    """A death in the register."""
    names_taken(world)
    told = child(**{"nhs_number": "", "none_because": "not_available", **given})
    return register.notify_death(
        world.coordinator, partnership=world.partnership, notified_on=DIED + timedelta(days=1), child=told
    )


def opened(world: World, room: Room, who: str = "coordinator"):
    """What opening a room hands out."""
    actor = getattr(world, who)
    open_room(actor, room=room, reason="case_work")
    return read_room(actor, room=room)


def screened(world: World, **given) -> Death:
    """A death that is reviewed here."""
    return register.screen_death(world.coordinator, death=notified(world, **given), residence="resident")


def transferred(world: World, **given) -> Death:
    """A death that another area reviews."""
    told = {"area": "Netherby", "reason": "most_services", "on": clock.today()}
    return register.transfer_death(world.coordinator, death=notified(world, **given), **told)


def gathering_about(world: World, **given) -> Death:
    """A death about which an agency was asked."""
    death = screened(world, **given)
    by = {"decided_by": "Dr Sparrow (invented)", "decided_at": MOMENT}
    gathering.decline_response(world.coordinator, death=death, why="An illness long known of", **by)
    death = Death.objects.get(pk=death.pk)
    ask(world, death)
    return death


def ask(world: World, death: Death):
    """An agency is asked."""
    return gathering.ask_for_information(world.coordinator, death=death, agency="The hospital", due=clock.today())


def met(world: World, **given) -> Death:
    """A death whose review meeting was held, with everything back."""
    death = gathering_about(world, **given)
    row = death.requests.get()
    gathering.note_returned(world.coordinator, information_request=row, on=clock.today(), knew=True, said="Known.")
    return meeting.hold_review_meeting(world.coordinator, death=death, on=clock.today())


def ready(world: World, **given) -> Death:
    """A death that is ready for panel."""
    return gathering.make_ready(world.coordinator, death=met(world, **given))


def members(world: World, kind: str = "cdop") -> list[Member]:
    """A panel that is quorate when all come."""
    return [
        panels.seat_member(world.coordinator, partnership=world.partnership, kind=kind, person=world.person(who),
                           seat=seat, chairs=seat == "public_health")
        for who, seat in SEATS.items()
    ]  # fmt: skip


def planned(world: World, kind: str = "cdop", on: date | None = None) -> Panel:
    """A panel today."""
    return panels.plan_panel(world.coordinator, partnership=world.partnership, kind=kind, on=on or clock.today())


def put(world: World, death: Death, panel: Panel, lead: Member, summary: str = SUMMARY):
    """A death put on a panel."""
    return panels.put_on_panel(
        world.coordinator, death=death, panel=panel, summary=summary, lead=lead, opened=opened(world, death.room)
    )


def too_near(world: World, row: OnPanel, member: Member, *, takes_part: bool = False):
    """A member who is too near to a death, and takes no part in its review unless told."""
    told = {"why": "Cared for the child", "takes_part": takes_part}
    return panels.declare_conflict(world.coordinator, on_panel=row, member=member, **told)


def panelled(world: World, sitting: list[Member], **given) -> tuple[Death, Panel]:
    """A death on a panel that was held."""
    death, panel = ready(world, **given), planned(world)
    put(world, death, panel, sitting[0])
    panels.send_pack(world.coordinator, panel=panel)
    panels.hold_panel(world.coordinator, panel=panel, came=sitting)
    return death, panel


def agreed(world: World, sitting: list[Member], *, action: bool = True, **given) -> Death:
    """A death whose analysis is agreed, with an action promised unless told."""
    death, _ = panelled(world, sitting, **given)
    gathering.answer_facts(world.coordinator, death=death, answers=dict.fromkeys(KEY_FACTS, "not_known"))
    found = {"modifiable": "identified" if action else "none", "action": action}
    analysis.agree_analysis(world.coordinator, death=death, chosen=["8", "3"], **found)
    return death


def let_in(world: World, death: Death, who: str) -> None:
    """Somebody else is let in to the room of a death."""
    day = clock.today() + timedelta(days=30)
    admit_person(world.coordinator, room=death.room, person=world.person(who), part="adviser", until=day)


def released(world: World, death: Death):
    """A wording that somebody else has read and released."""
    row = analysis.propose_learning(world.coordinator, death=death, text="Ask each family where a baby sleeps.")
    let_in(world, death, "health")
    told = {"kind": "development", "area": "health", "read_for": list(READ_FOR)}
    return analysis.release_learning(world.health, learning=row, opened=opened(world, death.room, "health"), **told)


def acted(world: World, point):
    """An action proposed on a wording that was released."""
    return thread.proposed(world, point=point)


def sent_to(point) -> dict:
    """What is told of a finding."""
    return {
        "point": point, "sent_as": "letter", "level": "national", "body": "The maternity network (invented)",
        "sent_on": clock.today(), "ask_on": clock.today() + timedelta(days=60),
    }  # fmt: skip


def finding(world: World, death: Death | None = None):
    """A finding that was sent."""
    point = released(world, death or agreed(world, members(world)))
    return findings.send_finding(world.coordinator, partnership=world.partnership, **sent_to(point))


def differing(world: World, death: Death):
    """Something a file says otherwise of a death that has an NHS number."""
    told = {"case_number": "E-9", "nhs_number": "9434765919", "place": "Another place"}
    case_files.take_file(world.coordinator, partnership=world.partnership, cases=[CaseRow(2, told)])
    return death.differences.get()


def closed(world: World, sitting: list[Member]) -> Death:
    """A death whose review is closed, with what was learned released and acted on."""
    death = agreed(world, sitting)
    acted(world, released(world, death))
    return analysis.close_death(world.coordinator, death=Death.objects.get(pk=death.pk), feedback="given")
