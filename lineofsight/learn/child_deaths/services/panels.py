"""Panels: who sits, what is put on them, the pack that opens to members until the meeting's end, and who was there."""

from collections.abc import Iterable
from datetime import date

from lineofsight.core.access.actors import Actor, PersonActor
from lineofsight.core.access.models import Partnership
from lineofsight.core.access.operations import operation
from lineofsight.core.access.scope import current_partnership
from lineofsight.core.access.services import end_grant
from lineofsight.core.design.addresses import address
from lineofsight.core.notices import services as notices
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Person
from lineofsight.core.records import services as records
from lineofsight.core.sealed.models import Room
from lineofsight.core.sealed.selectors import admitted
from lineofsight.core.sealed.services import begin_room
from lineofsight.core.sealed.services.admitting import let_in
from lineofsight.core.sealed.services.reading import read_room
from lineofsight.core.sealed.values import Opened
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.models import Attendance, Conflict, Death, EarlierSummary, Member, OnPanel, Panel
from lineofsight.learn.child_deaths.rules.setting_right import PUT_OFF
from lineofsight.learn.child_deaths.selectors import panels as selectors
from lineofsight.learn.child_deaths.selectors.conflicts import near_to
from lineofsight.learn.child_deaths.selectors.deaths import death_facts, standing
from lineofsight.learn.child_deaths.selectors.opened import points_to
from lineofsight.learn.child_deaths.selectors.permissions import open_rooms

READ, AGAIN = "read_pack", "read_again"
READ_FOR = "upkeep"


@operation("child_deaths.seat_member", on="partnership")
def seat_member(
    actor: Actor, *, partnership: Partnership, kind: str, person: Person, seat: str, chairs: bool = False
) -> Member:
    """Name somebody who sits on panels of a kind. It opens no child's room; a pack that is out opens to them as to the
    others, and whoever held a seat and left is asked for nothing more.

    Args:
        chairs: they chair it, or do when whoever chairs it is away.
    """
    if selectors.members_in(partnership, kind).filter(person=person).exists():
        raise MoveRefused("They sit on this panel already.")
    member = Member.objects.create(partnership=partnership, kind=kind, person=person, seat=seat, chairs=chairs)
    for panel in selectors.packs_out(partnership, kind):
        open_pack(panel)
    return member


@operation("child_deaths.end_membership", on="member")
def end_membership(actor: Actor, *, member: Member) -> Member:
    """Somebody sits on a panel no longer. Packs that are open to them shut at once."""
    Member.objects.filter(pk=member.pk).update(ended_on=clock.today())
    for panel in selectors.panels_in(member.partnership).filter(kind=member.kind, state="pack_out"):
        shut_out(panel, member.person)
    member.refresh_from_db()
    return member


@operation("child_deaths.plan_panel", on="partnership")
def plan_panel(actor: PersonActor, *, partnership: Partnership, kind: str, on: date, theme: str = "") -> Panel:
    """Plan a panel, with a room of its own for what its members read."""
    panel = Panel(partnership=partnership, kind=kind, on=on, theme=theme)
    place = address("child_deaths:panel", ref=panel.ref)
    panel.room = begin_room(holds=Panel.KIND, noun="Panel", address=place, keeper=people.person(actor.ref))
    return records.open_record(panel, label=panel.room.label, address=place, sealed=True)


@operation("child_deaths.put_on_panel", on="death")
def put_on_panel(actor: Actor, *, death: Death, panel: Panel, summary: str, lead: Member, opened: Opened) -> OnPanel:
    """Put a death that is ready on a panel, with a summary that has no name, address or exact day in it.

    Args:
        opened: what opened the child's room, so that the summary can be read for their name.

    Raises:
        MoveRefused: it is not ready, the panel's pack is out, the summary gives the child away, or whoever is to lead
            sits on another panel or is too near to the child.
    """
    if panel.state != "planned":
        raise MoveRefused("The pack of this panel is out already, or it is over.")
    insist_sits(lead, panel)
    insist_not_near(lead, death)
    refusal = points_to(summary, death, opened)
    if refusal:
        raise MoveRefused(refusal)
    records.move(death, "put_on_panel", facts=death_facts(death))
    return OnPanel.objects.create(
        partnership=death.partnership, room=panel.room, panel=panel, death=death, summary=summary, lead=lead
    )


def insist_sits(lead: Member, panel: Panel) -> None:
    """Whoever leads a review holds a seat on its panel today."""
    if lead not in selectors.sitting_in(panel.partnership, panel.kind):
        raise MoveRefused("Whoever leads the review sits on this panel.")


def insist_not_near(lead: Member, death: Death) -> None:
    """Whoever leads a review did not care for the child, and is not otherwise too near."""
    if any(each.member.person_id == lead.person_id for each in near_to([death])):
        raise MoveRefused("They cared for the child, or are too near. Name somebody else.")


@operation("child_deaths.take_off_panel", on="death")
def take_off_panel(actor: Actor, *, death: Death) -> Death:
    """Take a death off a panel that was not held; it is ready for another."""
    row = standing(death)
    if row and row.panel.state == "held":
        raise MoveRefused("Its panel was held. Record what it agreed.")
    return taken_off(death, row)


def taken_off(death: Death, row: OnPanel | None) -> Death:
    if row:
        OnPanel.objects.filter(pk=row.pk).update(taken_off=True)
    return records.move(death, "take_off_panel")


@operation("child_deaths.put_off_death", on="death")
def put_off_death(actor: Actor, *, death: Death, reason: str) -> Death:
    """Put a death off that its panel did not agree on: it is made ready again for another. That it was on this panel
    stays.

    Args:
        reason: one of the list, which the history shows.

    Raises:
        MoveRefused: its panel was not held yet.
    """
    return records.move(death, "put_off_death", facts=death_facts(death), reason=PUT_OFF[reason])


@operation("child_deaths.name_lead", on="on_panel")
def name_lead(actor: Actor, *, on_panel: OnPanel, lead: Member) -> OnPanel:
    """Name who leads the review of a death at its panel: a member who did not care for the child."""
    insist_sits(lead, on_panel.panel)
    insist_not_near(lead, on_panel.death)
    OnPanel.objects.filter(pk=on_panel.pk).update(lead=lead)
    on_panel.lead = lead
    return on_panel


@operation("child_deaths.correct_summary", on="on_panel")
def correct_summary(actor: Actor, *, on_panel: OnPanel, summary: str, opened: Opened) -> OnPanel:
    """Put the summary of a death right until its panel was held. How it stood is kept, for whoever coordinates; whoever
    has read it already is asked to read it again, and the pack says that it was changed, and when.

    Args:
        opened: what opened the panel's room. The child's room is read as well, so that the summary can be looked
            through for their name.

    Raises:
        MoveRefused: the panel was held, nothing is different, the child's room is not one the actor coordinates, or
            the summary gives the child away.
    """
    panel, death = on_panel.panel, on_panel.death
    if panel.state not in ("planned", "pack_out"):
        raise MoveRefused("Its panel was held, or is off. What it read stands.")
    stood = on_panel.summary.open(opened)
    if stood == summary:
        raise MoveRefused("Nothing is different from what stands here.")
    if not open_rooms(actor, "keep").filter(pk=death.room_id).exists():
        raise MoveRefused("This death stands in a room you do not coordinate.")
    refusal = points_to(summary, death, read_room(actor, room=death.room, reason=READ_FOR))
    if refusal:
        raise MoveRefused(refusal)
    EarlierSummary(partnership=panel.partnership, room=panel.room, on_panel=on_panel, text=stood, by=actor.ref).save()
    on_panel.summary = summary
    on_panel.save()
    inside = {grant.holder_ref for grant in admitted(panel.room)} - {actor.ref}
    for reader in selectors.readers_of(panel, since=on_panel.created_at).filter(ref__in=inside):
        if on_panel in selectors.parts_for(panel, reader):
            owe_reading(panel, reader, again=True)
    return on_panel


@operation("child_deaths.declare_conflict", on="on_panel")
def declare_conflict(actor: Actor, *, on_panel: OnPanel, member: Member, why: str, takes_part: bool) -> Conflict:
    """Note that a member cared for the child or is otherwise too near. They do not lead its review, at this panel or a
    later one; what was declared of them last counts.

    Args:
        takes_part: whether they take part in it all the same. If not, nothing of it is open to them from now on: its
            part of the pack and of what is discussed, and the child's own room.

    Raises:
        MoveRefused: the pack is out and they lead this review: name another lead first; or they are to take no part,
            and coordinate the panel or the review.
    """
    return set_apart(on_panel, member, why, takes_part)


@operation("child_deaths.declare_own_conflict", on="on_panel")
def declare_own_conflict(actor: PersonActor, *, on_panel: OnPanel, why: str, takes_part: bool) -> Conflict:
    """A member says of themselves that they cared for the child or are otherwise too near, as whoever coordinates may
    say of them.

    Raises:
        MoveRefused: as there.
    """
    sitting = selectors.members_in(on_panel.partnership, on_panel.panel.kind)
    return set_apart(on_panel, sitting.get(person__ref=actor.ref), why, takes_part)


def set_apart(on_panel: OnPanel, member: Member, why: str, takes_part: bool) -> Conflict:
    panel, death, person = on_panel.panel, on_panel.death, member.person
    if panel.state == "pack_out" and on_panel.lead and on_panel.lead.person_id == person.pk:
        raise MoveRefused("Whoever is too near leads this review. Another lead has to be named first.")
    if not takes_part and (coordinates(person, panel.room) or coordinates(person, death.room)):
        raise MoveRefused("They coordinate this panel, or this review. Let somebody else coordinate it first.")
    conflict = Conflict.objects.create(
        partnership=on_panel.partnership, room=on_panel.room, on_panel=on_panel, member=member, why=why,
        takes_part=takes_part,
    )  # fmt: skip
    if not takes_part:
        shut(death.room, person)
    if panel.state == "pack_out":
        ask_to_read(panel, person)
    return conflict


def coordinates(person: Person, room: Room) -> bool:
    return any("keep" in grant.verbs for grant in admitted(room).filter(holder_ref=person.ref))


@operation("child_deaths.send_pack", on="panel")
def send_pack(actor: Actor, *, panel: Panel) -> Panel:
    """Open the pack to the members of its panel until the end of the meeting's day, and put it in their inbox."""
    records.move(panel, "send_pack", facts=selectors.panel_facts(panel))
    if panel.on < clock.today():
        raise MoveRefused("Its day has passed. Cancel it, and plan another.")
    open_pack(panel)
    return panel


def open_pack(panel: Panel) -> None:
    """Let in who holds a seat now and has not been let in, who reads the pack by the day of the meeting. Whoever is
    appointed here no longer holds none, though nobody ended their membership yet."""
    inside = {grant.holder_ref for grant in admitted(panel.room)}
    sitting = set(selectors.sitting_in(panel.partnership, panel.kind))
    for member in selectors.members_in(panel.partnership, panel.kind):
        if member not in sitting:
            shut_out(panel, member.person)
            continue
        if member.person.ref not in inside:
            let_in(panel.room, person=member.person, part="panellist", until=panel.on)
        ask_to_read(panel, member.person)


def ask_to_read(panel: Panel, person: Person) -> None:
    """A member reads the pack by the day of the meeting, where anything of it is open to them and they sit on that
    day; who has left by then, or takes no part in any review of it, is asked for nothing."""
    read = selectors.parts_for(panel, person) if stays_until(panel, person) else []
    if read:
        owe_reading(panel, person)
    else:
        notices.lift(record_ref=panel.ref, what=f"{READ}_{person.ref}")
    if not any(selectors.put_right_at(row) for row in read):
        notices.lift(record_ref=panel.ref, what=f"{AGAIN}_{person.ref}")


def stays_until(panel: Panel, person: Person) -> bool:
    """Whether somebody holds a seat on the day of a meeting, or today where that has passed."""
    day = max(panel.on, clock.today())
    return selectors.sitting_in(panel.partnership, panel.kind, day).filter(person=person).exists()


@operation("child_deaths.lift_readings", kinds=("system",))
def lift_readings(actor: Actor) -> None:
    """Ask members for nothing more who leave before the meeting whose pack they were to read: it goes with the leaving,
    though nobody ended their membership yet.

    Run as soon as an appointment is ended; run twice it changes nothing more. Strength: local.
    """
    for panel in selectors.panels_in(current_partnership()).filter(state="pack_out"):
        for member in selectors.members_in(panel.partnership, panel.kind):
            if not stays_until(panel, member.person):
                ask_no_more(panel, member.person)


def owe_reading(panel: Panel, person: Person, *, again: bool = False) -> None:
    """A member reads the pack by the day of the meeting; again, where a summary they have read was put right since."""
    what, title = (AGAIN, "Read what was put right in") if again else (READ, "Read the pack of")
    notices.owe(
        record_ref=panel.ref, what=f"{what}_{person.ref}", title=f"{title} {panel.room.label}",
        address=address("child_deaths:panel", ref=panel.ref), on=panel.on, person=person,
        rule="The panel’s own terms, local", sealed=True,
    )  # fmt: skip


@operation("child_deaths.hold_panel", on="panel")
def hold_panel(actor: Actor, *, panel: Panel, came: Iterable[Member]) -> Panel:
    """Record who was there. A panel without the members it needs decides nothing: it is cancelled, and meets again."""
    members = list(came)
    records.move(panel, "hold_panel", facts=selectors.panel_facts(panel, members))
    for member in members:
        Attendance.objects.create(partnership=panel.partnership, panel=panel, member=member)
    for member in selectors.members_in(panel.partnership, panel.kind):
        notices.settle(record_ref=panel.ref, what=f"{READ}_{member.person.ref}")
    for reader in selectors.readers_of(panel):
        notices.settle(record_ref=panel.ref, what=f"{AGAIN}_{reader.ref}")
    return panel


@operation("child_deaths.cancel_panel", on="panel")
def cancel_panel(actor: Actor, *, panel: Panel) -> Panel:
    """Cancel a panel: its deaths are ready for another, and its pack shuts to members."""
    records.move(panel, "cancel_panel")
    for row in selectors.on_panel(panel):
        taken_off(row.death, row)
    for member in selectors.members_in(panel.partnership, panel.kind):
        shut_out(panel, member.person)
    notices.lift(record_ref=panel.ref)
    return panel


def shut_out(panel: Panel, person: Person) -> None:
    """Shut the pack to a member who does not coordinate it, and ask them for nothing more."""
    shut(panel.room, person)
    ask_no_more(panel, person)


def shut(room: Room, person: Person) -> None:
    """End somebody's admission to a room that they do not coordinate."""
    for grant in admitted(room).filter(holder_ref=person.ref):
        if "keep" not in grant.verbs:
            end_grant(grant)


def ask_no_more(panel: Panel, person: Person) -> None:
    """Nothing is owed of a pack any more."""
    for what in (READ, AGAIN):
        notices.lift(record_ref=panel.ref, what=f"{what}_{person.ref}")
