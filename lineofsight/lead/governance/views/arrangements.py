"""The published arrangements with their reviews, and agreements to share information."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import Crumb
from lineofsight.core.documents.views import serve
from lineofsight.core.people.record_pages import ask, asked, buttons, history_of, since
from lineofsight.kernel import clock
from lineofsight.kernel.calendar import months_after
from lineofsight.lead.governance.forms.arrangements import (
    AgreementForm,
    AgreementReviewForm,
    ArrangementsForm,
    ContainedForm,
    ReviewForm,
)
from lineofsight.lead.governance.rules.contents import REVIEWED_WITHIN
from lineofsight.lead.governance.selectors import arrangements as selectors
from lineofsight.lead.governance.services import arrangements as services
from lineofsight.lead.governance.views.keeping import with_file

NOT_PRESSED = {"replace_arrangements", "record_arrangements"}


def crumbs(request: Visit, record=None, at: str = "") -> list[Crumb]:
    """The way back."""
    way = [Crumb("Published arrangements", address("governance:list_arrangements"))]
    return [*way, Crumb(record.title, at)] if record else way


def version_address(version) -> str:
    """The page of a version of the arrangements."""
    return address("governance:arrangements", ref=version.ref)


def agreement_address(agreement) -> str:
    """The page of an agreement."""
    return address("governance:agreement", ref=agreement.ref)


def about(request: Visit, record, at: str) -> dict:
    """Where everything done on a record leads back to."""
    return {"back": at, "crumbs": crumbs(request, record, at)}


@may("governance.list_arrangements")
def list_arrangements(request: Visit) -> HttpResponse:
    """Every version of the arrangements, when they are reviewed next, and the agreements to share information."""
    current = selectors.in_force(request.partnership)
    found = {
        "versions": selectors.versions_in(request.actor, request.partnership), "current": current,
        "due": selectors.review_due(current) if current else None, "today": clock.today(),
        "agreements": selectors.agreements_in(request.actor, request.partnership),
        "keeps": permitted(request.actor, "governance.draft_arrangements", request.partnership), "crumbs": [],
    }  # fmt: skip
    return render(request, "governance/list_arrangements.html", found)


@may("governance.draft_arrangements")
def draft_arrangements(request: Visit) -> HttpResponse:
    """Begin a new version."""
    form = ArrangementsForm(request.POST or None, request.FILES or None)
    make = with_file(
        lambda **given: services.draft_arrangements(request.actor, partnership=request.partnership, **given)
    )
    return asked(
        request, form, make, heading="Draft a version of the arrangements", submit="Save it", at=version_address,
        done="It is saved. Say now where it contains what is asked for.", back=address("governance:list_arrangements"),
        crumbs=crumbs(request),
    )  # fmt: skip


@may("governance.see_arrangements")
def arrangements(request: Visit, version) -> HttpResponse:
    """One version: what it contains of what is asked for, and what its reviews found."""
    found = {
        "version": version, "since": since(version), "asked": selectors.contents_of(version),
        "reviews": version.reviews.all(), "due": selectors.review_due(version), "today": clock.today(),
        "says": version.state == "draft" and permitted(request.actor, "governance.say_contained", version),
        "reviews_it": version.state == "published"
        and permitted(request.actor, "governance.review_arrangements", version),
        "moves": buttons(request, version, "governance", but=NOT_PRESSED), "history": history_of(version),
        "crumbs": crumbs(request),
    }  # fmt: skip
    return render(request, "governance/arrangements.html", found)


@may("governance.see_arrangements")
def arrangements_file(request: Visit, version) -> HttpResponse:
    """The document of a version."""
    if version.file is None:
        raise Http404("This version has no document.")
    return serve(request, version.file)


@may("governance.edit_arrangements")
def edit_arrangements(request: Visit, version) -> HttpResponse:
    """Change a draft."""
    names = ("title", "in_effect_from", "agreed_by", "address", "what_changed")
    form = ArrangementsForm(
        request.POST or None, request.FILES or None, initial={name: getattr(version, name) for name in names}
    )
    make = with_file(lambda **given: services.edit_arrangements(request.actor, arrangements=version, **given))
    return asked(
        request, form, make, heading="Change this draft", submit="Save it", done="It is saved.",
        **about(request, version, version_address(version)),
    )  # fmt: skip


@may("governance.say_contained")
def say_contained(request: Visit, version) -> HttpResponse:
    """Say where it contains what is asked for."""
    form = ContainedForm(request.POST or None, asked=selectors.contents_of(version))
    return asked(
        request, form, lambda **given: services.say_contained(request.actor, arrangements=version, **given),
        heading="Where is what is asked for?", submit="Save it", done="It is saved.",
        lede="You can leave some open and come back. Before they are published everything is answered.",
        **about(request, version, version_address(version)),
    )  # fmt: skip


@may("governance.publish_arrangements")
def publish_arrangements(request: Visit, version) -> HttpResponse:
    """Say that it is published."""
    return ask(
        request, lambda: services.publish_arrangements(request.actor, arrangements=version),
        heading="Are these arrangements published?", confirm="They are published", done="They are in force.",
        consequence="They cannot be changed here any more, and replace the version in force. "
        f"A review of them is owed {REVIEWED_WITHIN} months after they take effect.",
        **about(request, version, version_address(version)),
    )  # fmt: skip


@may("governance.review_arrangements")
def review_arrangements(request: Visit, version) -> HttpResponse:
    """Write down a review."""
    return asked(
        request, ReviewForm(request.POST or None),
        lambda **given: services.review_arrangements(request.actor, arrangements=version, **given),
        heading="What did the review find?", lede=version.title, submit="Keep it",
        done="It is kept. The next review is owed in a year.", **about(request, version, version_address(version)),
    )  # fmt: skip


@may("governance.add_agreement")
def add_agreement(request: Visit) -> HttpResponse:
    """Keep an agreement to share information."""
    first = {"review_on": months_after(clock.today(), REVIEWED_WITHIN)}
    form = AgreementForm(request.POST or None, request.FILES or None, initial=first)
    make = with_file(lambda **given: services.add_agreement(request.actor, partnership=request.partnership, **given))
    return asked(
        request, form, make, heading="Keep an agreement to share information", submit="Keep it", done="It is kept.",
        at=agreement_address, back=address("governance:list_arrangements"), crumbs=crumbs(request),
    )  # fmt: skip


@may("governance.see_agreement")
def agreement(request: Visit, agreement) -> HttpResponse:
    """One agreement."""
    found = {
        "agreement": agreement, "since": since(agreement), "today": clock.today(), "history": history_of(agreement),
        "moves": buttons(request, agreement, "governance", grave=("end_agreement",)), "crumbs": crumbs(request),
    }  # fmt: skip
    return render(request, "governance/agreement.html", found)


@may("governance.see_agreement")
def agreement_file(request: Visit, agreement) -> HttpResponse:
    """The document of an agreement."""
    if agreement.file is None:
        raise Http404("This agreement has no document.")
    return serve(request, agreement.file)


@may("governance.review_agreement")
def review_agreement(request: Visit, agreement) -> HttpResponse:
    """Say what a review of it found."""
    first = {"review_on": months_after(max(clock.today(), agreement.review_on), REVIEWED_WITHIN)}
    return asked(
        request, AgreementReviewForm(request.POST or None, initial=first),
        lambda **given: services.review_agreement(request.actor, agreement=agreement, **given),
        heading="What did the review find?", lede=agreement.title, submit="Keep it", done="It is kept.",
        **about(request, agreement, agreement_address(agreement)),
    )  # fmt: skip


@may("governance.end_agreement")
def end_agreement(request: Visit, agreement) -> HttpResponse:
    """End it."""
    return ask(
        request, lambda **given: services.end_agreement(request.actor, agreement=agreement, **given),
        heading="End this agreement?", consequence="It stays to be read. Nothing is shared under it any more.",
        confirm="End it", done="It has ended.", reason=True, grave=True,
        **about(request, agreement, agreement_address(agreement)),
    )  # fmt: skip
