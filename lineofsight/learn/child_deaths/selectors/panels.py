"""Reads of panels: who sits on them, what is on them, their facts, and the pack as a document without names."""

from datetime import date, datetime

from django.db.models import QuerySet

from lineofsight.core.access.actors import Actor
from lineofsight.core.access.models import Partnership
from lineofsight.core.design.text import day
from lineofsight.core.documents import tree
from lineofsight.core.people import selectors as people
from lineofsight.core.people.models import Person
from lineofsight.core.sealed.models import Reading
from lineofsight.core.sealed.values import Opened
from lineofsight.kernel import clock
from lineofsight.learn.child_deaths.models import Member, OnPanel, Panel
from lineofsight.learn.child_deaths.rules.panels import PanelFacts
from lineofsight.learn.child_deaths.selectors.choices import fewest_on, required_on
from lineofsight.learn.child_deaths.selectors.conflicts import apart_from, near, near_to
from lineofsight.learn.child_deaths.selectors.permissions import parts_seen

LEFT_OUT = "You take no part in this review. Nothing of it is open to you."


def panels_in(partnership: Partnership) -> QuerySet[Panel]:
    """A partnership's panels, the latest first."""
    return Panel.objects.filter(partnership=partnership).select_related("room").prefetch_related("deaths")


def members_in(partnership: Partnership, kind: str = "") -> QuerySet[Member]:
    """Who sits on panels, of one kind perhaps."""
    sitting = Member.objects.filter(partnership=partnership, ended_on=None).select_related("person")
    return sitting.filter(kind=kind) if kind else sitting


def sitting_in(partnership: Partnership, kind: str = "", day: date | None = None) -> QuerySet[Member]:
    """Those of them who hold a seat today, or on a day: a seat, like an admission, does not go with who leaves."""
    appointed = people.appointments_in(partnership, day).values("person")
    return members_in(partnership, kind).filter(person__in=appointed)


def packs_out(partnership: Partnership, kind: str) -> QuerySet[Panel]:
    """The panels of a kind whose pack is open to members and whose day has not passed."""
    return panels_in(partnership).filter(kind=kind, state="pack_out", on__gte=clock.today())


def readers_of(panel: Panel, since: datetime | None = None) -> QuerySet[Person]:
    """Who has had a panel's room open, since a moment perhaps."""
    readings = Reading.objects.filter(room=panel.room)
    if since:
        readings = readings.filter(until__gte=since).exclude(ended_at__lt=since)
    return Person.objects.filter(ref__in=readings.values("holder_ref")).order_by("pk")


def planned_for(partnership: Partnership) -> QuerySet[Panel]:
    """The panels a death can still be put on."""
    return panels_in(partnership).filter(state="planned").order_by("on")


def on_panel(panel: Panel) -> QuerySet[OnPanel]:
    """The deaths on a panel."""
    return panel.deaths.filter(taken_off=False).select_related("death__room", "lead__person")


def parts_of(actor: Actor, panel: Panel) -> QuerySet[OnPanel]:
    """Of those, what somebody reads: not of a death in whose review they take no part."""
    return parts_seen(actor).filter(panel=panel)


def parts_for(panel: Panel, person: Person) -> list[OnPanel]:
    """What a member is asked to read of a panel’s pack, with how it stood before."""
    return list(on_panel(panel).exclude(death__in=apart_from(person.ref)).prefetch_related("earlier"))


def attended(panel: Panel) -> list[Member]:
    """Who was at a panel that was held, by seat."""
    rows = panel.attendances.select_related("member__person").order_by("member__seat", "id")
    return [row.member for row in rows]


def panel_facts(panel: Panel, came: list[Member] | None = None) -> PanelFacts:
    """What a move of a panel is judged by."""
    rows = list(on_panel(panel))
    too_near = near(near_to(row.death for row in rows))
    sitting = set(sitting_in(panel.partnership, panel.kind))
    return PanelFacts(
        today=clock.today(), on=panel.on, deaths=len(rows),
        unwritten=sum(not row.summary or row.lead is None for row in rows),
        conflicted=sum(bool(row.lead and (row.death_id, row.lead.person_id) in too_near) for row in rows),
        gone=sum(bool(row.lead and row.lead not in sitting) for row in rows),
        required=required_on(panel.partnership, panel.kind, panel.on), fewest=fewest_on(panel.partnership, panel.on),
        there=frozenset(member.seat for member in came or []), present=len(came or []),
    )  # fmt: skip


def pack_of(actor: Actor, panel: Panel, opened: Opened) -> tree.Document:
    """The pack, as somebody reads it: of each death its key, age band, months since it, and a summary without names. No
    day is in it but the meeting's. Of a death in whose review they take no part it has the key alone."""
    blocks: list[tree.Block] = []
    read = set(parts_of(actor, panel))
    for row in on_panel(panel).prefetch_related("earlier"):
        if row not in read:
            blocks += [tree.Heading(1, row.death.key), tree.Paragraph.of(LEFT_OUT)]
            continue
        months = row.death.months_old(panel.on)
        unit = "month" if months == 1 else "months"
        blocks += [
            tree.Heading(1, row.death.key),
            tree.Paragraph.of(f"Age: {row.death.get_age_display().lower()}. {months} {unit} after the month of death."),
            *([tree.Paragraph.of(f"Put right on {day(put_right)}.")] if (put_right := put_right_at(row)) else []),
            *(tree.Paragraph.of(line) for line in row.summary.open(opened).splitlines() if line.strip()),
        ]  # fmt: skip
    return tree.Document(
        title=f"{panel.get_kind_display()}, {day(panel.on)}", subtitle="Not to be passed on",
        meta=(("Partnership", panel.partnership.name),), blocks=tuple(blocks),
    )  # fmt: skip


def put_right_at(row: OnPanel) -> datetime | None:
    """When the summary of a death was put right last, where it was."""
    return max((each.created_at for each in row.earlier.all()), default=None)


def people_in(partnership: Partnership) -> QuerySet[Person]:
    """Everybody who holds an appointment and an account, and so can be named a member."""
    holding = people.appointments_in(partnership).values("person")
    return Person.objects.filter(pk__in=holding).exclude(account=None).order_by("name")
