"""Pages of people: who is who, loading them from a spreadsheet, appointing, joining."""

from io import BytesIO
from itertools import zip_longest

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.doors import may
from lineofsight.core.access.permissions import permitted
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.shell import Crumb
from lineofsight.core.design.workbooks import XLSX, Sheet, workbook
from lineofsight.core.people import selectors, services
from lineofsight.core.people.forms import AppointForm, EndForm, JoinForm, LoadForm
from lineofsight.core.people.models import Appointment, Person
from lineofsight.core.people.roles import OrganisationKind, Role
from lineofsight.core.people.rules import COLUMNS, read_people

SESSION = "people_to_load"


@may("people.see_people")
def people(request: Visit) -> HttpResponse:
    """Who holds what in the partnership, and who can be invited."""
    about = {
        "appointments": selectors.appointments_in(request.partnership),
        "organisations": selectors.organisations_in(request.partnership),
        "manages": permitted(request.actor, "people.appoint", request.partnership),
        "crumbs": [],
    }
    return render(request, "people/people.html", about)


@may("people.load_people")
def load_people(request: Visit) -> HttpResponse:
    """Load agencies and people from one spreadsheet: check, show what would happen, and only then load."""
    form = LoadForm(request.POST or None, request.FILES or None)
    problems: list = []
    if "confirm" in request.POST and not form.kept and checked_here(request):
        rows, problems = read_people(request.session.pop(SESSION)["table"])
        if not problems:
            loaded = services.load_people(request.actor, partnership=request.partnership, rows=rows)
            messages.success(
                request,
                f"Loaded: {loaded.organisations} new organisations, {loaded.people} new people, "
                f"{loaded.appointments} new appointments.",
            )
            seen = permitted(request.actor, "people.see_people", request.partnership)
            return redirect(address("people:people") if seen else "/")
    elif form.is_bound and form.is_valid():
        rows, problems = read_people(form.cleaned_data["table"])
        if not problems:
            request.session[SESSION] = {"for": request.partnership.slug, "table": form.cleaned_data["table"]}
            return render(request, "people/check_people.html", {"rows": rows, "crumbs": []})
    about = {"form": form, "problems_by_row": problems, "columns": COLUMNS, "crumbs": []}
    return render(request, "people/load_people.html", about, status=422 if problems or form.is_bound else 200)


def checked_here(request: Visit) -> bool:
    """Whether a spreadsheet was checked for this partnership and waits to be confirmed."""
    return request.session.get(SESSION, {}).get("for") == request.partnership.slug


@may("people.load_people")
def people_template(request: Visit) -> FileResponse:
    """The spreadsheet to start from: the headings, and the words that may stand in two of the columns."""
    kinds, roles = [k.label for k in OrganisationKind], [r.label for r in Role if r is not Role.ADMINISTRATOR]
    content = workbook(
        Sheet("Agencies and people", COLUMNS, width=40),
        Sheet("Words to use", ("Kind", "Role"), tuple(zip_longest(kinds, roles)), width=40),
    )
    return FileResponse(BytesIO(content), content_type=XLSX, as_attachment=True, filename="agencies-and-people.xlsx")


@may("people.appoint")
def appoint(request: Visit) -> HttpResponse:
    """Appoint one person."""
    organisations = selectors.organisations_in(request.partnership)
    form = AppointForm(request.POST or None, organisations=organisations)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        organisation = organisations.filter(ref=given["organisation"]).first() if given["organisation"] else None
        services.appoint(
            request.actor, partnership=request.partnership, name=given["name"], email=given["email"],
            role=given["role"], organisation=organisation,
        )  # fmt: skip
        messages.success(request, f"{given['name']} is appointed.")
        return redirect(address("people:people"))
    about = {"form": form, "crumbs": [Crumb("People", address("people:people"))]}
    return render(request, "people/appoint.html", about)


@may("people.end_appointment")
def end_appointment(request: Visit, appointment: Appointment) -> HttpResponse:
    """End an appointment on a day."""
    form = EndForm(request.POST or None, start=appointment.start)
    if form.is_bound and form.is_valid():
        services.end_appointment(request.actor, appointment=appointment, end=form.cleaned_data["end"])
        messages.success(request, "The appointment has an end.")
        return redirect(address("people:people"))
    about = {
        "heading": f"When does {appointment.person.name} stop being {appointment.get_role_display().lower()}?",
        "consequence": "They keep what else they are appointed to.",
        "confirm": "Set the last day",
        "form": form,
        "cancel_url": address("people:people"),
        "crumbs": [Crumb("People", address("people:people"))],
    }
    return render(request, "design/move.html", about)


@may("people.join")
def join(request: Visit, person: Person) -> HttpResponse:
    """Make an account from an invitation: the link proved the address, the person chooses a password."""
    form = JoinForm(request.POST or None)
    if form.is_bound and form.is_valid():
        services.join(request.actor, person=person, password=form.cleaned_data["password"])
        request.session.flush()
        messages.success(request, "Your account is made. Sign in with your e-mail address and the password you chose.")
        return redirect("account_login")
    return render(request, "people/join.html", {"form": form, "person": person})
