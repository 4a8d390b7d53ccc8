"""What a commissioner or a board has of its providers."""

from django.http import HttpResponse
from django.shortcuts import render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.downloads import csv_file
from lineofsight.know.self_assessments.forms.readers import ProvidersFilter
from lineofsight.know.self_assessments.lifecycle import COPY
from lineofsight.know.self_assessments.selectors import readers as selectors


def filtered(request: Visit):
    """The filter, and the providers it lets through."""
    form = ProvidersFilter(request.GET, lifecycle=COPY)
    given = form.cleaned_data if form.is_valid() else {}
    return form, selectors.providers(request.actor, request.partnership, **given)


@may("self_assessments.list_providers")
def providers(request: Visit) -> HttpResponse:
    """Each provider with what it handed in, what is late or old, and what is still being asked."""
    form, found = filtered(request)
    about = {
        "form": form, "found": found, "states": {state.key: state for state in COPY.states},
        "readers": list(selectors.read_by(request.actor, request.partnership)),
        "late": sum(line.late for line in found), "waiting": sum(line.state == "received" for line in found),
        "csv": f"{address('self_assessments:providers_csv')}?{request.GET.urlencode()}", "crumbs": [],
    }  # fmt: skip
    return render(request, "self_assessments/providers.html", about)


@may("self_assessments.list_providers")
def providers_csv(request: Visit) -> HttpResponse:
    """The same as a file."""
    _, found = filtered(request)
    heads = (
        "Organisation", "Kind", "Questions", "For", "State", "Signed on", "Asked for by", "Late", "Challenges open",
        "Challenges overdue",
    )  # fmt: skip
    rows = (
        (
            line.organisation.name, line.organisation.get_kind_display(), line.title, line.reader.name,
            COPY.state(line.state).label, line.stands.signed_on or "", line.stands.due or "",
            "yes" if line.late else "no", line.open_challenges, line.overdue_challenges,
        )
        for line in found
    )  # fmt: skip
    return csv_file("providers.csv", heads, rows)
