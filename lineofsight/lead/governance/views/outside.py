"""Bodies outside the partnership: the list of them with what is due, and how one keeps in touch with each."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.downloads import csv_file
from lineofsight.core.design.text import day
from lineofsight.core.people.record_pages import asked
from lineofsight.kernel import clock
from lineofsight.lead.governance.forms.outside import LiaisonForm
from lineofsight.lead.governance.selectors import outside as selectors
from lineofsight.lead.governance.selectors.sharing import shares_of
from lineofsight.lead.governance.services import outside as services
from lineofsight.lead.governance.views.frame import body_address, crumbs
from lineofsight.lead.governance.views.keeping import people_here


@may("governance.see_governance")
def outside(request: Visit) -> HttpResponse:
    """The bodies outside: who keeps in touch, the last update each way, what is due."""
    rows, today = selectors.bodies_outside(request.actor, request.partnership), clock.today()
    about = {
        "rows": rows, "today": today, "crumbs": [],
        "late": sum(owed.on < today for row in rows for owed in row.due),
        "waiting": sum(len(row.waiting) for row in rows),
        "adds": permitted(request.actor, "governance.add_body", request.partnership),
        "shares": rows and shares_here(request),
        "csv": address("governance:outside_csv"),
    }  # fmt: skip
    return render(request, "governance/outside.html", about)


@may("governance.see_governance")
def outside_csv(request: Visit) -> HttpResponse:
    """The bodies outside as a file."""
    rows = (
        (row.body.name, row.body.get_kind_display(), row.body.state_now.label, "; ".join(row.who),
         row.liaison.theirs if row.liaison else "", row.liaison.get_we_send_display() if row.liaison else "",
         row.sent or "", row.liaison.get_they_send_display() if row.liaison else "", row.received or "",
         "; ".join(f"{owed.title}, by {day(owed.on)}" for owed in row.due), len(row.waiting))
        for row in selectors.bodies_outside(request.actor, request.partnership)
    )  # fmt: skip
    heads = (
        "Body", "What it is", "State", "Who keeps in touch", "And there", "We tell them", "Last told them",
        "They tell us", "Last told us", "Due", "Answers open",
    )  # fmt: skip
    return csv_file("bodies-outside.csv", heads, rows)


def shares_here(request: Visit) -> bool:
    """Whether a reader shares records with bodies outside in the partnership's name."""
    return permitted(request.actor, "governance.share_record", request.partnership)


def of_outside(request: Visit, body) -> dict:
    """What the page of a body outside has more: how one keeps in touch, what passed, what was shared."""
    if not selectors.is_outside(body):
        return {"outside": None}
    return {
        "outside": selectors.outside([body])[0], "before_that": selectors.past_liaisons(body),
        "updates": selectors.updates_of(request.actor, body), "shares": shares_of(request.actor, body),
        "agrees": permitted(request.actor, "governance.set_liaison", body),
        "notes": permitted(request.actor, "governance.note_update", body),
        "sharing": body.state == "standing" and shares_here(request),
    }  # fmt: skip


@may("governance.set_liaison")
def set_liaison(request: Visit, body) -> HttpResponse:
    """Write down how one keeps in touch with a body."""
    was = selectors.liaison_of(body)
    first = {
        "we_send": was.we_send, "they_send": was.they_send, "theirs": was.theirs,
        "sender": was.sender.ref if was.sender else "", "asker": was.asker.ref if was.asker else "",
    } if was else {}  # fmt: skip
    here = people_here(request)
    form = LiaisonForm(request.POST or None, initial=first, rows={"sender": here, "asker": here})
    return asked(
        request, form, lambda **given: services.set_liaison(request.actor, body=body, **given),
        heading=f"How do we keep in touch with {body.name}?", submit="Save it", back=body_address(body),
        lede=f"What is agreed now stays to be read, from {day(was.since)}." if was else "",
        done="It is saved. The next update each way is in the inbox of whoever owes it.", crumbs=crumbs(request, body),
    )  # fmt: skip
