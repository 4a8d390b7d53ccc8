"""Panels: the list with who sits, and one with its pack."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.downloads import attached
from lineofsight.core.design.shell import Crumb
from lineofsight.core.documents.pdf import DocumentRefused, pdf
from lineofsight.core.people.record_pages import ask, asked, buttons, since
from lineofsight.core.sealed.doors import in_room
from lineofsight.kernel import clock
from lineofsight.learn.child_deaths.forms.panels import (
    CameForm,
    ConflictForm,
    LeadForm,
    MemberForm,
    OwnConflictForm,
    PanelForm,
    SummaryForm,
)
from lineofsight.learn.child_deaths.rules.panels import KINDS
from lineofsight.learn.child_deaths.selectors import panels as selectors
from lineofsight.learn.child_deaths.selectors.conflicts import near_to
from lineofsight.learn.child_deaths.services import panels as services


def crumbs(request: Visit, panel=None) -> list[Crumb]:
    """The way back, for whoever has the list."""
    way = []
    if permitted(request.actor, "child_deaths.list_panels", request.partnership):
        way.append(Crumb("Panels", address("child_deaths:panels")))
    return [*way, Crumb(panel.room.label, own_address(panel))] if panel else way


def own_address(panel) -> str:
    """A panel's page."""
    return address("child_deaths:panel", ref=panel.ref)


@may("child_deaths.list_panels")
def panels(request: Visit) -> HttpResponse:
    """The panels by kind, each counted by itself, and who sits on them."""
    every = list(selectors.panels_in(request.partnership))
    shown = {
        "kinds": [(label, [panel for panel in every if panel.kind == kind]) for kind, label in KINDS.items()],
        "members": selectors.members_in(request.partnership),
        "sitting": set(selectors.sitting_in(request.partnership)),
        "crumbs": [],
    }
    return render(request, "child_deaths/panels.html", shown)


@may("child_deaths.seat_member")
def seat_member(request: Visit) -> HttpResponse:
    """Name a member."""
    form = MemberForm(request.POST or None, people=selectors.people_in(request.partnership))
    return asked(
        request, form,
        lambda **given: services.seat_member(request.actor, partnership=request.partnership, **given),
        heading="Who sits on a panel?", submit="Name them", done="They are a member.",
        back=address("child_deaths:panels"), crumbs=crumbs(request),
    )  # fmt: skip


@may("child_deaths.end_membership")
def end_membership(request: Visit, member) -> HttpResponse:
    """End a membership."""
    return ask(
        request, lambda: services.end_membership(request.actor, member=member),
        heading=f"Does {member.person.name} sit on this panel no longer?",
        consequence="Packs that are open to them shut at once.", confirm="End it", done="It has ended.",
        back=address("child_deaths:panels"), crumbs=crumbs(request),
    )  # fmt: skip


@may("child_deaths.plan_panel")
def plan_panel(request: Visit) -> HttpResponse:
    """Plan a panel."""
    return asked(
        request, PanelForm(request.POST or None),
        lambda **given: services.plan_panel(request.actor, partnership=request.partnership, **given),
        heading="Plan a panel", submit="Plan it", done="It is planned.", back=address("child_deaths:panels"),
        crumbs=crumbs(request),
    )  # fmt: skip


@may("child_deaths.see_panel")
@in_room
def panel(request: Visit, panel, opened) -> HttpResponse:
    """One panel: its deaths by key with a summary without names, who leads each, and who is too near; of a death in
    whose review the reader takes no part, its key alone."""
    keeps = permitted(request.actor, "child_deaths.hand_over_panel", panel)
    read = set(selectors.parts_of(request.actor, panel))
    rows = [
        part(request, row, opened, earlier=keeps)
        if row in read
        else {"row": row, "opens": False, "shut": selectors.LEFT_OUT}
        for row in selectors.on_panel(panel).prefetch_related("earlier")
    ]
    shown = {
        "panel": panel, "rows": rows, "since": since(panel), "came": selectors.attended(panel),
        "hands_over": keeps,
        "changes": panel.state in ("planned", "pack_out")
        and permitted(request.actor, "child_deaths.hold_panel", panel),
        "moves": buttons(request, panel, "child_deaths", grave=("cancel_panel",)), "crumbs": crumbs(request),
    }  # fmt: skip
    return render(request, "child_deaths/panel.html", shown)


def part(request: Visit, row, opened, *, earlier: bool) -> dict:
    """What is read of a death on a panel. Why somebody is too near is for whoever coordinates or chairs it; of what
    was declared at another panel, it stands there."""

    def why(conflict) -> str:
        told = permitted(request.actor, "child_deaths.see_conflict", conflict)
        return conflict.why.open(opened) if told and conflict.room_id == row.room_id else ""

    return {
        "row": row, "shut": "", "summary": row.summary.open(opened), "put_right": selectors.put_right_at(row),
        "opens": permitted(request.actor, "child_deaths.see_death", row.death),
        "conflicts": [(each, why(each)) for each in near_to([row.death])],
        "earlier": [(each, each.text.open(opened)) for each in row.earlier.all()] if earlier else [],
        "may_say": permitted(request.actor, "child_deaths.declare_own_conflict", row),
    }  # fmt: skip


@may("child_deaths.see_panel")
@in_room
def pack(request: Visit, panel, opened) -> HttpResponse:
    """The pack as a PDF, called by the panel's key."""
    try:
        made = pdf(selectors.pack_of(request.actor, panel, opened), clock.now())
    except DocumentRefused as refused:
        raise Http404("This pack cannot be printed.") from refused
    return HttpResponse(made, content_type="application/pdf", headers=attached(f"panel-{panel.room.key}.pdf"))


@may("child_deaths.correct_summary")
@in_room
def correct_summary(request: Visit, row, opened) -> HttpResponse:
    """Put the summary of a death right."""
    form = SummaryForm(request.POST or None, initial={"summary": row.summary.open(opened)})
    return asked(
        request, form, lambda **given: services.correct_summary(request.actor, on_panel=row, opened=opened, **given),
        heading=f"The summary of {row.death.key}", submit="Put it right", done="It is put right.",
        lede="How it stood is kept. Whoever has read it already is asked to read it again.",
        back=own_address(row.panel), crumbs=crumbs(request, row.panel),
    )  # fmt: skip


@may("child_deaths.name_lead")
@in_room
def name_lead(request: Visit, row, opened) -> HttpResponse:
    """Name who leads the review of a death."""
    form = LeadForm(request.POST or None, members=selectors.sitting_in(request.partnership, row.panel.kind))
    return asked(
        request, form, lambda **given: services.name_lead(request.actor, on_panel=row, **given),
        heading=f"Who leads the review of {row.death.key}?", submit="Name them", done="It is recorded.",
        back=own_address(row.panel), crumbs=crumbs(request, row.panel),
    )  # fmt: skip


@may("child_deaths.declare_conflict")
@in_room
def declare_conflict(request: Visit, row, opened) -> HttpResponse:
    """Note that somebody is too near."""
    form = ConflictForm(request.POST or None, members=selectors.members_in(request.partnership, row.panel.kind))
    return asked(
        request, form, lambda **given: services.declare_conflict(request.actor, on_panel=row, **given),
        heading=f"Who is too near to {row.death.key}?", submit="Record it", done="It is recorded.",
        back=own_address(row.panel), crumbs=crumbs(request, row.panel),
    )  # fmt: skip


@may("child_deaths.declare_own_conflict")
@in_room
def declare_own_conflict(request: Visit, row, opened) -> HttpResponse:
    """Say that one is too near oneself."""
    return asked(
        request, OwnConflictForm(request.POST or None),
        lambda **given: services.declare_own_conflict(request.actor, on_panel=row, **given),
        heading=f"Are you too near to {row.death.key}?", submit="Say so", done="It is recorded.",
        back=own_address(row.panel), crumbs=crumbs(request, row.panel),
    )  # fmt: skip


@may("child_deaths.send_pack")
@in_room
def send_pack(request: Visit, panel, opened) -> HttpResponse:
    """Open the pack to members."""
    return ask(
        request, lambda: services.send_pack(request.actor, panel=panel), heading="Open the pack to its members?",
        consequence="They read it here until the end of the meeting’s day. No more deaths can be put on it.",
        confirm="Open it", done="The pack is open to members.", back=own_address(panel), crumbs=crumbs(request, panel),
    )  # fmt: skip


@may("child_deaths.hold_panel")
@in_room
def hold_panel(request: Visit, panel, opened) -> HttpResponse:
    """Record who was there."""
    form = CameForm(request.POST or None, members=selectors.members_in(request.partnership, panel.kind))
    return asked(
        request, form, lambda **given: services.hold_panel(request.actor, panel=panel, **given),
        heading="Who was there?", submit="Record it", done="The panel is recorded.", back=own_address(panel),
        crumbs=crumbs(request, panel),
    )  # fmt: skip


@may("child_deaths.cancel_panel")
@in_room
def cancel_panel(request: Visit, panel, opened) -> HttpResponse:
    """Cancel it."""
    return ask(
        request, lambda: services.cancel_panel(request.actor, panel=panel), heading="Cancel this panel?",
        consequence="Its deaths are ready for another, and its pack shuts to members.", confirm="Cancel it",
        done="It is cancelled.", back=own_address(panel), crumbs=crumbs(request, panel), grave=True,
    )  # fmt: skip
