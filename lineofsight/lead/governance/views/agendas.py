"""Agendas: putting things on them, changing and dropping them, and what is said of each."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.people.record_pages import ask, asked
from lineofsight.lead.governance.forms.meetings import EditItemForm, ItemForm, OfferedForm
from lineofsight.lead.governance.forms.minuted import MinutesForm
from lineofsight.lead.governance.selectors import offering
from lineofsight.lead.governance.services import agendas as services
from lineofsight.lead.governance.views.frame import about_meeting
from lineofsight.lead.governance.views.keeping import people_here


@may("governance.add_item")
def add_item(request: Visit, meeting) -> HttpResponse:
    """Put something on the agenda."""
    return asked(
        request, ItemForm(request.POST or None, rows={"owner": people_here(request)}),
        lambda **given: services.add_item(request.actor, meeting=meeting, **given),
        heading="Put something on the agenda", lede=meeting.title, submit="Put it on", done="It is on the agenda.",
        **about_meeting(request, meeting),
    )  # fmt: skip


@may("governance.put_on_agenda")
def put_on_agenda(request: Visit, meeting) -> HttpResponse:
    """What the agenda is offered: matters arising, what is overdue, what waits by the day of the meeting."""
    groups = offering.offered_to(request.actor, meeting)
    if not groups:
        return render(request, "governance/nothing_offered.html", about_meeting(request, meeting))
    return asked(
        request, OfferedForm(request.POST or None, groups=groups),
        lambda **given: services.put_on_agenda(request.actor, meeting=meeting, **given),
        heading="What should the agenda take up?", submit="Put these on", done="They are on the agenda.",
        lede="Matters arising, actions past their day, and what is owed by the day of the meeting.",
        **about_meeting(request, meeting),
    )  # fmt: skip


@may("governance.edit_item")
def edit_item(request: Visit, item) -> HttpResponse:
    """Change an item."""
    standing = list(item.meeting.items.filter(dropped=False).values_list("pk", flat=True))
    first = {
        "title": item.title, "purpose": item.purpose, "private": item.private,
        "owner": item.owner.ref if item.owner else "",
        "position": standing.index(item.pk) + 1 if item.pk in standing else 1,
    }  # fmt: skip
    return asked(
        request, EditItemForm(request.POST or None, initial=first, rows={"owner": people_here(request)}),
        lambda **given: services.edit_item(request.actor, item=item, **given), heading="Change this item",
        submit="Save it", done="It is saved.", **about_meeting(request, item.meeting),
    )  # fmt: skip


@may("governance.drop_item")
def drop_item(request: Visit, item) -> HttpResponse:
    """Take an item off the agenda."""
    return ask(
        request, lambda: services.drop_item(request.actor, item=item), heading=f"Take “{item.title}” off the agenda?",
        consequence="Nobody owes its papers any more.", confirm="Take it off", done="It is off the agenda.",
        **about_meeting(request, item.meeting),
    )  # fmt: skip


@may("governance.write_minutes")
def write_minutes(request: Visit, item) -> HttpResponse:
    """Write down what was said of an item."""
    return asked(
        request, MinutesForm(request.POST or None, initial={"minutes": item.minutes}),
        lambda **given: services.write_minutes(request.actor, item=item, **given), heading="What was said?",
        lede=item.title, submit="Save it", done="It is saved.", **about_meeting(request, item.meeting),
    )  # fmt: skip
