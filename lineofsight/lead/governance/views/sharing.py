"""Records shared with bodies outside the partnership: one with what came back, and each step."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.people.record_pages import ask, asked, buttons, history_of, since
from lineofsight.kernel import clock
from lineofsight.lead.governance.forms.outside import CameBackForm, ShareForm
from lineofsight.lead.governance.selectors import sharing as selectors
from lineofsight.lead.governance.services import sharing as services
from lineofsight.lead.governance.views.frame import body_address, crumbs

GRAVE = ("withdraw_share",)
NOT_THEIRS = "What is private is shared by the chair alone."


def share_address(share) -> str:
    """The page of one record shared with one body."""
    return address("governance:share", ref=share.ref)


def about_share(request: Visit, share) -> dict:
    """Where everything done on a share leads back to."""
    return {"back": share_address(share), "crumbs": crumbs(request, share.body)}


@may("governance.share_record")
def share_record(request: Visit) -> HttpResponse:
    """Share a record with bodies outside; one may come from the record, or from the body."""
    record, body = request.GET.get("record", ""), request.GET.get("body", "")
    found = selectors.shareable(request.actor, request.partnership)
    if record and record not in {each.ref for each in found}:
        found += selectors.shareable(request.actor, request.partnership, record)
    known = {each.ref: each for each in selectors.open_bodies(request.partnership)}
    form = ShareForm(
        request.POST or None, initial={"record_ref": record, "bodies": [body] if body else [], "on": clock.today()},
        bodies=known.values(),
        rows={"record_ref": found, "agreement": selectors.agreements_in_force(request.partnership)},
    )  # fmt: skip
    private = permitted(request.actor, "governance.share_private", request.partnership)
    return asked(
        request, form,
        lambda **given: services.share_record(request.actor, partnership=request.partnership, **given),
        heading="Share something with a body outside", submit="It is shared", done="It is written down.",
        lede=f"Nothing is sent by this: it says who has what, and why.{'' if private else f' {NOT_THEIRS}'}",
        back=body_address(known[body]) if body in known else address("governance:outside"), crumbs=crumbs(request),
    )  # fmt: skip


@may("governance.see_share")
def share(request: Visit, share) -> HttpResponse:
    """One record shared with one body, and what came back."""
    about = {
        "share": share, "since": since(share), "record": selectors.record_of(request.actor, share),
        "moves": buttons(request, share, "governance", grave=GRAVE), "history": history_of(share),
        "crumbs": crumbs(request, share.body),
    }  # fmt: skip
    return render(request, "governance/share.html", about)


@may("governance.note_came_back")
def note_came_back(request: Visit, share) -> HttpResponse:
    """Write down what came back."""
    return asked(
        request, CameBackForm(request.POST or None, initial={"came_back": share.came_back}),
        lambda **given: services.note_came_back(request.actor, share=share, **given), heading="What came back?",
        lede=f"{share.body.name}: {share.called}", submit="Save it", done="It is saved.", **about_share(request, share),
    )  # fmt: skip


@may("governance.withdraw_share")
def withdraw_share(request: Visit, share) -> HttpResponse:
    """Withdraw it."""
    return ask(
        request, lambda **given: services.withdraw_share(request.actor, share=share, **given),
        heading="Share this no more?", confirm="Withdraw it", done="It is withdrawn.", reason=True, grave=True,
        consequence=f"It stays to be read that {share.body.name} had it. Ask them to give it back or delete it.",
        **about_share(request, share),
    )  # fmt: skip
