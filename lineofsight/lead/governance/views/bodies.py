"""Bodies: the tree of them, one with its seats and terms, who held authority on a day."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.downloads import csv_file
from lineofsight.core.documents.views import serve
from lineofsight.core.insight import meeting as meeting_point
from lineofsight.core.people.record_pages import buttons, history_of, offered, since
from lineofsight.kernel import clock
from lineofsight.lead.governance.forms.bodies import DayFilter
from lineofsight.lead.governance.selectors import authority as authorities
from lineofsight.lead.governance.selectors import bodies as selectors
from lineofsight.lead.governance.selectors import sector_issues
from lineofsight.lead.governance.selectors.meetings import meetings_in, papers_missing
from lineofsight.lead.governance.selectors.permissions import bodies_seen
from lineofsight.lead.governance.views.frame import crumbs
from lineofsight.lead.governance.views.outside import of_outside

# How many meetings stand on a body's page; the list of meetings has them all.
LATEST = 4
NOT_PRESSED = {"record_body"}
GRAVE = ("end_body", "hand_over_body")


@may("governance.see_governance")
def bodies(request: Visit) -> HttpResponse:
    """The bodies as they stand today: what each reports to, who sits there, where a seat is vacant."""
    branches = selectors.tree(request.actor, request.partnership)
    about = {
        "branches": branches,
        "vacancies": sum(branch.vacancies for branch in branches),
        "adds": permitted(request.actor, "governance.add_body", request.partnership),
        "crumbs": [],
    }
    return render(request, "governance/bodies.html", about)


@may("governance.see_governance")
def authority(request: Visit) -> HttpResponse:
    """Who held authority on a day: bodies, seats, who sat there, what was delegated to whom."""
    form, found = asked_as_at(request)
    about = {
        "form": form, "authority": found, "csv": f"{address('governance:authority_csv')}?{request.GET.urlencode()}",
        "crumbs": crumbs(request), "keeps": permitted(request.actor, "governance.give_delegation", request.partnership),
    }  # fmt: skip
    return render(request, "governance/authority.html", about)


@may("governance.see_governance")
def authority_csv(request: Visit) -> HttpResponse:
    """Who held authority on a day, as a file."""
    _, found = asked_as_at(request)
    heads = ("What", "Body or giver", "Who", "From", "To", "Seat, power or role")
    return csv_file("authority.csv", heads, authorities.authority_rows(found))


def asked_as_at(request: Visit):
    """The day asked for, today unless told, and who held authority then."""
    form = DayFilter(request.GET or None)
    day = (form.cleaned_data.get("on") if form.is_bound and form.is_valid() else None) or clock.today()
    return form, authorities.authority_on(request.actor, request.partnership, day)


@may("governance.see_body")
def body(request: Visit, body) -> HttpResponse:
    """One body: what it is for, its meetings, who sits there, its terms of reference, what happened."""
    terms = selectors.terms_of(body)
    met = list(meetings_in(request.actor, body.partnership, body=body)[: LATEST + 1])
    sees, offers = bodies_seen(request.actor), meeting_point.offers_on(request.actor, body.ref)
    about = {
        "body": body,
        "since": since(body),
        "above": selectors.above_now(body),
        "below": [each for each in selectors.below_now(body) if sees.filter(pk=each.pk).exists()],
        "places": selectors.places_in(body),
        "past": selectors.past_holdings(body),
        "terms": terms,
        "meetings": met[:LATEST],
        "more_meetings": len(met) > LATEST,
        "missing": papers_missing(met[:LATEST]),
        "issues": sector_issues.with_slips(sector_issues.issues_in(request.actor, body.partnership, body=body.ref)),
        "speaks_for": sector_issues.spoken_for_here(request.actor, body.partnership, body),
        "keeps": body.state == "standing" and permitted(request.actor, "governance.add_seat", body),
        "moves": buttons(request, body, "governance", but=NOT_PRESSED, grave=GRAVE),
        "offers": offered(each for each in offers if each.does),
        "read": [each for each in offers if not each.does],
        "before": body.predecessors.order_by("name"),
        "history": history_of(body),
        "today": clock.today(),
        "crumbs": crumbs(request),
        **of_outside(request, body),
    }
    return render(request, "governance/body.html", about)


@may("governance.see_body")
def terms(request: Visit, body, number: int) -> HttpResponse:
    """One version of a body's terms of reference, whether it is in force or an older one."""
    found = version(body, number)
    about = {
        "body": body, "terms": found, "latest": selectors.terms_of(body)[0], "crumbs": crumbs(request, body)
    }  # fmt: skip
    return render(request, "governance/terms.html", about)


@may("governance.see_body")
def terms_file(request: Visit, body, number: int) -> HttpResponse:
    """The document of one version."""
    found = version(body, number)
    if found.file is None:
        raise Http404("This version has no document.")
    return serve(request, found.file)


def version(body, number: int):
    """One version of a body's terms."""
    for each in selectors.terms_of(body):
        if each.number == number:
            return each
    raise Http404("There is no such version.")
