"""The register of schools: listed and searched, and loaded from a table after a look."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.downloads import csv_file
from lineofsight.core.design.paging import page_of
from lineofsight.core.design.shell import Crumb
from lineofsight.core.people import selectors, services
from lineofsight.core.people.forms import RegisterFilter, RegisterForm
from lineofsight.core.people.rules.register import COLUMNS, NEEDED, read_register
from lineofsight.kernel import clock

SESSION = "register_to_load"
SOURCE = "Get Information about Schools"


def found_in(request: Visit):
    """The filter, and the schools it lets through."""
    form = RegisterFilter(request.GET, clusters=selectors.clusters_in(request.partnership))
    return form, selectors.register_of(request.partnership, **(form.cleaned_data if form.is_valid() else {}))


@may("people.see_register")
def register(request: Visit) -> HttpResponse:
    """The schools of the area."""
    form, found = found_in(request)
    about = {
        "form": form, "page": page_of(request, found),
        "csv": f"{address('people:register_csv')}?{request.GET.urlencode()}",
        "loads": permitted(request.actor, "people.load_register", request.partnership),
        "looks": permitted(request.actor, "people.see_people", request.partnership), "crumbs": [],
    }  # fmt: skip
    return render(request, "people/register.html", about)


@may("people.see_register")
def register_csv(request: Visit) -> HttpResponse:
    """The schools that are listed, as a file."""
    rows = (
        (
            each.urn, each.organisation.name, each.get_governance_display(), each.get_phase_display(),
            each.parent.name if each.parent else "", each.cluster, each.authority,
            each.inspected_on.isoformat() if each.inspected_on else "", each.get_judgement_display(),
        )
        for each in found_in(request)[1]
    )  # fmt: skip
    return csv_file("schools.csv", COLUMNS, rows)


@may("people.load_register")
def load_register(request: Visit) -> HttpResponse:
    """Load the register from one table: check, show what would happen, and only then load."""
    form = RegisterForm(request.POST or None, request.FILES or None)
    problems: list = []
    if "confirm" in request.POST and not form.kept and request.session.get(SESSION, {}).get("for") == slug(request):
        kept = request.session.pop(SESSION)
        rows, problems = checked(kept["table"])
        if not problems:
            return load(request, rows, date.fromisoformat(kept["as_at"]))
    elif form.is_bound and form.is_valid():
        table, as_at = form.cleaned_data["table"], form.cleaned_data["as_at"]
        rows, problems = checked(table)
        if not problems:
            request.session[SESSION] = {"for": slug(request), "table": table, "as_at": as_at.isoformat()}
            return render(request, "people/check_register.html", {"rows": rows, "as_at": as_at, "crumbs": crumbs()})
    about = {
        "form": form, "problems_by_row": problems, "columns": COLUMNS, "needed": NEEDED, "crumbs": crumbs(),
    }  # fmt: skip
    return render(request, "people/load_register.html", about, status=422 if problems or form.is_bound else 200)


def slug(request: Visit) -> str:
    return request.partnership.slug


def crumbs() -> list[Crumb]:
    return [Crumb("The register of schools", address("people:register"))]


def checked(table: list[list[str]]):
    """The rows of a table, and everything wrong with them, alone or beside what is here."""
    rows, problems = read_register(table, clock.today())
    return rows, problems or selectors.register_problems(rows)


def load(request: Visit, rows, as_at: date) -> HttpResponse:
    """Load what was looked at."""
    done = services.load_register(request.actor, partnership=request.partnership, rows=rows, source=SOURCE, as_at=as_at)
    messages.success(request, f"Loaded: {done.added} new, {done.known} known, {done.renamed} of them renamed.")
    return redirect(address("people:register"))
