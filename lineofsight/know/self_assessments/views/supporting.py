"""Support: what is open and whose it is, one of them with its visits, taken up, and closed."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.paging import page_of
from lineofsight.core.design.shell import Crumb
from lineofsight.core.people.record_pages import ask, asked, buttons, history_of
from lineofsight.know.self_assessments import services
from lineofsight.know.self_assessments.forms import SupportsFilter, VisitForm
from lineofsight.know.self_assessments.selectors import supporting as selectors


def support_address(support) -> str:
    """A support's own page."""
    return address("self_assessments:support", ref=support.ref)


def support_crumbs(*steps: Crumb) -> list[Crumb]:
    return [Crumb("Support", address("self_assessments:supports")), *steps]


@may("self_assessments.list_supports")
def supports(request: Visit) -> HttpResponse:
    """What is open, and what was done."""
    form = SupportsFilter(request.GET)
    state = form.cleaned_data["state"] if form.is_valid() else ""
    page = page_of(request, selectors.supports_in(request.actor, request.partnership, state))
    return render(request, "self_assessments/supports.html", {"form": form, "page": page, "crumbs": []})


@may("self_assessments.see_support")
def support_page(request: Visit, support) -> HttpResponse:
    """One of them."""
    about = {
        "support": support, "visits": selectors.visits_of(support),
        "moves": buttons(request, support, "self_assessments"),
        "logs": support.state != "closed" and permitted(request.actor, "self_assessments.log_visit", support),
        "reads": support.copy and permitted(request.actor, "self_assessments.read_copy", support.copy),
        "history": history_of(support), "crumbs": support_crumbs(),
    }  # fmt: skip
    return render(request, "self_assessments/support.html", about)


@may("self_assessments.begin_support")
def begin_support(request: Visit, support) -> HttpResponse:
    """Take it up."""
    return ask(
        request, lambda: services.supporting.begin_support(request.actor, support=support),
        heading=f"Take up the support of {support.organisation.name}?",
        consequence="It is not due any more. Note each visit on its page.", confirm="Take it up",
        done="You have taken it up.", back=support_address(support),
        crumbs=support_crumbs(Crumb(support.organisation.name, support_address(support))),
    )  # fmt: skip


@may("self_assessments.log_visit")
def log_visit(request: Visit, support) -> HttpResponse:
    """Note a visit."""
    return asked(
        request, VisitForm(request.POST or None),
        lambda **given: services.supporting.log_visit(request.actor, support=support, **given),
        heading=f"Note a visit to {support.organisation.name}", submit="Save", done="Noted.",
        lede="What was found, and what was agreed. Name no child.", back=support_address(support),
        crumbs=support_crumbs(Crumb(support.organisation.name, support_address(support))),
    )  # fmt: skip


@may("self_assessments.close_support")
def close_support(request: Visit, support) -> HttpResponse:
    """Close it."""
    return ask(
        request, lambda **given: services.supporting.close_support(request.actor, support=support, **given),
        heading=f"Close the support of {support.organisation.name}?", reason=True,
        consequence="Say what shows that it worked, such as who has been trained, and where you saw it.",
        confirm="Close it", done="Closed.", back=support_address(support),
        crumbs=support_crumbs(Crumb(support.organisation.name, support_address(support))),
    )  # fmt: skip
