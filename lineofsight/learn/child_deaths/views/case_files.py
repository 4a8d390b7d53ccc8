"""Files of cases: looked through and taken in, what they say otherwise decided, and cases handed over."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from lineofsight.core.access.doors import may
from lineofsight.core.access.visits import Visit
from lineofsight.core.design.addresses import address
from lineofsight.core.design.downloads import attached
from lineofsight.core.design.workbooks import XLSX
from lineofsight.core.people.record_pages import asked
from lineofsight.core.sealed.doors import in_room, lacks_second_step, set_up_first
from lineofsight.kernel import clock
from lineofsight.kernel.lifecycle import MoveRefused
from lineofsight.learn.child_deaths.forms.case_files import (
    CaseFileForm,
    DecideForm,
    HandOverDeathForm,
    HandOverForm,
    SubmissionForm,
    carried,
    carried_table,
)
from lineofsight.learn.child_deaths.rules.case_columns import columns, label_of
from lineofsight.learn.child_deaths.rules.case_files import read_cases
from lineofsight.learn.child_deaths.rules.case_values import written
from lineofsight.learn.child_deaths.selectors.case_file import told_of
from lineofsight.learn.child_deaths.selectors.submitting import forms_asked, sent_as
from lineofsight.learn.child_deaths.services import case_files, differences, handing_over, submitting
from lineofsight.learn.child_deaths.views import deaths, panels
from lineofsight.learn.child_deaths.views.moves import about

WRONG = 422
WHAT = ("made", "changed", "same", "passed")
AGAIN = "The page was too old. Choose the file again."


def owner(request: Visit) -> str:
    """For whom a table is sealed into a page: this person, in this partnership."""
    return f"{request.actor.ref}/{request.partnership.slug}"


@may("child_deaths.look_through_file")
def look_through_file(request: Visit) -> HttpResponse:
    """Choose a file, and see row by row what taking it in would do. Nothing is changed yet, and no file is kept."""
    if lacks_second_step(request):
        return set_up_first(request)
    form = CaseFileForm(request.POST or None, request.FILES or None)
    shown: dict = {}
    if form.is_bound and form.is_valid():
        shown = looked_through(request, form)
    faults = shown.pop("faults", form.faults)
    return page(request, form, faults=faults, wrong=bool(faults or (form.is_bound and form.errors)), **shown)


def looked_through(request: Visit, form: CaseFileForm) -> dict:
    """What a table would do, or what is wrong with it."""
    table = form.cleaned_data["table"]
    reading = read_cases(table, clock.today())
    if not reading.faults and not reading.cases:
        form.add_error("file", "There is no case in it")
    if reading.faults or form.errors:
        return {"faults": reading.faults}
    packed = carried(table, ref=owner(request))
    if not packed:
        form.add_error("file", "That is too much for one file. Split it and send the parts")
        return {}
    try:
        rows = case_files.look_through_file(request.actor, partnership=request.partnership, cases=reading.cases)
    except MoveRefused as refused:
        form.add_error(None, str(refused))
        return {}
    return {"outcomes": rows, "carried": packed}


def next_form(form: CaseFileForm, outcomes) -> CaseFileForm:
    """The form beside what would happen: empty, unless rows have to be put right where they were pasted."""
    refused = any(each.what == "refused" for each in outcomes)
    return form if refused or not outcomes else CaseFileForm()


def page(request: Visit, form: CaseFileForm, *, faults=(), outcomes=(), wrong: bool = False, **shown) -> HttpResponse:
    """The page with its form, what is wrong, and what would happen."""
    about_it = {
        "form": next_form(form, outcomes), "faults": faults, "outcomes": outcomes, "columns": columns(),
        "refused": any(each.what == "refused" for each in outcomes),
        "counts": {what: sum(each.what == what for each in outcomes) for what in WHAT},
        "crumbs": deaths.crumbs(request), **shown,
    }  # fmt: skip
    return render(request, "child_deaths/case_file.html", about_it, status=WRONG if wrong else 200)


@may("child_deaths.take_file")
def take_file(request: Visit) -> HttpResponse:
    """Take in what was looked through; only a form is answered."""
    table = carried_table(request.POST.get("carried", ""), ref=owner(request))
    back = redirect(address("child_deaths:look_through_file"))
    if request.method != "POST" or table is None or lacks_second_step(request):
        if request.method == "POST":
            messages.error(request, AGAIN)
        return back
    reading = read_cases(table, clock.today())
    if reading.faults:
        messages.error(request, AGAIN)
        return back
    try:
        rows = case_files.take_file(request.actor, partnership=request.partnership, cases=reading.cases)
    except MoveRefused as refused:
        messages.error(request, str(refused))
        return back
    messages.success(request, said(rows))
    return redirect(address("child_deaths:deaths"))


def said(rows: list[case_files.Outcome]) -> str:
    """What taking a file in came to."""
    count = {what: sum(row.what == what for row in rows) for what in WHAT}
    differ = sum(bool(row.differs) for row in rows)
    text = f"{count['made']} new, {count['changed']} added to, {count['same']} as they were{over(count['passed'])}."
    return f"{text} Of {differ} the file says otherwise: decide on their pages." if differ else text


def over(passed: int) -> str:
    """How many rows were passed over, where any was."""
    return f", {passed} passed over" if passed else ""


@may("child_deaths.decide_difference")
@in_room
def decide_difference(request: Visit, difference, opened) -> HttpResponse:
    """Decide which is right: what stands here, or what a file says."""
    death = difference.death
    kind = next(column.kind for column in columns() if column.key == difference.column)
    here = told_of(death, opened)
    stands = written(kind, here.get(difference.column, ""), here.get("edition", "")) or "nothing"
    told = written(kind, difference.told.open(opened))
    return asked(
        request, DecideForm(request.POST or None),
        lambda **given: differences.decide_difference(
            request.actor, difference=difference, opened=opened, **given
        ),
        heading=f"{label_of(difference.column)}: which is right?", submit="Decide", done="It is decided.",
        lede=f"Here it says: {stands}. The file says: {told}.", **about(request, death),
    )  # fmt: skip


@may("child_deaths.hand_over_death")
@in_room
def hand_over_death(request: Visit, death, opened) -> HttpResponse:
    """The file of one case, once its reason is given. It is called by its key."""

    def make(**told):
        return handing_over.hand_over_death(request.actor, death=death, opened=opened, **told)

    unsent = [each for each in forms_asked(death) if sent_as(death, each) is None]
    form = HandOverDeathForm(request.POST or None, asked=unsent)
    return handed(
        request, form, make, name=f"case-{death.key}.xlsx", heading="A file of this case", **about(request, death)
    )


@may("child_deaths.note_submission")
@in_room
def note_submission(request: Visit, death, opened) -> HttpResponse:
    """Note what the national database was sent, or put it right."""
    asked_for = forms_asked(death)
    chosen = request.GET.get("form", "")
    row = sent_as(death, chosen) if chosen in asked_for else None
    first = {"form": chosen, "sent_on": row and row.sent_on, "accepted_on": row and row.accepted_on}
    return asked(
        request, SubmissionForm(request.POST or None, asked=asked_for, initial=first),
        lambda **given: submitting.note_submission(request.actor, death=death, **given),
        heading="What was the national database sent?", submit="Record it", done="It is recorded.",
        lede="Nothing is sent from here.", **about(request, death),
    )  # fmt: skip


@may("child_deaths.hand_over_panel")
@in_room
def hand_over_panel(request: Visit, panel, opened) -> HttpResponse:
    """The file of the cases of a panel, once its reason is given."""

    def make(reason):
        return handing_over.hand_over_panel(request.actor, panel=panel, reason=reason)

    return handed(
        request, HandOverForm(request.POST or None), make, name=f"panel-{panel.room.key}.xlsx",
        heading="A file of this panel’s cases", back=panels.own_address(panel), crumbs=panels.crumbs(request, panel),
    )  # fmt: skip


def handed(request: Visit, form, make, *, name: str, heading: str, back: str, crumbs) -> HttpResponse:
    """Ask for a reason, and answer with the file."""
    if form.is_bound and form.is_valid():
        try:
            return HttpResponse(make(**form.cleaned_data), content_type=XLSX, headers=attached(name))
        except MoveRefused as refused:
            form.add_error(None, str(refused))
    shown = {
        "form": form, "heading": heading, "submit": "Save the file", "cancel_url": back, "crumbs": crumbs,
        "lede": "It has who the child was in it. Keep it where only those who need it can open it. Your reason stands "
        "on the trail.",
    }  # fmt: skip
    return render(request, "design/form.html", shown)
